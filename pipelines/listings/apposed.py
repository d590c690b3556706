"""Which limit behind a comma only says what is meant by what stands before it?

"Uncontrolled diabetes, HbA1c > 9 %" is a diabetes as told by the limit, and no list of two things:
the measure is one by which the disease is defined (definitions.toml). The comma then reads as the
sign "≙", what corresponds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from nlp.model import Statement, Status
from nlp.placed import Placed
from nlp.vocabulary import Vocabulary

_APPOSED = re.compile(r"\s?(?P<comma>,)\s(?:with\s)?(?:an?\s|the\s)?")
_JOINT = re.compile(r"(?P<comma>[,;])?\s?(?:\b(?:and/or|and|or)\b)?\s(?:\w{1,20}\s)?\Z")
_SIGN = "≙"
# Any of these tells of the kidney's filtration, if one does. Source: KDIGO 2012 CKD guideline.
_KIDNEY = frozenset({"creatinine", "creatinine_clearance", "egfr"})


def apposed(text: str, placed: Sequence[Placed], vocabulary: Vocabulary) -> str:
    """The text, with the commas before such limits as signs of correspondence."""
    for index in range(1, len(placed)):
        before, each = placed[index - 1], placed[index]
        if each.statement.amount is None or before.statement.kind != "condition":
            continue
        if before.statement.amount is not None or not _alike(before.statement, each.statement):
            continue
        gap = _APPOSED.fullmatch(text, before.end, each.start)
        if gap is None or not _defines(each.statement, before.statement, vocabulary):
            continue
        if not _goes_on_otherwise(text, placed[index:], before.statement, vocabulary):
            text = text[: gap.start("comma")] + _SIGN + text[gap.end("comma") :]
    return text


def _goes_on_otherwise(
    text: str, limits: Sequence[Placed], told: Statement, vocabulary: Vocabulary
) -> bool:
    """Does a list of which the limit is a member go on with what does not define the disease?"""
    for one, other in pairwise(limits):
        joint = _JOINT.search(text, one.end, other.start)
        if joint is None or (joint["comma"] and other.statement.amount is None):
            return False
        if other.statement.amount is None or not _defines(other.statement, told, vocabulary):
            return True
    return False


def _alike(one: Statement, other: Statement) -> bool:
    """Are both there, or both denied?"""
    pair = one.assertion.status, other.assertion.status
    return pair in ((Status.PRESENT, Status.PRESENT), (Status.ABSENT, Status.ABSENT))


def _defines(limit: Statement, told: Statement, vocabulary: Vocabulary) -> bool:
    measure = limit.concept.concept_id if limit.concept is not None else None
    disease = told.concept.concept_id if told.concept is not None else None
    if measure is None or disease is None or measure not in vocabulary.measures:
        return False
    of_it = defining(vocabulary)
    return any(measure in of_it.get(each, ()) for each in {disease, *vocabulary.ancestors(disease)})


@lru_cache(maxsize=4)
def defining(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """For each disease the measures by which some definition tells it."""
    found: dict[str, frozenset[str]] = {}
    for row in vocabulary.definitions:
        measures = {_id(each) for each in row.when if _id(each) in vocabulary.measures}
        if len(row.when) != 1 or not measures:
            continue
        measures |= _KIDNEY if measures & _KIDNEY else set()
        for each in row.then:
            if _id(each) not in vocabulary.measures:
                found[_id(each)] = found.get(_id(each), frozenset()) | measures
    return found


def _id(statement: Statement) -> str:
    return (statement.concept.concept_id or "") if statement.concept is not None else ""
