"""Several numbers as one quantity: ranges, lists, pairs around a slash, plus and minus."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from nlp.model import Comparator
from nlp.recognizers.compounds import to_days, to_smaller
from nlp.recognizers.prefixes import is_signed
from nlp.recognizers.quantity import Quantity, Scene
from nlp.recognizers.units import UnitFound

Term = Callable[[int, Quantity], Quantity]
_UP = (Comparator.GT, Comparator.GE)
_PAIR = re.compile(r"\d{1,4}(?:\.\d{1,2})?\s{0,3}/\s{0,3}\d{1,4}(?:\.\d)?(?![\d/])")
_SNELLEN_TEXT = """
10 12 15 16 20 25 30 32 40 50 60 63 64 70 80 100 120 125 150 160 200 250 300 320 400 500 600 640
800 1000
"""
_SNELLEN = frozenset(map(Decimal, _SNELLEN_TEXT.split()))
# Scales of fifteen or thirty, so that "6/15" is no visual acuity.
_COMA = re.compile(r"\b(?:gcs|coma|glasgow|mmse|moca|mental|apgar|pain|nrs|vas)\b")
_CHART = re.compile(r"\b(?:letters?|etdrs)\b")
_MOST_LISTED = 40
# Parts of a year in months or weeks, of a week in days, as British notes write times.
_PARTS = {"12": "mo", "52": "wk", "7": "d"}
_PART_OF = re.compile(r"\d{1,2}/(12|52|7)(?![\d/.])")
_EXCLUSIVE = re.compile(r"\s?[(,]?\s?(?:both )?(?:ends )?exclusive\b\)?")
# Classes of few steps around a slash, and the words of the scale that they belong to.
_CLASSES = re.compile(r"[0-5]/[1-5](?:/[2-5])?(?![\d./])")
_CLASSED = re.compile(
    r"\b(?:ecog|who|ps|zubrod|performance status|grades?|class(?:es)?|stages?|nyha|asa)"
    r"(?: (?:ps|score|class|grade|status|of))?[\s:=(]{0,3}$"
)
_NO_PERIOD = re.compile(r"acuity|vision|\bb?c?va\b|snellen|scor|scale|index|points?\b")


def joint_at(scene: Scene, at: int, end: int) -> tuple[str | None, int, Comparator | None]:
    """The joint at a lexeme, the index of the number behind it, and a comparator in between."""
    lexeme = scene.adjacent(at, end)
    if lexeme is None or lexeme.roles.joint is None:
        return None, at, None
    joint, edge, op, k = lexeme.roles.joint, lexeme.end, None, at + 1
    for _ in range(4):
        below = scene.near(k, edge)
        if below is None:
            break
        if below.number is not None:
            return joint, k, op
        roles = below.roles
        if roles.joint in ("or", "and") and joint == "or":
            pass
        elif roles.joint == "and" and scene.low[end:edge] == "-":  # "between 18- and 65-years"
            joint = "and"
        elif roles.before is not None:
            op = roles.before
        elif scene.low[below.start : below.end] == "-" and is_signed(scene.low, below.end):
            pass
        elif not (roles.filler or roles.scale or roles.age):
            break
        edge, k = below.end, k + 1
    return None, at, None


def extend(scene: Scene, quantity: Quantity, term: Term) -> None:
    """Take in the second number of a range, a pair or a spread, or the rest of a list."""
    joint, at, op = joint_at(scene, quantity.next, quantity.end)
    if joint is None:
        return
    if joint == "/":
        if not quantity.scaled:
            second = term(at, quantity)
            if not _join_period(scene, quantity, second):
                _join_pair(scene, quantity, second)
                _join_acuities(scene, quantity, term)
                _join_classes(scene, quantity, second, term)
            return
        joint = "or"
    second = term(at, quantity)
    if joint == "of":  # "5 out of 10": the second number is the scale
        quantity.end, quantity.next = second.end, second.next
    elif joint == "+-":
        middle, spread = quantity.values[0], second.values[0]
        if _share(quantity, second):
            spread = middle * spread / 100
            second.unit = quantity.unit
        _take(quantity, second)
        quantity.op, quantity.values = Comparator.BETWEEN, (middle - spread, middle + spread)
    elif joint == "to" or (joint == "and" and quantity.op is Comparator.BETWEEN):
        _join_range(scene, quantity, second, op)
        _leave_out_ends(scene, quantity)
        _drop_scale(scene, quantity, term)
    elif op is None and _alike(quantity, second) and quantity.op in (None, Comparator.EQ):
        _join_list(scene, quantity, second, term)


def _share(quantity: Quantity, second: Quantity) -> bool:
    """Is a spread told as a share of what it spreads around: "60 Gy ± 10%"?"""
    units = quantity.unit, second.unit
    return None not in units and units[1].code == "%" != units[0].code  # type: ignore[union-attr]


def _take(quantity: Quantity, second: Quantity) -> None:
    """The numbers' common words: the unit of either, the end of the second."""
    if quantity.unit is None:
        quantity.unit = second.unit
    quantity.power = quantity.power or second.power
    quantity.end, quantity.next = second.end, second.next
    quantity.number_end = second.number_end
    quantity.about = quantity.about or second.about
    quantity.labels += second.labels


