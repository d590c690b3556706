"""Which members of a list leave a part of their name to another: its head, or its beginning?

"right or left bundle branch block", "locally advanced or metastatic breast cancer" leave the head
to the last, "hepatitis B or C", "CYP3A4 inhibitors or inducers" the beginning to the first. A
member is read as what a row names by its words with that part; what only qualifies ("mild or severe
asthma") stands for the rest of the name with that qualifier.
Source: right node raising and conjoined modifiers, as grammars of English describe them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from nlp.qualifiers import is_qualifier
from nlp.recognizers import Found, TermFinder, TermFound
from nlp.shared_heads import share_opening
from nlp.shared_openings import whole_name

# What may stand between two members: tried on the text right before the later one.
_JOINT = re.compile(r"(?:,?\s(?:and/or|and|or|to|versus)\s|\s?/\s?|,\s)\Z", re.IGNORECASE)
_JOINING = ("or", "and", "to", "versus", "OR", "AND", ",", "/")
_JOINT_AHEAD = re.compile(r"(?:,\s?)?\s?(?:\b(?:and/or|and|or)\b|/|,)\s?(?:of\s)?", re.IGNORECASE)
_LAST_WORDS = re.compile(r"(?:\b([\w+]+(?:-[\w+]+){0,3})[ ])?\b([\w+]+(?:-[\w+]+){0,3}-?)\Z")
_WIDE, _MOST = 60, 6
_NAMED = frozenset({"condition", "drug", "procedure", "measurement", "observation", "device"})
# Words that qualify what they stand before, so that a list of them shares a noun.
_ADJECTIVE = (
    *("ic", "al", "ar", "ary", "ous", "ive", "ed", "ent", "ant", "able", "ible", "oid"),
    *("immune", "mutant", "+", "-"),
)
_MARKERS = frozenset({"observation", "measurement"})
_RESULTS = frozenset({"negative_qualifier", "positive_qualifier"})
_RESULT = re.compile(r"positive|negative|mutant|mutated|amplified", re.IGNORECASE)
# A last word that stands for one of a series: "hepatitis B", "diabetes type 1".
_OF_SERIES = re.compile(r"[\s-](?:[A-E]|[1-9]|I{1,3}|IV|V)\Z")
_SERIES_ENDS = frozenset("ABCDE123456789IV")
_SERIES = re.compile(r"(?:[A-E]|[1-9]|I{1,3}|IV|V)\b(?![%.'’]?\w)(?!\s?[<>=≤≥%])")
# Nouns that mean something only with what they act upon.
_ACTING = re.compile(
    r"(?:inhibitors?|inducers?|substrates?|agonists?|antagonists?|blockers?|modulators?)\b",
    re.IGNORECASE,
)
_ENDS_ACTING = re.compile(rf"{_ACTING.pattern}\Z", re.IGNORECASE)
_ACTING_ENDS = (
    *("bitor", "ducer", "strate", "gonist", "blocker", "dulator"),
    *("bitors", "ducers", "strates", "gonists", "blockers", "dulators"),
)
_DISORDER = re.compile(
    r"(?:disorder|diathes[ei]s|abnormality|problem|disturbance|tendency)s?\Z", re.IGNORECASE
)
_GOING_ON = re.compile(
    r"\b(?:active|ongoing|recent|acute|uncontrolled|major|significant|severe|serious|internal"
    r"|intracranial|abnormal|excessive|\w+al)\s\Z",
    re.IGNORECASE,
)
_NEAR = 24
_METASTATIC = "metastatic_cancer"
_SPREAD = TermFound("metastatic_qualifier", "qualifier", "metastatic")
_LISTED = re.compile(r"\s?(?:,|/|,?\s(?:and/or|and|or))\s?", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:infections?|virus(?:es)?|disease)\b", re.IGNORECASE)


def fill_lists(
    text: str, terms: Sequence[Found], finder: TermFinder, apart: Sequence[Found] = ()
) -> list[Found]:
    """The terms, in order, with members of lists read by their whole names.

    Args: apart, amounts and windows, whose words are part of no name.
    """
    made: list[Found] = []
    stays: set[int] = set()  # where a qualifier stays beside the noun that it stands for
    terms = _spread(text, terms)
    for index, term in enumerate(terms):
        if term.value.kind not in _NAMED or not term.value.concept_id:
            continue
        start = _opens(text, terms, index)
        ahead = text[max(0, start - 8) : start].rstrip()
        if ahead.endswith(_JOINING) and _JOINT.search(text, max(0, start - 8), start):
            made += _before(text, terms, index, finder, stays)
        if text[term.end : term.end + 1] in " ,/":
            made += _behind(text, term, finder)
    made = [m for m in made if not any(m.start < a.end and a.start < m.end for a in apart)]
    return _placed(terms, made, stays) if made else list(terms)


def _before(
    text: str, terms: Sequence[Found], index: int, finder: TermFinder, stays: set[int]
) -> list[Found]:
    """The members before a name that share its last words."""
    term = terms[index]
    at = _opens(text, terms, index)
    name = text[at : term.end]
    found: list[Found] = []
    while _tails(name) and len(found) < _MOST:
        joint = _JOINT.search(text, max(0, at - 8), at)
        words = joint and _last_words(text, joint.start())
        if joint is None or words is None:
            break
        if " to " in joint[0] and not _ranges(terms, words):
            break  # "exposure to lithium therapy" is no exposure therapy
        member = _member(words, text, terms, name, finder, stays)
        if member is None:
            break
        found.append(member)
        at = member.start
    opened = share_opening(text, at, term, finder) if found else None
    return [*found, opened] if opened is not None else found


def _opens(text: str, terms: Sequence[Found], index: int) -> int:
    """Where does a member of a list begin: a qualifier before its name opens it where another
    member is an adjective that names a disease ("autoimmune or hereditary anemia")?
    """
    term, before = terms[index], terms[index - 1] if index else None
    if before is None or not is_qualifier(before) or text[before.end : term.start] != " ":
        return term.start
    joint = _JOINT.search(text, max(0, before.start - 8), before.start)
    other = terms[index - 2] if joint is not None and index > 1 else None
    if joint is None or other is None or other.end != joint.start():
        return term.start
    named = other.value.kind == "condition" and _adjective(text[other.start : other.end])
    return before.start if named else term.start


def _last_words(text: str, end: int) -> re.Match[str] | None:
    """The last word before a place, with the one before it that a blank parts from it."""
    low = max(0, end - _WIDE)
    blank = text.rfind(" ", low, max(low, text.rfind(" ", low, end)))
    return _LAST_WORDS.search(text, max(low, blank), end)


def _member(
    words: re.Match[str],
    text: str,
    terms: Sequence[Found],
    name: str,
    finder: TermFinder,
    stays: set[int],
) -> Found | None:
    """One member: what a row names by its words with a tail; a qualifier, of that tail."""
    if text.endswith("of the ", 0, words.start(2)):
        return None  # "cirrhosis of the liver, and kidney disease"
    for start in (words.start(1), words.start(2)):
        if start < 0 or _noun(text, start, words.end(), terms, name):
            continue
        own = text[start : words.end()]
        qualifies = _qualifies(terms, start, words.end())
        for tail in _tails(name):
            value = _whole(own + tail if own[-1] == "-" else f"{own} {tail}", finder)
            if value is not None:
                return Found(start, words.end(), value)
            value = _whole(tail, finder) if qualifies else None
            if value is not None and not _told(terms, start, value):
                stays.add(start)
                return Found(start, words.end(), value)
    return None


def _ranges(terms: Sequence[Found], words: re.Match[str]) -> bool:
    """May words begin a range of qualifiers: "mild to severe asthma"?"""
    start, end = words.span(2)
    held = (each for each in terms if each.start <= start and end <= each.end)
    return _adjective(words[2]) or any(map(is_qualifier, held))


def _told(terms: Sequence[Found], start: int, value: TermFound) -> bool:
    """Does the list name the thing already ("current, suspected or planned pregnancy")?"""
    return any(
        start - _WIDE < each.end <= start and each.value.concept_id == value.concept_id
        for each in terms
    )


def _qualifies(terms: Sequence[Found], start: int, end: int) -> bool:
    """Is it a qualifier that leaves its noun to the list: not "HR positive", which has its own?"""
    before = None
    for each in terms:
        if is_qualifier(each) and (each.start, each.end) == (start, end):
            owned = before is not None and not is_qualifier(before) and before.end == start - 1
            return not (owned and each.value.concept_id in _RESULTS)
        before = each
    return False


def _noun(text: str, start: int, end: int, terms: Sequence[Found], name: str) -> bool:
    """Do words name something by themselves, so that they need no part of another name?"""
    for each in terms:
        if each.end <= start or end <= each.start or each.value.kind in ("other", "qualifier"):
            continue
        if each.start < start or end < each.end:
            return True
        if each.value.kind in _MARKERS and _RESULT.search(name):
            continue
        if (each.start, each.end) == (start, end) and not (
            _adjective(text[start:end]) or _shares_disorder(text, start, end, name)
        ):
            return True
    return False


def _shares_disorder(text: str, start: int, end: int, name: str) -> bool:
    """Is it the first of two that a disorder is of: "bleeding or clotting disorders"?

    What is going on ("active bleeding") is a thing of its own.
    """
    ahead = _GOING_ON.search(text, max(0, start - _NEAR), start)
    return (
        text[start:end].lower().endswith("ing") and ahead is None and bool(_DISORDER.search(name))
    )


def _adjective(words: str) -> bool:
    return words.lower().endswith(_ADJECTIVE) or words.lower().startswith("non-")


def _behind(text: str, term: Found, finder: TermFinder) -> list[Found]:
    """The members behind a name that share its first words."""
    name = text[term.start : term.end]
    series = _OF_SERIES.search(name) if name[-1] in _SERIES_ENDS else None
    acts = series is None and name.lower().endswith(_ACTING_ENDS)
    acting = _ENDS_ACTING.search(name) if acts else None
    if series is None and (acting is None or not acting.start()):
        return []
    stem = name[: series.start() + 1] if series else name[: acting.start()] if acting else ""
    found: list[Found] = []
    at = term.end
    while len(found) < _MOST:
        joint = _JOINT_AHEAD.match(text, at)
        member = joint and (_SERIES if series else _ACTING).match(text, joint.end())
        if not joint or not member:
            break
        value = _whole(stem + member[0], finder)
        if value is None:
            break
        longer = _BEHIND.match(text, member.end()) if series else None
        end = (
            longer.end()
            if longer and _whole(stem + member[0] + longer[0], finder)
            else member.end()
        )
        found.append(Found(member.start(), end, value))
        at = member.end()
    return found


@lru_cache(maxsize=20_000)
def _tails(name: str) -> tuple[str, ...]:
    """What is left of a name without its first words, the longest first."""
    return tuple(name[cut.end() :] for cut in re.finditer(r"(?<!locally)[\s-]+", name))


@lru_cache(maxsize=50_000)
def _whole(words: str, finder: TermFinder) -> TermFound | None:
    """What a row names by exactly these words."""
    value = whole_name(words, finder)
    return value if value is not None and value.kind in _NAMED else None


def _placed(terms: Sequence[Found], made: list[Found], stays: set[int]) -> list[Found]:
    """The terms with what was made in place of those it covers; a qualifier's noun behind it."""
    kept = [term for term in terms if not any(_covers(each, term, stays) for each in made)]
    return sorted([*kept, *made], key=lambda found: (found.start, found.value.kind != "qualifier"))


