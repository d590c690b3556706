"""Who is the patient: how old on a day, and of which sex?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from nlp.model import Bound, Fact, Interval, plain
from pipelines.matching.candidates import FactIndex
from pipelines.matching.times import NO_DAY, days_of

Years = Interval[Decimal]
_A_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Person:
    """Age in years on a day, and sex, each with the fact that says so; None: not said."""

    age: Years | None = None
    age_fact: Fact | None = None
    age_told: str = ""
    sex: str | None = None
    sex_fact: Fact | None = None

    def years(self) -> int | None:
        """The whole years, where they are known."""
        low = self.age and self.age.low
        return int(low.value) if low else None


def person_of(index: FactIndex, as_of: date) -> Person:
    """Who is the patient, as far as the notes say?"""
    age, age_fact, told = age_on(index, as_of) or (None, None, "")
    for sex in ("male", "female"):
        found = index.own(sex)
        if found:
            return Person(age, age_fact, told, sex, found[0])
    return Person(age, age_fact, told)


def age_on(index: FactIndex, as_of: date) -> tuple[Years, Fact, str] | None:
    """The age in whole years on a day, the fact it rests on, and the arithmetic.

    An age told in a note may have grown by the years since, and by one more.
    """
    for fact in index.own("birth_date"):
        days = days_of(fact)
        if days and days.low and days.high and as_of != NO_DAY:
            old = relativedelta(as_of, days.low.value).years
            young = relativedelta(as_of, days.high.value).years
            told = f"age {young} on {as_of}, born {fact.time.start}"
            return Interval.closed(Decimal(young), Decimal(old)), fact, told
    for fact in index.own("age"):
        amount = fact.statement.amount
        if amount is None or amount.interval is None:
            continue
        days = days_of(fact)
        told_on = days.low.value if days and days.low else as_of
        grown = max(relativedelta(as_of, told_on).years, 0)
        more = grown if as_of - told_on < _A_MONTH else grown + 1
        low, high = amount.interval.low, amount.interval.high
        if low is None or high is None:
            return amount.interval, fact, "age as told"
        grown_range = Interval(
            Bound(low.value + grown, low.inclusive), Bound(high.value + more, high.inclusive)
        )
        return grown_range, fact, f"age {plain(low.value)} in the note"
    return None
