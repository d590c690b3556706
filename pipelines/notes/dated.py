"""The dates that a passage of a note tells, and the past windows that stand for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from nlp.model import (
    Experiencer,
    FactTime,
    Passage,
    Period,
    Statement,
    Window,
    WindowType,
)
from nlp.recognizers import Found, RelativeDate, read_dates
from pipelines.notes.at_age import OF_LIFE
from pipelines.notes.fields import begins_with_birth
from pipelines.notes.spoken import is_count
from pipelines.notes.yearless import ByNote

_HAS_DATE = re.compile(r"\d|ago|yesterday|today|tonight|this|last|past|previous", re.IGNORECASE)
_BIRTH = re.compile(r"\b(?:dob|d\.o\.b\.?|born|birth ?date|date of birth)\W*(?:on|in)?\W*$", re.I)
# Windows back from the note's day; without these words "in 3 months" may be to come.
_BACK = re.compile(r"\b(?:past|last|previous|preceding|ago)\b", re.IGNORECASE)
# "In the last year" is the year up to the note, "last year" the one before its own.
_DURING = re.compile(r"(?:in|within|over|during|for)\b", re.IGNORECASE)

# What brackets tell of an earlier time: "eGFR 34 (was 39 in 2019)".
_EARLIER = re.compile(r"\b(?:was|were|from|previous(?:ly)?|prior|prev|cf|baseline)\b", re.I)
# What brackets tell of one drug or illness alone: "metformin (started today)", "(last 3/2024)".
_OF_ONE = re.compile(
    r"\b(?:start|stop|last|since|began|begun|held|new|increas|reduc)\w{0,5}\b", re.I
)
# What stands before such brackets, and is no title of what follows.
_WORDS = re.compile(r"[a-z]{3}|[A-Z]{2}")
_TITLES = re.compile(r"lab|blood|result|visit|admi|discharge|today|seen|\bon\b|\bCT\b|MRI", re.I)
_PARTS = re.compile(r" (?:cores?|nodes?|LNs?|lymph nodes?|biops)")
_OF_UNIT = re.compile(
    r"[ -]?(?:calor|kcal|cal\b|mL|ml\b|cc\b|units?\b|mg|mcg|grams?|g\b"
    r"|feet|ft\b|steps|lbs?\b|IU\b|meters)"
)
# Another value, of another day: "eGFR 34 (36 in January)", "8.9 (8.1 % on 5/2)".
_ANOTHER = re.compile(
    r"\(\s?[<>]?\d+(?:\.\d+)?\s?%?(?:\s[\w/^]{1,10})?,?\s(?:(?:in|on|from|last|at)\s)?"
)
# What a date tells of something else than a result beside it: "on X since 2022, Hb 9".
_OF_ANOTHER = re.compile(
    r"\b(?:since|dx'?d?|diagnosed|last|until|till)(?:\s[\w-]{1,14})?\s*\Z", re.I
)
_DONE = re.compile(r"\b(?:s/p|status post)\s[^,;.\n]{1,40}\Z", re.IGNORECASE)
# What ties the age told before it to a date: the patient was seen then.
_SEEN = re.compile(
    r"\b(?:presented|admitted|seen|referred|visited|evaluated|hospitali[sz]ed|brought|came|consulted"
    r"|transferred|was|were)\b",
    re.IGNORECASE,
)
# An age that the patient has when the note is written.
_IS_NOW = re.compile(r"\b(?:is|['’]s)\s(?:now\s)?(?:an?\s)?[\w-]{1,16}(?:\s[\w-]{1,12}){0,3}\Z")
_BRACKETED = 160  # so far a date lies from the ends of its brackets
Span = tuple[int, int]


def dates_of(passage: Passage, windows: Sequence[Found], day_first: bool) -> list[Found]:
    """The dates of a passage but the patient's birth, and the past windows told from its day."""
    text = passage.text
    if not _HAS_DATE.search(text):
        return []
    dates = [
        each
        for each in read_dates(text, day_first=day_first)[begins_with_birth(passage) :]
        if not _BIRTH.search(text, max(0, each.start - 20), each.start)
        and not is_of_parts(text, each)
        and not (each.end - each.start == len("1900") and _is_number(text, each))
    ]
    back = [each for each in windows if _is_back(text, each)]
    if not back:
        return dates
    firm = [each for each in back if _DURING.match(text, each.start)]
    dates = [*firm, *(each for each in dates if not meets(each, firm))]
    rest = [_as_ago(text, each) for each in back if not meets(each, dates)]
    return sorted([*dates, *rest], key=start_of)


