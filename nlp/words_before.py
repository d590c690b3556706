"""What do the words before a name make of it?

"Current or planned pregnancy" names the pregnancy too, which its last words alone do not tell;
"other causes of stroke" are not the stroke, but whatever else may have caused it; who has "not
recovered from surgery" is not asked for any surgery, and "non-opioid analgesics" are drugs too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found, TermFinder, TermFound

_CURRENT = re.compile(
    r"\b(?P<word>current|present|existing|ongoing|active)"
    r"(?:\s?,?\s(?:and/or|and|or)\s|\s?[/,]\s?(?:[a-z]{3,12},?\s(?:and/or|and|or)\s)?)\Z",
    re.IGNORECASE,
)
_CAUSES = re.compile(
    r"\b(?:other|another|alternative|alternate|secondary|identifiable|identified|known|specific|"
    r"different|competing|potential|possible)\s(?:[a-z]{3,14}\s){0,2}"
    r"(?:causes?|a?etiolog(?:y|ies)|explanations?|reasons?)\s(?:of|for)\s(?:the\s|their\s|an?\s)?\Z",
    re.IGNORECASE,
)
# What somebody has not got over, up to what it was.
_UNRECOVERED = re.compile(
    r"\b(?:not|never|n['’]t)\s(?:yet\s|been\s)?"
    r"(?:(?:adequately|completely|fully|sufficiently)\s)?(?:yet\s)?recovered\s"
    r"(?:(?:adequately|completely|fully|sufficiently)\s)?(?:from|after)\s"
    r"(?:[a-z]{1,14}\s){0,5}\Z|\b(?:incomplete|inadequate)\srecovery\s(?:from|after)\s"
    r"(?:[a-z]{1,14}\s){0,5}\Z|\bunrecovered\sfrom\s(?:[a-z]{1,14}\s){0,5}\Z",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s?(?:,|/|,?\s(?:and/or|and|or))\s(?:the\s|any\s)?", re.IGNORECASE)
_NON = re.compile(r"\bnon[- ]\Z", re.IGNORECASE)
_KIND_AHEAD = re.compile(
    r"(?:\s[a-z-]{3,20}){0,2}\s(?:analgesi\w+|drugs?|medications?|agents?|therap(?:y|ies)"
    r"|treatments?|medicines?|inhibitors?|anticoagulants?|antibiotics?|antidepressants?)\b"
    r"|(?:\s[a-z-]{3,20})?\s(?:and|or)\s[a-z-]{3,20}\s(?:analgesi\w+|drugs?|medications?|agents?)\b",
    re.IGNORECASE,
)
_ANTI = re.compile(r"\banti[- ]?\Z", re.IGNORECASE)
_ANTIBODIES = re.compile(r"[\s-](?:[a-z]{3,14}\s)?(?:auto)?antibod(?:y|ies)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\bantibod(?:y|ies)\s(?:to|against|directed against)\s(?:the\s|any\s)?\Z", re.IGNORECASE
)
# Parts of words, one of which stands in all that the patterns match.
_NOW = ("current", "present", "existing", "ongoing", "active")
_CAUSING = ("cause", "etiolog", "explanation", "reason")
_REACH = 60
_NEAR = 24
_CAUSED = frozenset({"condition", "observation"})
_GOT_OVER = frozenset({"condition", "drug", "procedure", "observation"})


def read_before(text: str, terms: Sequence[Found], finder: TermFinder) -> list[Found]:
    """The terms, in order, with what the words before them say."""
    low = text.lower()
    now = any(map(low.__contains__, _NOW))
    tells = [tell for tell, hints in _TELLS if any(map(low.__contains__, hints))]
    if not now and not tells:
        return list(terms)
    made: list[Found] = []
    for term in terms:
        current = _named_too(text, term, finder) if now else None
        if current is not None and not any(_meets(current, each) for each in made):
            made.append(current)
        if made and _goes_on(text, made[-1], term):
            made[-1] = _opened(text, made[-1].start, term.end)
            continue
        cause = next((told for tell in tells if (told := tell(text, term))), None)
        if cause is not None:
            made = [each for each in made if not _meets(cause, each)]
        made.append(cause or term)
    return sorted(made, key=lambda each: each.start)


def _meets(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _named_too(text: str, term: Found, finder: TermFinder) -> Found | None:
    """What "current or" before a name of two words names, with the name's last words."""
    name = text[term.start : term.end]
    _, _, head = name.partition(" ")
    if not head or not term.value.concept_id:
        return None
    before = _CURRENT.search(text, max(0, term.start - _NEAR), term.start)
    found = finder.find(head) if before is not None else []
    if before is None or len(found) != 1 or (found[0].start, found[0].end) != (0, len(head)):
        return None
    if found[0].value.concept_id in (None, "", term.value.concept_id):
        return None
    return Found(*before.span("word"), found[0].value)


def _of_a_cause(text: str, term: Found) -> Found | None:
    """Whatever else causes it, for a disease of which other causes are told."""
    if term.value.kind not in _CAUSED or not term.value.concept_id:
        return None
    words = _CAUSES.search(text, max(0, term.start - _REACH), term.start)
    if words is None:
        return None
    return _opened(text, words.start(), term.end)


def _unrecovered(text: str, term: Found) -> Found | None:
    """What somebody has not recovered from, as words of their own: the thing alone is not asked."""
    if term.value.kind not in _GOT_OVER:
        return None
    words = _UNRECOVERED.search(text, max(0, term.start - 2 * _REACH), term.start)
    return None if words is None else _opened(text, words.start(), term.end)


def _goes_on(text: str, last: Found, term: Found) -> bool:
    """Is it one more thing that somebody has not got over: "not recovered from A or B"?"""
    if last.value.kind != "other" or " recover" not in f" {last.value.name}"[:40]:
        return False
    return _JOINED.fullmatch(text, last.end, term.start) is not None


def _of_another(text: str, term: Found) -> Found | None:
    """A kind of drugs told by what they are not: "non-opioid analgesics" denies no opioid."""
    if term.value.kind != "drug":
        return None
    words = _NON.search(text, max(0, term.start - 4), term.start)
    if words is None:
        return None
    name = text[term.start : term.end]
    within = term.start + len(name.split()[0])  # "opioid analgesics" may be one name
    if not _KIND_AHEAD.match(text, within) and not _KIND_AHEAD.match(text, term.end):
        return None
    return _opened(text, words.start(), term.end)


def _of_antibodies(text: str, term: Found) -> Found | None:
    """Antibodies against a drug, as words of their own: "anti-insulin antibodies"."""
    if term.value.kind != "drug":
        return None
    opening = _ANTI.search(text, max(0, term.start - 5), term.start)
    closing = _ANTIBODIES.match(text, term.end) if opening is not None else None
    if opening is not None and closing is not None:
        return _opened(text, opening.start(), closing.end())
    against = _AGAINST.search(text, max(0, term.start - _REACH), term.start)
    return None if against is None else _opened(text, against.start(), term.end)


def _opened(text: str, start: int, end: int) -> Found:
    """Words that no row names, as a name."""
    return Found(start, end, TermFound("", "other", " ".join(text[start:end].lower().split())))


_TELLS = (
    (_of_a_cause, _CAUSING),
    (_unrecovered, ("recover",)),
    (_of_another, ("non",)),
    (_of_antibodies, ("antibod",)),
)
