"""Two numbers that make one length of time: 2 years 6 months, 24 weeks + 3 days."""

from __future__ import annotations

import re
from decimal import Decimal

from nlp.recognizers.quantity import Quantity, Scene
from nlp.recognizers.units import UnitFound

_BIG_AND_SMALL = {
    "a": ("mo", 12),
    "wk": ("d", 7),
    "[ft_i]": ("[in_i]", 12),
    "[lb_av]": ("[oz_av]", 16),
    "h": ("min", 60),
}
_DAYS = {"d": Decimal(1), "wk": Decimal(7), "mo": Decimal("30.4375"), "a": Decimal("365.25")}
# Weeks and days of a pregnancy: "24+0 to 33+6 weeks".
_PLUS_DAYS = re.compile(r"\s?\+\s?([0-6])(?![\d.,+=])")
_GESTATION = re.compile(r"week|wks?\b|gestation")
_NEAR_GESTATION = 48
_WEEKS_BORNE = (4, 45)


def plus_days(scene: Scene, quantity: Quantity) -> re.Match[str] | None:
    """Days behind whole weeks: the "+6" of "33+6 weeks"."""
    if "+" not in scene.low[quantity.end : quantity.end + 2] or quantity.scaled:
        return None
    days = _PLUS_DAYS.match(scene.low, quantity.end)
    around = max(0, quantity.start - _NEAR_GESTATION), quantity.end + _NEAR_GESTATION
    if days is None or not _WEEKS_BORNE[0] <= quantity.values[0] <= _WEEKS_BORNE[1]:
        return None
    return days if _GESTATION.search(scene.low, *around) else None


def to_smaller(quantity: Quantity, unit: UnitFound) -> bool:
    """Can a quantity in weeks be said in days, one in years in months? Then do so."""
    given = quantity.unit.code if quantity.unit else ""
    code, factor = _BIG_AND_SMALL.get(given, ("", 1))
    if code != unit.code:
        return False
    quantity.values = tuple(value * factor for value in quantity.values)
    quantity.unit = unit
    return True


def to_days(quantity: Quantity) -> bool:
    """Is a quantity a time of weeks or more? Then say it in days, as UCUM counts them."""
    days = _DAYS.get(quantity.unit.code) if quantity.unit else None
    if quantity.unit is None or days is None:
        return False
    quantity.values = tuple(value * days for value in quantity.values)
    quantity.unit = UnitFound(quantity.unit.start, quantity.unit.end, "d")
    return True


def compound(quantity: Quantity, smaller: Quantity) -> None:
    """Does a smaller unit follow the first: "23 weeks 6 days", "5 feet 4 inches"? Then add it."""
    unit, below = quantity.unit, smaller.unit
    if unit is None or below is None or unit.code not in _BIG_AND_SMALL:
        return
    code, factor = _BIG_AND_SMALL[unit.code]
    if below.code != code or not smaller.values[0] < factor:
        return
    quantity.values = (quantity.values[0] * factor + smaller.values[0],)
    quantity.unit, quantity.end, quantity.next = below, smaller.end, smaller.next
    quantity.number_end = smaller.number_end