def _join_range(scene: Scene, quantity: Quantity, second: Quantity, op: Comparator | None) -> None:
    if quantity.op not in (None, Comparator.BETWEEN, Comparator.EQ, *_UP):
        return
    if op in _UP or quantity.pair != second.pair:
        return
    if not _one_unit(quantity, second):
        return
    low, high = quantity.values[0], second.values[0]
    if quantity.power and second.power and quantity.power != second.power:
        low, high = low.scaleb(quantity.power), high.scaleb(second.power)
        quantity.power = second.power = 0
    if not low < high and not (
        quantity.pair or min(low, high) < 0 or _letters(scene, quantity, second)
    ):
        return
    quantity.open_low = quantity.op is Comparator.GT
    quantity.open_high = op is Comparator.LT
    _take(quantity, second)
    quantity.op, quantity.values = Comparator.BETWEEN, (min(low, high), max(low, high))


def _letters(scene: Scene, quantity: Quantity, second: Quantity) -> bool:
    """Are letters of a chart counted, which are told from the best eye down: "78 to 24"?"""
    units = quantity.unit, second.unit
    if any(unit is not None and unit.code == "{letters}" for unit in units):
        return True
    told = _CHART.search(scene.low, max(0, quantity.start - 24), quantity.start)
    return units == (None, None) and told is not None


def _leave_out_ends(scene: Scene, quantity: Quantity) -> None:
    """Does a range not hold its ends: "between 60 and 110 (exclusive)"?"""
    told = _EXCLUSIVE.match(scene.low, quantity.end)
    if told and quantity.op is Comparator.BETWEEN:
        quantity.open_low = quantity.open_high = True
        quantity.end = told.end()


def _join_classes(scene: Scene, quantity: Quantity, second: Quantity, term: Term) -> None:
    """Neighbouring classes around a slash: "ECOG 0/1", "PS 0/1/2", "grade 3/4"."""
    one, other = quantity.values[-1], second.values[0]
    before = scene.low[max(0, quantity.start - 28) : quantity.number_start]
    if (
        quantity.pair
        or not _CLASSES.match(scene.low, quantity.number_start)
        or other != one + 1
        or not _CLASSED.search(before)
        or not _alike(quantity, second)
        or quantity.op not in (None, Comparator.EQ)
    ):
        return
    values = [*quantity.values, *second.values]
    _take(quantity, second)
    joint, at, op = joint_at(scene, quantity.next, quantity.end)
    if joint == "/" and op is None:
        third = term(at, quantity)
        if third.values[0] == other + 1 and third.unit is None:
            values += third.values
            _take(quantity, third)
    quantity.op, quantity.values = Comparator.IN, tuple(values)


def _one_unit(quantity: Quantity, second: Quantity) -> bool:
    """Have both the same unit, or one, or can they be said in one: "6 weeks to 12 months"?"""
    if quantity.unit is None or second.unit is None or quantity.unit.code == second.unit.code:
        return True
    if to_smaller(quantity, second.unit) or to_smaller(second, quantity.unit):
        return True
    return to_days(quantity) and to_days(second)


