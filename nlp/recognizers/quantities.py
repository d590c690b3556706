"""Quantities: numbers with their comparators, units, ranges, lists and limits, in order of text.

Amounts and windows are both made from quantities, so a text is read once for both. A quantity
with a unit of time may be either; `windows` and `amounts` decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from nlp.model import Comparator, Reference, Relation
from nlp.recognizers.carrying import carry
from nlp.recognizers.compounds import compound
from nlp.recognizers.folding import folded
from nlp.recognizers.holding import holding
from nlp.recognizers.lexeme import Lexeme
from nlp.recognizers.lexemes import lexicon
from nlp.recognizers.no_quantities import (
    counts_nothing,
    is_compared,
    is_item_count,
    is_numeral,
    is_scale,
    is_year,
    names_test,
    no_number,
    tied,
)
from nlp.recognizers.normal_limits import WITHIN, limit_over_brackets, limits_signed
from nlp.recognizers.numbers import NumberFound
from nlp.recognizers.prefixes import Prefix, is_signed, prefix_of
from nlp.recognizers.quantity import Quantity, Scene
from nlp.recognizers.ranges import extend, split_comma
from nlp.recognizers.relative import relative_reader
from nlp.recognizers.results import beside
from nlp.recognizers.suffixes import (
    comparator_behind,
    read_unit,
    skip_age,
    skip_restated,
)
from nlp.recognizers.units import TIME_UNITS, unit_reader

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary

_STEP = re.compile(r"-?[a-d]\d?(?![a-z0-9])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
# A result may be "<0.01"; what is at least something is a threshold.
_THRESHOLDS = (Comparator.GE, Comparator.LE, Comparator.IN, Comparator.NE)


class QuantitiesFound(NamedTuple):
    """The quantities of a text, the lexemes around them, and the folded text they count in."""

    quantities: tuple[Quantity, ...]
    lexemes: list[Lexeme]
    low: str


class QuantityReader:
    """Reads the quantities of a text with one vocabulary's words and units."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lexicon = lexicon(vocabulary)
        self.units = unit_reader(vocabulary)
        self.relatives = relative_reader(vocabulary)

    def read_all(self, texts: Sequence[str]) -> list[QuantitiesFound]:
        """The quantities of some texts and the lexemes around them.

        Step by step for all of them: a processor that goes from step to step for each text has to
        fetch the tables of every step anew, which costs a quarter of the time.
        """
        lows = [limits_signed(low) if WITHIN in low else low for low in map(folded, texts)]
        lexemes = list(map(self.lexicon.lexemes, lows))
        limited = holding(lows, self.relatives.words)
        each = zip(texts, lows, lexemes, limited, strict=True)
        return [QuantitiesFound(self._read(*one), one[2], one[1]) for one in each]

    def _read(
        self, text: str, low: str, lexemes: list[Lexeme], limited: bool
    ) -> tuple[Quantity, ...]:
        if not lexemes:
            return ()
        scene = Scene(text, low, lexemes, self.lexicon, self.units, self.relatives, limited)
        return tuple(quantities(scene))


def quantities(scene: Scene) -> list[Quantity]:
    """Every quantity of a scene, left to right."""
    found: list[Quantity] = []
    at, floor, size = 0, 0, len(scene.lexemes)
    while at < size:
        lexeme = scene.lexemes[at]
        quantity = None
        if lexeme.number is not None:
            quantity = _at_number(scene, at, floor, lexeme.number)
        elif lexeme.roles.period:
            quantity = _at_period(scene, at, floor)
        elif lexeme.roles.reference is not None:
            quantity = _at_limit(scene, at, floor, lexeme.roles.reference)
        if quantity is None:
            at += 1
            continue
        if not quantity.named:
            if found:
                carry(scene, found[-1], quantity)
            found.append(quantity)
        at = floor = max(quantity.next, at + 1)
    return found


def _at_number(scene: Scene, at: int, floor: int, number: NumberFound) -> Quantity | None:
    if no_number(scene, at):
        return None
    signed = is_signed(scene.low, number.start)
    prefix = prefix_of(scene, at, floor, signed=signed)
    roman = scene.lexemes[at].roles.roman
    if roman and not prefix.scaled and not is_numeral(scene, at):
        return None
    quantity = _term(scene, at, prefix, number, signed=signed)
    skip_age(scene, quantity)
    in_name = tied(scene, quantity)
    extend(scene, quantity, lambda at, first: _next_term(scene, at, first))
    if quantity.op is Comparator.BETWEEN and len(quantity.values) == 1:
        quantity.op = None
    quantity.scale = is_scale(scene, quantity)
    quantity.named = (
        is_item_count(scene.low, quantity)
        or names_test(scene, quantity)
        or is_compared(scene, quantity)
    )
    if quantity.unit is None and not (prefix.op or prefix.scaled or quantity.about):
        quantity.named = (
            prefix.named
            or in_name
            or is_year(scene.low, number.start)
            or counts_nothing(scene, quantity)
        )
    _finish(scene, quantity)
    return quantity


def _as_share(quantity: Quantity) -> None:
    """Tell "one third greater than the limit" as so many times the limit, to two places."""
    share = quantity.values[0] if len(quantity.values) == 1 else Decimal(0)
    if quantity.unit is not None or not 0 < share < 1 or quantity.relation is Relation.TIMES:
        return
    whole = 1 + share if quantity.relation is Relation.PLUS else 1 - share
    quantity.relation, quantity.values = Relation.TIMES, (round(whole, 2).normalize(),)


