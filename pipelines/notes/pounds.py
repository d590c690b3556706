"""Is a weight without a unit told in pounds? So where a note measures in Fahrenheit or in feet.

A chart that writes "Temp 98.2" and "height 5 feet 4" weighs in pounds too. Only weights that few
people have in kilograms are taken so, and the assumption is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from nlp.measuring import measured
from nlp.model import Assumption, Statement
from nlp.vocabulary import Vocabulary

# Few weigh as many kilograms, and most adults as many pounds.
_LEAST = 120
_CUSTOMARY = {"temperature": "[degF]", "height": "[in_i]"}
_BY_SIGN, _BY_MEASURES = "by the sign #", "as the note measures in customary units"
_TEMPERATE = Decimal(80)  # no living body is so hot in degrees Celsius


def with_pounds(
    text: str, statements: Sequence[Statement], vocabulary: Vocabulary
) -> list[Statement]:
    """The statements of a note, bare weights in pounds where a sign of pounds stands behind them,
    or where its other measures are customary. `text`: the note as received.
    """
    bare = [at for at, each in enumerate(statements) if _is_bare_weight(each)]
    told = list(statements)
    if not bare:
        return told
    customary = any(map(_is_customary, statements))
    for at in bare:
        if _has_sign(text, told[at]):
            told[at] = _in_pounds(told[at], _BY_SIGN, vocabulary)
        elif customary and _is_great(told[at]):
            told[at] = _in_pounds(told[at], _BY_MEASURES, vocabulary)
    return told


def _concept_of(statement: Statement) -> str | None:
    return statement.concept.concept_id if statement.concept else None


def _is_bare_weight(statement: Statement) -> bool:
    amount = statement.amount
    if amount is None or amount.unit is not None or _concept_of(statement) != "weight":
        return False
    return bool(amount.values)


def _has_sign(text: str, statement: Statement) -> bool:
    """Does "#", the sign of pounds, stand behind it: "weighs 154#"?"""
    quote = statement.amount.quote if statement.amount else None
    return quote is not None and text[quote.end : quote.end + 2].lstrip().startswith("#")


def _is_great(statement: Statement) -> bool:
    return statement.amount is not None and min(statement.amount.values) >= _LEAST


def _is_customary(statement: Statement) -> bool:
    amount, identity = statement.amount, _concept_of(statement)
    if amount is None or identity not in _CUSTOMARY:
        return False
    bare_heat = identity == "temperature" and amount.unit is None
    return amount.unit == _CUSTOMARY[identity] or (
        bare_heat and min(amount.values, default=Decimal(0)) > _TEMPERATE
    )


def _in_pounds(statement: Statement, why: str, vocabulary: Vocabulary) -> Statement:
    if statement.amount is None:
        return statement
    said = replace(statement.amount, unit="[lb_av]", interval=None, canonical_unit=None)
    amount, _ = measured(said, "weight", vocabulary)
    assumed = Assumption("unit_from_magnitude", f"weight without a unit: taken as [lb_av], {why}")
    others = [each for each in statement.assumptions if each.code != "unit_from_magnitude"]
    return replace(statement, amount=amount, assumptions=(*others, assumed))
