"""Which of many texts hold one of a few words? Asked once over all of them, it costs a fraction."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

_PARTING = "\0"  # stands in no word


def holding(texts: Sequence[str], words: Iterable[str]) -> list[bool]:
    """Of each text, whether one of the words, or parts of words, stands in it.

    >>> holding(["no fever", "ulcer", ""], ["fev", "rash"])
    [True, False, False]
    """
    if len(texts) == 1:
        return [any(map(texts[0].__contains__, words))]
    joined = _PARTING.join(texts)
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    held = [False] * len(texts)
    for word in words:
        place = joined.find(word)
        while place >= 0:
            index = bisect_right(starts, place)
            held[index - 1] = True
            place = joined.find(word, starts[index])
    return held
