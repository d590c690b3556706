"""What a quantity takes over from the one before it: a comparator, a unit, the word "age"."""

from __future__ import annotations

import re

from nlp.model import Comparator
from nlp.recognizers.quantity import Quantity, Scene
from nlp.recognizers.units import TIME_UNITS, UnitFound

_BETWEEN_ENDS = frozenset({"and", "&", ",", "but", ", and", ", but"})
_LOW_ENDS, _HIGH_ENDS = (Comparator.GT, Comparator.GE), (Comparator.LT, Comparator.LE)
_JOINTS = frozenset({"and", "or", "/", ",", "and/or", ", or", ", and"})
_SEX = r"(?:adult\s)?(?:men|women|males?|females?|boys|girls)\)?"
# "2.0 mg/dL in men or 1.8 mg/dL in women", "10 g/dL (men), 9 g/dL (women)"
_OF_ONE_SEX = re.compile(
    rf"\s?\(?(?:(?:in|for)\s)?(?:the\s)?{_SEX}\s?[,;/]?\s?(?:(?:and|or|/|and/or)\s)?"
)
_SEX_BEHIND = re.compile(rf"\s?\(?(?:(?:in|for)\s)?(?:the\s)?{_SEX}(?![a-z])")
# "<= 2.5 x ULN (5 x ULN if liver metastases)", "< 3 x ULN, or 5 x ULN in liver metastases"
_OF_CASES = re.compile(r"\s?\(\s?(?:or\s)?|,?\s?(?:or|but|and)\s(?:up to\s)?|,\s")
_CASE_BEHIND = re.compile(
    r"\s?(?:if|when|where|in|for|with|among|provided|given)\s(?!(?:the )?(?:past|last|previous)\b)"
)


def carry(scene: Scene, last: Quantity, quantity: Quantity) -> None:
    """Give a quantity what the one before it says for both."""
    gap = scene.low[last.end : quantity.start]
    if len(gap) > _WIDEST_GAP:
        return
    joint = gap.strip()
    if "(" in gap:
        _carry_limit(scene, last, quantity)
    if quantity.op is None:
        _carry_comparator(scene, last, quantity, gap)
    elif last.unit is not None and quantity.unit is not None and _OF_ONE_SEX.fullmatch(gap):
        _rate_of_same(last.unit, quantity)
    elif joint in _BETWEEN_ENDS:
        _go_on_with_age(last, quantity)
        _share_unit(last, quantity)
    elif joint in _JOINTS and _lie_outside(last, quantity):
        last.unit = quantity.unit


_WIDEST_GAP = 28
_TIMES = re.compile(r"\s?(?:x|times|fold)(?![a-z])")


def _carry_limit(scene: Scene, last: Quantity, quantity: Quantity) -> None:
    """The limit of both, told behind one: "< 3 x ULN (< 5 x in liver metastases)"."""
    if last.relative_to is None or quantity.relative_to is not None or quantity.unit is not None:
        return
    times = _TIMES.match(scene.low, quantity.end)
    if times is not None or quantity.end < last.over:
        quantity.relative_to, quantity.relation = last.relative_to, last.relation
        quantity.end = times.end() if times is not None else quantity.end


def _carry_comparator(scene: Scene, last: Quantity, quantity: Quantity, gap: str) -> None:
    """A comparator holds on for a second number: "above 20 g and 30 g for women and men"."""
    if last.op in (None, Comparator.BETWEEN, Comparator.IN) or last.left or quantity.left:
        return
    if _is_case(scene, last, quantity, gap):
        quantity.op, quantity.unit = last.op, quantity.unit or last.unit
        return
    by_sex = _OF_ONE_SEX.fullmatch(gap) and (
        _SEX_BEHIND.match(scene.low, quantity.end)
        or _SEX_BEHIND.match(scene.low, quantity.number_end)
    )
    if not by_sex and (gap.strip() not in _JOINTS or last.unit is None or quantity.unit is None):
        return
    if quantity.unit is None or last.unit is None:
        last.unit = last.unit or quantity.unit
        if quantity.relative_to is not last.relative_to or quantity.scaled or quantity.about:
            return
        quantity.op, quantity.unit = last.op, last.unit
    elif by_sex and quantity.unit.code == "U" and last.unit.code.startswith("{drinks}"):
        quantity.op, quantity.unit = last.op, last.unit  # "14 units a week, or 21 units for men"
    elif quantity.unit.code == last.unit.code or _rate_of_same(last.unit, quantity):
        quantity.op = last.op


def _is_case(scene: Scene, last: Quantity, quantity: Quantity, gap: str) -> bool:
    """Is it the limit of the same for some, told behind that of all?"""
    one, other = (each.unit and each.unit.code for each in (last, quantity))
    again = one == other or (other is None and gap.strip() == "(")  # "< 140 mmHg (150 if ...)"
    return (
        again
        and one not in TIME_UNITS
        and quantity.relative_to is last.relative_to
        and not (quantity.scaled or quantity.about or last.about)
        and _OF_CASES.fullmatch(gap) is not None
        and _CASE_BEHIND.match(scene.low, quantity.end) is not None
    )


def _rate_of_same(unit: UnitFound, quantity: Quantity) -> bool:
    """Is the same thing counted over another time: "3 drinks per day or 14 per week"?"""
    counted, _, over = unit.code.partition("/")
    also, _, other = quantity.unit.code.partition("/") if quantity.unit else ("", "", "")
    if over not in TIME_UNITS or other not in TIME_UNITS or also not in ("", counted):
        return False
    if quantity.unit and not also:
        start, end = quantity.unit.start, quantity.unit.end
        quantity.unit = UnitFound(start, end, f"{counted}/{other}")
    return True


def _go_on_with_age(last: Quantity, quantity: Quantity) -> None:
    """The other end of an age range is an age too: "aged >= 20 and < 80 years at consent"."""
    if last.about != "age" or quantity.about is not None:
        return
    if quantity.left or quantity.relative_to is not None:
        return
    if quantity.unit is not None and quantity.unit.code not in TIME_UNITS:
        return
    rising = last.op in _LOW_ENDS and quantity.op in _HIGH_ENDS
    if rising and last.values[-1] < quantity.values[0]:
        quantity.about = "age"


_PER_TIME = ("/d", "/wk", "/mo", "/a")


def _lie_outside(last: Quantity, quantity: Quantity) -> bool:
    """Have two limits one counted unit: "below the 5th or above the 95th percentile"?"""
    if last.unit is not None or quantity.unit is None or last.scaled or last.about:
        return False
    if not (quantity.unit.code[0] == "{" or quantity.unit.code.endswith(_PER_TIME)):
        return False
    if last.relative_to is not None or quantity.relative_to is not None:
        return False
    falling = last.op in _HIGH_ENDS and quantity.op in _LOW_ENDS
    return falling and len(last.values) == 1 and last.values[0] < quantity.values[0]


def _share_unit(last: Quantity, quantity: Quantity) -> None:
    """Two ends of one range have one unit: "for more than 1 but less than 6 years"."""
    if last.unit is not None or quantity.unit is None or last.scaled or last.relative_to:
        return
    rising = last.op in _LOW_ENDS and quantity.op in _HIGH_ENDS
    if rising and not last.about and last.values[-1] < quantity.values[0]:
        last.unit = quantity.unit
