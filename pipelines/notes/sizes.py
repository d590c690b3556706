"""Weights and heights that stand without their names: "eighteen stone", "81.0 kg, 165 cm".

A weight or height alone between two stops is what the patient weighs and measures, if it is one
that people have, and nothing tells a change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from nlp.model import Amount, Comparator, Quote
from nlp.recognizers import Found, FoundAmount

_WEIGHT, _HEIGHT = "weight", "height"
# "12st 4lb", "12 stone 4".
_STONES = re.compile(
    r"(?<![\w.,/-])(?P<stones>\d{1,2})(?:½)? ?(?:st\b(?= ?\d{1,2} ?lbs?)|stones?\b),?"
    r" ?(?:and )?(?P<pounds>1[0-3]|\d)(?: ?(?:lbs?|pounds?)\b|(?=[\s.,;)]|$)(?! ?(?:mg|kg|st|/)))"
)
_STONE, _PER_STONE = "[stone_av]", 14
_CHANGED = re.compile(
    r"\b(?:los[ts]\w*|los(?:e|es|ing)|gain\w*|up|down|by|over|last|excess|loss|reduc\w*|half a"
    r"|another|lift\w*|carr\w+|mother|father|wife|husband|baby|birth\w*|ideal|target|goal|donor)\b[^.;\n]{0,20}\Z",
    re.IGNORECASE,
)
_REACH = 30
# What a part of a sentence that holds a size alone begins behind and ends before.
_OPENS = re.compile(r"(?:\A|[.;,(\n]|\b(?:[Nn]ow|[Tt]oday))\s{0,3}\Z")
_CLOSES = re.compile(r"\s?(?:\Z|[,;)\n]|\.(?!\d)| today\b| on (?:admission|arrival))")
_WEIGHTS, _LIGHTEST = {"kg"}, Decimal(25)
_HEAVIEST = Decimal(260)
_HEIGHTS = {"cm": (Decimal(120), Decimal(215)), "m": (Decimal("1.2"), Decimal("2.15"))}
_BESIDE = 24


def with_stones(text: str, amounts: Sequence[Found]) -> list[Found]:
    """The amounts, with stones and pounds as one weight each."""
    made = [_in_pounds(match) for match in _STONES.finditer(text)] if "st" in text else []
    if not made:
        return list(amounts)
    kept = [a for a in amounts if not any(a.start < m.end and m.start < a.end for m in made)]
    return sorted([*kept, *made], key=lambda each: each.start)


def sizes(text: str, amounts: Sequence[Found], used: set[tuple[int, int]]) -> dict[int, str]:
    """Which amounts, by their places among them, are the patient's weight or height?

    Args: used, where amounts stand that are results of something named.
    """
    free = [at for at, each in enumerate(amounts) if (each.start, each.end) not in used]
    found = {at: _WEIGHT for at in free if _is_weight(text, amounts[at])}
    for at in free:
        unit, values = amounts[at].value.amount.unit, amounts[at].value.amount.values
        low, high = _HEIGHTS.get(unit or "", (Decimal(1), Decimal(0)))
        near = found.keys() & {at - 1, at + 1}
        if not any(_gap(amounts[at], amounts[other]) < _BESIDE for other in near):
            continue
        if len(values) == 1 and low <= values[0] <= high and _stands_alone(text, amounts[at]):
            found[at] = _HEIGHT
    return found


def _gap(one: Found, other: Found) -> int:
    return max(other.start - one.end, one.start - other.end)


def _is_weight(text: str, each: Found) -> bool:
    said: Amount = each.value.amount
    if said.op is not Comparator.EQ or len(said.values) != 1:
        return False
    if said.unit == _STONE or each.value.of == _WEIGHT:
        return _CHANGED.search(text, max(0, each.start - _REACH), each.start) is None
    likely = said.unit in _WEIGHTS and _LIGHTEST <= said.values[0] <= _HEAVIEST
    return likely and _stands_alone(text, each)


def _stands_alone(text: str, each: Found) -> bool:
    before = _OPENS.search(text, max(0, each.start - 8), each.start)
    if before is None or _CLOSES.match(text, each.end) is None:
        return False
    return _CHANGED.search(text, max(0, each.start - _REACH), each.start) is None


def _in_pounds(match: re.Match[str]) -> Found:
    pounds = Decimal(int(match["stones"]) * _PER_STONE + int(match["pounds"]))
    span = match.span()
    quote = Quote(*span, match[0])
    amount = Amount(Comparator.EQ, (pounds,), "[lb_av]", unit_text="lb", quote=quote)
    return Found(*span, FoundAmount(amount, None, span, of=_WEIGHT))
