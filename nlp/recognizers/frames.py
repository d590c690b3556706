"""Frames: the words around a period that lay it around a point of time, or say that it lasted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from nlp.model import Comparator
from nlp.recognizers.births import lies_in_any, read_births
from nlp.recognizers.lexeme import Lexeme
from nlp.recognizers.quantities import quantity_reader
from nlp.recognizers.quantity import Quantity
from nlp.recognizers.units import TIME_UNITS

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary

_UP = (Comparator.GT, Comparator.GE)
_DOWN = (Comparator.LT, Comparator.LE)
# Words that may stand between "before" and the anchor: "before the scheduled first dose".
_TO_ANCHOR = re.compile(
    r"(?:[\s-]|(?<![a-z])(?:the|their|his|her|its|an?|this|first|next|scheduled|planned|expected|"
    r"anticipated|projected|initial|formal|actual|day|date|time|moment|point|of|on|in|into|at|to|"
    r"study|investigational|participant(?:'s)?|subject(?:'s)?|patient(?:'s)?|beginning|start|"
    r"starting|initiation|initiating|commencement|commencing|any|current|protocol|planned|being|"
    r"receiving|signing|undergoing|entering|estimated|intended|treatment|prospective|present)"
    r"(?![a-z]))*"
)
_WHICHEVER = re.compile(
    r"[\s,;(]{0,3}whichever\s(?:is\s|was\s|be\s|comes\s|occurs\s|of\sthe\stwo\sis\s)?(?:the\s)?"
    r"[a-z]{3,8}(?:\sin\slength)?[\s,;)]{0,3}"
)
# Words that may stand before an age that no word calls one.
_PEOPLE_TEXT = """
patient patients subject subjects participant participants volunteers individuals persons people
male males female females men women adult adults children and or who of either sex gender the all
at least over must should be are is have has to a an
"""
_PEOPLE = frozenset(_PEOPLE_TEXT.split())
_SENTENCE = re.compile(r"[.;:(\n]")
_AGE_REACH = 80
_CODE = re.compile(r"\s{1,2}of\s{1,2}[a-z]{1,6}-?\d{2,7}[a-z]{0,2}(?![\w-])")
_OF = re.compile(r"\)?\s{1,3}of")
# "4 weeks must have elapsed since": the row has the words behind the modal verb.
_ELAPSED = re.compile(
    r"\s(?:must|should|will|needs? to|ha(?:s|ve) to)(?=\s(?:have\s)?(?:elapsed?|pass(?:ed)?)\s)"
)
# "12 consecutive months of fasting": so long it went on.
_ON_END = re.compile(r"\b(?:consecutive|continuous|successive|uninterrupted)\b")
_ALONG = re.compile(
    r"\b(?:during|while|throughout|for the duration of)\s[^.;\n]{2,90}\s(?:and|plus)\s\Z"
)
_ALONG_REACH = 110
_OPENINGS = frozenset({"(", "[", "(or", ", or", "(and"})
_FOR = re.compile(r"\s(?:for|in (?:the )?case of|if|in|after)\s")
_ASIDE = re.compile(r"\s?[(\[](?=[^()\[\]\n]{0,40}\d)[^()\[\]\n]{6,90}[)\]]")
_JOINED = re.compile(r"[\s,(]{0,3}(?:or|and|but|and/or|/|,)[\s,(]{0,3}(?:at\sleast\s|within\s)?")


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows around a period, the anchor behind it, and where all of it ends.

    `lasting`: the period measures what is named behind "of" ("over 72 hours of ventilation").
    """

    left: Any
    right: Any
    anchor: str | None
    study: bool
    end: int
    lasting: bool = False


Framed = tuple[tuple[Quantity, Frame | None], ...]


@lru_cache(maxsize=8)
def framed(text: str, vocabulary: Vocabulary) -> Framed:
    """The quantities of a text, each with its frame in time; None if it lies nowhere in time.

    Kept for a moment, for amounts and windows share them.
    """
    return framed_all([text], vocabulary)[0]