def _covers(made: Found, term: Found, stays: set[int]) -> bool:
    if term.end <= made.start or made.end <= term.start:
        return False
    return not (is_qualifier(term) and made.start in stays)


def _spread(text: str, terms: Sequence[Found]) -> Sequence[Found]:
    """The terms with "metastatic" as a qualifier where the noun is left to a later member."""
    made: list[Found] | None = None
    for index, term in enumerate(terms[:-1]):
        if term.value.concept_id != _METASTATIC or text[term.end - 2 : term.end] != "ic":
            continue
        if _leads_on(text, terms, index):
            made = made or list(terms)
            made[index] = Found(term.start, term.end, _SPREAD)
    return made or terms


def _leads_on(text: str, terms: Sequence[Found], index: int) -> bool:
    """Do only qualifiers and what joins them stand between it and a tumor's own name?"""
    start = terms[index].start
    listed = _JOINT.search(text, max(0, start - 8), start) is not None
    for step in range(index + 1, len(terms)):
        gap = text[terms[step - 1].end : terms[step].start]
        joined = gap.strip() == "" and (step > index + 1 or listed)
        if not joined and _LISTED.fullmatch(gap) is None:
            return False
        if not is_qualifier(terms[step]):
            tumor = terms[step].value
            return tumor.kind == "condition" and "metasta" not in tumor.concept_id
    return False
