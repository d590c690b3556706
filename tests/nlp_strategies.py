"""Random values of the shared language, for property tests."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from nlp.model.amount import Amount, Comparator, Reference, Relation, interval_of
from nlp.model.dates import Period, Window, WindowType
from nlp.model.expression import All, AnyOf, AtLeast, Child, IfThen, Not, Requirement, Unread
from nlp.model.quote import Quote
from nlp.model.statement import (
    Assertion,
    Assumption,
    Concept,
    Experiencer,
    Statement,
    Status,
    Tense,
)

NUMBERS = st.decimals(0, 5000, places=2).map(lambda d: Decimal(str(d)).normalize())
QUOTES = st.builds(
    lambda start, text: Quote(start, start + len(text), text),
    st.integers(0, 50),
    st.text(min_size=1, max_size=8),
)
OPS = st.sampled_from([Comparator.LT, Comparator.LE, Comparator.GT, Comparator.GE, Comparator.EQ])
UNITS = st.sampled_from([None, "mg/dL", "10*9/L", "%", "mm[Hg]", "mL/min/{1.73_m2}"])


def _measured(op, values, unit, open_low=False, open_high=False):
    interval = interval_of(op, values, open_low, open_high)
    return Amount(op, values, unit, None, None, interval, unit, (), open_low, open_high)


def _range(ends, unit, open_low, open_high):
    return _measured(Comparator.BETWEEN, tuple(sorted(ends)), unit, open_low, open_high)


AMOUNTS = st.one_of(
    st.builds(lambda op, value, unit: _measured(op, (value,), unit), OPS, NUMBERS, UNITS),
    st.builds(
        _range,
        st.lists(NUMBERS, min_size=2, max_size=2, unique=True),
        UNITS,
        st.booleans(),
        st.booleans(),
    ),
    st.builds(
        lambda op, value, to: Amount(op, (value,), None, to, Relation.TIMES),
        OPS,
        NUMBERS,
        st.sampled_from(Reference),
    ),
    st.builds(
        lambda op, value, unit, to, sign: Amount(op, (value,), unit, to, sign),
        OPS,
        NUMBERS,
        UNITS,
        st.sampled_from(Reference),
        st.sampled_from([Relation.PLUS, Relation.MINUS]),
    ),
)
PERIODS = st.one_of(
    st.builds(lambda n: Period(months=n), st.integers(-40, 40)),
    st.builds(lambda n: Period(days=n), st.integers(-40, 40)),
    st.builds(lambda n: Period(minutes=n), st.integers(-4000, 4000)),
)
WINDOWS = st.builds(
    Window,
    st.sampled_from([kind for kind in WindowType if kind is not WindowType.LASTING]),
    PERIODS,
    st.none() | PERIODS,
    st.sampled_from(["now", "screening", "enrollment", "first_dose"]),
)
CONCEPTS = st.one_of(
    st.none(),
    st.sampled_from(["anc", "stroke", "t4_level", "type_2_diabetes"]).map(lambda i: Concept(i, i)),
    st.sampled_from(["painful knee", 'so-called "sick" day', "a\\b"]).map(Concept),
)
ASSERTIONS = st.builds(
    Assertion, st.sampled_from(Status), st.sampled_from(Experiencer), st.sampled_from(Tense)
)
QUALIFIERS = st.lists(
    st.sampled_from(["severe", "newly diagnosed"]).map(lambda w: Quote(0, len(w), w)), max_size=2
).map(tuple)
STATEMENTS = st.builds(
    Statement,
    st.just("s1"),
    st.just("other"),
    CONCEPTS,
    st.none() | AMOUNTS,
    st.lists(WINDOWS, max_size=2).map(tuple),
    ASSERTIONS,
    QUALIFIERS,
)
ASSUMPTIONS = st.lists(st.builds(Assumption, st.just("unit"), st.text(max_size=9)), max_size=2)
LEAVES = st.one_of(
    STATEMENTS.map(Requirement),
    st.sampled_from(["T#E1", "T#I2.1"]).map(Child),
    st.sampled_from(["odd words", "50 % (?)"]).map(lambda w: Unread(Quote(0, len(w), w))),
)


def _groups(inner):
    some = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        some.map(All),
        some.map(AnyOf).filter(lambda group: group.items),
        inner.map(Not),
        st.builds(AtLeast, st.integers(1, 3), st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(IfThen, inner, inner),
    )


EXPRESSIONS = st.recursive(LEAVES, _groups, max_leaves=6)
