"""Which doubts does a read trial raise: contradictions, oddities, things likely misread?

Every doubt is a Problem with a stable code: empty_range, clash, age_field, double_negation,
repeated, lead_in_without_children, missing_lead_in, label_gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nlp.model import (
    All,
    AnyOf,
    Bound,
    Criterion,
    Experiencer,
    Expression,
    Interval,
    Listing,
    Problem,
    Requirement,
    Statement,
    Status,
    Tense,
    Trial,
    requirements,
)
from pipelines.listings.checked_lists import bare_lead_ins, label_gaps, missing_lead_ins, span_of

_AGE = "age"
_WORDS = re.compile(r"[a-z0-9]+(?:\.\d+)?|[<>≤≥=+]")
_NEGATIVE = re.compile(
    r"\W*+(?:(?:patients?|subjects?|participants?|there|they)\s+)?(?:is|are|do|does|must|have|has)?\s*"
    r"(?:no|not|without|absence of|never)\b(?!\s+(?:able|willing|agree|capable|signed|"
    r"(?:\w+\s+)?(?:consent|assent)))",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:donors?|caregivers?|parents?|guardians?|daughters?|sons?|siblings?|mothers?|maternal|"
    r"part \d|cohort|arm|phase \d|first \d+|subsequent|japan\w*|taiwan|korea|if\b|under \d+ years|"
    r"female patients|also eligible|eligible for)\b",
    re.IGNORECASE,
)
_ILLS = frozenset(["condition", "drug", "procedure"])  # what a list of exclusions names


def check_trial(trial: Trial, listing: Listing) -> tuple[Problem, ...]:
    """Which doubts does a trial raise, in the order of its text?"""
    found = [
        *_empty_ranges(trial),
        *_clashes(trial),
        *_age_fields(trial, listing),
        *_double_negations(trial),
        *_repeated(trial),
        *bare_lead_ins(trial),
        *missing_lead_ins(trial),
        *label_gaps(trial),
    ]
    return tuple(sorted(found, key=lambda problem: problem.span or (-1, -1)))


def _joined(expression: Expression) -> Iterator[Statement]:
    """The statements that all must hold together."""
    if isinstance(expression, Requirement):
        yield expression.statement
    elif isinstance(expression, All):
        for item in expression.items:
            yield from _joined(item)


def _plain(statement: Statement) -> Interval[Decimal] | None:
    """The canonical interval of a statement on the patient's state now, if it has one."""
    amount, concept = statement.amount, statement.concept
    plain = (
        amount is not None
        and concept is not None
        and concept.concept_id is not None
        and not statement.windows
        and not statement.qualifiers
        and statement.assertion.status is Status.PRESENT
        and statement.assertion.time is Tense.CURRENT
        and statement.assertion.experiencer is Experiencer.PATIENT
    )
    return amount.interval if plain and amount else None


def _concept(statement: Statement) -> str:
    return statement.concept.concept_id or "" if statement.concept else ""


def _asked(criterion: Criterion) -> dict[str, Interval[Decimal]]:
    """The ranges that a criterion asks of each concept; single values mostly repeat a limit."""
    asked: dict[str, Interval[Decimal]] = {}
    for statement in _joined(criterion.expression):
        interval = _plain(statement)
        if interval is not None and not _is_point(interval):
            name = _concept(statement)
            asked[name] = asked[name].meet(interval) if name in asked else interval
    return asked


def _empty_ranges(trial: Trial) -> Iterator[Problem]:
    """Does a criterion ask for a value that cannot be, such as above 10 and below 5?"""
    for criterion in trial.criteria:
        for name, interval in _asked(criterion).items():
            if interval.is_empty():
                yield Problem("empty_range", f"no value of {name} lies in it", span_of(criterion))


def _clashes(trial: Trial) -> Iterator[Problem]:
    """Do two inclusion criteria for everybody ask for values that exclude each other?"""
    common: dict[str, Interval[Decimal]] = {}
    for criterion in trial.criteria:
        if criterion.kind != "inclusion" or criterion.parent_id or criterion.cohort:
            continue
        for name, interval in _asked(criterion).items():
            both = common[name].meet(interval) if name in common else interval
            if not both.is_empty():
                common[name] = both
            elif not interval.is_empty():
                message = f"another inclusion criterion rules out this {name}"
                yield Problem("clash", message, span_of(criterion))


def text_ages(trial: Trial) -> Interval[Decimal] | None:
    """Which ages do the text's criteria for everybody admit? None if they name none.

    Ages asked of some only (a cohort, one way of several, a condition) are left out.
    """
    admitted: Interval[Decimal] | None = None
    for criterion in trial.criteria:
        if criterion.origin != "text" or criterion.cohort or criterion.parent_id:
            continue
        allowed = _asked(criterion).get(_AGE)
        if criterion.kind == "exclusion":
            allowed = _outside([i for s in _each(criterion.expression) if (i := _age(s))])
        elif allowed is not None and (_measures_more(criterion) or _for_some(criterion)):
            allowed = None
        if allowed is None or _degenerate(allowed):
            continue
        both = allowed if admitted is None else admitted.meet(allowed)
        admitted = _hull(admitted, allowed) if admitted and _degenerate(both) else both
    return admitted


