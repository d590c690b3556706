"""Which amounts in brackets tell the same limit again in another unit?

"<= 3.5 mmol/L (14 mg/dL)", "7.5-10.5 % (58-91 mmol/mol)": one limit, not two, and no reference
range. The amount stays on record, of no concept, and nothing asks it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from nlp.model import Amount, Comparator, Statement
from nlp.placed import Placed

_OPENING = re.compile(
    r"\s?[(\[]\s?(?:=|~|≈|i\.e\.,?|or|about|approximately|approx\.?|equivalent to)?\s?",
    re.IGNORECASE,
)
_BOTH_NAMES = re.compile(r"\s?(?:[(\[][A-Z]{2,8}[)\]]\s?)?")
_OR = re.compile(r"\s?(?:/mm3|cells?/\w{2,3})?\s?(?:or|=)\s", re.IGNORECASE)
_CLOSING = re.compile(r"\s?[)\]]")
# Figures told twice are rounded ("16 kg (35 lbs)").
_ROUNDED = Decimal("0.15")


def once(text: str, offset: int, placed: list[Placed]) -> tuple[list[Placed], list[Placed]]:
    """The statements that ask, and those that tell the limit before them again in brackets."""
    kept: list[Placed] = []
    again: list[Placed] = []
    for each in placed:
        if kept and _named_twice(text, kept[-1], each):
            continue
        if kept and _again(text, offset, kept[-1], each):
            again.append(_ownerless(each))
            continue
        amount = each.statement.amount
        if amount is not None and amount.reference is not None and amount.op is not Comparator.EQ:
            bare = replace(amount, reference=None)
            each = replace(each, statement=replace(each.statement, amount=bare))
        kept.append(each)
    return kept, again


def _named_twice(text: str, before: Placed, each: Placed) -> bool:
    """Is it one limit under two names of one scale: "ECOG performance status 0 or 1"?"""
    one, other = before.statement, each.statement
    if one.amount is None or one.amount != other.amount or one.windows != other.windows:
        return False
    if one.concept is None or other.concept is None or one.assertion != other.assertion:
        return False
    same = one.concept.concept_id is not None and one.concept.concept_id == other.concept.concept_id
    return same and _BOTH_NAMES.fullmatch(text, before.end, each.start) is not None


def _ownerless(each: Placed) -> Placed:
    amount = each.statement.amount
    quote = amount.quote if amount is not None else None
    return replace(each, statement=Statement("s0", "other", amount=amount, quote=quote))


def _again(text: str, offset: int, before: Placed, each: Placed) -> bool:
    first, second = before.statement.amount, each.statement.amount
    if first is None or second is None or first.quote is None or second.quote is None:
        return False
    if before.statement.concept != each.statement.concept:
        return False
    gap = text[first.quote.end - offset : second.quote.start - offset]
    closed = _CLOSING.match(text, second.quote.end - offset)
    bracket = closed is not None and _OPENING.fullmatch(gap) is not None
    if not bracket and not (_OR.fullmatch(gap) and _both_known(first, second)):
        return False
    if first.unit is None or second.unit is None or first.unit == second.unit:
        return False
    return second.op in (Comparator.EQ, first.op) and _same(first, second)


def _both_known(first: Amount, second: Amount) -> bool:
    """Are both of one canonical unit: "50,000/mm3 or 50 x 10^9/L", no bracket around the second?"""
    return first.canonical_unit is not None and first.canonical_unit == second.canonical_unit


def _same(first: Amount, second: Amount) -> bool:
    """Are they equal as far as one unit was found for both?"""
    if first.interval is None or second.interval is None:
        return True
    if first.canonical_unit is None or first.canonical_unit != second.canonical_unit:
        return True
    ends = [
        [bound.value for bound in (interval.low, interval.high) if bound is not None]
        for interval in (first.interval, second.interval)
    ]
    return all(any(abs(one - other) <= _ROUNDED * abs(one) for other in ends[1]) for one in ends[0])