def _is_number(text: str, year: Found) -> bool:
    """Is a year alone no year but a count: "ANC 1900", "2000 calories"?"""
    return is_count(text, year.start) or _OF_UNIT.match(text, year.end) is not None


def is_other_age(found: Found, statement: Statement) -> bool:
    """Is a time told by an age for a fact of somebody else, or of what has no such time?"""
    if not isinstance(found.value, ByNote) or not found.value.by_age:
        return False
    patient = statement.assertion.experiencer is Experiencer.PATIENT
    return not patient or statement.kind not in OF_LIFE


def is_of_parts(text: str, date: Found) -> bool:
    """Is it no date but so many parts of all: "5/12 cores"?"""
    return _PARTS.match(text, date.end) is not None


def is_of_another(text: str, date: Found, end: int) -> bool:
    """Is a date no date of a result that ends at `end`, for it tells when something began or was
    last, or stands in a later part of the sentence?"""
    if date.start > end and text.find("; ", end, date.start) >= 0:
        return True
    before = text[max(0, date.start - 45) : date.start]
    return bool(_OF_ANOTHER.search(before[-24:]) or _DONE.search(before))


def is_of_other_than_who(text: str, told: FactTime, date: Found, end: int) -> bool:
    """Is a date that of something else than who the patient was when it was told?

    "A 44-year-old man was seen in May 2013" tells both; "66 M, hemicolectomy 2022" does not,
    nor "She is a 44-year-old who was operated on in 2013".
    """
    if told.source == "relative" or _IS_NOW.search(text, max(0, end - 40), end):
        return True
    return date.start >= end and not _SEEN.search(text, end, date.start)


def _as_ago(text: str, found: Found) -> Found:
    """A window whose words are "3 yrs ago" as the point in time that they tell."""
    if text[found.end - 3 : found.end].lower() != "ago":
        return found
    window: Window = found.value
    back = window.start or Period()
    return Found(found.start, found.end, RelativeDate(back, window.unit or "d"))


def _is_back(text: str, found: Found) -> bool:
    """Does a window reach back from the note's day, by its words?"""
    window: Window = found.value
    if window.type is not WindowType.WITHIN or window.anchor != "now" or window.start is None:
        return False
    return _BACK.search(text, found.start, found.end) is not None


def meets(found: Found, others: Sequence[Found]) -> bool:
    return any(other.start < found.end and found.start < other.end for other in others)


def start_of(found: Found) -> int:
    return found.start


def beside(
    text: str, line: Span, dates: list[Found], own: Span, free: Callable[[int, int], bool]
) -> list[Found]:
    """The dates of a line without those in brackets that do not date a statement outside of them.

    Such brackets tell of earlier ("was 39 in 2019"), or hold what they date, and the statement
    stands behind them. Args: own, where the statement stands; free, does no statement
    stand between two offsets?
    """
    return [each for each in dates if not _apart(text, line, each, own, free)]


def _is_told(text: str, start: int, end: int) -> bool:
    """Do words stand between two offsets that are no title of what follows them?"""
    first = min(end, start + 80)
    return bool(_WORDS.search(text, start, first)) and not _TITLES.search(text, start, first)


def _apart(text: str, line: Span, date: Found, own: Span, free: Callable[[int, int], bool]) -> bool:
    opened = text.rfind("(", max(line[0], date.start - _BRACKETED), date.start)
    closed = text.find(")", date.end, min(line[1], date.end + _BRACKETED))
    if opened < 0 or closed < 0 or text.find(")", opened, date.start) >= 0:
        return False
    if opened <= own[0] and own[1] <= closed:
        return False
    if _EARLIER.search(text, opened, date.start) or _ANOTHER.fullmatch(text, opened, date.start):
        return True
    if own[0] > closed:
        alone = opened + 1 == date.start and closed == date.end
        behind = not free(line[0], opened) or _is_told(text, line[0], opened)
        listed = text[closed + 1 : closed + 2] in ",;" and not alone and behind
        return listed or not free(opened, closed)
    return bool(_OF_ONE.search(text, opened, date.start)) and not free(own[1], opened)
