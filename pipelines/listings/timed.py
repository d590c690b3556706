"""When does a statement hold that a bare time, or "ever", follows?

"stroke < 3 mo" is a stroke within the last three months, "psoriasis >= 6 mo" one that has lasted
so long, "at least 14 days since radiotherapy" lies before. "VTE ever, MI within 6 months" says
"ever" of the VTE alone, and the months of the infarction alone. What is planned within 3 months
lies ahead.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import (
    Amount,
    Assertion,
    Comparator,
    Period,
    Quote,
    Statement,
    Tense,
    Window,
    WindowType,
)
from nlp.placed import Placed
from pipelines.listings.gone_by import gone_by
from pipelines.listings.planned_too import planned_before

_EVER = re.compile(
    r"[,(]?\s?(?P<ever>\b(?:ever|at any (?:time|point)(?: in (?:the past|life|their life))?))"
    r"(?=\s{0,2}(?:[,;.)/:]|or\b|and\b|\Z))",
    re.IGNORECASE,
)
_DATED = frozenset({"condition", "procedure", "drug", "device"})
_LASTS = frozenset({"condition", "drug"})
_TIMES = frozenset({"a", "mo", "wk", "d", "h", "min"})
_LIST = re.compile(r"\s?(?:,|/|;)?\s?(?:\b(?:or|and)\b)?\s?", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|elapsed since|elapsed from|passed since|beyond)\s?(?:the |their |any |last "
    r"|prior |previous |most recent |completion of |end of )*(?:treatment|therapy)?\Z",
    re.IGNORECASE,
)
# What a time in brackets tells the length of pregnancy of: "premature (< 37 weeks)".
_OF_PREGNANCY = frozenset({"prematurity", "preterm_birth", "first_trimester_pregnancy"})
# Since treatment with something, that treatment is an event of the patient's own.
_OF_EVENTS = frozenset({"unknown", "first_dose"})
_PLANS = ("plan", "schedul", "anticipat", "expect", "intend", "intent")
_PLAN = (
    r"(?:plan(?:s|ned|ning)?|scheduled|anticipat(?:ed|ing)|expect(?:ed|ing|s)?|intend(?:s|ing)?)"
)
_PLANNED = re.compile(rf"\b{_PLAN}\b[^.;,]{{0,40}}\Z", re.IGNORECASE)
_IN_NAME = re.compile(_PLAN, re.IGNORECASE)
_PLANNED_BEHIND = re.compile(
    r"\s(?:that\s)?(?:is\s|are\s|being\s)?(?:planned|scheduled|expected|anticipated)\s"
)
# A plan told behind what is planned, with no time: "hernia repair planned".
_ONLY_PLANNED = re.compile(
    r"\s(?:that\s)?(?:is\s|are\s|being\s)?(?:already\s)?(?:planned|scheduled|anticipated)"
    r"(?=\s?(?:[,;.)/]|\Z|(?:or|and|during|for)\b))"
)
# What may stand between drugs one of which is taken for so long.
_OF_LIST = re.compile(r"\s?(?:,\s?)?(?:(?:or|and|and/or)\s|/\s?)?", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:past|last|prior|previous|before|preceding|ago|earlier|recent)\b", re.IGNORECASE
)
_EITHER = re.compile(
    r"\b(?:prior|previous|recent|past|current|undergone|received|had)\b[^.;]{0,24}\b(?:or|and)\b",
    re.IGNORECASE,
)
_PLAN_REACH = 40
_UP = (Comparator.GT, Comparator.GE)
_DOWN = (Comparator.LT, Comparator.LE)


def timed(text: str, offset: int, placed: list[Placed]) -> list[Placed]:
    """The statements with bare times as windows, "since" before, and "ever" where it belongs."""
    made = [_told(gone_by(text, each)) for each in placed]
    low = text.lower()
    if any(map(low.__contains__, _PLANS)):
        made = _apart([_ahead(text, offset, each) for each in made])
        made = [_only_planned(text, each) for each in made]
    made = _all_lasting(text, offset, made)
    if "ever" not in low and "at any" not in low:
        return made
    for found in _EVER.finditer(text):
        made = _ever(text, offset, made, found)
    return made


def _ahead(text: str, offset: int, each: Placed) -> Placed:
    """With what is planned within some time placed in the time to come."""
    windows = tuple(
        _to_come(window) if _plans(text, offset, each, window) else window
        for window in each.statement.windows
    )
    if windows == each.statement.windows:
        return each
    return replace(each, statement=replace(each.statement, windows=windows))


def _only_planned(text: str, each: Placed) -> Placed:
    """With an operation as one to come, behind which or before which a plan is told."""
    statement, said = each.statement, each.statement.assertion
    if statement.kind != "procedure" or statement.windows or said.time is not Tense.CURRENT:
        return each
    if _ONLY_PLANNED.match(text, each.end) is None and not planned_before(text, each):
        return each
    told = replace(statement, assertion=replace(said, time=Tense.FUTURE))
    return replace(each, statement=told)


def _all_lasting(text: str, offset: int, placed: list[Placed]) -> list[Placed]:
    """With what is said of how long the last drug of a list was taken said of each of them."""
    made = list(placed)
    for index in range(len(made) - 1, 0, -1):
        each, before = made[index].statement, made[index - 1].statement
        if each.kind != "drug" or before.kind != "drug" or not each.windows:
            continue
        (*_, last) = each.windows
        behind = last.quote is not None and last.quote.start - offset >= made[index].end
        if last.type is not WindowType.LASTING or not behind or before.windows or before.amount:
            continue
        if before.assertion.status is each.assertion.status and _OF_LIST.fullmatch(
            text, made[index - 1].end, made[index].start
        ):
            made[index - 1] = replace(
                made[index - 1], statement=replace(before, windows=each.windows)
            )
    return made


def _plans(text: str, offset: int, each: Placed, window: Window) -> bool:
    if window.type is not WindowType.WITHIN or window.quote is None or window.start is None:
        return False
    if window.end is None or window.end.months > 0 or window.end.days > 0:
        return False
    if window.period != "past" or _PAST.search(window.quote.text):
        return False
    start = max(0, each.start - _PLAN_REACH)
    if _EITHER.search(text, start, each.start):
        return False  # "prior or planned surgery within a month" lies on both sides
    if _IN_NAME.match(text, each.start, each.end):
        return True
    if each.statement.kind == "condition":
        return False
    between = text[each.end : max(each.end, window.quote.start - offset)]
    behind = _PLANNED_BEHIND.fullmatch(between) is not None
    return behind or _PLANNED.search(text, start, each.start) is not None


def _to_come(window: Window) -> Window:
    start, end = window.start or Period(), window.end or Period()
    return replace(window, start=-end, end=-start, period="future")


def _apart(placed: list[Placed]) -> list[Placed]:
    """Without a time to come of what stands before the plan: "pregnant or planning pregnancy"."""
    to_come = {
        w.quote: each.start
        for each in placed
        for w in each.statement.windows
        if w.period == "future"
    }
    made = []
    for each in placed:
        windows = tuple(
            w
            for w in each.statement.windows
            if w.period == "future" or w.quote not in to_come or to_come[w.quote] < each.start
        )
        told = replace(each.statement, windows=windows)
        made.append(each if told == each.statement else replace(each, statement=told))
    return made


def _told(each: Placed) -> Placed:
    statement = each.statement
    if statement.amount is None and not statement.windows:
        return each
    told = _since(_bare(statement))
    return each if told is statement else replace(each, statement=told)


def _bare(statement: Statement) -> Statement:
    """A time that is compared with no measure lays what it follows in the past."""
    amount = statement.amount
    if amount is None or amount.unit not in _TIMES or statement.kind not in _DATED:
        return statement
    if len(amount.values) != 1 or statement.concept is None or amount.relative_to is not None:
        return statement
    if statement.concept.concept_id in _OF_PREGNANCY:
        return statement
    period = Period.of(amount.values[0], amount.unit)
    if period is None or not _follows(statement, amount):
        return statement
    window = _window(amount, period, statement.kind)
    if window is None:
        return statement
    return replace(statement, amount=None, windows=(*statement.windows, window))


def _follows(statement: Statement, amount: Amount) -> bool:
    """Stands the time behind what it tells of?"""
    quote = statement.concept.quote if statement.concept is not None else None
    return quote is not None and amount.quote is not None and quote.end <= amount.quote.start


def _window(amount: Amount, period: Period, kind: str) -> Window | None:
    told = {"op": amount.op, "values": amount.values, "unit": amount.unit, "quote": amount.quote}
    if amount.op in _DOWN:
        return Window(WindowType.WITHIN, -period, Period(), **told)  # type: ignore[arg-type]
    if amount.op in _UP and kind in _LASTS:
        return Window(WindowType.LASTING, None, None, **told)  # type: ignore[arg-type]
    return None


def _since(statement: Statement) -> Statement:
    """At least so long since something: it lies that long back."""
    if not any(window.type is WindowType.AFTER for window in statement.windows):
        return statement
    given = statement.assertion.time is Tense.HISTORY  # before the study, so its own last dose
    return replace(statement, windows=tuple(_turned(each, given) for each in statement.windows))


def _turned(window: Window, given: bool) -> Window:
    if window.type is not WindowType.AFTER or window.op not in _UP or window.quote is None:
        return window
    own = given and window.anchor == "last_dose" and "since" in window.quote.text
    since = window.anchor in _OF_EVENTS and _SINCE.search(window.quote.text) is not None
    if not (own or since):
        return window
    if window.start is None:
        return window
    return replace(
        window, type=WindowType.BEFORE, start=None, end=-window.start, anchor="now", period="past"
    )


def _ever(text: str, offset: int, placed: list[Placed], found: re.Match[str]) -> list[Placed]:
    """Say "ever" of what stands before it, and of nothing behind it."""
    start, end = found.span("ever")
    own = _owners(text, offset, placed, found.start())
    cue = Quote(start + offset, end + offset, found["ever"])
    made = []
    for index, each in enumerate(placed):
        statement = each.statement
        if index in own:
            made.append(replace(each, statement=_at_any_time(statement, cue)))
        elif each.start >= end:
            made.append(replace(each, statement=_without(statement, cue)))
        elif each.end <= start:
            kept = tuple(w for w in statement.windows if not _behind(w, cue))
            made.append(replace(each, statement=replace(statement, windows=kept)))
        else:
            made.append(each)
    return made


def _owners(text: str, offset: int, placed: list[Placed], start: int) -> set[int]:
    """What "ever" speaks of: what stands right before it, and the list that ends there."""
    own: set[int] = set()
    right = start
    for index in range(len(placed) - 1, -1, -1):
        each = placed[index]
        if each.end > right:
            continue
        gap = text[each.end : right]
        listed = _LIST.fullmatch(gap) is not None and ";" not in gap
        if each.statement.amount is not None or not (gap.strip() == "" if not own else listed):
            break
        if any(
            w.quote is not None and w.quote.end - offset <= start for w in each.statement.windows
        ):
            break
        own.add(index)
        right = each.start
    return own


def _behind(window: Window, cue: Quote) -> bool:
    return window.quote is not None and window.quote.start >= cue.end


def _at_any_time(statement: Statement, cue: Quote) -> Statement:
    said = statement.assertion
    cues = said.cues if cue in said.cues else (*said.cues, cue)
    windows = tuple(w for w in statement.windows if not _behind(w, cue))
    told = replace(said, time=Tense.ANY, cues=cues)
    return replace(statement, windows=windows, assertion=told)


def _without(statement: Statement, cue: Quote) -> Statement:
    said: Assertion = statement.assertion
    kept = tuple(c for c in said.cues if not (c.start < cue.end and cue.start < c.end))
    if kept == said.cues:
        return statement
    time = Tense.CURRENT if said.time is Tense.ANY else said.time
    return replace(statement, assertion=replace(said, time=time, cues=kept))
