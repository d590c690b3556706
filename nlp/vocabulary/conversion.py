"""Any amount -> its measure's canonical unit, exactly: factors are rational and unrounded."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from nlp.errors import IncompatibleUnits, UnknownUnit
from nlp.model import Amount, Assumption, Bound, Interval, changed
from nlp.vocabulary.rows import Measure, Unit
from nlp.vocabulary.tables import Vocabulary

UNITLESS = frozenset({"1", "{score}"})
_PERCENT = (Decimal(0), Decimal(100))
Conversion = Callable[[Fraction], Fraction]


def convert(
    value: Decimal, unit: str, to_unit: str, vocabulary: Vocabulary, measure: Measure | None = None
) -> Decimal:
    """How much is this value of one unit in another, of this measure?

    Raises: UnknownUnit; IncompatibleUnits if no chain of rows joins the two units.
    """
    return _decimal(conversion(unit, to_unit, vocabulary, measure)(Fraction(value)))


def conversion(
    unit: str, to_unit: str, vocabulary: Vocabulary, measure: Measure | None = None
) -> Conversion:
    """The exact function from values of one unit to values of another. Raises as `convert`."""
    if unit == to_unit or (unit in UNITLESS and to_unit in UNITLESS):
        return lambda value: value
    given, wanted = _unit(unit, vocabulary), _unit(to_unit, vocabulary)
    if given.base == wanted.base:
        return lambda value: _from_base(_to_base(value, given), wanted)
    if measure is not None:
        for bridge in (_by_substance, _by_affine, _by_equivalence):
            found = bridge(given, wanted, vocabulary, measure)
            if found is not None:
                return found
    raise IncompatibleUnits(unit, to_unit, measure.id if measure else "any measure")


def canonical(amount: Amount, measure: Measure, vocabulary: Vocabulary) -> Amount:
    """Bring an amount to its measure's canonical unit, exactly.

    Args: amount.unit is a code of units.toml; measure.molar may join mass and substance units.
    Returns: the amount with `interval` and `canonical_unit`, each bound as inclusive as before.
        Relative amounts and bare numbers of a measure that has a unit come back as they are.
    Raises: IncompatibleUnits if no chain of rows joins the two units; UnknownUnit.
    """
    if amount.relative_to is not None:
        return amount
    if amount.labels and measure.order:
        steps = [measure.order.index(each) for each in amount.labels if each in measure.order]
        if len(steps) == len(amount.labels):
            counted = replace(amount, values=tuple(map(Decimal, steps)))
            return replace(amount, interval=counted.as_interval(), canonical_unit=measure.unit)
        return amount
    if not amount.values or (amount.unit is None and measure.unit not in UNITLESS):
        return amount
    if amount.unit in (None, measure.unit) or _is_told_in_percent(amount, measure):
        interval = _written(amount.as_interval())
    else:
        change = conversion(amount.unit, measure.unit, vocabulary, measure)
        interval = converted(amount.as_interval(), change)
    return changed(amount, interval=interval, canonical_unit=measure.unit)


def _is_told_in_percent(amount: Amount, measure: Measure) -> bool:
    """Is it a score from 0 to 100 with a percent sign behind it ("Karnofsky 70 %")?"""
    if amount.unit != "%" or measure.unit != "{score}" or measure.admissible is None:
        return False
    low, high = measure.admissible.low, measure.admissible.high
    return low is not None and high is not None and (low.value, high.value) == _PERCENT


def converted(interval: Interval[Decimal], change: Conversion) -> Interval[Decimal]:
    """The same interval in another unit; ends swap where the conversion falls."""
    low, high = (_moved(end, change) for end in (interval.low, interval.high))
    if change(Fraction(1)) < change(Fraction(0)):
        low, high = high, low
    return Interval(low, high)


def _written(interval: Interval[Decimal]) -> Interval[Decimal]:
    """The same interval, its ends written as converted ones are: without idle zeros."""
    low, high = interval.low, interval.high
    if low is None or high is None or low.value != high.value:
        return Interval(_shortened(low), _shortened(high))
    first = _shortened(low)
    return Interval(first, first if low.inclusive == high.inclusive else _shortened(high))


def _shortened(end: Bound[Decimal] | None) -> Bound[Decimal] | None:
    if end is None:
        return None
    value = end.value.normalize()
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        value = value.quantize(Decimal(1))
    return end if str(value) == str(end.value) else Bound(value, end.inclusive)


def guess_unit(amount: Amount, measure: Measure) -> tuple[Amount, Assumption] | None:
    """Which unit does a bare number of this measure most likely have, by its magnitude?

    None if the amount has a unit, is relative, or fits none of the measure's ranges.
    """
    if amount.unit is not None or amount.relative_to is not None or not amount.values:
        return None
    for bare in measure.bare:
        if all(bare.within.holds(value) for value in amount.values):
            values = ", ".join(map(str, amount.values))
            message = f"{measure.name} {values} without a unit: taken as {bare.unit}"
            assumed = Assumption("unit_from_magnitude", message)
            return replace(amount, unit=bare.unit), assumed
    return None


def _unit(code: str, vocabulary: Vocabulary) -> Unit:
    found = vocabulary.units.get(code)
    if found is not None:
        return found
    if code in UNITLESS:
        return Unit(code, (), (), Fraction(1), "1", None, "UCUM")
    raise UnknownUnit(code)


def _to_base(value: Fraction, unit: Unit) -> Fraction:
    return (value + (unit.offset or 0)) * unit.factor


def _from_base(value: Fraction, unit: Unit) -> Fraction:
    return value / unit.factor - (unit.offset or 0)


def _by_substance(
    given: Unit, wanted: Unit, vocabulary: Vocabulary, measure: Measure
) -> Conversion | None:
    """Between mass, substance and equivalents, by molar mass and valence."""
    per_mole = {"mol": Fraction(1)}
    if measure.molar is not None:
        per_mole["g"] = measure.molar
    if measure.valence is not None:
        per_mole["eq"] = Fraction(measure.valence)
    for have, of_have in per_mole.items():
        for want, of_want in per_mole.items():
            swapped = re.sub(rf"(?<![A-Za-z\[{{]){have}(?![A-Za-z\]}}])", want, given.base, count=1)
            if have != want and swapped == wanted.base and swapped != given.base:
                ratio = of_want / of_have
                return lambda value: _from_base(_to_base(value, given) * ratio, wanted)
    return None


def _by_affine(
    given: Unit, wanted: Unit, vocabulary: Vocabulary, measure: Measure
) -> Conversion | None:
    """Between two scales of one measure that differ in zero point (HbA1c: NGSP and IFCC)."""
    own = _unit(measure.unit, vocabulary)
    for affine in measure.affine:
        other = _unit(affine.unit, vocabulary)
        if given.base == other.base and wanted.base == own.base:
            return lambda v: _from_base(
                _to_base(
                    _from_base(_to_base(v, given), other) * affine.factor + affine.offset, own
                ),
                wanted,
            )
        if given.base == own.base and wanted.base == other.base:
            return lambda v: _from_base(
                _to_base(
                    (_from_base(_to_base(v, given), own) - affine.offset) / affine.factor, other
                ),
                wanted,
            )
    return None


def _by_equivalence(
    given: Unit, wanted: Unit, vocabulary: Vocabulary, measure: Measure
) -> Conversion | None:
    """By a measure's own equivalence of two units, in either direction."""
    for each in measure.converts:
        for amount, unit, other_amount, other_unit in (
            (each.left, each.left_unit, each.right, each.right_unit),
            (each.right, each.right_unit, each.left, each.left_unit),
        ):
            here, there = _unit(unit, vocabulary), _unit(other_unit, vocabulary)
            if given.base == here.base and wanted.base == there.base:
                ratio = other_amount / amount
                return lambda v: _from_base(
                    _to_base(_from_base(_to_base(v, given), here) * ratio, there), wanted
                )
    return None


def _moved(end: Bound[Decimal] | None, change: Conversion) -> Bound[Decimal] | None:
    if end is None:
        return None
    return Bound(_decimal(change(Fraction(end.value))), end.inclusive)


def _decimal(value: Fraction) -> Decimal:
    """The decimal of a fraction: exact if it ends, else to 28 digits."""
    return Decimal(value.numerator) / Decimal(value.denominator)
