"""Where is a line to be cut that runs several criteria together?"""

from __future__ import annotations

import re
from typing import NamedTuple


class Cutpoint(NamedTuple):
    """One criterion of a run: where its label starts, where its words, and what it counts."""

    label_start: int
    start: int
    label: str | None
    style: str | None = None
    order: int = 0


GLUED = "1"
_UNITS = (
    r"weeks?|wks?|months?|mos?|years?|yrs?|days?|hours?|hrs?|minutes?|mins?|mg|kg|g|ml|mL|cm|mm|L|"
    r"x|h|d|s|m|th|st|nd|rd|mcg|ug|IU|U|dL|mmol|kPa|Gy|cc|Hz|F|C"
)
_MEASURED = (
    r"weeks?|wks?|months?|mos?|years?|yrs?|days?|hours?|hrs?|minutes?|mg|kg|g|ml|mL|cm|mm|L|times?|"
    r"x|or|and|to|of|%|points?|doses?|lines?|cycles?|prior|previous|consecutive|more|diabetes|"
    r"episodes?|drugs?|different|occasions?|in|on|at|for|is|are|the|weeks|h|d|s|m|th|st|nd|rd|grade"
)
_NUMBERED = re.compile(
    r"(?:(?<=[\s;,.:)])|^)(\(?)(\d{1,2}(?=[.)]\s*[A-Za-z(≥≤<>\"'])|[a-h](?=\)\s*[A-Za-z(≥≤<>\"'\d]))([.)])\s*"
)
_JOINED = re.compile(r"\b(?:and/)?or\s\Z", re.IGNORECASE)
_INLINE_BULLET = re.compile(r"(?:(?<=[\s;.,:)])|^)[•●▪■◦○➢‣]\s*(?=\S)")
_STAR = re.compile(r"(?<=\s)[*](?=\s+[A-Z])")
_DASH = re.compile(r"(?<=\s)[-–](?=\s+[A-Z]|[A-Z][a-z])")


def numbered_run(text: str, *, at_start: bool) -> list[Cutpoint]:
    """Where do the criteria of "1. … 2. … 3. …" in one line start? Empty if there is no such run.

    Letters count too, as "a) … b) …". at_start: the run must open the line; else it may follow a
    colon. What "or" joins, "1) … or 2) …", is one criterion, and no run.
    """
    found: list[Cutpoint] = []
    style = None
    for match in _NUMBERED.finditer(text):
        label = match[2]
        order = int(label) if label.isdecimal() else ord(label) - 96
        this = f"{match[1]}{'1' if label.isdecimal() else 'a'}{match[3]}"
        if order != len(found) + 1 or (style and this != style):
            continue
        if not found and not _opens(text, match.start(), at_start):
            continue
        style = this
        found.append(Cutpoint(match.start(), match.end(), label, this, order))
    whole = found and not found[0].label_start and (style or "").endswith(")")
    if whole and any(_JOINED.search(text, 0, cut.label_start) for cut in found[1:]):
        return []
    return found if len(found) > 1 else []


def _opens(text: str, start: int, at_start: bool) -> bool:
    while start and text[start - 1].isspace():
        start -= 1
    return not start or (not at_start and text[start - 1] == ":")


_NEXT = re.compile(
    r"(?<=[.;,)])\s+(\(?)(\d{1,2}|[b-zB-Z])([.)])\s*(?=[A-Z(≥≤<>])(?!\d)|(?<=[.;])(\d{1,2})([.)])(?=[A-Z])"
)


def goes_on(text: str, style: str, order: int) -> bool:
    """May a text labelled so hold the next label? Told soon, before `counted_run` looks."""
    first = style.strip("()[].:-")
    following = str(order + 1) if first == "1" else chr(ord(first[:1] or "?") + order)
    return f"{following}." in text or f"{following})" in text


