"""Which criterion stands under which: by indent, by the style of the labels, by their count?"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DEEPER = frozenset("o◦○▪■□§")
_LEAD_ENDS = (
    *(
        " following",
        " including",
        " defined as",
        " defined by",
        " as follows",
        " either",
        " one of",
    ),
    *(" all of", " any of", " include", " includes", " such as", " or both"),
)
_REFERS = re.compile(
    r"\b(?:following|as defined below|listed below|the below|as follows|criteria below)\b"
)


@dataclass(slots=True)
class Item:
    """A criterion in the making; `parent` and `children` are filled in by `nest`.

    `joined`: a line that says but "or" or "and" stands after it.
    """

    kind: str
    label_start: int
    start: int
    end: int
    indent: int
    style: str | None
    order: int
    label: str | None
    gap: bool
    cohort: str | None = None
    orders: tuple[tuple[str, int], ...] = ()
    group: int = 0
    parent: int | None = None
    children: int = 0
    opens: bool = False
    topic: bool = False
    broken: bool = False
    joined: bool = False


@dataclass(slots=True)
class _Level:
    """An open list: the style and count of its last item, and which item that is."""

    indent: int
    style: str | None
    order: int
    item: int


def opens_list(words: str) -> bool:
    """Does a criterion's text call for a list after it?"""
    tail = words[-24:].rstrip(" \t\n.-–—*")
    return tail[-1:] == ":" or f" {tail}".lower().endswith(_LEAD_ENDS)


def refers_on(words: str) -> bool:
    """Does it speak of what follows, though it does not end in a colon?"""
    low = words.lower()
    return ("follow" in low or "below" in low) and _REFERS.search(low) is not None


def nest(items: list[Item]) -> None:
    """Give each item its parent, in place. Items of one group lie between two headings."""
    stack: list[_Level] = []
    group = -1
    last: dict[tuple[int, str, int], int] = {}
    for number, item in enumerate(items):
        if item.group != group:
            stack, group = [], item.group
        if len(stack) == 1 and _level_with(stack[0], item):
            stack[0].order, stack[0].item = item.order, number
            continue  # most items of most pages: one flat list of bullets
        if stack and item.style is not None and item.order < 2 and _unlike(items[number - 1], item):
            last = last or _last_places(items)
            if not _opened(items, stack, number, last):
                _place(items, stack, item)
        else:
            _place(items, stack, item)
        if stack:
            item.parent = stack[-1].item
            items[item.parent].children += 1
        stack.append(_Level(item.indent, item.style, item.order, number))


def _level_with(level: _Level, item: Item) -> bool:
    """Is an item the next bullet of the one list that is open?"""
    same = level.style == item.style and level.indent == item.indent
    return same and item.style is not None and not item.orders and not item.label


def _unlike(before: Item, item: Item) -> bool:
    """May an item start a list inside the one before, as one of another style?"""
    if before.style is None or before.style == item.style:
        return False
    return before.opens or (before.order > 0 and item.order == 1)


def _last_places(items: list[Item]) -> dict[tuple[int, str, int], int]:
    """Where does each label ("1." as 3) stand last in its group?"""
    return {
        (item.group, style, order): number
        for number, item in enumerate(items)
        for style, order in item.orders
    }


def _opened(
    items: list[Item],
    stack: list[_Level],
    number: int,
    last: dict[tuple[int, str, int], int],
) -> bool:
    """Does an item start a list of a new style inside the item before, whatever their indents?

    That one calls for a list ("Women must be either"), or goes on being counted after this one.
    """
    item, before = items[number], items[number - 1]
    if any(_same_kind(level.style, item) for level in stack):
        return False
    return before.opens or last.get((item.group, before.style or "", before.order + 1), -1) > number


def _same_kind(style: str | None, item: Item) -> bool:
    return style == item.style or any(style == other for other, _ in item.orders)


def _place(items: list[Item], stack: list[_Level], item: Item) -> None:
    """Close the lists that this item does not stand in; what remains on top is its parent."""
    depth = _as_joined(items, stack, item)
    if depth is None and item.label:
        depth = _as_numbered(items, stack, item, item.label)
    if depth is None and item.orders:
        depth = _as_counted(stack, item)
    if depth is None:
        depth = _as_indented(items, stack, item)
    del stack[depth:]


def _as_joined(items: list[Item], stack: list[_Level], item: Item) -> int | None:
    """At which depth does what follows an "or" on its own line stand: beside what it joins?"""
    top = len(stack) - 1
    fits = top >= 0 and items[stack[top].item].joined and stack[top].style == item.style
    return top if fits else None


def _as_numbered(items: list[Item], stack: list[_Level], item: Item, label: str) -> int | None:
    """At which depth does "1.2.1" stand, if "1.2" is open: under it?"""
    above, dot, _ = label.rpartition(".")
    if not dot:
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if items[stack[depth].item].label == above:
            return depth + 1
    return None


def _as_counted(stack: list[_Level], item: Item) -> int | None:
    """At which depth does a label go on counting (3 after 2)?

    Where several lists could, the one at the item's own indent does, else the innermost.
    """
    for style, order in item.orders:
        if order < 2:
            continue
        fitting = [
            depth
            for depth, level in enumerate(stack)
            if level.style == style
            and (
                level.order == order - 1
                or (level.order == order - 2 and abs(level.indent - item.indent) < 2)
            )
        ]
        if fitting:
            item.style, item.order = style, order
            level_with = [n for n in fitting if abs(stack[n].indent - item.indent) < 2]
            return (level_with or fitting)[-1]
    return None


def _as_indented(items: list[Item], stack: list[_Level], item: Item) -> int:
    """At which depth does an item stand by its indent, and its style where indents say nothing?"""
    depth = len(stack)
    if item.order == 1 and depth and _goes_on(items[stack[-1].item], item, stack):
        return depth
    while depth and stack[depth - 1].indent > item.indent + 1:
        depth -= 1
    if not depth:
        return 0
    top = stack[depth - 1]
    if item.indent > top.indent + 1 or (top.style == "o" != item.style and items[top.item].opens):
        return depth
    for same in range(depth - 1, -1, -1):
        level = stack[same]
        if level.indent < item.indent - 1:
            break
        if level.style == item.style and not (item.style is None and items[level.item].opens):
            restart = item.orders and item.order <= 1 and level.order >= 1
            if restart and items[stack[depth - 1].item].opens:
                return depth
            return same
    if item.style is None:
        return _paragraph(stack, depth, item)
    if items[top.item].opens or (top.style is None and items[top.item].topic):
        return depth
    if top.order and not item.order:
        return depth
    if item.style in _DEEPER and top.style not in _DEEPER:
        return depth
    return depth - 1 if top.style is not None or not items[top.item].opens else depth


def _goes_on(last: Item, item: Item, stack: list[_Level]) -> bool:
    """Does a first letter or Roman label continue an ordered item that breaks off: "AST or ALT"?"""
    new = all(level.style != item.style for level in stack)
    return new and bool(last.order) and last.broken and abs(last.indent - item.indent) < 4


def _paragraph(stack: list[_Level], depth: int, item: Item) -> int:
    """A paragraph at a list's own indent ends the list, unless a lead-in just called for it."""
    while depth and stack[depth - 1].indent >= item.indent - 1:
        depth -= 1
    return depth