def framed_all(texts: Sequence[str], vocabulary: Vocabulary) -> list[Framed]:
    """The same of several texts, which are read step by step."""
    return [_framed(*found) for found in quantity_reader(vocabulary).read_all(texts)]


def _framed(quantities: tuple[Quantity, ...], lexemes: list[Lexeme], low: str) -> Framed:
    found: list[tuple[Quantity, Frame | None]] = []
    born = read_births(low) if quantities else []
    for quantity in quantities:
        if born and lies_in_any(quantity, born):
            found.append((quantity, Frame(None, None, "unknown", False, quantity.end)))
            continue
        frame = _frame(quantity, lexemes, low) if _is_period(quantity) else None
        if found and _is_period(quantity):
            if _joined(found[-1], quantity, frame, low):
                frame = _shared(found, quantity, frame, low)
            elif frame is None and _aside(found[-1], quantity, low):
                first = found[-1][1]
                frame = first and replace(first, end=quantity.end)
        found.append((quantity, frame))
    return tuple(found)


def _is_period(quantity: Quantity) -> bool:
    unit = quantity.unit
    return unit is not None and unit.code in TIME_UNITS and quantity.about != "age"


def _joined(
    last: tuple[Quantity, Frame | None], quantity: Quantity, own: Frame | None, low: str
) -> bool:
    """Do two periods share their cues: "within 4 weeks or 5 half-lives before the first dose"?"""
    before, frame = last
    if not _is_period(before) or (quantity.left is not None and quantity.left is not before.left):
        return False
    if frame is None:  # "at least 6 months but no more than 10 years ago"
        rising = before.op in _UP and quantity.op in _DOWN
        falling = before.op in _DOWN and quantity.op in _UP  # "< 6 months or > 10 years ago"
        return (
            own is not None
            and (rising or falling)
            and _JOINED.fullmatch(low, before.end, quantity.start) is not None
        )
    return _JOINED.fullmatch(low, frame.end, quantity.start) is not None


def _aside(last: tuple[Quantity, Frame | None], quantity: Quantity, low: str) -> bool:
    """Does a period in brackets stand for others: "within 4 weeks (6 weeks for nitrosoureas)"?"""
    before, frame = last
    if frame is None or not _is_period(before) or quantity.left is not None:
        return False
    gap = low[frame.end : quantity.start]
    return gap.strip() in _OPENINGS and _FOR.match(low, quantity.end) is not None


def _shared(
    found: list[tuple[Quantity, Frame | None]], quantity: Quantity, frame: Frame | None, low: str
) -> Frame | None:
    """The second period takes the cue before the first, the first the anchor behind the second."""
    before, first = found[-1]
    if first is None:
        if frame is not None:
            found[-1] = (before, replace(frame, left=None, end=before.end))
        return frame
    if frame is None:
        whichever = _WHICHEVER.match(low, quantity.end)
        end = quantity.end + len(whichever[0].rstrip(" ,;)")) if whichever else quantity.end
        return Frame(first.left, first.right, first.anchor, first.study, end)
    if first.right is None and frame.right is not None:
        shared = Frame(first.left, frame.right, frame.anchor, frame.study, first.end)
        found[-1] = (before, shared)
    apart = quantity.op is Comparator.GT and frame.right is not None
    apart = apart and quantity.unit is not None and quantity.unit.code != "half-life"
    left = frame.left or (None if apart else first.left)  # "within 3 months or > 5 years ago"
    return Frame(left, frame.right, frame.anchor, frame.study, frame.end)


def _frame(quantity: Quantity, lexemes: list[Lexeme], low: str) -> Frame | None:
    at, edge, row = _right(quantity, lexemes, low)
    if row is not None:
        return _framed_by(quantity, row, at, edge, lexemes, low)
    at, edge, row = _right_over(quantity, lexemes, low)
    if row is not None:
        whole = _framed_by(quantity, row, at, edge, lexemes, low)
        return whole and replace(whole, end=quantity.end)
    return Frame(quantity.left, None, None, False, quantity.end) if quantity.left else None


