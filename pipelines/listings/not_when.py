"""When must a thing not have been: "the last dose must not be within 4 weeks of enrollment"?

What must not lie within a time is absent in it; what must not lie further back than some time
lies within it ("the biopsy should not be more than 60 days before registration"). Who is "off
steroids" does not take them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import Period, Quote, Status, Window, WindowType
from nlp.placed import Placed

_NOT = re.compile(
    r"\b(?:must|should|may|shall|can|is|are|was|were|has|have|had|did|does)(?:\s?not|n['’]t)\s"
    r"(?:(?:be|been|have|has|occur|occurred|take place|taken place|received|undergone|performed"
    r"|obtained|collected|administered|given)\s){0,3}\Z",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"(?<!unable to )(?<!inability to )(?<!cannot )"
    r"(?:\b(?:is|are|be|been|being|and|or|stable|remain(?:s|ing|ed)?|completely|currently|while"
    r"|years?|months?|weeks?|days?)\s|\A\W{0,3})(?P<off>off)\s"
    r"(?:(?:of|all|any|their|his|her|systemic|high-dose)\s){0,3}\Z",
    re.IGNORECASE,
)
# Another drug that one is off: named beside the first, or with a time of its own ("off X for 2
# weeks (4 weeks for Y)").
_GOES_ON = re.compile(
    r"\s?(?:,|,? (?:and|or|and/or)|/)\s?"
    r"|[^().;]{0,60}(?:\(|, )(?:(?:or|and) )?(?:(?:at|for) )?(?:least )?[\w.-]{1,9} "
    r"(?:days?|weeks?|months?|years?|half-lives) (?:for|with|of|in the case of) (?:the )?",
    re.IGNORECASE,
)
_REACH = 60
_TURNED = frozenset({WindowType.WITHIN, WindowType.BEFORE})


def when_not(text: str, offset: int, placed: list[Placed]) -> list[Placed]:
    """The statements, with times that are denied by a verb right before them as they are meant."""
    if " not " not in text and "n't " not in text and "cannot " not in text:
        return placed
    return [_meant(text, offset, each) for each in placed]


def taken_off(text: str, offset: int, placed: list[Placed]) -> list[Placed]:
    """The statements, with drugs that somebody is off as absent."""
    if " off " not in text and not text.lower().startswith("off "):
        return placed
    kept: list[Placed] = []
    cue, end = None, -1
    for each in placed:
        if each.statement.kind != "drug":
            kept.append(each)
            continue
        own = _OFF.search(text, max(0, each.start - _REACH), each.start)
        goes_on = cue and end <= each.start and _GOES_ON.fullmatch(text, end, each.start)
        cue = own or (cue if goes_on else None)
        end = each.end
        kept.append(_off(offset, each, cue) if cue else each)
    return kept


def _off(offset: int, each: Placed, cue: re.Match[str]) -> Placed:
    told = each.statement
    if told.assertion.status is not Status.PRESENT:
        return each
    quote = Quote(cue.start("off") + offset, cue.end("off") + offset, cue["off"])
    said = replace(told.assertion, status=Status.ABSENT, cues=(*told.assertion.cues, quote))
    return replace(each, statement=replace(told, assertion=said))


def _meant(text: str, offset: int, each: Placed) -> Placed:
    told = each.statement
    if len(told.windows) != 1 or told.assertion.status is not Status.PRESENT:
        return each
    window = told.windows[0]
    if window.quote is None or window.type not in _TURNED:
        return each
    start = window.quote.start - offset
    if start < each.end:
        return each
    denial = _NOT.search(text, max(each.end, start - _REACH), start)
    if denial is None:
        return each
    if window.type is WindowType.WITHIN:
        words = denial[0].rstrip()
        cue = Quote(denial.start() + offset, denial.start() + offset + len(words), words)
        said = replace(told.assertion, status=Status.ABSENT, cues=(*told.assertion.cues, cue))
        return replace(each, statement=replace(told, assertion=said))
    turned = _within(window)
    return each if turned is None else replace(each, statement=replace(told, windows=(turned,)))


def _within(window: Window) -> Window | None:
    """What is no further back than a time, told of what lies before it."""
    if window.end is None or window.start is not None:
        return None
    return replace(window, type=WindowType.WITHIN, start=window.end, end=Period())
