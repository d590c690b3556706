"""Where is a line to be cut that runs several criteria together?"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.listings.labels import ROMANS, readings


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
    r"(?:(?<=[\s;,.:)])|^)(\(?)(\d{1,2}(?=[.)]\s*[A-Za-z(≥≤<>\"'])|[a-h](?=\)\s*[A-Za-z(≥≤<>\"'\d])"
    r"|(?<=[:.;,]\s)[a-h](?=\.\s+[A-Z]))([.)])\s*"
)
_JOINED = re.compile(r"\b(?:and/)?or\s\Z", re.IGNORECASE)
_INLINE_BULLET = re.compile(r"(?:(?<=[\s;.,:)])|^)[•●▪■◦○➢‣]\s*(?=\S)")
_LETTER_O = re.compile(r"(?<=\s)o\s+(?=[A-Z≥≤<>])")
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
        if found and match[3] == "." and _REACHES.search(text, 0, match.start()):
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
# The same where no stop ends the sentence before: "no gout 5. Weight above", "a cough (e) Fever".
_NEXT_UNSTOPPED = re.compile(
    r"(?<=[A-Za-z\d%])\s+(?:\((?P<shut>\d{1,2}|[b-z])\)\s+(?=[A-Z≥≤<>])"
    r"|(?P<open>\d{1,2})(?P<sign>[.)])\s+(?=[A-Z][a-z]|[A-Z]{2}|A\s))"
)
# What a number before a stop belongs to: "grade 2. Patients", "a score of 2. Women".
_COUNTS = re.compile(
    r"\b(?:grades?|stages?|types?|class|phases?|cohorts?|parts?|arms?|groups?|levels?|versions?|scores?"
    r"|status|ecog|who|days?|weeks?|months?|cycles?|visits?|tables?|appendix|sections?|criteri(?:on|a)"
    r"|lines?|steps?|of|to|or|and|than|least|most|is|at|within|by|from|under|over|about|between|v|no|be"
    r"|equal|above|below|total|up|age|index)\s?\Z",
    re.IGNORECASE,
)
_REACHES = re.compile(r"\b(?:to|than|at least|at most|between)\s\Z", re.IGNORECASE)
_CITES = re.compile(
    r"\b(?:sections?|appendix|appendices|tables?|v|versions?|protocol|chapters?|criteri(?:on|a)|items?"
    r"|see|in|of|to|per|by|under)\Z",
    re.IGNORECASE,
)
_LEVELS = re.compile(r"(?<=[\s;.)])(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[A-Z≥≤<>])")


def goes_on(text: str, style: str, order: int) -> bool:
    """May a text labelled so hold the next label? Told soon, before `counted_run` looks."""
    first = style.strip("()[].:-")
    if first == "i":
        return order < len(ROMANS) and f"{ROMANS[order]}{style[-1]}" in text
    following = str(order + 1) if first == "1" else chr(ord(first[:1] or "?") + order)
    return f"{following}." in text or f"{following})" in text


def counted_run(text: str, style: str, order: int) -> list[Cutpoint]:
    """Where do the criteria start that go on counting inside one: "2. gout. 3) Stroke. 4) Age"?

    style and order: of the label of the whole. Letters must bear the same sign. The first
    cutpoint is the whole's own start.
    """
    letters = style.strip("()[].:-")
    if letters == "i":
        return _roman_run(text, style, order)
    if letters not in ("1", "a", "A"):
        return []
    found = [Cutpoint(0, 0, None)]
    place = 0
    while True:
        number = order + len(found)
        label = str(number) if letters == "1" else chr(ord(letters) + number - 1)
        match = _next_label(text, place, label, style, sure=len(found) > 1)
        if match is None:
            break
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        found.append(Cutpoint(start, match.end(), label, style, number))
        place = match.end()
    return found if len(found) > 1 else []


def _roman_run(text: str, style: str, order: int) -> list[Cutpoint]:
    """The same for small Roman numerals: "i. gout or ii. stroke"."""
    found = [Cutpoint(0, 0, None)]
    place, sign = 0, re.escape(style[-1])
    while (number := order + len(found)) <= len(ROMANS):
        label = ROMANS[number - 1]
        match = re.compile(rf"(?<=\s)\(?{label}{sign}\s*(?=[A-Za-z≥≤<>(])").search(text, place)
        if match is None:
            break
        found.append(Cutpoint(match.start(), match.end(), label, style, number))
        place = match.end()
    return found if len(found) > 1 else []


def _next_label(
    text: str, place: int, label: str, style: str, *, sure: bool
) -> re.Match[str] | None:
    """Where does the label expected next stand: after a stop, or else within the sentence?"""
    for match in _NEXT.finditer(text, place):
        signed = label.isdecimal() or match[1] or style.endswith(match[3] or match[5])
        if label == (match[2] or match[4]) and signed:
            return match
    for match in _NEXT_UNSTOPPED.finditer(text, place):
        if label == match["shut"]:
            return match
        if label == match["open"] and _unstopped(text, match, style, sure=sure):
            return match
    return None


def _unstopped(text: str, match: re.Match[str], style: str, *, sure: bool) -> bool:
    """Is a number no value that ends a sentence? The first few must be counted on, too.

    sure: labels before it were found in the same text.
    """
    if _COUNTS.search(text, max(0, match.start() - 12), match.start()):
        return False
    number, sign = int(match["open"]), match["sign"]
    if sign == ")" and "(" in text[max(0, match.start() - 40) : match.start()]:
        return False
    if number > 3 or sure:
        return True
    return style.endswith(sign) and (sign == ")" or f" {number + 1}. " in text[match.end() :])


def levels_run(text: str, label: str | None, style: str | None) -> list[Cutpoint]:
    """Where do the sections of "3.1.2 … 3.1.3 …" in one line start?

    label and style: the line's own, if it has one. Without one that has levels only numbers of
    three are taken for labels, and with one only those that go on counting from it.
    """
    found = [Cutpoint(0, 0, None)]
    last = label if label and "." in label else None
    counts = last is not None
    for match in _LEVELS.finditer(text):
        number = match[1]
        deep = number.count(".") > 1
        if (last is None and not deep) or (last and not _follows(number, last)):
            continue
        if not deep and text[: match.start()].rstrip()[-1:] not in (".", ";", ")"):
            continue
        if _CITES.search(text, max(0, match.start() - 14), match.start() - 1):
            continue  # "as told in Section 6.4.1. A washout"
        last = number
        own = readings(number)[0] if counts or style is None else (style, 0)
        found.append(Cutpoint(match.start(), match.end(), number, *own))
    return found if len(found) > 1 else []


def _follows(number: str, last: str) -> bool:
    """Does a section's number come next after another, or one later, on its level?"""
    above, _, own = number.rpartition(".")
    before, _, had = last.rpartition(".")
    return above == before and int(own) - int(had) in (1, 2)


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
    cuts = [Cutpoint(match.start(), match.end(), None) for match in marks]
    if " o " in text:  # it opens what stands under a bullet
        inner = _LETTER_O.finditer(text)
        cuts += [Cutpoint(match.start(), match.end(), None, "o") for match in inner]
        cuts.sort()
    if cuts and text[: cuts[0].label_start].strip():
        cuts.insert(0, Cutpoint(0, 0, None))
    return cuts
