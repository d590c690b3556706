"""Which result does an amount give, in the canonical unit of its measure?"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.errors import UnitError
from nlp.model import Amount, Assumption, Comparator
from nlp.vocabulary import (
    Measure,
    Vocabulary,
    canonical,
    conversion,
    converted,
    guess_unit,
)

_UP = {Comparator.LT: Comparator.GT, Comparator.LE: Comparator.GE}
_DOWN = {Comparator.GT: Comparator.LT, Comparator.GE: Comparator.LE}
_VALUED = re.compile(r"(\bnot?\s)?\b(better|worse|poorer)\b", re.IGNORECASE)


# Units that fall as the measure's own rise: an acuity of 0.3 logMAR is worse than one of 0.1.
_FALLING = frozenset({"{logMAR}"})

_VOLUMES = frozenset({"mm3", "uL"})
_CONCENTRATIONS = frozenset({"10*9/L", "10*12/L", "/uL"})
# Units that are typed for others, a thousand or a hundred times as large.
_MEANT = {"/mL": "/uL", "%": "1"}


def measured(
    amount: Amount, concept_id: str | None, vocabulary: Vocabulary
) -> tuple[Amount, tuple[Assumption, ...]]:
    """The amount in its measure's canonical unit, with what had to be assumed for that.

    An amount of something that is no measure, or in a unit that does not fit, stays as it is.
    """
    row = vocabulary.measures.get(concept_id) if concept_id else None
    if row is None:
        return _graded(_signed(amount, concept_id)), ()
    amount = _turned(amount, row)
    guessed = guess_unit(amount, row) or _per_volume(amount, row) or _slipped(amount, row)
    read, assumptions = (amount, ()) if guessed is None else (guessed[0], (guessed[1],))
    try:
        read = canonical(read, row, vocabulary)
    except UnitError as error:
        return amount, (Assumption("unit_does_not_fit", str(error)),)
    unit = read.unit
    if unit != amount.unit:
        read = replace(read, unit=amount.unit)
    return _ranged(read, unit, row, vocabulary), assumptions


def _per_volume(amount: Amount, row: Measure) -> tuple[Amount, Assumption] | None:
    """A count of cells in so much blood whose stroke was lost: "platelets 100,000 mm3"."""
    if amount.unit not in _VOLUMES or row.unit not in _CONCENTRATIONS:
        return None
    assumed = Assumption(
        "unit_from_magnitude", f"{row.name} in {amount.unit}: taken as per {amount.unit}"
    )
    return replace(amount, unit="/uL"), assumed


def _slipped(amount: Amount, row: Measure) -> tuple[Amount, Assumption] | None:
    """A number whose unit is a slip, for no one has so little: "platelets 240,000/mL", a ratio of
    "0.7 %". It is taken in the unit that the bare number would have.
    """
    meant = _MEANT.get(amount.unit or "")
    if meant is None or amount.relative_to is not None:
        return None
    if amount.unit == "/mL" and row.unit not in _CONCENTRATIONS:
        return None
    if amount.unit == "%" and all(bare.unit != "%" for bare in row.bare):
        return None
    guessed = guess_unit(replace(amount, unit=None), row)
    if guessed is None or guessed[0].unit != meant:
        return None
    told = f"{row.name} in {amount.unit}: taken as in {meant}, by its magnitude"
    return guessed[0], Assumption("unit_from_magnitude", told)


# What is told in numbers below zero, the more so the more there is of it.
_BELOW_ZERO = frozenset({"myopia"})


def _signed(amount: Amount, concept_id: str | None) -> Amount:
    """The amount, "more than" of what has numbers below zero as further below: "myopia > -6 D"."""
    if concept_id not in _BELOW_ZERO or not all(value < 0 for value in amount.values):
        return amount
    return replace(amount, op=_DOWN.get(amount.op, amount.op))


def _graded(amount: Amount) -> Amount:
    """The amount, a grade of what is no measure with "better" as what is less: of harm.

    Source: NCI CTCAE, whose grades rise with severity.
    """
    words = amount.quote.text if amount.quote is not None else ""
    valued = _VALUED.search(words) if "grade" in words.lower() else None
    if valued is None:
        return amount
    good = (valued[2].lower() == "better") is (valued[1] is None)
    return replace(amount, op=(_DOWN if good else _UP).get(amount.op, amount.op))


def _turned(amount: Amount, row: Measure) -> Amount:
    """The amount with "better" and "worse" for what they are of this measure.

    "2 or better" is at most 2 of a scale on which low is good, at least 2 of another.
    """
    valued = _VALUED.search(amount.quote.text) if row.better and amount.quote else None
    if valued is None:
        return amount
    good = (valued[2].lower() == "better") is (valued[1] is None)
    upward = good is ((row.better == "high") is not (amount.unit in _FALLING))
    return replace(amount, op=(_UP if upward else _DOWN).get(amount.op, amount.op))


def fits(amount: Amount, row: Measure, vocabulary: Vocabulary) -> bool:
    """May this amount be a result of this measure, as far as its unit tells?

    A multiple of a limit, "1.5 x ULN", may be of any.
    """
    if amount.relative_to is not None and amount.unit is None:
        return True
    if amount.unit is None:
        if amount.labels or row.unit in ("1", "{score}"):
            return True
        return bool(row.order) or guess_unit(amount, row) is not None
    try:
        conversion(amount.unit, row.unit, vocabulary, row)
    except UnitError:
        return False
    return True


def _ranged(amount: Amount, unit: str | None, row: Measure, vocabulary: Vocabulary) -> Amount:
    """The reference range beside a result, in the canonical unit too."""
    if amount.reference is None or unit is None or amount.canonical_unit is None:
        return amount
    change = conversion(unit, row.unit, vocabulary, row)
    return replace(amount, reference=converted(amount.reference, change))
