"""Which values of one test does a note tell together? "K 5.4, repeat 4.4" tells two; of "rose from
0.9 to 1.4" the first is what it was before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.model import Comparator
from nlp.recognizers import Found
from pipelines.notes.owned import Result

_AGAIN = re.compile(
    r"[^.;\n]{0,40}?[.;,(–—-]?\s?\b(?:on\s|a\s|with\s)?(?:repeat(?:ed)?|re-?check(?:ed)?)\b"
    r"(?:\s(?:today|now|is|was|were|of|at|to|value|result|reading|this|morning|later|it))*\s?[:=]?\s?",
    re.IGNORECASE,
)
_HINTS = ("epeat", "check")
_REACH = 70
# A repeated value is not many times the first.
_MOST = 5


_FROM = re.compile(r"\bfrom (?:a |an )?(?:\w{1,12} )?(?:of )?\Z", re.IGNORECASE)
_TO = re.compile(r"[^.;,\n\d]{0,30}\bto\b[^.;,\n\d]{0,20}", re.IGNORECASE)


def earlier(text: str, results: Sequence[Result]) -> set[int]:
    """Where do the values begin that a test had before: "rose from 0.9 to 1.4"?"""
    if " from " not in text:
        return set()
    found = set()
    ordered = sorted(results, key=lambda each: each.amount.start)
    for one, two in pairwise(ordered):
        if (one.term.start, one.term.end) != (two.term.start, two.term.end):
            continue
        before = text[max(0, one.amount.start - 24) : one.amount.start]
        if _FROM.search(before) and _TO.fullmatch(text, one.amount.end, two.amount.start):
            found.add(one.amount.start)
    return found


def repeated(
    text: str, terms: Sequence[Found], amounts: Sequence[Found], results: Sequence[Result]
) -> list[Result]:
    """The values that are told as a repeat, each with the test of the result before it."""
    if not results or not any(hint in text for hint in _HINTS):
        return []
    used = {(each.amount.start, each.amount.end) for each in results}
    made: list[Result] = []
    for each in amounts:
        if (each.start, each.end) in used:
            continue
        before = [r for r in results if r.amount.end <= each.start < r.amount.end + _REACH]
        last = max(before, key=lambda r: r.amount.end, default=None)
        if last is not None and _is_repeat(text, terms, last, each):
            made.append(Result(last.term, each))
    return made


def _is_repeat(text: str, terms: Sequence[Found], last: Result, each: Found) -> bool:
    first, second = last.amount.value, each.value
    if not _AGAIN.fullmatch(text, last.amount.end, each.start):
        return False
    if any(
        last.amount.end <= t.start < each.start and t.value.kind == "measurement" for t in terms
    ):
        return False
    if second.amount.op is not Comparator.EQ or first.pair != second.pair:
        return False
    if second.amount.unit not in (None, first.amount.unit) or not first.amount.values:
        return False
    one, other = max(first.amount.values), max(second.amount.values, default=0)
    return bool(0 < other < one * _MOST and one < other * _MOST)
