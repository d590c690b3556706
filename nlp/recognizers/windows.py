"""Windows: a period with the words that lay it around a point of time, or say that it lasted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from nlp.model import Comparator, Period, Quote, Window, WindowType
from nlp.recognizers.calendar_windows import read_calendar_windows
from nlp.recognizers.folding import folded
from nlp.recognizers.lexemes import Lexeme
from nlp.recognizers.quantities import read_quantities
from nlp.recognizers.quantity import Quantity
from nlp.recognizers.slots import Found
from nlp.recognizers.study_days import read_study_days
from nlp.recognizers.units import TIME_UNITS

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary

UNKNOWN_ANCHOR = "unknown"
_UP = (Comparator.GT, Comparator.GE)
_DOWN = (Comparator.LT, Comparator.LE)
_NO_TIME = Period()


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
_OF = re.compile(r"\s{1,3}of")
_TO = re.compile(r"\s{0,2}(?:,\s)?(?:and|to|until|till|through|-|–)\s{0,2}(?:up to\s)?")
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


@lru_cache(maxsize=8)
def framed(text: str, vocabulary: Vocabulary) -> tuple[tuple[Quantity, Frame | None], ...]:
    """The quantities of a text, each with its frame in time; None if it lies nowhere in time."""
    quantities, lexemes = read_quantities(text, vocabulary)
    low = folded(text) if quantities else text
    found: list[tuple[Quantity, Frame | None]] = []
    for quantity in quantities:
        frame = _frame(quantity, lexemes, low) if _is_period(quantity) else None
        if found and _is_period(quantity) and _joined(found[-1], quantity, low):
            frame = _shared(found, quantity, frame, low)
        found.append((quantity, frame))
    return tuple(found)


def read_windows(text: str, vocabulary: Vocabulary) -> list[Found]:
    """Which windows of time stand in a text, left to right?"""
    found = [
        Found(quantity.start, frame.end, _window(text, quantity, frame))
        for quantity, frame in framed(text, vocabulary)
        if frame is not None
    ]
    found = _around(text, found)
    days = [*read_study_days(text), *read_calendar_windows(text)]
    return sorted([*found, *days], key=lambda each: each.start) if days else found


def _around(text: str, found: list[Found]) -> list[Found]:
    """Two windows as one where both lie around one anchor: "14 days before to 7 days after"."""
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is not None and _TO.fullmatch(text, last.end, each.start):
            before, after = last.value, each.value
            if before.anchor == UNKNOWN_ANCHOR and _touch(before, after):
                quote = Quote(last.start, each.end, text[last.start : each.end])
                whole = replace(after, start=before.start, quote=quote)
                whole = replace(whole, values=before.values + after.values)
                joined[-1] = Found(last.start, each.end, whole)
                continue
        joined.append(each)
    return joined


def _touch(before: Window, after: Window) -> bool:
    """Does one lie up to the anchor and the other from there on?"""
    if before.type is not WindowType.WITHIN or after.type is not WindowType.WITHIN:
        return False
    return before.end == _NO_TIME == after.start and before.start is not None


def _is_period(quantity: Quantity) -> bool:
    unit = quantity.unit
    return unit is not None and unit.code in TIME_UNITS and quantity.about != "age"


def _joined(last: tuple[Quantity, Frame | None], quantity: Quantity, low: str) -> bool:
    """Do two periods share their cues: "within 4 weeks or 5 half-lives before the first dose"?"""
    before, frame = last
    if not _is_period(before) or (quantity.left is not None and quantity.left is not before.left):
        return False
    end = frame.end if frame else before.end
    return frame is not None and _JOINED.fullmatch(low, end, quantity.start) is not None


def _shared(
    found: list[tuple[Quantity, Frame | None]], quantity: Quantity, frame: Frame | None, low: str
) -> Frame | None:
    """The second period takes the cue before the first, the first the anchor behind the second."""
    before, first = found[-1]
    if first is None:
        return frame
    if frame is None:
        whichever = _WHICHEVER.match(low, quantity.end)
        end = quantity.end + len(whichever[0].rstrip(" ,;)")) if whichever else quantity.end
        return Frame(first.left, first.right, first.anchor, first.study, end)
    if first.right is None and frame.right is not None:
        shared = Frame(first.left, frame.right, frame.anchor, frame.study, first.end)
        found[-1] = (before, shared)
    return Frame(frame.left or first.left, frame.right, frame.anchor, frame.study, frame.end)


def _frame(quantity: Quantity, lexemes: list[Lexeme], low: str) -> Frame | None:
    at, edge, row = _right(quantity, lexemes, low)
    if row is None:
        return Frame(quantity.left, None, None, False, quantity.end) if quantity.left else None
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
        return None
    if _OF.fullmatch(low, quantity.end, edge):
        if low.startswith("gestation", edge + 1):
            return None
        if quantity.left is None or quantity.left.fields.get("type") == "lasting":
            return Frame(quantity.left, None, None, False, quantity.end, lasting=True)
    return Frame(quantity.left, row, None, False, edge)


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
    edge = quantity.end
    whichever = _WHICHEVER.match(low, edge)
    if whichever:
        edge = whichever.end()
    for k in range(quantity.next, min(quantity.next + 6, len(lexemes))):
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


def _window(text: str, quantity: Quantity, frame: Frame) -> Window:
    left = frame.left.fields if frame.left else {}
    right = frame.right.fields if frame.right else {}
    given = left.get("op") or right.get("op")
    op = Comparator(given) if given else quantity.op
    if quantity.op is Comparator.BETWEEN:
        op = quantity.op
    side = right.get("side") or left.get("side") or "before"
    kind = WindowType(left.get("type") or right.get("type") or "within")
    if frame.lasting:
        kind = WindowType.LASTING
    anchor = frame.anchor or (
        UNKNOWN_ANCHOR if frame.right and "{anchor}" in frame.right.phrases[0] else "now"
    )
    if side == "around":
        side = "before" if frame.study or anchor == "now" else "around"
    future = left.get("period") == "future" or (side == "after" and frame.study)
    start, end = _ends(quantity, op, side)
    if kind is WindowType.WITHIN and op in _UP:
        kind = WindowType.AFTER if side == "after" else WindowType.BEFORE
    return Window(
        type=kind,
        start=start,
        end=end,
        anchor=anchor,
        period="future" if future else "past",
        op=op,
        values=quantity.values,
        unit=quantity.unit.code if quantity.unit else None,
        quote=Quote(quantity.start, frame.end, text[quantity.start : frame.end]),
    )


def _ends(
    quantity: Quantity, op: Comparator | None, side: str
) -> tuple[Period | None, Period | None]:
    """From when to when, counted from the anchor?"""
    unit = quantity.unit.code if quantity.unit else ""
    far = Period.of(max(quantity.values, key=abs), unit)
    near = Period.of(min(quantity.values, key=abs), unit) if len(quantity.values) > 1 else None
    if far is None:
        return None, None
    if op in _UP:
        return (far, None) if side == "after" else (None, -far)
    near = near or _NO_TIME
    if side == "after":
        return near, far
    if side == "around":
        return -far, far
    return -far, -near
