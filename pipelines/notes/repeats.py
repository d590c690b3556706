"""Which values of one test does a note tell together? "K 5.4, repeat 4.4" tells two, and so does
"PSA 1.6 (Apr), 1.1 (Mar)"; of "rose from 0.9 to 1.4" the first is what it was before, of "88 (was
71 in Oct)" the second.
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
_HINTS = ("epeat", "check", "(", " from ")
# A list of values, each with its time: "1.6 (Apr), 1.1 (Mar)".
_NEXT = re.compile(r"\s?\([^()\n]{2,20}\)\s?[,;]?\s?(?:and\s|then\s|<-\s?|→\s?)?")
_TIMED = re.compile(r"\s?%?\s?\((?=[^()\n]{2,20}\))[^()\n]*?(?:\d|[a-z]{3})", re.IGNORECASE)
# What a test gave before: "88 (was 71 in Oct)", "6.5% (1/24: 6.2)", "22, up from 9".
_WAS = r"(?:was|were|from|prev(?:ious(?:ly)?)?|prior|last|baseline|earlier|old)"
_BEFORE = re.compile(
    rf"(?:\stoday|\snow)?\s?\((?:{_WAS}[ :]\s?)?(?:[\w/ .-]{{2,14}}:\s?)?\Z"
    r"|,?\s(?:up|down|rising|falling|risen|fallen|increased|decreased|improved|worse(?:ned)?)\sfrom\s"
    r"(?:an?\s)?\Z",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[^()\n]{0,24}\)")
_THEN = re.compile(
    r"\b(?:was|were|from|prev|prior|last|baseline|ago|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|spring|summer|autumn|winter|(?:19|20)\d\d)|\d/\d\d|[a-z] \d{1,2}/\d{1,2}",
    re.IGNORECASE,
)
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
    if " from " not in text and "(" not in text:
        return made, found
    for index, (one, two) in enumerate(pairwise(made)):
        if (one.term.start, one.term.end) != (two.term.start, two.term.end):
            continue
        if _is_before(text, one.amount, two.amount):
            found.add(two.amount.start)
            made[index + 1] = _in_unit_of(two, one)
            continue
        start = one.amount.value.number_span[0]
        if _FROM.search(text[max(0, start - 24) : start]) and _TO.fullmatch(
            text, one.amount.end, two.amount.start
        ):
            found.add(one.amount.start)
            made[index] = _in_unit_of(one, two)
    return made, found


def _is_before(text: str, one: Found, two: Found) -> bool:
    """Is the second value what the test gave before the first, by its words or its brackets?"""
    if "/" in text[two.value.number_span[0] : two.end + 1]:
        return False  # "9.3 (4/2024)": a date
    found = _BEFORE.fullmatch(text, one.end, two.value.number_span[0])
    if found is None or "(" not in found[0]:
        return found is not None
    closed = _IN_BRACKETS.match(text, two.end)
    return closed is not None and _THEN.search(text, one.end, closed.end()) is not None


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
        before = [
            r for r in (*results, *made) if r.amount.end <= each.start < r.amount.end + _REACH
        ]
        last = max(before, key=lambda r: r.amount.end, default=None)
        if last is not None and _is_repeat(text, terms, last, each):
            made.append(Result(last.term, each))
    return made


def _is_repeat(text: str, terms: Sequence[Found], last: Result, each: Found) -> bool:
    first, second = last.amount.value, each.value
    again = _AGAIN.fullmatch(text, last.amount.end, each.start)
    listed = _NEXT.fullmatch(text, last.amount.end, each.start) and _TIMED.match(text, each.end)
    if not (again or listed or _is_before(text, last.amount, each)):
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