def counted_run(text: str, style: str, order: int) -> list[Cutpoint]:
    """Where do the criteria start that go on counting inside one: "2. gout. 3) Stroke. 4) Age"?

    style and order: of the label of the whole. Letters must bear the same sign. The first
    cutpoint is the whole's own start.
    """
    letters = style.strip("()[].:-")
    if letters not in ("1", "a", "A"):
        return []
    found = [Cutpoint(0, 0, None)]
    for match in _NEXT.finditer(text):
        label, sign = match[2] or match[4], match[3] or match[5]
        number = order + len(found)
        if letters == "1":
            fits = label == str(number)
        else:
            fits = label == chr(ord(letters) + number - 1) and style.endswith(sign)
        if fits:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append(Cutpoint(start, match.end(), label, style, number))
    return found if len(found) > 1 else []


def glued_run(text: str) -> list[Cutpoint]:
    """Where do criteria start whose numbers lost their signs: "1age 218 to 65 years 3consent"?

    The first number opens the line, each next is the number expected, glued to a word, to another
    number ("218" is 2, then 18) or before a word that is no unit. Empty if there is no such run.
    """
    first = re.match(rf"1(?=(?!(?:{_UNITS})\b)[A-Za-z])|1(?=\s+[A-Z])", text)
    if first is None:
        return []
    found = [Cutpoint(0, first.end(), "1", GLUED, 1)]
    glued = int(text[1:2].isalpha())
    while True:
        number = len(found) + 1
        spot = _next_glued(text, found[-1].start, number)
        if spot is None:
            break
        glued += text[spot.start : spot.start + 1].isalpha()
        found.append(spot)
    return found if len(found) > 1 and glued >= (2 if len(found) < 3 else 1) else []


def _next_glued(text: str, after: int, number: int) -> Cutpoint | None:
    """The next label of a glued run: to a word best, to a number next, before a word last."""
    after_word = rf"(?:(?<=[a-z]{{2}})(?<!mm)(?<!cm)|(?<=[/d]L)|(?<=[)%\]])){number}"
    ways = (
        rf"(?<=[\s;,.)])(?<!\d[.,]){number}(?=(?!(?:{_UNITS})\b)[A-Za-z])",
        rf"{after_word}(?=\s?[≥≤<>]|(?!(?:{_UNITS})\b)[A-Za-z]{{2}})",
        rf"(?<=[\s;,.)]){number}(?=(?:[1-9]\d?)\s*(?:to|-|–|years?|and|≤|<)\b)",
        rf"(?<=[\s;,.)]){number}\s?(?=[≥≤<>])",
        rf"(?<=[\s;,.)]){number}\s(?=(?:[1-9]\d?)\s*(?:to|-|–|years?)\b)",
        rf"(?<=[\s;,.)]){number}(?=\s+(?!(?:{_MEASURED})\b)[A-Za-z]{{3}})",
    )
    spots = [match for way in ways if (match := re.compile(way).search(text, after))]
    if not spots:
        return None
    following = re.compile(rf"(?<=[\sa-z;,.)])(?<!\d[.,]){number + 1}(?=[A-Za-z])")
    nearest = following.search(text, after)
    inside = [spot for spot in spots if nearest is None or spot.start() < nearest.start()]
    best = (inside or spots)[0]
    return Cutpoint(best.start(), best.end(), str(number), GLUED, number)


def bullet_run(text: str, style: str | None) -> list[Cutpoint]:
    """Where do the criteria of a line with bullets inside start? The first needs no bullet."""
    marks = list(_INLINE_BULLET.finditer(text))
    if not marks and style and style[0] in "*•":
        marks = list(_STAR.finditer(text))
    if not marks and style and style[0] in "-–":
        dashes = list(_DASH.finditer(text))
        marks = dashes if len(dashes) > 1 else []
    if not marks:
        return []
    cuts = [Cutpoint(match.start(), match.end(), None) for match in marks]
    if text[: marks[0].start()].strip():
        cuts.insert(0, Cutpoint(0, 0, None))
    return cuts
