"""What follows from a patient's facts by arithmetic: age on a day, sex, who cannot be pregnant."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from nlp.model import Bound, Experiencer, Fact, Interval, Status
from pipelines.matching.candidates import FactIndex, days_of

NOT_OF_MEN = frozenset(
    {"pregnancy", "lactating", "breastfeeding", "woman_of_childbearing_potential"}
)
_A_MONTH = timedelta(days=31)
_AFTER_MENOPAUSE = frozenset({"postmenopausal", "hysterectomy", "postmenopausal_woman"})


def _of_patient(index: FactIndex, concept_id: str) -> list[Fact]:
    return [
        fact
        for fact in index.of(concept_id)
        if fact.statement.assertion.experiencer is Experiencer.PATIENT
        and fact.statement.assertion.status is Status.PRESENT
    ]


def age_on(index: FactIndex, as_of: date) -> tuple[Interval[Decimal], Fact, str] | None:
    """The age in whole years on a day, the fact it rests on, and the arithmetic.

    An age told in a note may have grown by the years since, and by one more.
    """
    for fact in _of_patient(index, "birth_date"):
        days = days_of(fact)
        if days and days.low and days.high:
            old = relativedelta(as_of, days.low.value).years
            young = relativedelta(as_of, days.high.value).years
            told = f"age {young} on {as_of}, born {fact.time.start}"
            return Interval.closed(Decimal(young), Decimal(old)), fact, told
    for fact in _of_patient(index, "age"):
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
        return grown_range, fact, f"age {low.value:f} in the note"
    return None


def sex_of(index: FactIndex) -> tuple[str, Fact] | None:
    """male or female, as the newest fact says."""
    for sex in ("male", "female"):
        found = _of_patient(index, sex)
        if found:
            return sex, found[0]
    return None


def cannot_be(index: FactIndex, concept_id: str) -> tuple[Fact, str] | None:
    """Which fact rules the concept out by nature, and how is that said?"""
    if concept_id not in NOT_OF_MEN:
        return None
    sex = sex_of(index)
    if sex is not None and sex[0] == "male":
        return sex[1], "the patient is male"
    for each in _AFTER_MENOPAUSE:
        found = _of_patient(index, each)
        if found:
            return found[0], "the patient is past menopause or without a uterus"
    return None
