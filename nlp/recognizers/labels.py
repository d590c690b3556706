"""Which stretches do the labels of tokens stand for? B-, I- and O, and shared heads.

In "medical or psychiatric illness" the first name ends with the last: its label is `Condition~`
and it runs to the end of the next `Condition`. In "level of vitamin B12 and folate" the second
begins with the first: `~Condition`, from the start of the one before. Words that ask nothing of a
chart ("in the investigator's opinion") are learned as such, so as to be skipped.
"""

from __future__ import annotations

from collections.abc import Sequence

OUTSIDE = "O"
SHARED = "~"
SKIPPED = "skip"
_REACH = 8
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")

Stretch = tuple[int, int, str]


def stretches(labels: Sequence[str]) -> list[Stretch]:
    """Which half-open ranges of tokens carry one label, and which?"""
    found: list[Stretch] = []
    open_as = ""
    for index, label in enumerate(labels):
        edge, _, name = label.partition("-")
        if edge == OUTSIDE:
            open_as = ""
        elif edge == "B" or open_as != name:
            found.append((index, index + 1, name))
            open_as = name
        else:
            start, _, _ = found[-1]
            found[-1] = (start, index + 1, name)
    return found


def named_stretches(labels: Sequence[str]) -> list[Stretch]:
    """The same under plain names: what shares a head or a beginning with another has all of it.

    What is to be skipped has no name.
    """
    found = stretches(labels)
    named = []
    for place, (start, end, label) in enumerate(found):
        name = label.strip(SHARED)
        if label.endswith(SHARED):
            behind = found[place + 1 : place + 1 + _REACH]
            end = next((stop for _, stop, other in behind if other == name), end)
        elif label.startswith(SHARED):
            before = reversed(found[max(0, place - _REACH) : place])
            start = next((first for first, _, other in before if other == name), start)
        named.append((start, end, name))
    return sorted({each for each in named if each[2] != SKIPPED})


def closed(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The same range of tokens with its bracket closed, as far as its neighbours allow.

    A bracket that closes right behind is taken in; one that opens before the range or ends it
    without its other half is left out.
    """
    held = words[start:end]
    opened = sum(word in _OPENING for word in held)
    shut = sum(word in _CLOSING for word in held)
    if opened > shut:
        if end < len(words) and words[end] in _CLOSING:
            return start, end + 1
        if held[0] in _OPENING and len(held) > 1:
            return start + 1, end
    if shut > opened and held[-1] in _CLOSING and len(held) > 1:
        return start, end - 1
    return start, end
