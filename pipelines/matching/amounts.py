"""Is a result what a threshold asks? Canonical units, limits of normal, the latest in time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from nlp.errors import UnitError
from nlp.model import (
    Amount,
    Assumption,
    Bound,
    Comparator,
    Interval,
    Reference,
    Relation,
    Verdict,
    interval_of,
    within,
)
from nlp.vocabulary import Measure, Vocabulary, convert

Range = Interval[Decimal]
# "Below normal" is below its lower end.
_BELOW = (Comparator.LT, Comparator.LE)
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


def holds(
    wanted: Amount, result: Amount, measure: Measure, vocabulary: Vocabulary, sex: str | None
) -> tuple[Verdict, tuple[Assumption, ...]]:
    """Does a result satisfy a threshold? UNKNOWN where a unit or limit is missing."""
    value = result.interval
    if value is None:
        return _UNKNOWN, ()
    if wanted.relative_to is None:
        if wanted.interval is None:
            return _UNKNOWN, ()
        return _compared(wanted, value, wanted.interval), ()
    low_end = wanted.relative_to is Reference.LLN or (
        wanted.relative_to is Reference.NORMAL and wanted.op in _BELOW
    )
    limit, assumptions = _limit(wanted.relative_to, low_end, result, measure, vocabulary, sex)
    if limit is None:
        return _UNKNOWN, ()
    ends = tuple(_resolved(v, wanted, limit, measure, vocabulary) for v in wanted.values)
    known = tuple(end for end in ends if end is not None)
    if len(known) != len(ends) or not known:
        return _UNKNOWN, ()
    asked = interval_of(wanted.op, known, wanted.open_low, wanted.open_high)
    return _compared(wanted, value, asked), assumptions


def _compared(wanted: Amount, value: Range, asked: Range) -> Verdict:
    if wanted.op is Comparator.NE:
        exact = Interval.exactly(wanted.values[0]) if wanted.values else Interval()
        return ~within(value, exact)
    if wanted.op is Comparator.IN and not wanted.labels and len(wanted.values) > 1:
        answers = [within(value, Interval.exactly(each)) for each in wanted.values]
        if _MET in answers:
            return _MET
        return _UNKNOWN if _UNKNOWN in answers else _NOT_MET
    return within(value, asked)


def _limit(
    to: Reference,
    low_end: bool,
    result: Amount,
    measure: Measure,
    vocabulary: Vocabulary,
    sex: str | None,
) -> tuple[Decimal | None, tuple[Assumption, ...]]:
    """The limit of normal: the result's own range, else the vocabulary's, which is assumed."""
    if to is Reference.BASELINE:
        return None, ()
    own = result.reference
    bound = None if own is None else own.low if low_end else own.high
    if bound is not None:
        return bound.value, ()
    return _assumed_limit(low_end, measure.id, vocabulary, sex)


@lru_cache(maxsize=4096)
def _assumed_limit(
    low_end: bool, measure_id: str, vocabulary: Vocabulary, sex: str | None
) -> tuple[Decimal | None, tuple[Assumption, ...]]:
    """The limit that the vocabulary gives, and that it is assumed; worked out once."""
    measure = vocabulary.measures[measure_id]
    usable = [each for each in measure.reference if each.sex in (None, sex)]
    for each in usable:
        end: Bound[Decimal] | None = each.interval.low if low_end else each.interval.high
        if end is None:
            continue
        try:
            value = convert(end.value, each.unit, measure.unit, vocabulary, measure)
        except UnitError:
            continue
        text = f"{'lower' if low_end else 'upper'} limit of {measure.name} taken as {value:f}"
        return value, (Assumption("reference_range", f"{text} {measure.unit} ({each.source})"),)
    return None, ()


def normal_range(
    measure: Measure, vocabulary: Vocabulary, sex: str | None
) -> tuple[Range, str] | None:
    """The reference range that the vocabulary gives, in the measure's unit, and its source.

    Of a patient whose sex is not known: the hull of both sexes' ranges.
    """
    return _normal_range(measure.id, vocabulary, sex)


@lru_cache(maxsize=4096)
def _normal_range(
    measure_id: str, vocabulary: Vocabulary, sex: str | None
) -> tuple[Range, str] | None:
    measure = vocabulary.measures[measure_id]
    usable = [each for each in measure.reference if sex is None or each.sex in (None, sex)]
    lows: list[Decimal] = []
    highs: list[Decimal] = []
    for each in usable:
        for end, ends in ((each.interval.low, lows), (each.interval.high, highs)):
            if end is None:
                continue
            try:
                ends.append(convert(end.value, each.unit, measure.unit, vocabulary, measure))
            except UnitError:
                return None
    if not lows and not highs:
        return None
    low = Bound(min(lows)) if len(lows) == len(usable) else None
    high = Bound(max(highs)) if len(highs) == len(usable) else None
    return Interval(low, high), usable[0].source


def normal_answers(amount: Amount, measure: Measure, vocabulary: Vocabulary) -> Verdict:
    """Do results in the normal range satisfy a threshold? UNKNOWN: some do, or no range is known.

    Of multiples of a limit: "> 2 x ULN" none does, "<= 2 x ULN" all do.
    """
    if amount.relative_to is not None:
        low = amount.relative_to is Reference.LLN
        above = amount.op in (Comparator.GT, Comparator.GE)
        below = amount.op in (Comparator.LT, Comparator.LE)
        if amount.relative_to is Reference.BASELINE or not (above or below):
            return _UNKNOWN
        outside = all(value <= 1 if low else value >= 1 for value in amount.values)
        if not outside:
            return _UNKNOWN
        return _NOT_MET if above is not low else _MET
    known = normal_range(measure, vocabulary, None)
    if known is None or amount.interval is None:
        return _UNKNOWN
    return _compared(amount, known[0], amount.interval)


def _resolved(
    value: Decimal, wanted: Amount, limit: Decimal, measure: Measure, vocabulary: Vocabulary
) -> Decimal | None:
    share = wanted.unit == "%"  # "150 % of the ULN", "20 % above it"
    if wanted.relation is Relation.TIMES or wanted.relation is None:
        return value * limit / 100 if share else value * limit
    amount = value * limit / 100 if share else value
    if wanted.unit is not None and not share:
        try:
            amount = convert(value, wanted.unit, measure.unit, vocabulary, measure)
        except UnitError:
            return None
    return limit + amount if wanted.relation is Relation.PLUS else limit - amount


def at_peak(amount: Amount) -> Amount:
    """A result told as "up to 39" was 39 at its height."""
    told = amount.quote.text.lower() if amount.quote else ""
    if amount.op is Comparator.LE and len(amount.values) == 1 and "up to" in told:
        high = amount.interval.high if amount.interval else None
        if high is not None:
            return replace(amount, op=Comparator.EQ, interval=Interval.exactly(high.value))
    return amount


def is_misread(amount: Amount, measure: Measure) -> bool:
    """Is it a bare number that no limit of this measure can be ("ALT > 1.5": times normal)?"""
    if amount.unit_text or amount.unit or amount.relative_to or not amount.values:
        return False
    if measure.unit in ("1", "{score}") or not measure.reference:
        return False
    lows = [each.interval.low.value for each in measure.reference if each.interval.low]
    ends = amount.interval and (amount.interval.low or amount.interval.high)
    # "< 2.8 or > 22.2 mmol/L": the unit behind the second is the first one's too.
    most = max(ends.value, *amount.values) if ends else max(amount.values)
    return bool(lows) and most * 4 < min(lows)
