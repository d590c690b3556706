"""What must have been washed out: "at least 4 weeks since prior radiotherapy"?

Whoever never had it fulfils that too: it asks that none was given within the time, not that one was
given before. So it does where earlier treatment "must have been completed at least 4 weeks before".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from nlp.model import Comparator, Period, Quote, Statement, Status, Tense, Window, WindowType
from nlp.placed import Placed

_GIVEN = frozenset({"drug", "procedure", "device"})
_TREATED = frozenset({"treatment_experienced"})
_TREATMENT = frozenset({"treatment", "medication"})
_SINCE = re.compile(
    r"\b(?:since|elapsed|passed|from(?=\s(?:the |any |their )?(?:last|prior|previous|completion|end"
    r"|most recent|major)\b))",
    re.IGNORECASE,
)
_HINTS = ("since", " from ", "elapsed", "passed", " must ", " should ", " ha", " need", " will ")
_ENDED = re.compile(
    r"\s(?:must|should|has to|have to|needs? to|will)\s(?:(?:have|be|been)\s){0,2}"
    r"(?:completed?|end(?:ed)?|discontinued?|stop(?:ped)?|finish(?:ed)?|terminated)\s\Z",
    re.IGNORECASE,
)
# What goes on behind the first: "surgery, radiotherapy or other local treatment".
_LIST = re.compile(
    r"\s?(?:(?:with|that includ(?:es|ed|ing)|,|/)\s?)?"
    r"(?:(?:or|and|and/or|an?|the)\s)?(?:(?:any|other|prior|previous)\s){0,2}"
    r"(?:(?!for\b|with\b|of\b|in\b|to\b|by\b|after\b|if\b)[a-z-]{2,20}\s){0,2}",
    re.IGNORECASE,
)
# Another time for some: "(6 weeks for nitrosoureas)".
_FOR_SOME = re.compile(
    r"[(,]\s?(?:or\s)?(?P<words>(?:(?:at least|>=?|≥)\s?)?(?P<count>\d{1,3})\s"
    r"(?P<unit>day|week|month|year)s?\s(?:for|if|with|since|from|after|in (?:the )?case of))\s"
    r"(?:(?:any|prior|previous|the)\s){0,2}\Z",
    re.IGNORECASE,
)
# A time before treatment that was read as no window: "21 days from last dose of chemotherapy".
_COUNTED = re.compile(
    r"(?P<words>(?:at least|>=?|≥|more than|(?:a )?minimum of|no less than)\s?(?P<count>\d{1,3})\s"
    r"(?P<unit>day|week|month|year)s?\s(?P<cue>since|from))\s"
    r"(?:(?:the|their|any|last|prior|previous|most|recent|final|doses?|administration|completion|end"
    r"|receipt|of)\s){1,5}\Z",
    re.IGNORECASE,
)
# What the time may follow, and a title before it ("Growth factors: at least 7 days since ...").
_OPEN = re.compile(
    r"(?:\A|[:;.,(–—-]|\b(?:be|been|is|are|must|should|have|has|with|and|or|but|of|for|least))\s*\Z",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s?(?:\([^()]{0,60}\)\s?)?:\s?")
_ANY = re.compile(r"\b(?:any|all)\s\Z", re.IGNORECASE)
_AT_LEAST = (Comparator.GE, Comparator.GT)
# Behind a bracket the list goes on with the time of them all.
_BEHIND_BRACKET = re.compile(
    r"[^()]{0,80}\([^()]{0,80}\)\s?(?:,\s?)?(?:or|and|and/or)\s(?:(?:any|other|prior)\s){0,2}",
    re.IGNORECASE,
)
_UNITS = {"day": "d", "week": "wk", "month": "mo", "year": "a"}
_REACH, _NEAR = 60, 12


def washed_out(text: str, offset: int, placed: list[Placed]) -> list[Placed]:
    """The statements, with treatment that a time must have passed since as absent within it."""
    if not any(word in text for word in _HINTS):
        return placed
    made: list[Placed] = []
    first = last = None
    for each in placed:
        told = _of_some(text, offset, last, each) if last is not None and _given(each) else None
        if told is None and _given(each):
            told = _first(text, offset, each)
            if told is not None:
                first = told
            elif last is not None and first is not None:
                told = _next(text, first, last, each)
        if told is not None:
            last = told
            window = told.statement.windows[0]
            made = [kept for one in made if (kept := _without(one, window)) is not None]
            if _of_another(text, each):
                continue  # "therapy with a growth factor": what follows is meant
        made.append(told or each)
    return made


def _first(text: str, offset: int, each: Placed) -> Placed | None:
    """Treatment as washed out, if a time of its own says so."""
    if each.statement.windows:
        within, cue = _within(each.statement.windows), _cue(text, offset, each)
        return _absent(each, within, cue) if within and cue else None
    counted = _COUNTED.search(text, max(0, each.start - _REACH), each.start)
    if (
        counted is None
        or _OPEN.search(text, max(0, counted.start() - _NEAR), counted.start()) is None
    ):
        return None
    window, (start, end) = _window(counted, offset), counted.span("cue")
    cue = Quote(start + offset, end + offset, counted["cue"])
    return _absent(each, window, cue) if window is not None else None


def _of_some(text: str, offset: int, last: Placed, each: Placed) -> Placed | None:
    """Treatment as washed out, if a bracket has another time for it."""
    found = _FOR_SOME.search(text, max(0, each.start - _REACH), each.start)
    window = _window(found, offset) if found is not None else None
    return _absent(each, window, _said(last)) if window is not None else None


def _said(placed: Placed) -> Quote:
    """The words that say it was washed out."""
    return placed.statement.assertion.cues[-1]


def _next(text: str, first: Placed, last: Placed, each: Placed) -> Placed | None:
    """Treatment as washed out, if a list goes on to it that has the time of what stood before."""
    quotes = [before.statement.windows[0].quote for before in (first, last)]
    if any(window.quote not in quotes for window in each.statement.windows):
        return None
    if _LIST.fullmatch(text, last.end, each.start):
        return _absent(each, last.statement.windows[0], _said(last))
    if _BEHIND_BRACKET.fullmatch(text, first.end, each.start):
        return _absent(each, first.statement.windows[0], _said(first))
    return None


def _of_another(text: str, each: Placed) -> bool:
    """Is it but treatment with something: "therapy with a growth factor"?"""
    named = each.statement.concept.concept_id if each.statement.concept is not None else None
    return named in _TREATMENT and text.startswith((" with ", " that includ"), each.end)


def is_washout(statement: Statement) -> bool:
    """Is it absent within the time that must at least have passed since it?"""
    if statement.assertion.status is not Status.ABSENT:
        return False
    return any(w.type is WindowType.WITHIN and w.op in _AT_LEAST for w in statement.windows)


def _given(each: Placed) -> bool:
    """Is it treatment that is told to have been given?"""
    told, said = each.statement, each.statement.assertion
    named = told.concept.concept_id if told.concept is not None else None
    return (told.kind in _GIVEN or named in _TREATED) and (
        said.status is Status.PRESENT and said.time is not Tense.FUTURE
    )


def _absent(each: Placed, window: Window, cue: Quote) -> Placed:
    told = each.statement
    timed = told.amount is not None and told.amount.unit in _UNITS.values()
    cues = (*told.assertion.cues, cue)
    said = replace(told.assertion, status=Status.ABSENT, time=Tense.CURRENT, cues=cues)
    amount = None if timed else told.amount
    return replace(each, statement=replace(told, assertion=said, windows=(window,), amount=amount))


def _window(found: re.Match[str], offset: int) -> Window | None:
    """The time within which nothing was given, as told by a number of days or more."""
    count, unit = Decimal(found["count"]), _UNITS[found["unit"].lower()]
    period = Period.of(count, unit)
    if period is None:
        return None
    start, end = found.span("words")
    return Window(
        WindowType.WITHIN,
        -period,
        Period(),
        op=Comparator.GE,
        values=(count,),
        unit=unit,
        quote=Quote(start + offset, end + offset, found["words"]),
    )


def _without(each: Placed, window: Window) -> Placed | None:
    """A statement without the amount that is the time of another; None if it was but that."""
    amount, quote = each.statement.amount, window.quote
    if amount is None or amount.quote is None or quote is None:
        return each
    if not (quote.start <= amount.quote.start and amount.quote.end <= quote.end):
        return each
    if each.statement.concept is None:
        return None
    return replace(each, statement=replace(each.statement, amount=None))


def _cue(text: str, offset: int, each: Placed) -> Quote | None:
    """The words that ask for a time to have passed since treatment."""
    quote = each.statement.windows[0].quote
    if quote is None:
        return None
    start, end = quote.start - offset, quote.end - offset
    since = _SINCE.search(text, start, each.start) if start < each.start else None
    if since is None and start >= each.end and _TITLE.fullmatch(text, each.end, start):
        since = _SINCE.search(text, start, end)
    if since is not None:  # "relapse more than a year from completion of X" tells when it came back
        asked = _OPEN.search(text, max(0, start - _NEAR), start) is not None
        return Quote(since.start() + offset, since.end() + offset, since[0]) if asked else None
    ended = _ENDED.search(text, each.end, start) if each.end < start < each.end + _REACH else None
    earlier = each.statement.assertion.time is not Tense.CURRENT or _ANY.search(
        text, max(0, each.start - _NEAR), each.start
    )
    if ended is None or not earlier:
        return None
    words, first = ended[0].strip(), ended.start() + 1 + offset
    return Quote(first, first + len(words), words)


def _within(windows: Sequence[Window]) -> Window | None:
    """The time that must have passed, if it is one and known."""
    window = windows[0]
    if window.type is WindowType.AFTER and window.anchor == "last_dose" and window.start:
        window = replace(
            window,
            type=WindowType.BEFORE,
            start=None,
            end=-window.start,
            anchor="now",
            period="past",
        )
    if (
        len(windows) > 1
        or window.op not in _AT_LEAST
        or window.type is not WindowType.BEFORE
        or window.start is not None
    ):
        return None
    if window.end is None or window.end == Period():
        return None
    return replace(window, type=WindowType.WITHIN, start=window.end, end=Period())
