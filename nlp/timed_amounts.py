"""Which of several amounts of one measure does a time speak of?

"Ferritin > 30 within 2 weeks or > 50 in the last year": each has its own. "At screening" is a time
of its own too, though no window: what follows later speaks of the later amount alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from nlp.joining import Joined
from nlp.recognizers import Found

_PARTING = re.compile(r"[,;:()]|\b(?:and|or|but)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\s(?:at (?:the )?(?:time of )?(?:screening|baseline|entry|enroll?ment|inclusion"
    r"|randomi[sz]ation|consent|visit \d)|currently|now|today)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s?(?:[,;]\s?(?:and/or|and|or)?|(?:and/or|and|or))\s", re.IGNORECASE)
_GAP = 24


def claim(
    text: str,
    amounts: Sequence[Found],
    windows: Sequence[Found],
    joined: Joined,
    terms: Sequence[Found],
) -> None:
    """Give windows that place nothing, or only what is named in the next member of a list, to the
    measure of the amount they stand right behind.

    Only where it is not the first amount of that measure. `joined` is changed.
    """
    owners, placed = joined.amounts, joined.windows
    ends = [each.end for each in amounts]
    for number, window in enumerate(windows):
        if any(not _is_next(text, window, terms[index]) for index in placed[number]):
            continue
        at = _before(text, ends, window)
        if at is not None and at > 0 and owners[at] and owners[at] == owners[at - 1]:
            placed[number] = list(owners[at])


def _is_next(text: str, window: Found, term: Found) -> bool:
    """Is a term named behind a window, in the next member of a list?"""
    return window.end <= term.start and _NEXT.match(text, window.end) is not None


def times_of_each(
    text: str, amounts: Sequence[Found], windows: Sequence[Found]
) -> list[Sequence[Found]]:
    """The windows of each of several amounts of one measure, out of all of the measure's."""
    own: list[list[Found]] = [[] for _ in amounts]
    shared: list[Found] = []
    ends = [each.end for each in amounts]
    for window in windows:
        at = _before(text, ends, window)
        (shared if at is None else own[at]).append(window)
    if not any(own):
        return [windows] * len(amounts)
    made: list[Sequence[Found]] = []
    for number, amount in enumerate(amounts):
        later = next(filter(None, own[number + 1 :]), [])
        earlier = next(filter(None, own[:number][::-1]), [])
        if own[number]:
            told = own[number]
        elif _NOW.match(text, amount.end):
            told = []
        else:
            told = later or earlier
        made.append([*shared, *told])
    return made


def _before(text: str, ends: Sequence[int], window: Found) -> int | None:
    """The amount, of those that end so, that a window stands right behind."""
    at = bisect_right(ends, window.start) - 1
    if at < 0 or window.start - ends[at] > _GAP:
        return None
    parted = _PARTING.search(text, ends[at], window.start)
    return None if parted else at
