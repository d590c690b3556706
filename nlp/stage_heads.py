"""Which tumor is of the stage that is told before "or": "stage III or metastatic melanoma"?

The tumor is named once, behind its other state: what is of the stage is the tumor itself, not the
metastatic one. Of "stage IIIB or stage IV lung cancer" both stages are of the lung cancer, and of
"melanoma, stage IIIB or metastatic" both states of the melanoma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.qualifiers import is_qualifier
from nlp.recognizers import Found, TermFinder, TermFound

_STAGED = re.compile(r"stages?\b", re.IGNORECASE)
_OR = re.compile(
    r",?\s(?:disease\s)?(?:or|and/or)\s(?P<state>(?:[a-z-]{4,16}\s){0,2})", re.IGNORECASE
)
_BEFORE = re.compile(r"\s?[,(]?\s(?:(?:that|which)\s(?:is|are)\s|of\s|\()?")
_STATE_WORDS = """
metastatic recurrent relapsed refractory unresectable inoperable advanced locally distant
"""
_STATES = frozenset(_STATE_WORDS.split())
_CONDITION = "condition"


def head_stages(
    text: str, terms: Sequence[Found], amounts: Sequence[Found], finder: TermFinder
) -> list[Found]:
    """The terms, in order, with the tumor itself where a stage is told before its other state."""
    staged = [each for each in amounts if _STAGED.match(text, each.start)]
    if not staged:
        return list(terms)
    made = list(terms)
    for amount in staged:
        made = [_uncovered(text, term, amount, finder) for term in made]
        head = _head(text, made, amount, finder)
        if head is not None:
            made.append(Found(amount.start, amount.end, head))
        else:
            made = _of_tumor_before(text, made, amount, finder)
    return sorted(made, key=lambda each: each.start)


def _uncovered(text: str, term: Found, amount: Found, finder: TermFinder) -> Found:
    """A name that begins within the stages, as what stands behind them."""
    if not amount.start < term.start < amount.end < term.end:
        return term
    start = (
        amount.end + len(text[amount.end : term.end]) - len(text[amount.end : term.end].lstrip())
    )
    value = _named(text[start : term.end], finder)
    return term if value is None else Found(start, term.end, value)


def _head(text: str, terms: Sequence[Found], amount: Found, finder: TermFinder) -> TermFound | None:
    """The tumor of the stage, if its other state is told behind "or"; None: it is told else."""
    gap = _OR.match(text, amount.end)
    if gap is None:
        return None
    for term in terms:
        if term.value.kind != _CONDITION or not gap.start("state") <= term.start <= gap.end():
            continue
        words = text[gap.start("state") : term.end].split()
        states = [word for word in words if word.lower() in _STATES]
        if not states or len(states) == len(words):
            return None
        name = " ".join(words[len(states) :])
        return _named(name, finder) if words[: len(states)] == states else None
    return None


def _of_tumor_before(
    text: str, terms: list[Found], amount: Found, finder: TermFinder
) -> list[Found]:
    """The terms, a state alone behind the stage as that of the tumor before it."""
    gap = _OR.match(text, amount.end)
    before = [term for term in terms if _BEFORE.fullmatch(text, term.end, amount.start)]
    if gap is None or not before or before[-1].value.kind != _CONDITION:
        return terms
    start = gap.start("state")
    state = next((term for term in terms if term.start == start), None)
    words = text[start : state.end if state is not None else gap.end()].split()
    if not words or any(word.lower() not in _STATES for word in words):
        return terms
    tumor = before[-1]
    end = state.end if state is not None else start + len(" ".join(words))
    name = f"{' '.join(words).lower()} {text[tumor.start : tumor.end]}"
    value = _named(name, finder)
    if value is None and state is not None and is_qualifier(state):
        return [*terms, Found(start, end, tumor.value)]
    kept = [term for term in terms if term is not state]
    return [*kept, Found(start, end, value or TermFound("", _CONDITION, name.lower()))]


def _named(name: str, finder: TermFinder) -> TermFound | None:
    """What a name means as a whole, if it is a condition."""
    found = finder.find(name)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(name)):
        return None
    value: TermFound = found[0].value
    return value if value.kind == _CONDITION else None