def _framed_by(
    quantity: Quantity, row: Any, at: int, edge: int, lexemes: list[Lexeme], low: str
) -> Frame | None:
    """The frame of a period with a time cue's row behind it, which ends at `edge`."""
    for lexeme in lexemes[at : at + 6]:
        if lexeme.roles.anchor is not None:
            if lexeme.start - edge < 60 and _TO_ANCHOR.fullmatch(low, edge, lexeme.start):
                roles = lexeme.roles
                taken = low.endswith("at", quantity.end, edge)
                compared = quantity.left is None and quantity.op is not None
                if taken and (compared or _of_age(quantity, low)):
                    return None  # "18 years or older", "life expectancy > 6 months at screening"
                end = _code_end(low, lexeme.end)
                return Frame(quantity.left, row, roles.anchor, roles.study, end)
        elif lexeme.roles.mark is not None:
            break
    # "of", "from", "to" lay a period around an anchor; before other words they mean other things.
    weak = row.fields.get("side") == "around" or row.phrases[0].endswith("after {anchor}")
    if weak and quantity.left is None and quantity.op is None:
        gone_on = _ON_END.search(low, quantity.number_end, quantity.end) is not None
        gone_on = gone_on and _OF.fullmatch(low, quantity.end, edge) is not None
        if not (gone_on or _goes_on(quantity, low)):
            return None
    if _OF.fullmatch(low, quantity.end, edge):
        if low.startswith("gestation", edge + 1):
            return None
        if quantity.left is None or quantity.left.fields.get("type") == "lasting":
            return Frame(quantity.left, None, None, False, quantity.end, lasting=True)
    return Frame(quantity.left, row, None, False, edge)


def _goes_on(quantity: Quantity, low: str) -> bool:
    """Does a time go on after a treatment: "condoms during dosing, and 4 months after its end"?"""
    begin = max(0, quantity.start - _ALONG_REACH)
    if not low.startswith(("after", "following"), quantity.end + 1):
        return False
    return _ALONG.search(low, begin, quantity.start) is not None


def _code_end(low: str, end: int) -> int:
    """Where the code of the drug behind an anchor ends: "the first dose of ABC-123"."""
    code = _CODE.match(low, end)
    return code.end() if code else end


def _of_age(quantity: Quantity, low: str) -> bool:
    """Is nothing named before a number of years, so that it can only be the patient's age?"""
    if quantity.left is not None or quantity.unit is None or quantity.unit.code != "a":
        return False
    before = _SENTENCE.split(low[max(0, quantity.start - _AGE_REACH) : quantity.start])[-1]
    return all(word in _PEOPLE or not word.isalpha() for word in before.split())


def _right(quantity: Quantity, lexemes: list[Lexeme], low: str) -> tuple[int, int, Any]:
    """The time cue behind a period: the lexeme after it, where it ends, and its row."""
    return _right_from(quantity, quantity.end, lexemes, low)


def _right_over(quantity: Quantity, lexemes: list[Lexeme], low: str) -> tuple[int, int, Any]:
    """The time cue behind the brackets behind a period, in which others stand."""
    aside = _ASIDE.match(low, quantity.end) if quantity.left is not None else None
    if aside is None:
        return quantity.next, quantity.end, None
    return _right_from(quantity, aside.end(), lexemes, low)


def _right_from(
    quantity: Quantity, edge: int, lexemes: list[Lexeme], low: str
) -> tuple[int, int, Any]:
    aside = _WHICHEVER.match(low, edge) or _ELAPSED.match(low, edge)
    if aside:
        edge = aside.end()
    first = next((k for k in range(quantity.next, len(lexemes)) if lexemes[k].start >= edge), None)
    if first is None:
        return quantity.next, quantity.end, None
    for k in range(first, min(first + 6, len(lexemes))):
        lexeme = lexemes[k]
        if lexeme.start < edge:
            continue
        gap = low[edge : lexeme.start]
        if len(gap) > 3 or gap.strip(" ,"):
            break
        if lexeme.roles.right is not None:
            return k + 1, lexeme.end, lexeme.roles.right
        if lexeme.roles.mark not in ("(", ")") and low[lexeme.start] != ",":
            break
        edge = lexeme.end
    return quantity.next, quantity.end, None