def _finish(scene: Scene, quantity: Quantity) -> None:
    """Take in all that stands behind the numbers."""
    skip_age(scene, quantity)
    code = quantity.unit.code if quantity.unit else None
    limit = None
    if scene.limited:
        limit = scene.relatives.behind(scene.low, quantity.end, quantity.op, code)
        if limit is None and quantity.unit is None and quantity.op is not None:
            limit = limit_over_brackets(scene, quantity)
    if limit is not None:
        quantity.relative_to, quantity.relation = limit.limit, limit.relation
        quantity.op, quantity.end = limit.op, limit.end
        _as_share(quantity)
        quantity.next = scene.following(quantity.next, quantity.end)
        return
    split_comma(scene.text, quantity)
    comparator_behind(scene, quantity)
    skip_age(scene, quantity)
    if not quantity.about and quantity.op not in _THRESHOLDS:
        beside(scene, quantity)


def _term(scene: Scene, at: int, prefix: Prefix, number: NumberFound, *, signed: bool) -> Quantity:
    """One number with its step of a scale or its unit, and with the smaller unit behind that."""
    quantity = _single(scene, at, prefix, number, signed=signed)
    if quantity.unit is None or quantity.power:
        return quantity
    at = quantity.next
    smaller = scene.adjacent(at, quantity.end)
    if smaller is not None and smaller.roles.joint == "and":
        at, smaller = at + 1, scene.adjacent(at + 1, smaller.end)
    if smaller is not None and smaller.number is not None:
        second = Prefix(at, smaller.start)
        compound(quantity, _single(scene, at, second, smaller.number, signed=False))
    return quantity


def _single(
    scene: Scene, at: int, prefix: Prefix, number: NumberFound, *, signed: bool
) -> Quantity:
    """One number with its step of a scale or its unit."""
    lexeme = scene.lexemes[at]
    ordinal = lexeme.roles.ordinal
    end = lexeme.end
    suffix = _ORDINAL.match(scene.low, end) if scene.low[end : end + 1] in "nrst" else None
    if suffix and lexeme.roles.number is None:
        ordinal, end = True, suffix.end()
    quantity = Quantity(  # by place: so it is made in a third of the time
        prefix.start,
        end,
        lexeme.start - signed,
        end,
        prefix.first,
        at + 1,
        prefix.op,
        (-number.value if signed else number.value,),
        number.power,
        prefix.about,
        prefix.left,
        prefix.scaled,
        ordinal,
        ordinal or lexeme.roles.roman or lexeme.roles.number is not None,
    )
    if quantity.scaled:
        step = _STEP.match(scene.low, quantity.end)
        if step:
            quantity.end = quantity.number_end = step.end()
        quantity.labels = (scene.text[quantity.number_start : quantity.number_end],)
    skip_restated(scene, quantity)
    read_unit(scene, quantity)
    return quantity


def _next_term(scene: Scene, at: int, first: Quantity) -> Quantity:
    """A further number of the same quantity."""
    lexeme = scene.lexemes[at]
    number = lexeme.number or NumberFound(lexeme.start, lexeme.end, Decimal(0))
    prefix = Prefix(at, lexeme.start, scaled=first.scaled)
    return _term(scene, at, prefix, number, signed=is_signed(scene.low, lexeme.start))


def _at_limit(scene: Scene, at: int, floor: int, limit: Reference) -> Quantity | None:
    """A limit that is compared without a number: "above the upper limit of normal"."""
    lexeme = scene.lexemes[at]
    prefix = prefix_of(scene, at, floor)
    if prefix.op in (None, Comparator.BETWEEN) or limit is Reference.BASELINE:
        return None
    factor = scene.relatives.factor(scene.low, lexeme.end)
    value, end = factor or (Decimal(1), scene.relatives.whose(scene.low, lexeme.end))
    return Quantity(
        start=prefix.start,
        end=end,
        number_start=lexeme.start,
        number_end=end,
        first=prefix.first,
        next=scene.following(at + 1, end),
        op=prefix.op,
        values=(value,),
        relative_to=limit,
        relation=Relation.TIMES,
    )


def _at_period(scene: Scene, at: int, floor: int) -> Quantity | None:
    """A period without its number: "within a month", "the past year", "more than a week"."""
    lexeme = scene.lexemes[at]
    prefix = prefix_of(scene, at, floor)
    unit = scene.units.at(scene.text, scene.low, lexeme.start)
    if scene.low[lexeme.end : lexeme.end + 1] == "-":
        return None
    if unit is None or unit.code not in TIME_UNITS or prefix.about:
        return None
    behind = scene.adjacent(scene.following(at + 1, unit.end), unit.end)
    article = f" {scene.low[max(0, lexeme.start - 4) : lexeme.start]}".endswith((" a ", " an "))
    cue = prefix.left.fields if prefix.left is not None else {}
    strong = "op" in cue or "period" in cue
    anchored = behind is not None and behind.roles.right is not None
    if not (strong or (article and (prefix.op or prefix.left or anchored))):
        return None
    return Quantity(
        start=prefix.start,
        end=unit.end,
        number_start=lexeme.start,
        number_end=unit.end,
        first=prefix.first,
        next=scene.following(at + 1, unit.end),
        op=prefix.op,
        values=(Decimal(1),),
        unit=unit,
        left=prefix.left,
    )


@lru_cache(maxsize=4)
def quantity_reader(vocabulary: Vocabulary) -> QuantityReader:
    """The reader of a vocabulary's quantities, built once."""
    return QuantityReader(vocabulary)


def read_quantities(text: str, vocabulary: Vocabulary) -> tuple[Quantity, ...]:
    """Which quantities stand in a text?"""
    return quantity_reader(vocabulary).read_all([text])[0].quantities
