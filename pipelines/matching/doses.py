"""How much of a drug does a note tell, and is it as asked? A dose times how often is a day's dose.

"1 g bd" is 2 g a day; "as needed" tells no dose of a day.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from nlp.errors import UnitError
from nlp.model import Amount, Bound, Comparator, Fact, Interval, Verdict, within
from nlp.vocabulary import Vocabulary, convert
from pipelines.matching.nodes import Leaf

# How many mg of prednisone one mg of another is worth. Source: table of equivalent doses of
# glucocorticoids, Goodman and Gilman, The Pharmacological Basis of Therapeutics, 13th ed., ch. 46.
_AS_PREDNISONE = {
    "prednisone": Decimal(1),
    "prednisolone": Decimal(1),
    "methylprednisolone": Decimal("1.25"),
    "triamcinolone": Decimal("1.25"),
    "dexamethasone": Decimal(5) / Decimal("0.75"),
    "betamethasone": Decimal(5) / Decimal("0.75"),
    "hydrocortisone": Decimal("0.25"),
    "cortisone": Decimal("0.2"),
}
_EQUIVALENT = "{prednisone}"
_TIMES_A_DAY = {
    1: "daily od qd qday oncedaily onceaday onceperday everyday eachday nightly nocte mane qhs qam"
    " qpm atbedtime atnight inthemorning intheevening everymorning everyevening everynight"
    " eachmorning eachevening eachnight",
    2: "bid bd twicedaily twiceaday twiceperday twiceeachday 2timesaday 2timesdaily 2timesperday",
    3: "tid tds threetimesdaily threetimesaday threetimesperday 3timesaday 3timesdaily"
    " 3timesperday",
    4: "qid qds fourtimesdaily fourtimesaday fourtimesperday 4timesaday 4timesdaily 4timesperday",
}
_DAILY = {word: Decimal(times) for times, words in _TIMES_A_DAY.items() for word in words.split()}
_SELDOM = {"qod": 2, "everyotherday": 2, "weekly": 7, "onceweekly": 7, "onceaweek": 7}
_EVERY = re.compile(r"(?:q|every)(\d{1,2})(h|d|w)[a-z]{0,6}")
_LENGTHS = frozenset({"cm", "mm", "um", "m"})
_HOURS = {"h": 1, "d": 24, "w": 168}
_AS_NEEDED = frozenset({"prn", "asneeded"})


def dose_of(leaf: Leaf, fact: Fact, vocabulary: Vocabulary) -> Verdict | None:
    """Is the dose of a drug as asked? None: it is not told, or not in the same unit."""
    asked, had = leaf.statement.amount, fact.statement.amount
    if asked is None or had is None:
        return None
    if leaf.statement.kind == "condition":
        return _size(asked, had, vocabulary) if asked.unit else _grade(asked, had)
    if leaf.statement.kind != "drug" or asked.relative_to is not None or asked.unit is None:
        return None
    concept = fact.statement.concept
    unit, worth = asked.unit, Decimal(1)
    told = concept.concept_id if concept is not None else None
    if _EQUIVALENT in unit and had.unit != unit and told in _AS_PREDNISONE:
        unit, worth = unit.replace(_EQUIVALENT, ""), _AS_PREDNISONE[told]
    if had.unit == unit and worth == 1:
        return within(had.as_interval(), asked.as_interval())
    factor = _factor(had.unit, unit, fact, vocabulary)
    factor = factor and factor * worth
    return within(_times(had.as_interval(), factor), asked.as_interval()) if factor else None


def _size(asked: Amount, had: Amount, vocabulary: Vocabulary) -> Verdict | None:
    """Is a lesion as large as asked? None: one of the two tells no length."""
    if asked.unit not in _LENGTHS or had.unit not in _LENGTHS or asked.relative_to is not None:
        return None
    factor = convert(Decimal(1), had.unit, asked.unit, vocabulary)
    return within(_times(had.as_interval(), factor), asked.as_interval())


def _grade(asked: Amount, had: Amount) -> Verdict | None:
    """Is the grade of a disease as asked? None: one of the two is no grade."""
    if not asked.labels or not had.labels or asked.unit or had.unit or len(had.values) != 1:
        return None
    if asked.op is Comparator.IN:
        return Verdict.MET if had.values[0] in asked.values else Verdict.NOT_MET
    return within(had.as_interval(), asked.as_interval())


def _factor(had: str | None, asked: str, fact: Fact, vocabulary: Vocabulary) -> Decimal | None:
    """What turns the told dose into the unit that is asked for."""
    mass, _, day = asked.partition("/")
    told, _, each = (had or "").partition("/")
    if day not in ("", "d") or each not in ("", "d") or (day == "" and each):
        return None
    try:
        change = convert(Decimal(1), told, mass, vocabulary)
    except UnitError:
        return None
    often = _times_a_day(fact) if day and not each else Decimal(1)
    return change * often if often else None


def _times_a_day(fact: Fact) -> Decimal | None:
    """How often a day is it taken? None: the words do not tell, or it is taken as needed."""
    words = [_plain(each.text) for each in fact.statement.qualifiers]
    if not _AS_NEEDED.isdisjoint(words):
        return None
    return next((often for often in map(_often, words) if often), None)


def _plain(words: str) -> str:
    return re.sub(r"[.\s-]", "", words.lower())


@lru_cache(maxsize=512)
def _often(word: str) -> Decimal | None:
    if word in _DAILY:
        return _DAILY[word]
    if word in _SELDOM:
        return Decimal(1) / _SELDOM[word]
    every = _EVERY.fullmatch(word)
    hours = int(every[1]) * _HOURS[every[2]] if every else 0
    return Decimal(24) / hours if hours else None


def _times(interval: Interval[Decimal], factor: Decimal) -> Interval[Decimal]:
    low, high = (
        end and Bound(end.value * factor, end.inclusive) for end in (interval.low, interval.high)
    )
    return Interval(low, high)
