"""Where a denial ends: before a limit of its own, and behind the cause that something has not.

"Platelets > 50 without transfusion and hemoglobin > 8": the hemoglobin is asked for. "Creatinine
> 2 not due to dehydration, or proteinuria": the proteinuria is no cause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.denials import freed_of
from nlp.model import Assertion, Quote, Status
from nlp.recognizers import Found
from nlp.refusals import is_turn

_BEHIND = re.compile(r"\s(?:\w{1,14}ly\s)?", re.IGNORECASE)
_BEHIND_IT = re.compile(r"(?:without|with no|lacking|not|in the absence of)\b", re.IGNORECASE)
_LACK = re.compile(r"(?:without|with no|no|not on|off|absence of)\b", re.IGNORECASE)
_CAUSE = re.compile(
    r"(?:not|un)\s?(?:due|caused|explained|attributable|related|secondary|associated|accounted)\b",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s(?:and|but)\s[^.;:,]{0,40}\Z", re.IGNORECASE)
_ONWARD = re.compile(r"[\s)]{0,3},\s?(?:or|and)\s", re.IGNORECASE)
_UNDER = re.compile(
    r"\s(?:(?:while|whilst)\s)?(?:on|during|after|following|under)\s", re.IGNORECASE
)
_NEAR = 16


def end_denials(
    text: str, terms: Sequence[Found], said: Sequence[Assertion], amounts: Sequence[Found]
) -> list[Assertion]:
    """The assertions, with what a denial does not reach any more freed of it."""
    made = list(said)
    over: set[Quote] = set()
    for index in range(1, len(terms)):
        before = terms[index - 1]
        for cue in made[index].cues:
            if cue.end > before.start or made[index].status is not Status.ABSENT:
                continue
            if cue in over or _ends(text, terms, index, cue, amounts):
                over.add(cue)
                made[index] = freed_of(made[index], cue)
    return made


def _ends(
    text: str, terms: Sequence[Found], index: int, cue: Quote, amounts: Sequence[Found]
) -> bool:
    """Does what a word denies end between two terms?"""
    before, term = terms[index - 1], terms[index]
    gap = text[before.end : term.start]
    if is_turn(text[before.start : before.end]) and _UNDER.match(gap):
        return True  # "without progression on chemotherapy": which was given
    limited = _has_amount(term, terms[index + 1 :], amounts)
    first = not any(cue.end <= each.start < before.start for each in terms[: index - 1])
    cause = _CAUSE.match(cue.text) is not None
    if cause or (first and _stands_behind(text, terms[: index - 1], cue)):
        return _ONWARD.match(gap) is not None and (first or limited)
    if not limited or _LACK.match(cue.text) is None or _AND.search(gap) is None:
        return False
    return not any(cue.end <= each.start <= term.start for each in amounts)


def _stands_behind(text: str, terms: Sequence[Found], cue: Quote) -> bool:
    """Does a word that denies stand right behind what lacks something: "gout without tophi"?"""
    if _BEHIND_IT.match(cue.text) is None:
        return False
    return any(_BEHIND.fullmatch(text, each.end, cue.start) for each in terms[-2:])


def _has_amount(term: Found, later: Sequence[Found], amounts: Sequence[Found]) -> bool:
    """Does a limit stand right behind a term?"""
    end = min([term.end + _NEAR, *(each.start for each in later)])
    return any(term.end <= each.start <= end for each in amounts)
