"""Which words only name a moment or a worry of the study's, and so ask nothing of the patient?

"at the time of consent" says when a thing is asked, "that could confound the results" what the
study fears. Names among them are no demands.
"""

from __future__ import annotations

import re

from nlp.placed import Placed

# What is feared of what stands before: its own words are no names.
_FEARED = re.compile(
    r"\b(?:(?:potentially|possibly)\s(?:hampering|affecting|interfering|compromising|impairing"
    r"|limiting|preventing|influencing|confounding|jeopardi[sz]ing)"
    r"|(?:sufficient|severe enough|serious enough)\sto\s(?:preclude|prevent|interfere|impair|affect"
    r"|compromise|limit|hinder)"
    r"|(?:contraindicating|precluding|prohibiting)(?=\s)"
    r"|known to\s(?:\w{1,16}ly\s)?(?:impact|affect|interfere|alter|influence)"
    r"|(?:that|which),?\s(?:(?:in the (?:opinion|judge?ment) of [\w'’ ,()]{3,70}\s)?"
    r"(?:[\w'’ ,]{0,60}\s)?"
    r"(?:could|can|may|might|would|will|is likely to)\s"
    r"(?:not\s|otherwise\s)?(?:\w{1,16}ly\s)?(?:be\s)?(?:enable|allow|permit|interact|influence"
    r"|alter|confound|hamper|affect|compromise|jeopardi[sz]e|preclude|impede|hinder|interfere|limit"
    r"|pose|put|prevent|impact|impair|make|place|increase|complicate|endanger|detrimental|prohibit|conflict"
    r"|result in|lead to|cause|expose|subject|raise|contraindicate|warrant|render)"
    r"|(?:preclude|prevent|affect|limit|interfere|impair|impede|hamper|hinder|confound|prohibit)s?))"
    r"\b(?:(?!,\s(?:or|and)\s(?:an?|any|the|active|other|history|known|current|previous|prior"
    r"|significant|severe|uncontrolled|untreated|recent|positive)\b)[^.;\n]){0,200}",
    re.IGNORECASE,
)
# When it is asked: the moment is no demand of its own.
_MOMENT = re.compile(
    r"\bat (?:the )?(?:informed )?consent\b"
    r"|\b(?:at|on) (?:the )?(?:time|date|day|moment) of "
    r"(?:the |their |obtaining |signing |giving )*(?:written |informed |study |first )*"
    r"(?:consent|icf|enrol?lment|screening|inclusion|registration|randomi[sz]ation|treatment|entry"
    r"|dose|dosing|drug administration|vaccination|immuni[sz]ation|vaccine administration)\b"
    r"|\b(?:before|prior to) (?:(?:any|the|all|other|performing|starting|undergoing|initiating"
    r"|conducting|performance|initiation|start|of) ){0,4}(?:study|trial|protocol|research)[- ]"
    r"(?:specific|related|mandated|required)(?: (?:screening|study))?"
    r"(?: (?:procedures?|tests?|assessments?|evaluations?|activit(?:y|ies)|interventions?))?\b"
    r"|\b(?:for|in|during) (?:the )?(?:dose[- ](?:escalation|expansion)|safety (?:lead-in|run-in)"
    r"|lead-in|run-in)(?: (?:phase|part|cohorts?|portion|period))?\b"
    r"|\bduring (?:the )?(?:screening|baseline)(?:\s?/\s?baseline)?(?:\s[a-z-]{2,16}){0,2}"
    r"(?=[.,;)]|\Z)"
    r"|\bduring (?:the |their )?(?:study |trial |protocol )?(?:treatment|therapy|participation)"
    r"(?: period| phase)?\b(?! with\b)",
    re.IGNORECASE,
)
_NEAR = 3
_SEEN = re.compile(r"\s(?:on|in|by|at|from|of)\s[\w\s/-]{1,60}", re.IGNORECASE)
_MOMENTS = (
    "at consent",
    "at informed consent",
    "time of",
    "date of",
    "day of",
    "moment of",
    "during",
    "-specific",
    "-related",
    "-mandated",
    "-required",
    " specific",
    " related",
    " mandated",
    "escalation",
    "expansion",
    "lead-in",
    "run-in",
)
_FEARS = (
    "contraindicating",
    "precluding",
    "prohibiting",
    "that",
    "which",
    "known to",
    "sufficient",
    "enough",
    "potentially",
    "possibly",
)


def asking_only(
    text: str, placed: list[Placed]
) -> tuple[list[Placed], list[tuple[int, int]], list[tuple[int, int]]]:
    """The statements outside all such words, where those words stand, and where a worry does.

    Each takes in every name without an amount or a time of its own. Where nothing else would be
    left, all of it stays.
    """
    if len(placed) < 2:
        return placed, [], []
    told = _spans(text, _MOMENTS, _MOMENT)
    feared = _spans(text, _FEARS, _FEARED)
    if not told and not feared:
        return placed, [], []
    kept = [
        each
        for each in placed
        if not (_plain(each) and (_within(each, told) or _within(each, feared)))
    ]
    if not kept:
        return placed, [], []
    worries = [span for span in feared if any(_after(text, each, span) for each in kept)]
    return kept, told, worries


def _after(text: str, placed: Placed, span: tuple[int, int]) -> bool:
    """Does a worry speak of what stands right before it, or only where it was seen?"""
    if 0 <= span[0] - placed.end < _NEAR:
        return True
    return _SEEN.fullmatch(text, placed.end, span[0]) is not None


def _spans(text: str, hints: tuple[str, ...], pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    if not any(map(text.__contains__, hints)):
        return []
    return [found.span() for found in pattern.finditer(text)]


def _plain(placed: Placed) -> bool:
    """Has it neither time nor amount?"""
    return placed.statement.amount is None and not placed.statement.windows


def _within(placed: Placed, spans: list[tuple[int, int]]) -> bool:
    return any(start <= placed.start and placed.end <= end for start, end in spans)