def _join_pair(scene: Scene, quantity: Quantity, second: Quantity) -> None:
    """Two numbers around a slash: a blood pressure, a visual acuity, a score out of ten."""
    if quantity.unit is not None or not _PAIR.match(scene.low, quantity.number_start):
        return
    first, other = quantity.values[0], second.values[0]
    _take(quantity, second)
    coma = _COMA.search(scene.low, max(0, quantity.start - 24), quantity.start)
    if coma is None and first in (6, 20) and other in _SNELLEN and quantity.unit is None:
        quantity.values, quantity.pair = (first / other,), True
    elif first > other:
        quantity.values, quantity.pair = (first, other), True


def _join_period(scene: Scene, quantity: Quantity, second: Quantity) -> bool:
    """Is it a time as British doctors write it: "> 6/12" months, "< 2/52" weeks?"""
    parts = _PART_OF.match(scene.low, quantity.number_start)
    if parts is None or quantity.unit is not None or second.unit is not None:
        return False
    if not (quantity.op or _timed(quantity)) or _NO_PERIOD.search(
        scene.low, max(0, quantity.start - 40), quantity.start
    ):
        return False
    start = scene.low.index("/", quantity.number_start)
    quantity.unit = UnitFound(start, parts.end(), _PARTS[parts[1]])
    quantity.end, quantity.next = second.end, second.next
    return True


def _timed(quantity: Quantity) -> bool:
    """Do the words before it speak of time: "for 3/7", "in the last 6/12", but not "in 3/12"?"""
    cue = quantity.left.fields if quantity.left is not None else {}
    return "op" in cue or "period" in cue or cue.get("type") == "lasting"


def _join_acuities(scene: Scene, quantity: Quantity, term: Term) -> None:
    """A range of visual acuities: "20/40 to 20/320"."""
    if not quantity.pair or len(quantity.values) != 1:
        return
    joint, at, op = joint_at(scene, quantity.next, quantity.end)
    if joint == "to" or (joint == "and" and quantity.op is Comparator.BETWEEN):
        second = term(at, quantity)
        joint, at, _ = joint_at(scene, second.next, second.end)
        if joint == "/":
            _join_pair(scene, second, term(at, second))
            _join_range(scene, quantity, second, op)


def _drop_scale(scene: Scene, quantity: Quantity, term: Term) -> None:
    """The length of the scale behind a range is no value: "between 4 and 26 / 30"."""
    joint, at, _ = joint_at(scene, quantity.next, quantity.end)
    if joint in ("/", "of") and quantity.unit is None:
        length = term(at, quantity)
        if length.unit is None and length.values[0] >= max(quantity.values):
            quantity.end, quantity.next = length.end, length.next


def _alike(quantity: Quantity, second: Quantity) -> bool:
    if second.ordinal != quantity.ordinal:
        return False
    if quantity.unit is not None and second.unit is not None:
        return quantity.unit.code == second.unit.code
    return quantity.unit is None


def _join_list(scene: Scene, quantity: Quantity, second: Quantity, term: Term) -> None:
    values = [*quantity.values, *second.values]
    _take(quantity, second)
    while len(values) < _MOST_LISTED:
        joint, at, op = joint_at(scene, quantity.next, quantity.end)
        if joint not in ("or", "and") or op is not None:
            break
        third = term(at, quantity)
        if not _alike(quantity, third):
            break
        values += third.values
        _take(quantity, third)
    quantity.op, quantity.values = Comparator.IN, tuple(dict.fromkeys(values))


def split_comma(text: str, quantity: Quantity) -> None:
    """A step of a scale has no decimals: "class 1,2" is a list."""
    digits = text[quantity.number_start : quantity.number_end]
    if quantity.scaled and re.fullmatch(r"\d,\d", digits):
        quantity.op = Comparator.IN
        quantity.values = (Decimal(digits[0]), Decimal(digits[2]))
        quantity.labels = (digits[0], digits[2])
