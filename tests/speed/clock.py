"""How long does something take, measured in turns of a fixed loop rather than in seconds?

Seconds are of the processor, all of one process: what other processes take does not count, nor
does what is taken by watching which lines run (coverage): that slows the code, not the loop.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache
from time import process_time

_WORD = re.compile(r"[a-z]+|\d+")
_TEXT = "the quick 17 brown foxes jump over 4 lazy dogs and 250 sleepy hens " * 40


def turn() -> int:
    """The calibration loop: the kinds of steps that reading takes, over a fixed text."""
    counts: dict[str, int] = {}
    for _ in range(5):
        for found in _WORD.finditer(_TEXT):
            word = found.group()
            counts[word] = counts.get(word, 0) + len(word)
    return len(counts)


def seconds(work: Callable[[], object], *, repeats: int = 3) -> float:
    """How many seconds does the quickest of several goes take?"""
    best = float("inf")
    watching = sys.gettrace()
    sys.settrace(None)
    try:
        for _ in range(repeats):
            start = process_time()
            work()
            best = min(best, process_time() - start)
    finally:
        sys.settrace(watching)
    return best


@cache
def turn_seconds() -> float:
    """How long is one turn of the calibration loop on this machine, now?"""
    return seconds(lambda: [turn() for _ in range(10)], repeats=5) / 10


def turns(work: Callable[[], object], *, repeats: int = 3) -> float:
    """How many turns of the calibration loop does the quickest of several goes take?"""
    return seconds(work, repeats=repeats) / turn_seconds()
