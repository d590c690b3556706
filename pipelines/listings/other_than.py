"""Which amounts are any but those told: "ECOG other than 0 or 1", "a grade other than 2"?"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import Comparator, Quote, Status
from nlp.placed import Placed

_OTHER = re.compile(r"\b(?P<one>other than|not)\s(?:in\s|of\s)?\Z", re.IGNORECASE)
_REACH = 20


def other_than(text: str, offset: int, each: Placed) -> Placed:
    """The statement, its amount as any other than one value, or denied as one of several."""
    statement, amount = each.statement, each.statement.amount
    if amount is None or amount.quote is None or statement.assertion.status is not Status.PRESENT:
        return each
    if amount.op not in (Comparator.EQ, Comparator.IN):
        return each
    start = amount.quote.start - offset
    start += 0 if amount.labels else leading(amount.quote.text)
    cue = _OTHER.search(text, max(0, start - _REACH), start)
    named = statement.concept.quote if statement.concept is not None else None
    if cue is None or (named is not None and named.start >= cue.end() + offset):
        return each  # "cancer other than stage I melanoma" excepts that
    if amount.op is Comparator.EQ:
        if cue["one"].lower() == "not":
            return each
        told = replace(amount, op=Comparator.NE, interval=None)
        return replace(each, statement=replace(statement, amount=told))
    words = cue[0].strip()
    said = replace(
        statement.assertion,
        status=Status.ABSENT,
        cues=(
            *statement.assertion.cues,
            Quote(cue.start() + offset, cue.start() + offset + len(words), words),
        ),
    )
    return replace(each, statement=replace(statement, assertion=said))


def leading(words: str) -> int:
    """How many characters stand before the first digit of an amount?"""
    return next((at for at, sign in enumerate(words) if sign.isdigit()), 0)
