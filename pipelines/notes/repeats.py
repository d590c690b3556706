"""Which values of one test does a note tell together? "K 5.4, repeat 4.4" tells two; of "rose from
0.9 to 1.4" the first is what it was before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
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


def earlier(text: str, results: Sequence[Result]) -> tuple[list[Result], set[int]]:
    """The results, and where the values begin that a test had before: "rose from 0.9 to 1.4".

    What it had before is in the unit of what it has now, if none is told.
    """
    made, found = sorted(results, key=lambda each: each.amount.start), set[int]()
    if " from " not in text:
        return made, found
    for index, (one, two) in enumerate(pairwise(made)):
        if (one.term.start, one.term.end) != (two.term.start, two.term.end):
            continue
        start = one.amount.value.number_span[0]
        if _FROM.search(text[max(0, start - 24) : start]) and _TO.fullmatch(
            text, one.amount.end, two.amount.start
        ):
            found.add(one.amount.start)
            made[index] = _in_unit_of(one, two)
    return made, found


def _in_unit_of(one: Result, two: Result) -> Result:
    first, second = one.amount.value, two.amount.value.amount
    if first.amount.unit is not None or second.unit is None:
        return one
    amount = replace(first.amount, unit=second.unit, unit_text=second.unit_text)
    value = replace(first, amount=amount, bare=False)
    return Result(one.term, Found(one.amount.start, one.amount.end, value))


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
