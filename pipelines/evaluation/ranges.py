"""Ranges that one side gives whole and the other by its ends: brought to the gold's way of writing.

"18 to 70" is one quantity, ">= 18 and <= 70" are two, and they say the same; so do "stage III or
IV" as one list or as two stages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipelines.evaluation.pages import Quantity, Span, envelope, shared

_LOWER, _UPPER = (">", ">="), ("<", "<=")
_WHOLE = ("between", "in")
Touching = dict[int, list[int]]


def regrouped(golds: Sequence[Quantity], reads: Sequence[Quantity]) -> list[Quantity]:
    """What was read, with ranges split or joined where the gold has them so."""
    touching = _touching(golds, reads)
    parts: list[Quantity] = []
    for k, read in enumerate(reads):
        parts += _split(read, [golds[gold] for gold in touching.get(k, ())]) or [read]
    found: list[Quantity | None] = list(parts)
    near: Touching = {}
    for read_at, gold_ats in _touching(golds, parts).items():
        for gold_at in gold_ats:
            near.setdefault(gold_at, []).append(read_at)
    for gold_at, read_ats in near.items():
        ends = _ends_of(golds[gold_at], [(k, found[k]) for k in read_ats])
        if len(ends) > 1:
            found.append(_joined(golds[gold_at], [found[k] for k in ends]))
            for k in ends:
                found[k] = None
    return [each for each in found if each is not None]


def _touching(golds: Sequence[Quantity], reads: Sequence[Quantity]) -> Touching:
    """Which gold quantities share a character with each that was read? One sweep over both."""
    found: Touching = {}
    order = sorted(range(len(golds)), key=lambda k: golds[k].span)
    open_golds: list[int] = []
    at = 0
    for k in sorted(range(len(reads)), key=lambda k: reads[k].span):
        start, end = reads[k].span
        while at < len(order) and golds[order[at]].span[0] < end:
            open_golds.append(order[at])
            at += 1
        open_golds = [gold for gold in open_golds if golds[gold].span[1] > start]
        hits = [gold for gold in open_golds if shared(golds[gold].span, (start, end))]
        if hits:
            found[k] = hits
    return found


def _split(read: Quantity, golds: Sequence[Quantity]) -> list[Quantity]:
    """A range that was read whole, by the gold's ends; nothing if the gold has no such ends."""
    values = set(read.values)
    within = [gold for gold in golds if set(gold.values) < values and gold.values]
    if read.op not in _WHOLE or len(values) < 2 or len(within) < 2:
        return []
    if read.op == "in":
        return [_part(read, gold, "in" if len(set(gold.values)) > 1 else "=") for gold in within]
    low = [gold for gold in within if set(gold.values) == {min(values)} and gold.op in _LOWER]
    high = [gold for gold in within if set(gold.values) == {max(values)} and gold.op in _UPPER]
    if not low or not high:
        return []
    return [_part(read, low[0], read.ends[0]), _part(read, high[0], read.ends[1])]


def _part(read: Quantity, gold: Quantity, op: str) -> Quantity:
    start, end = max(read.span[0], gold.span[0]), min(read.span[1], gold.span[1])
    return replace(read, span=(start, end), values=gold.values, op=op)


def _ends_of(gold: Quantity, reads: Sequence[tuple[int, Quantity | None]]) -> list[int]:
    """Those that together are the gold's range or list."""
    values = set(gold.values)
    parts = [(k, each) for k, each in reads if each and each.values and set(each.values) < values]
    if len(values) < 2 or len(parts) < 2:
        return []
    if gold.op == "between":
        low = [k for k, each in parts if min(values) in each.values and each.op not in _UPPER]
        high = [k for k, each in parts if max(values) in each.values and each.op not in _LOWER]
        high = [k for k in high if k not in low[:1]]
        return [low[0], high[0]] if low and high else []
    return list(_cover(values, parts))


def _cover(values: set[Decimal], parts: Sequence[tuple[int, Quantity]]) -> Iterator[int]:
    taken: set[Decimal] = set()
    chosen = []
    for k, each in parts:
        if not taken & set(each.values):
            taken |= set(each.values)
            chosen.append(k)
    return iter(chosen if taken == values else ())


def _joined(gold: Quantity, parts: Sequence[Quantity | None]) -> Quantity:
    """The parts as one, in the gold's way: a range, or a list."""
    known = [each for each in parts if each is not None]
    spans: list[Span] = [each.span for each in known]
    ops = {each.op for each in known} - {None}
    values = tuple(sorted({value for each in known for value in each.values}))
    op = "between" if gold.op == "between" else ops.pop() if len(ops) == 1 else "in"
    owners = tuple(dict.fromkeys(owner for each in known for owner in each.owners))
    concepts = tuple(dict.fromkeys(name for each in known for name in each.concepts))
    units = tuple(each.unit for each in known if each.unit)
    return replace(
        known[0],
        span=envelope(spans),
        values=values,
        op=op,
        unit=units[0] if units else None,
        owners=owners,
        concepts=concepts,
    )
