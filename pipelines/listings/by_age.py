"""Which limit of a table holds for whom: the rows that tell one by age and sex?

"Creatinine by sex and age:" / "4 to < 8 years: 0.75 (male), 0.65 (female)". A row takes its measure
from the line above, its numbers are the most that is allowed, and a patient meets the table by the
row of his age.
Source: the table of the Children's Oncology Group's protocols (Schwartz 1985; CDC growth data).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import (
    All,
    AnyOf,
    Comparator,
    Expression,
    Requirement,
    Statement,
    all_of,
    any_of,
    interval_of,
)
from nlp.placed import Placed, Reading
from pipelines.listings.criteria import RawCriterion

_SPAN = r"(?:\d{1,2}\s(?:months?|years?)?\s?(?:to|-)\s|(?:>=|≥|>|<|<=|=<|≤)\s?)"
_ROW = re.compile(
    rf"(?:age:?\s)?{_SPAN}(?:<\s?)?\d{{1,2}}\s(?:months?|years?)(?:\s(?:of age|old))?\s?[:;,(–-]"
    r"[\s–-]{0,3}(?:maximum serum creatinine[^:\d]{0,12}:?\s?)?[(\s]{0,2}"
    r"(?:(?:fe)?males?:?\s\d|\d(?:\.\d{1,2})?\s?(?:mg/dL\s?)?(?:\((?:fe)?male|;\s?\d|,\s?\d|\Z))",
    re.IGNORECASE,
)
# The limit first: "0.9 mg/dL (> 6 to <= 11 years of age)".
_LIMIT_FIRST = re.compile(
    r"\d(?:\.\d{1,2})?\s?mg/dL\s?\((?:for\s)?(?:ages?:?\s)?(?=[<>≥≤=\d])[^()]{1,40}?"
    r"\b(?:months?|years?)\b(?:\s(?:of age|old))?\)?",
    re.IGNORECASE,
)
_HEAD = re.compile(r"age\b[^\d]{0,60}\bmaximum\b[^\d]{0,60}", re.IGNORECASE)
_MEASURE = re.compile(r"\b(?:serum )?creatinine\b(?! clearance)", re.IGNORECASE)
_FOR_WHOM = frozenset({"age", "both_sexes", "male", "female", "man", "woman"})


def is_row(words: str) -> bool:
    """Does a line tell a limit by age, and by sex or for both?"""
    if words[:1] not in "aA<>≥≤=0123456789":
        return False
    return bool(_ROW.match(words) or _LIMIT_FIRST.match(words))


def is_head(words: str) -> bool:
    """Does a line only name the columns of such a table?"""
    return _HEAD.fullmatch(words.strip(" :.")) is not None


def measure_over(raw: RawCriterion, above: RawCriterion | None) -> RawCriterion | None:
    """Where does the line above a row name what is measured? That stretch, as a title."""
    if above is None or not is_row(raw.reading):
        return None
    named = list(_MEASURE.finditer(above.reading))
    if not named or _MEASURE.search(raw.reading):
        return None
    start, end = named[-1].span()
    words = above.reading[start:end]
    return replace(
        above, start=above.start + start, end=above.start + end, text=words, reading=words
    )


def in_one(raw: RawCriterion, places: tuple[int, ...]) -> tuple[RawCriterion, tuple[int, ...]]:
    """A row as one clause, whatever sign stands behind its age; `places` as of `unwrapped`."""
    if ";" not in raw.reading or not is_row(raw.reading):
        return raw, places
    reading = raw.reading.replace(";", ":", 1)
    return replace(raw, reading=reading), places or tuple(range(len(reading) + 1))


def at_most(reading: Reading) -> Reading:
    """The reading of a row, its plain numbers as the most that is allowed."""
    return replace(reading, placed=tuple(map(_at_most, reading.placed)))


def _at_most(placed: Placed) -> Placed:
    statement = placed.statement
    amount, concept = statement.amount, statement.concept
    if amount is None or concept is None or concept.concept_id != "creatinine":
        return placed
    if amount.op is not Comparator.EQ:
        return placed
    high = amount.interval.high.value if amount.interval and amount.interval.high else None
    interval = None if high is None else interval_of(Comparator.LE, (high,))
    told = replace(amount, op=Comparator.LE, interval=interval)
    return replace(placed, statement=replace(statement, amount=told))


def met_by_a_row(
    own: Expression, rows: Sequence[Expression], others: Sequence[Expression]
) -> Expression:
    """What a criterion over a table asks: any of its rows in place of the bare measure."""
    table = any_of(list(rows))
    made, put = _with_table(own, table)
    return all_of([*([] if made is None else [made]), *([] if put else [table]), *others])


def _with_table(own: Expression, table: Expression) -> tuple[Expression | None, bool]:
    if isinstance(own, Requirement):
        if _bare(own.statement, frozenset({"creatinine"})):
            return table, True
        return (None, False) if _bare(own.statement, _FOR_WHOM) else (own, False)
    if not isinstance(own, (All, AnyOf)):
        return own, False
    made = [_with_table(each, table) for each in own.items]
    items = [item for item, _ in made if item is not None]
    if not items:
        return None, False
    whole = all_of(items) if isinstance(own, All) else any_of(items)
    return whole, any(put for _, put in made)


def _bare(statement: Statement, names: frozenset[str]) -> bool:
    concept = statement.concept
    return concept is not None and concept.concept_id in names and statement.amount is None
