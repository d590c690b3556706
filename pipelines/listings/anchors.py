"""Which names only say from when a time counts: "within 28 days before the first dose of X"?

The drug whose first dose, start or randomization is the study's own moment is asked of nobody. Of a
last dose that holds where what counts from it is to come: contraception, no donation of blood.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import Status, Tense
from nlp.placed import Placed
from nlp.recognizers import lowered

_DOSE = (
    r"(?:dos(?:e|es|ing)|day|administration|infusion|injection|cycle|treatment|application|intake"
    r"|receipt)"
)
# These are tried on the text in lower case.
_FIRST = re.compile(
    r"\b(?:(?:first|1st|initial)\s(?:\w+\s)?" + _DOSE + r"\s(?:of|with)\s"
    r"|(?:before|prior to|preceding|of|to|until)\s(?:the\s)?(?:planned\s|anticipated\s|expected\s)?"
    r"(?:(?:start|initiation|commencement|beginning)\sof|starting|initiating|commencing|beginning)\s"
    r"|(?:cycle\s1,?\sday\s1|c1d1|day\s1)\sof\s|randomi[sz]ation\sto\s)"
    r"(?:(?:the|study|trial|protocol|investigational|experimental|treatment|drugs?|therapy|products?"
    r"|with|receiving|taking)\b\s?){0,4}"
)
_LAST = re.compile(
    r"\b(?:(?:last|final)\s(?:\w+\s)?" + _DOSE + r"\s(?:of|with)"
    r"|(?:cessation|discontinuation|completion|end|stopping|stop)\sof)\s"
    r"(?:(?:the|study|trial|protocol|drugs?|treatment)\b\s?){0,3}"
)
_TO_COME = re.compile(
    r"\bcontracept|\bbirth control|\babst(?:ain|inen)|\bdonat|\bagree|\bwilling|\bbreast-?\s?feed"
    r"|\bpregnan|\bnurs"
)
# What a time is counted back from, up to its name: "within 2 weeks prior to the planned".
_AHEAD = re.compile(r"\b(?:before|prior to|preceding|in advance of)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\s?(?:(?:the|their|any|an?|planned|scheduled|elective|index|study|protocol|undergoing|receiving"
    r"|administration of|infusion of|treatment with|therapy with|dosing with|with|of)\s){0,4}"
)
_CHAIN = re.compile(
    r"\s|\s?(?:[,/+]|\(?(?:and/or|and|or|plus|with|in combination with)\b)\s?(?:the\s)?",
    re.IGNORECASE,
)
_FIRST_DOSE = re.compile(r"(?:first|initial)\s[^\n]{0,40}" + _DOSE + r"\Z", re.IGNORECASE)
_NAMED = frozenset({"drug", "procedure"})
_HINTS_TEXT = """
before prior preceding advance dos start initiat commenc beginning day randomi infusion injection
administration cycle receipt intake
"""
_HINTS = tuple(_HINTS_TEXT.split())
_LONG = ("contracept", "abstinence", "donation", "lactating")


def without_anchors(text: str, placed: list[Placed]) -> tuple[list[Placed], list[tuple[int, int]]]:
    """The statements that ask something, and where the names of moments stand.

    A time that was tied to such a name is that of what stands before it. Where nothing else would
    be left, all of it stays.
    """
    low = lowered(text)
    if len(placed) < 2 or not any(map(low.__contains__, _HINTS)):
        return placed, []
    moments = [found.span() for found in _FIRST.finditer(low)]
    if _TO_COME.search(low) is not None:
        moments += [found.span() for found in _LAST.finditer(low)]
    dropped = _named_at(text, placed, sorted(moments))
    if not dropped or len(dropped) == len(placed):
        return placed, []
    kept: list[Placed] = []
    first: Placed | None = None
    for index, each in enumerate(placed):
        if index not in dropped:
            onward = first is not None and _lasts(each) and not each.statement.windows
            if first is not None and onward:  # "3 months after the last dose of X: contraception"
                told = replace(each.statement, windows=first.statement.windows)
                each, first = replace(each, statement=told), None
            kept.append(each)
        elif each.statement.windows and kept:
            _hand_back(each, kept)
        elif each.statement.windows:
            first = each
    return kept, [(placed[index].start, placed[index].end) for index in sorted(dropped)]


def given_before(text: str, placed: list[Placed]) -> list[Placed]:
    """The statements, with a drug whose last dose something is told of as given in the past."""
    low = lowered(text)
    if "last" not in low and "final" not in low:
        return placed
    ends = {found.end() for found in _LAST.finditer(low)}
    return [_as_past(each) if each.start in ends else each for each in placed]


def _as_past(placed: Placed) -> Placed:
    told = placed.statement
    said = told.assertion
    if told.kind != "drug" or told.windows or said.status is not Status.PRESENT:
        return placed
    if said.time is not Tense.CURRENT:
        return placed
    return replace(placed, statement=replace(told, assertion=replace(said, time=Tense.HISTORY)))


def _hand_back(moment: Placed, kept: list[Placed]) -> None:
    """Give the time at a moment's name to what is to last so long, else to what stands before."""
    lasting = [at for at, each in enumerate(kept[-6:], start=max(0, len(kept) - 6)) if _lasts(each)]
    place = lasting[-1] if lasting else len(kept) - 1
    if place >= 0 and not kept[place].statement.windows:
        told = replace(kept[place].statement, windows=moment.statement.windows)
        kept[place] = replace(kept[place], statement=told)


def _lasts(placed: Placed) -> bool:
    concept = placed.statement.concept
    name = (concept.concept_id or "") if concept is not None else ""
    return any(map(name.__contains__, _LONG))


def _named_at(text: str, placed: list[Placed], moments: list[tuple[int, int]]) -> set[int]:
    """Which statements name the drug of a moment, or one joined to it?"""
    found: set[int] = set()
    at = 0
    for index, each in enumerate(placed):
        while at < len(moments) - 1 and moments[at + 1][0] <= each.start:
            at += 1
        named = each.statement.kind in _NAMED or _FIRST_DOSE.match(text, each.start, each.end)
        if not named or each.statement.amount is not None:
            continue
        if index and _counted_from(text, placed[index - 1], each):
            found.add(index)
            continue
        start, end = moments[at] if moments else (0, 0)
        gap = text[end : each.start].strip() if end <= each.start else "?"
        first = bool(moments) and (not gap or (gap == "(" and text.startswith(")", each.end)))
        first = first or (start <= each.start and each.end <= end)
        joined = index - 1 in found and _CHAIN.fullmatch(text, placed[index - 1].end, each.start)
        if first or joined:
            found.add(index)
    return found


def _counted_from(text: str, before: Placed, each: Placed) -> bool:
    """Does a time of what stands before it only count back from it: "within a week prior to"?

    That is still to come: a test a week before surgery is asked, the surgery is planned.
    """
    if each.statement.windows or each.statement.assertion.status is not Status.PRESENT:
        return False
    gap = text[before.end : each.start]
    for window in before.statement.windows:
        words = window.quote.text if window.quote is not None else ""
        at = gap.rfind(words) if words and _AHEAD.search(words) else -1
        if at >= 0 and _OWN.fullmatch(gap, at + len(words)):
            return True
    return False