def _measures_more(criterion: Criterion) -> bool:
    """Does a criterion name ages only to say for whom another measure holds?"""
    return any(
        statement.amount is not None and _concept(statement) not in (_AGE, "")
        for statement in requirements(criterion.expression)
    )


def _for_some(criterion: Criterion) -> bool:
    """Does a criterion speak of other people, or of some of the participants only?"""
    return criterion.quote is not None and _SOME.search(criterion.quote.text) is not None


def _degenerate(ages: Interval[Decimal]) -> bool:
    """Is it no range of ages, as where two groups' ages were taken for one's?"""
    return _is_point(ages) or ages.is_empty()


def _is_point(values: Interval[Decimal]) -> bool:
    return bool(values.low and values.high and values.low.value == values.high.value)


def _hull(one: Interval[Decimal], other: Interval[Decimal]) -> Interval[Decimal]:
    """From the least of both to the greatest: of two groups, each with its own ages."""
    low, high = None, None
    if one.low and other.low:
        low = min(one.low, other.low, key=lambda bound: bound.value)
    if one.high and other.high:
        high = max(one.high, other.high, key=lambda bound: bound.value)
    return Interval(low, high)


def _age(statement: Statement) -> Interval[Decimal] | None:
    return _plain(statement) if _concept(statement) == _AGE else None


def _each(expression: Expression) -> Iterator[Statement]:
    """The statements of which each alone makes the expression hold."""
    if isinstance(expression, Requirement):
        yield expression.statement
    elif isinstance(expression, AnyOf):
        for item in expression.items:
            yield from _each(item)


def _outside(intervals: list[Interval[Decimal]]) -> Interval[Decimal] | None:
    """What open-ended exclusions ("under 18 or over 75") leave."""
    low: Bound[Decimal] | None = None
    high: Bound[Decimal] | None = None
    for interval in intervals:
        if interval.low is None and interval.high is not None:
            low = Bound(interval.high.value, not interval.high.inclusive)
        elif interval.high is None and interval.low is not None:
            high = Bound(interval.low.value, not interval.low.inclusive)
    return Interval(low, high) if low or high else None


def _age_fields(trial: Trial, listing: Listing) -> Iterator[Problem]:
    """Do the ages in the text differ from the registry's own fields?"""
    ages = text_ages(trial)
    if ages is None:
        return
    for name, bound, field, step in (
        ("least", ages.low, listing.min_age, 1),
        ("greatest", ages.high, listing.max_age, -1),
    ):
        if bound is not None and field is not None and not _same_age(bound, field, step):
            yield Problem(
                "age_field", f"{name} age {bound.value} in the text, {field} in its field"
            )


def _same_age(bound: Bound[Decimal], field: Decimal, step: int) -> bool:
    """Is it the same age in whole years? "Under 66", "over 17", "to 65.99" are 65, 18 and 65."""
    if bound.value == field or (not bound.inclusive and bound.value + step == field):
        return True
    whole = int(bound.value)
    return step < 0 and bound.value % 1 > Decimal("0.9") and field in (whole, whole + 1)


def _double_negations(trial: Trial) -> Iterator[Problem]:
    """Does an exclusion say what must not be ("Exclusion: no consent") as if it were wanted?"""
    for criterion in trial.criteria:
        if criterion.kind != "exclusion" or criterion.origin != "text":
            continue
        statements = list(requirements(criterion.expression))
        negated = any(s.assertion.status is Status.ABSENT and s.kind in _ILLS for s in statements)
        if negated and criterion.quote and _NEGATIVE.match(criterion.quote.text):
            yield Problem(
                "double_negation",
                "an exclusion in the negative: is it meant so?",
                span_of(criterion),
            )


def _repeated(trial: Trial) -> Iterator[Problem]:
    """Does the same criterion stand under both headings?"""
    told = [
        (criterion, criterion.quote.text.lower())
        for criterion in trial.criteria
        if criterion.quote is not None and not criterion.parent_id
    ]
    openings = [word[0] if (word := _WORDS.search(text)) else "" for _, text in told]
    under: dict[str, set[str]] = {}
    for opening, (criterion, _) in zip(openings, told, strict=True):
        under.setdefault(opening, set()).add(criterion.kind)
    kinds: dict[tuple[str, ...], str] = {}
    for opening, (criterion, text) in zip(openings, told, strict=True):
        if len(under[opening]) == 1:
            continue
        words = tuple(_WORDS.findall(text))
        if len(words) > 2 and kinds.setdefault(words, criterion.kind) != criterion.kind:
            yield Problem("repeated", "the same words include and exclude", span_of(criterion))
