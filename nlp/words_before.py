"""What do the words before a name make of it?

"Current or planned pregnancy" names the pregnancy too, which its last words alone do not tell;
"other causes of stroke" are not the stroke, but whatever else may have caused it.
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
_HINT_TEXT = "current present existing ongoing active cause etiolog explanation reason"
_HINTS = tuple(_HINT_TEXT.split())
_REACH = 60
_NEAR = 24
_CAUSED = frozenset({"condition", "observation"})


def read_before(text: str, terms: Sequence[Found], finder: TermFinder) -> list[Found]:
    """The terms, in order, with what the words before them say."""
    low = text.lower()
    if not any(hint in low for hint in _HINTS):
        return list(terms)
    made: list[Found] = []
    for term in terms:
        current = _named_too(text, term, finder)
        if current is not None and not any(_meets(current, each) for each in made):
            made.append(current)
        cause = _of_a_cause(text, term)
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
    whole = " ".join(text[words.start() : term.end].lower().split())
    return Found(words.start(), term.end, TermFound("", "other", whole))
