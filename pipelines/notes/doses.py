"""Which amount is the dose of which drug, and which the size of which finding?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.recognizers import Found
from pipelines.notes.owned import Result
from pipelines.notes.unnamed import is_dose, is_length

_DOSE_GAP = 45
_SIZE_GAP = 40
_PARTED = re.compile(r"[.;\n]|\b(?:and|then|but|followed by)\b")
_OF = re.compile(r"\s?(?:of\s|doses? of\s|(?:tablets?|capsules?|cap|tabs?)\s(?:of\s)?)?")
# Another drug, that no row names, right before its dose: "aspirin, foobarine 20 mg".
_OTHER_DRUG = re.compile(
    r",\s(?!(?:oral|daily|dose|dosed|now|currently|total|initially|then|later|recently|usual|reduced"
    r"|increased|tapered|last|about|approximately|maximum|loading|intravenous|weekly|once|twice|at|each"
    r"|now|to|with|for|up|down|a|an|the|one|two|tablet|total)\b)[A-Za-z][a-z-]{3,20}\s\Z"
)
# How far off it is, or how large it was, is not how large it is; an area may be of an orifice.
_AWAY = re.compile(
    r"\s?(?:from|above|below|proximal|distal|beyond|superior|inferior|away|deep to)\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:previous(?:ly)?|prior|formerly|was|compared|from)\b", re.IGNORECASE)
_ORIFICE = re.compile(r"\b[A-Z]{2,6}\s?[:=]?\s?\Z")
# What has the size, behind it: "no dilation, a 3 mm stone".
_OWN_NOUN = re.compile(
    r"\s(?!(?:solid|wide|long|thick|maximum|greatest|diameter|right|left)\b)[a-z]{4,}"
)
_LINE = re.compile(r"[1-5]L (?!of\b|[a-z]{1,3}\b|per\b|fluid|bolus|saline|oxygen|O2)")
_SIZED = frozenset({"condition", "procedure", "device", "observation"})


def doses(
    text: str,
    terms: Sequence[Found],
    amounts: Sequence[Found],
    results: Sequence[Result],
    bounds: Sequence[tuple[int, int]],
) -> list[Result]:
    """The doses and sizes among the amounts that are no results."""
    used = {(each.amount.start, each.amount.end) for each in results}
    starts = [term.start for term in terms]
    made = []
    for amount in amounts:
        unit = amount.value.amount.unit
        if (amount.start, amount.end) in used or unit is None:
            continue
        if unit == "L" and _LINE.match(text, amount.start):
            continue  # "1L FOLFOX": the first line of treatment
        if is_dose(unit) and not unit.startswith("/"):
            owner = _drug(text, terms, starts, amount)
        elif is_length(unit):
            owner = _finding(text, terms, starts, amount)
        else:
            continue
        if owner is not None:
            made.append(Result(owner, amount))
    return made


def _drug(text: str, terms: Sequence[Found], starts: list[int], amount: Found) -> Found | None:
    """The drug right before the dose, or right behind it ("40 mg of prednisone")."""
    index = bisect_left(starts, amount.start)
    for before in range(index - 1, max(-1, index - 4), -1):
        term = terms[before]
        gap = text[term.end : amount.start]
        if len(gap) > _DOSE_GAP or _PARTED.search(gap) or _OTHER_DRUG.search(gap):
            break
        if term.value.kind == "drug":
            return term
    behind = _OF.match(text, amount.end)
    start = behind.end() if behind else amount.end
    after = bisect_left(starts, amount.end)
    if after < len(terms) and terms[after].value.kind == "drug":
        term = terms[after]
        if start == term.start or (
            term.start - start < 14 and not _PARTED.search(text[start : term.start])
        ):
            return term
    return None


def _finding(text: str, terms: Sequence[Found], starts: list[int], amount: Found) -> Found | None:
    """The finding close to a size: "mass of 3 cm", "a 3 cm cystic mass"."""
    if _AWAY.match(text, amount.end):
        return None
    index = bisect_left(starts, amount.start)
    after = bisect_left(starts, amount.end)
    if after < len(terms) and terms[after].value.kind in _SIZED:
        gap = text[amount.end : terms[after].start]
        if len(gap) < _SIZE_GAP // 2 and not _PARTED.search(gap) and "," not in gap:
            return terms[after]
    for before in range(index - 1, max(-1, index - 3), -1):
        gap = text[terms[before].end : amount.start]
        if len(gap) > _SIZE_GAP or _PARTED.search(gap) or _WAS.search(gap):
            return None
        if "," in gap and _OWN_NOUN.match(text, amount.end):
            return None
        if amount.value.amount.unit in ("cm2", "mm2") and _ORIFICE.search(gap):
            return None
        if terms[before].value.kind in _SIZED:
            return terms[before]
    return None
