"""Which drug is an amount the dose of?

"prednisone at doses > 10 mg", "equivalent to 5 mg prednisone", "> 10 mg of daily prednisone",
"4 mg dexamethasone a day".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from nlp.recognizers import Found

_DOSE = re.compile(r"\b(?:dos(?:es?|ages?|ing)|equivalents?)\b[^.;\n]{0,24}\Z", re.IGNORECASE)
_DOSE_UNIT = re.compile(
    r"(?:mg(?:\{[a-z]+\})?|g|ug|ng|\[IU\]|U|mmol|mL)(?:/(?:kg|d|wk|mo|m2|h|\{.*\}).{0,6})?"
)
_OF_DRUG = re.compile(
    r"\s{0,2}(?:(?:a|per)\sday\s|daily\s)?(?:of\s)?(?:(?:oral|daily|the|systemic|total)\s){0,2}",
    re.IGNORECASE,
)
_MASS = ("mg", "ug", "ng", "[IU]")  # of drugs, hardly of what one drinks or smokes
_DRUG_REACH = 70
_WORD_REACH = 40
_DOSE_GAP = 12  # a name so close before a number has it, not the drug behind


def dosed(
    text: str, terms: Sequence[Found], starts: Sequence[int], amount: Found, low: int
) -> list[int]:
    """The drug of a dose, by its index among the terms.

    Args: starts, of the terms; low, where the clause begins.
    """
    unit, start = amount.value.amount.unit, amount.start
    if unit is None or not _DOSE_UNIT.fullmatch(unit):
        return []
    index = bisect_right(starts, start)
    drug = index < len(terms) and terms[index].value.kind == "drug"
    inside = drug and terms[index].end <= amount.end
    if drug and (unit.startswith(_MASS) if inside else _of_drug(text, terms, amount, index)):
        return [index]
    if not _DOSE.search(text, max(low, start - _WORD_REACH), start):
        return []
    if inside:
        return [index]
    for index in range(bisect_right(starts, start) - 1, -1, -1):
        if starts[index] < low or start - terms[index].end > _DRUG_REACH:
            break
        if terms[index].value.kind == "drug":
            return [index]
        if terms[index].value.kind == "measurement":
            break
    return []


def _of_drug(text: str, terms: Sequence[Found], amount: Found, index: int) -> bool:
    """Does a drug follow its dose ("> 10 mg of daily prednisone"), and none stand before it?"""
    gap = text[terms[index - 1].end : amount.start] if index else "("
    near = len(gap) < _DOSE_GAP and "(" not in gap
    if near and terms[index - 1].value.kind in ("measurement", "drug"):
        return False
    return _OF_DRUG.fullmatch(text, amount.end, terms[index].start) is not None
