"""Windows laid on the calendar itself: "since 2010", "before May 2015", "until 3 June 2020".

The anchor is the date in ISO 8601, known as far as the words tell it, or two of them as an ISO
interval; ".." stands for an open beginning.
"""

from __future__ import annotations

import re

from nlp.model import PartialDate, Period, Quote, Window, WindowType
from nlp.recognizers.slots import Found
from nlp.recognizers.stretches import near

_MONTHS_TEXT = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTHS_TEXT.split(), start=1)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# What follows a year that is one: no unit, no further digits, no name that it is a part of.
_ENDS = (
    r"(?![\d/-]|[.,]\d|\s?%"
    r"|\s(?!(?:and|or|for|with|who|were|was|are|in|at|to|through|until|by)\b)\w)"
)
_DATE = (
    rf"(?:(?:{_DAY}\s(?:of\s)?)?{_MONTH},?\s{_YEAR}|{_MONTH}\s{_DAY},?\s{_YEAR}"
    rf"|{_YEAR}-\d\d-\d\d|{_YEAR}{_ENDS})(?!\d)"
)
_CUES = (
    r"(?P<since>since|on or after|starting (?:in|from)|beginning (?:in|from))"
    r"|(?P<before>before|prior to|earlier than)|(?P<after>after|later than)"
    r"|(?P<until>until|up to|on or before|no later than)"
)
_FIND = re.compile(
    rf"\b(?:(?:between|from)\s(?P<low>{_DATE})\s?(?:and|to|through|until|[-–])\s?(?P<high>{_DATE})"
    rf"|(?:{_CUES})\s(?:the\s(?:year|beginning of|end of)\s)?(?P<date>{_DATE}))",
    re.IGNORECASE,
)
# Every window has a year, the words before the first and the other date behind it not longer than
# this: "starting from the beginning of 25th of september. 2019".
_YEARS = re.compile(_YEAR)
_BEFORE, _BEHIND = 64, 64
_PART = re.compile(
    rf"(?P<year>{_YEAR})|(?P<month>[a-z]{{3}})[a-z.]*|(?P<number>\d{{1,2}})", re.IGNORECASE
)
_TYPES = {
    "since": (WindowType.SINCE, Period(), None),
    "after": (WindowType.AFTER, Period(), None),
    "before": (WindowType.BEFORE, None, Period()),
}


def read_calendar_windows(text: str) -> list[Found]:
    """Which windows between dates of the calendar stand in a text?"""
    found: list[Found] = []
    if "20" not in text and "19" not in text:
        return found
    years = (match.start() for match in _YEARS.finditer(text))
    for match in near(_FIND, text, years, _BEFORE, _BEHIND):
        window = _window(match)
        if window is not None:
            found.append(Found(match.start(), match.end(), window))
    return found


def _window(match: re.Match[str]) -> Window | None:
    quote = Quote(match.start(), match.end(), match[0])
    if match["low"]:
        low, high = _date(match["low"]), _date(match["high"])
        if low is None or high is None:
            return None
        return _during(f"{low}/{high}", quote)
    day = _date(match["date"])
    if day is None:
        return None
    if match["until"]:
        return _during(f"../{day}", quote)
    kind, start, end = next(_TYPES[name] for name in _TYPES if match[name])
    return Window(kind, start, end, str(day), quote=quote)


def _during(anchor: str, quote: Quote) -> Window:
    return Window(WindowType.DURING, Period(), Period(), anchor, quote=quote)


def _date(words: str) -> PartialDate | None:
    """The date as far as it is told; None if the calendar has no such day."""
    if words[4:5] == "-":
        year, month, day = (int(part) for part in words.split("-"))
    else:
        parts = {m.lastgroup: m[0] for m in _PART.finditer(words.replace("of", ""))}
        year = int(parts["year"])
        month = _MONTHS.get(parts.get("month", "")[:3].lower(), 0)
        day = int(parts.get("number", 0))
    try:
        return PartialDate.parse(str(PartialDate(year, month or None, day or None)))
    except ValueError:
        return None
