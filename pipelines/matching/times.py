"""Was a fact true in the time that is asked for? Windows against days, three-valued.

Diseases, allergies and devices persist until they are said to have ended. A drug that is taken
"since" a day was taken to the day of the note, one taken "until" a day was taken then. A fact
without a day is of no window; one that "lasts" answers only by a start or a duration that is told.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from nlp.model import (
    Bound,
    Fact,
    Interval,
    PartialDate,
    Period,
    Status,
    Tense,
    Verdict,
    Window,
    WindowType,
    conjunction,
    within,
)

_DAY = timedelta(days=1)
_THROUGHOUT = ("for the past ", "for the last ", "for past ", "for last ", "throughout the past ")
# The day of judging where no fact has a date: times told ("2 weeks ago") are counted from it, and
# nothing on a calendar can be.
NO_DAY = date(1000, 1, 1)
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
# Where a fact's time is told by the note's own words, and is not its day.
TOLD = frozenset({"text", "relative"})
PERSISTS = frozenset({"condition", "allergy", "device"})
# Anchors that the day of judging stands for; others (a transplantation) are days of their own.
TODAY = frozenset(
    {
        "now",
        "screening",
        "enrollment",
        "randomization",
        "consent",
        "first_dose",
        "visit",
        "baseline",
    }
)


def days_of(fact: Fact) -> Interval[date] | None:
    """Between which days did the fact hold, as far as the note says? None: no date at all."""
    start, end = fact.time.start, fact.time.end
    return None if start is None and end is None else _days_between(start, end)


@lru_cache(maxsize=4096)
def _days_between(start: PartialDate | None, end: PartialDate | None) -> Interval[date]:
    low = start.interval().low if start else None
    high = end.interval().high if end else start.interval().high if start else None
    return Interval(low, high)


def newest(fact: Fact) -> date:
    """The day to sort by: the last one the fact may be of; undated facts are the oldest."""
    days = days_of(fact)
    bound = days and (days.high or days.low)
    return bound.value if bound else date.min


def in_windows(fact: Fact, windows: tuple[Window, ...], as_of: date) -> Verdict:
    """Did the fact hold in all of these windows, seen from a day?"""
    if len(windows) == 1:
        return _in_window(fact, windows[0], as_of)
    return conjunction([_in_window(fact, window, as_of) for window in windows])


def begun_in_windows(fact: Fact, windows: tuple[Window, ...], as_of: date) -> Verdict:
    """Did what the fact tells begin in all of these windows? Told as of a note's day alone it may
    have begun at any time before.
    """
    told = None if fact.time.start or fact.time.end else _told_ago(fact, as_of)
    days = told or days_of(fact)
    if told is not None and told.high is None:
        days = Interval(told.low, told.low)
    if fact.time.source == "note_date" and days is not None:
        days = Interval(None, days.high)
    asked = [_days_asked(w.start, w.end, as_of) for w in windows if w.anchor in TODAY]
    if days is None or as_of == NO_DAY or len(asked) < len(windows):
        return _UNKNOWN
    return conjunction([within(days, each) for each in asked])


def _in_window(fact: Fact, window: Window, as_of: date) -> Verdict:
    if window.type is WindowType.LASTING:
        return _lasted(fact, window, as_of)
    told = None if fact.time.start or fact.time.end else _told_ago(fact, as_of)
    days = told or days_of(fact)
    relative = window.anchor in TODAY
    asked = _days_asked(window.start, window.end, as_of) if relative else _on_calendar(window)
    if days is None or asked is None or (as_of == NO_DAY and not relative):
        return _UNKNOWN
    since = told is not None and told.high is None
    ongoing = (
        (since or (fact.statement.kind in PERSISTS and fact.time.source != "none"))
        and fact.time.end is None
        and fact.statement.assertion.time is not Tense.HISTORY
    )
    if ongoing and days.low is not None:
        days = Interval(days.low, Bound(max(as_of, days.low.value)))
        return _MET if not days.meet(asked).is_empty() else _NOT_MET
    told_now = fact.time.source == "note_date"
    if told_now and fact.statement.assertion.time is Tense.HISTORY:
        return _UNKNOWN
    last = _last_taken(fact)
    if last is not None and within(last, asked) is _MET:
        return _MET
    verdict = within(days, asked)
    # What was done without a word on the day need not have been done on the day of the note.
    undated = told_now and fact.statement.kind == "procedure"
    return _UNKNOWN if undated and verdict is _NOT_MET and _is_before(asked, days) else verdict


def _is_before(asked: Interval[date], days: Interval[date]) -> bool:
    """Does a time that is asked for lie before these days?"""
    return asked.high is not None and days.low is not None and asked.high.value < days.low.value


def _last_taken(fact: Fact) -> Interval[date] | None:
    """The day on which a drug was taken for certain, the last of a time that is told: "since
    February" the note's day, "until May" a day in May. None: a day in between, or none is told.
    """
    start, end, said = fact.time.start, fact.time.end, fact.statement.assertion
    if fact.statement.kind != "drug" or said.status is not Status.PRESENT:
        return None
    if end is None or start == end or (start is not None and said.time is not Tense.CURRENT):
        return None
    return end.interval()


@lru_cache(maxsize=4096)
def _days_asked(start: Period | None, end: Period | None, as_of: date) -> Interval[date]:
    """The days of a window, worked out once for all the facts and patients of a day."""
    return Window(WindowType.WITHIN, start, end).days(as_of)


def _on_calendar(window: Window) -> Interval[date] | None:
    """Between which days lies a window whose anchor is a date, or two; None: it is none."""
    first, _, last = window.anchor.partition("/")
    try:
        low = None if first == ".." else PartialDate.parse(first).interval()
        high = PartialDate.parse(last).interval() if last else low
    except ValueError:
        return None
    if window.type is WindowType.SINCE and low is not None:
        return Interval(low.low, None)
    if window.type is WindowType.AFTER and low is not None and low.high is not None:
        return Interval(Bound(low.high.value + _DAY), None)
    if window.type is WindowType.BEFORE and low is not None and low.low is not None:
        return Interval(None, Bound(low.low.value - _DAY))
    return Interval(low.low if low else None, high.high if high else None)


def _is_throughout(told: Window) -> bool:
    """Does a note say that it went on all that time up to now: "for the past 9 months"?"""
    words = told.quote.text.lower() if told.quote else ""
    return told.start is not None and words.startswith(_THROUGHOUT)


def _told_ago(fact: Fact, as_of: date) -> Interval[date] | None:
    """The days of a fact that an undated note places ("two weeks ago"), seen from the day."""
    for told in fact.statement.windows:
        if told.type is not WindowType.LASTING and told.anchor in TODAY:
            days = told.days(as_of)
            if _is_throughout(told):
                return Interval(days.low, None)
            since = told.type is WindowType.SINCE
            if days.low is not None and (since or days.high is not None):
                return days
    return None


def _lasted(fact: Fact, window: Window, as_of: date) -> Verdict:
    """Has it gone on for so long? Only a start or a duration that is told can say so."""
    length = Period.of(max(window.values), window.unit or "") if window.values else None
    if length is None:
        return _UNKNOWN
    asked = Interval(None, Bound((-length).from_day(as_of)))
    for told in fact.statement.windows:
        lasted = Period.of(max(told.values), told.unit or "") if told.values else None
        if told.type is WindowType.LASTING and lasted is not None:
            noted = days_of(fact)
            day = noted.low.value if noted and noted.low else as_of
            return within(Interval.exactly((-lasted).from_day(day)), asked)
        since = told.type is WindowType.SINCE or _is_throughout(told)
        if since and told.anchor in TODAY and told.start is not None:
            return within(Interval.exactly(told.start.from_day(as_of)), asked)
    start = fact.time.start
    if start is None or fact.time.source == "note_date":
        return _UNKNOWN
    return within(start.interval(), asked)
