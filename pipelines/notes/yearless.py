"""Which days does a note tell by its own: without their year, as "last May", as "last week"?

"Dose reduced on 12 August", "[**1-16**]", "until March": of a note these are the latest such days
before its own; a thing that is still to come is meant for the next. "4/6/24" is 4 June in a note
that elsewhere writes "29/5/24", or where 6 April were a day after the note's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nlp.model import PartialDate
from nlp.recognizers import DateRange, Found, beginning, from_day, near, number_spans

_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])"
    r"|(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\b)"
)
# How any month begins: what stands before it and behind, with what tells that it is a day's.
_BEGINS = re.compile("|".join([*(n.title() for n in _NAMES), *(n.upper() for n in _NAMES)]))
_BEFORE, _BEHIND_MONTH = 20, 48
_NO_YEAR = r"(?![-\s,.'’]{0,2}(?:(?:19|20)\d\d|['’]\d\d|of\s(?:19|20)))"
_UNIT = r"(?!\s?(?:mg|mcg|g|ml|mL|units?|tablets?|mm|cm|kg|x)\b|\s?%|:?\d|/|[.,]\d)"
_DAY_MONTH = re.compile(
    rf"(?<![\w.,/])(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}{_NO_YEAR}"
)
_MONTH_DAY = re.compile(
    rf"(?<![\w-]){_MONTH}\.? (?P<day>\d\d?)(?:st|nd|rd|th)?{_UNIT}(?![-\s,.]{{0,2}}(?:19|20)\d\d)"
)
_ALONE = re.compile(
    rf"(?:\b(?:in|since|until|till|from|early|late|mid|end of|beginning of)[ -]|\(){_MONTH}"
    rf"{_NO_YEAR}(?!\.? \d)"
)
_BEHIND = re.compile(
    r"(?<=[A-Za-z)] )(?P<month>January|February|March|April|June|July|August|September"
    r"|October|November|December)(?=[.;,)\n]|$)" + _NO_YEAR
)
_CALENDAR = re.compile(
    rf"\b(?:[Ll]ast {_MONTH}{_NO_YEAR}"
    r"|(?<!the )(?<!past )(?P<which>[Ll]ast|[Tt]his) (?P<unit>week|month)(?!\w))"
)
_CALENDAR_WORDS = ("ast ", "this ", "This ")
_HIDDEN = re.compile(r"\[\*\*(?:(?P<year>\d{4})-)?(?P<number>\d\d?)-(?P<day>\d\d?)\*\*\]")
_SLASHED = re.compile(
    r"\b(?P<cue>on|from|since|until|till|in|dx|diagnosed|dated?|bloods?|labs?|stool|swab|scan|CXR"
    r"|CT|MRI|echo)[ :]{1,2}(?P<first>\d\d?)/(?P<second>\d\d)?(?P<short>\d)?"
    r"(?![\d/%]|[.,]\d| ?(?:mg|months?|weeks?|days?)\b)",
    re.IGNORECASE,
)
# "Test   21/05   24/05" heads columns; "INR 2.8 (29/5)" tells the day of one result.
_HEADER = re.compile(
    r"(?:\A|\n)[ \t]*(?:[A-Za-z][A-Za-z ()]{0,24})?"
    r"(?P<days>(?:(?:[ \t]{2,20}|\t)\d\d?/\d\d?){2,12})[ \t]*(?=\n|\Z)"
)
_PAIR = re.compile(r"(?<![\d/])(?P<first>\d\d?)/(?P<second>\d\d?)(?![\d/])")
_IN_BRACKETS = re.compile(r"(?<=\d \()(?P<first>\d\d?)/(?P<second>\d\d?)(?=\))")
# "6.5% (1/24: 6.2)": a month of a year.
_MONTH_OF = re.compile(r"(?<=\()(?P<first>\d\d?)/(?P<year>\d\d)(?=: ?\d)")
_SLASH = re.compile(r"\d/\d")
_CUE_BEFORE, _UNIT_BEHIND = 16, 24
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)"
    r"(?![\d%]|\.\d)"
)
_BRITISH = re.compile(r"oedem|aemi[ac]|[Hh]aem|rrhoea|[Pp]aracetamol|\bNHS\b|\b(?:bd|tds|nocte)\b")
_OPEN = re.compile(r"\b(?:since|from)(?: (?:early|late|mid|about))?[ -]$", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:until|till|to|through)(?: (?:early|late|mid))?[ -]$", re.IGNORECASE)
_MONTHS_OF_YEAR, _WEEKS_OF_YEAR = 12, 52


@dataclass(frozen=True, slots=True)
class ByNote:
    """A date or range that was worked out from the note's day; `guessed`: its year was left out.

    `by_age`: it is told by how old the patient was.
    """

    value: PartialDate | DateRange
    guessed: bool = True
    by_age: bool = False


def is_guessed(found: Found) -> bool:
    """Was the year of a date supplied?"""
    return isinstance(found.value, ByNote) and found.value.guessed


def calendar_days(text: str, note: PartialDate | None) -> list[Found]:
    """The months and weeks of the calendar told from the note's day: "last May", "last week".

    "Last May" is the latest May before the note's month; a week goes from Monday to Sunday.
    """
    if note is None or note.month is None or not any(w in text for w in _CALENDAR_WORDS):
        return []
    found = []
    for match in _CALENDAR.finditer(text):
        if match["month"]:
            month = _NAMES.index(match["month"][:3].lower()) + 1
            told: PartialDate | DateRange = PartialDate(note.year - (month >= note.month), month)
        elif match["unit"] == "month":
            back = 0 if match["which"].lower() == "this" else 1
            year, month = divmod(note.year * _MONTHS_OF_YEAR + note.month - 1 - back, 12)
            told = PartialDate(year, month + 1)
        elif note.day is not None:
            told = _week(date(note.year, note.month, note.day), match["which"].lower())
        else:
            continue
        found.append(Found(*match.span(), ByNote(told, guessed=False)))
    return found


def _week(day: date, which: str) -> DateRange:
    """This week up to the day, or the whole week before."""
    monday = day - timedelta(days=day.weekday())
    if which == "this":
        return DateRange(PartialDate.of(monday), PartialDate.of(day))
    before = monday - timedelta(days=7)
    return DateRange(PartialDate.of(before), PartialDate.of(monday - timedelta(days=1)))


def writes_day_first(text: str, note: PartialDate | None) -> bool | None:
    """Does a note write 4/6/24 for the fourth of June? None if nothing in it tells."""
    if "/" not in text and "." not in text:
        return None
    unsure = []
    numbers = [start for start, end in number_spans(text) if end - start < 3]
    for match in beginning(_NUMERIC, text, numbers):
        first, second = int(match["first"]), int(match["second"])
        if match["mark"] == "." and first != second and second <= _MONTHS_OF_YEAR:
            return True
        if first > _MONTHS_OF_YEAR >= second or second > _MONTHS_OF_YEAR >= first:
            return first > second
        if first != second:
            unsure.append((int(match["year"]) % 100, first, second))
    for year, first, second in unsure:
        if note is None or note.month is None or note.day is None:
            break
        own = (note.year % 100, note.month, note.day)
        day_first, month_first = (year, second, first), (year, first, second)
        if own == day_first or month_first > own >= day_first:
            return True
        if own == month_first or day_first > own >= month_first:
            return False
    return True if unsure and _BRITISH.search(text) else None


def yearless(text: str, note: PartialDate | None, *, day_first: bool | None) -> list[Found]:
    """The dates of a text that name no year, in its order; values are `ByNote`.

    Among them "in 12/07" and "[**2148-10-1**]", whose year is told: these are plain dates.

    Args: day_first, the order of day and month in the note, None if unknown: then "on 4/6", which
        has two readings, is none.
    """
    if note is None or note.month is None:
        return []
    found: list[Found] = []
    for start, end, month, day, year in _read(text, day_first):
        if any(each.start < end and start < each.end for each in found):
            continue
        day_told = _valid(year or note.year, month, day)
        if day_told is not None and year is None:
            day_told = _latest(note, day_told)
        if day_told is not None:
            told = _opened(text, start, day_told)
            whole = from_day(text, Found(start, end, told))
            value = whole.value if year else ByNote(whole.value)
            found.append(Found(whole.start, end, value))
    return sorted(found, key=lambda each: each.start)


def to_come_of(value: ByNote, note: PartialDate | None) -> ByNote:
    """The same day of what is still to come: the first that is not before the note."""
    told = value.value
    if note is None or not isinstance(told, PartialDate):
        return value
    if (told.year, told.month or 12, told.day or 31) >= (note.year, note.month or 0, note.day or 0):
        return value
    return ByNote(_valid(told.year + 1, told.month or 1, told.day) or told)


def _read(
    text: str, day_first: bool | None
) -> Iterator[tuple[int, int, int, int | None, int | None]]:
    """Where each stands, its month, its day if any, its year if "in 7/22" gives one."""
    months = [match.start() for match in _BEGINS.finditer(text)]
    for pattern in (_DAY_MONTH, _MONTH_DAY, _ALONE, _BEHIND) if months else ():
        for match in near(pattern, text, months, _BEFORE, _BEHIND_MONTH):
            groups = match.groupdict()
            start = match.start("month") if pattern is _ALONE else match.start()
            number = _NAMES.index(match["month"][:3].lower()) + 1
            yield start, match.end(), number, int(groups["day"]) if "day" in groups else None, None
    if "**" in text:
        for match in _HIDDEN.finditer(text):
            year = int(match["year"]) if match["year"] else None
            yield match.start(), match.end(), int(match["number"]), int(match["day"]), year
    if "/" in text:
        slashes = (match.start() for match in _SLASH.finditer(text))
        for match in near(_SLASHED, text, slashes, _CUE_BEFORE, _UNIT_BEHIND):
            pair = _slashed(match, day_first)
            if pair is not None:
                yield match.start("first"), match.end(), *pair
        for match in _MONTH_OF.finditer(text):
            if int(match["first"]) <= _MONTHS_OF_YEAR < int(match["year"]) != _WEEKS_OF_YEAR:
                yield *match.span(), int(match["first"]), None, 2000 + int(match["year"])
        for match in bare_days(text):
            first, second = int(match["first"]), int(match["second"])
            first_is_day = day_first if first <= _MONTHS_OF_YEAR >= second else first > second
            if first_is_day is not None:
                day, month = (first, second) if first_is_day else (second, first)
                yield *match.span(), month, day, None


def bare_days(text: str) -> Iterator[re.Match[str]]:
    """The days without years that head the columns of a table, and those in brackets."""
    for line in _HEADER.finditer(text):
        yield from _PAIR.finditer(text, *line.span("days"))
    for match in _IN_BRACKETS.finditer(text):
        if max(int(match["first"]), int(match["second"])) > _MONTHS_OF_YEAR:
            yield match


def _slashed(
    match: re.Match[str], day_first: bool | None
) -> tuple[int, int | None, int | None] | None:
    """Month, day and year of "on 29/4", "since 3/23"; None where it has two readings."""
    first, second = int(match["first"]), int(match["second"] or match["short"] or 0)
    of_year = match["cue"].lower() in ("in", "dx", "diagnosed", "since")
    in_full = match["second"] is not None
    if second == _WEEKS_OF_YEAR:
        return None  # "in 6/52": weeks
    if first <= _MONTHS_OF_YEAR and in_full and second > _MONTHS_OF_YEAR:
        return (first, None, 2000 + second) if day_first or of_year else (first, second, None)
    if match["cue"].lower() == "in" and first <= _MONTHS_OF_YEAR and in_full:
        return first, None, 2000 + second
    if first > _MONTHS_OF_YEAR or day_first:
        return second, first, None
    return (first, second, None) if day_first is False else None


def _valid(year: int, month: int, day: int | None) -> PartialDate | None:
    """The date, if there is such a one."""
    if day == 0 or not 1 <= month <= _MONTHS_OF_YEAR:
        return None
    made = PartialDate(year, month, day)
    try:
        made.interval()
    except ValueError:
        return None
    return made


def _latest(note: PartialDate, told: PartialDate) -> PartialDate | None:
    """The last such day or month that is not after the note's."""
    own, given = (note.month or 0, note.day or 31), (told.month or 0, told.day or 0)
    return _valid(note.year - (given > own), given[0], told.day)


def _opened(text: str, start: int, told: PartialDate) -> PartialDate | DateRange:
    before = text[max(0, start - 14) : start]
    if _OPEN.search(before):
        return DateRange(told, None)
    return DateRange(None, told) if _CLOSED.search(before) else told
