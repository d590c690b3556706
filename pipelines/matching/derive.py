"""What follows from a patient's facts, by the rows of definitions.toml?

Every derived fact keeps the facts it rests on and its arithmetic in words. A formula takes only
results that are one number, the latest of each measure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from nlp.model import (
    Amount,
    Comparator,
    Concept,
    Fact,
    Interval,
    Statement,
    Status,
    Verdict,
    plain,
    within,
    write_amount,
)
from nlp.vocabulary import Definition, Vocabulary, needed
from pipelines.matching.candidates import Derived, FactIndex
from pipelines.matching.formulas import calculated
from pipelines.matching.person import Person

_DIGITS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A definition, what does not hang on the patient worked out once.

    `then`, `denied`: its conclusions, and what they deny where it does not hold, `when`: its
    conditions, each as a statement of a chart, with its words.
    """

    definition: Definition
    inputs: tuple[str, ...]
    concludes: frozenset[str]
    then: tuple[tuple[Statement, str] | None, ...]
    denied: tuple[tuple[Statement, str] | None, ...]
    when: tuple[tuple[Statement, str] | None, ...]

    @classmethod
    def of(cls, definition: Definition, vocabulary: Vocabulary) -> Rule:
        """The rule of a definition."""
        then, when = definition.then, definition.when
        ids = (statement.concept.concept_id for statement in then if statement.concept)
        return cls(
            definition,
            needed(definition),
            frozenset(each for each in ids if each),
            tuple(_charted(each, vocabulary) for each in then),
            tuple(_charted(_denied(each), vocabulary) for each in then),
            tuple(_charted(each, vocabulary) for each in when),
        )


def _charted(statement: Statement, vocabulary: Vocabulary) -> tuple[Statement, str] | None:
    concept = statement.concept
    if concept is None or concept.concept_id is None:
        return None
    named = _named(statement, concept.concept_id, vocabulary)
    return named, _said(named)


@lru_cache(maxsize=2)
def _rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    return tuple(Rule.of(each, vocabulary) for each in vocabulary.definitions)


def derive(index: FactIndex, person: Person) -> None:
    """Adds to a patient's facts what follows from them, definition by definition."""
    for rule in _rules(index.vocabulary):
        definition, inputs = rule.definition, rule.inputs
        known = index.keys.issuperset(inputs) if definition.kinds else index.has(inputs)
        if known and _is_of(definition, person):
            made = _by_formula if definition.formula else _by_statements
            for derived in list(made(rule, index, person)):
                index.add(derived)
        if definition.implies and not rule.concludes.isdisjoint(index.by_id):
            for derived in list(_backwards(rule, index, person)):
                index.add(derived)


def _is_of(definition: Definition, person: Person) -> bool:
    who = definition.who
    if who.sex is not None and who.sex != person.sex:
        return False
    years = person.years()
    if who.low is not None and (years is None or years < who.low):
        return False
    return who.high is None or (years is not None and years < who.high)


def _latest(index: FactIndex, measure: str) -> tuple[Fact, Decimal] | None:
    for fact in index.own(measure):
        amount = fact.statement.amount
        interval = amount and amount.interval
        if interval and interval.low and interval.high and interval.low == interval.high:
            return fact, interval.low.value
    return None


def _by_formula(rule: Rule, index: FactIndex, person: Person) -> Iterator[Derived]:
    definition = rule.definition
    gives, formula = definition.gives, definition.formula
    if gives is None or formula is None or _latest(index, gives):
        return
    sources, values = [], {}
    for name in rule.inputs:
        found = _latest(index, name)
        if found is None:
            return
        sources.append(found[0])
        values[name] = found[1]
    texts = (formula, *(text for _, text in definition.let))
    if any("age" in text for text in texts):
        years = person.years()
        if years is None or person.age_fact is None:
            return
        values["age"] = Decimal(years)
    if any("female" in text for text in texts):
        if person.sex is None:
            return
        values["female"] = Decimal(person.sex == "female")
    if definition.unless and _holds(definition.unless, index, person) is not None:
        return
    shown = ", ".join(f"{name} {plain(value)}" for name, value in values.items())
    for name, text in definition.let:
        part = calculated(text, values)
        if part is None:
            return
        values[name] = part
    result = calculated(formula, values)
    if result is not None:
        yield _measured(definition, gives, _rounded(result), sources, shown, index.vocabulary)


def _measured(
    definition: Definition,
    gives: str,
    value: Decimal,
    sources: list[Fact],
    shown: str,
    vocabulary: Vocabulary,
) -> Derived:
    measure = vocabulary.measures[gives]
    exactly = Interval.exactly(value)
    amount = Amount(Comparator.EQ, (value,), measure.unit, None, None, exactly, measure.unit)
    statement = Statement("", "measurement", Concept(measure.name, gives), amount)
    told = f"{measure.name} {plain(value)} {measure.unit} by {definition.id} from {shown}"
    return _derived(definition, statement, sources, told, 0)


def _rounded(value: Decimal) -> Decimal:
    """To four significant digits: no result is known better."""
    return value if value == 0 else round(value, _DIGITS - 1 - value.adjusted())


def _holds(statement: Statement, index: FactIndex, person: Person) -> list[Fact] | None:
    """The facts by which a condition of a definition holds; None if it does not."""
    found = _all_by(statement, index, person, False)
    return [fact for fact, verdict in found if verdict is Verdict.MET][:1] or None


def _all_by(
    statement: Statement, index: FactIndex, person: Person, kinds: bool
) -> list[tuple[Fact, Verdict]]:
    """Each fact that bears on a condition, newest first, and whether the condition holds by it."""
    identity = statement.concept.concept_id if statement.concept else None
    asked = statement.amount.interval if statement.amount else None
    if identity == "age":
        if person.age is None or person.age_fact is None or asked is None:
            return []
        return [(person.age_fact, within(person.age, asked))]
    if identity is None:
        return []
    found = []
    wanted = {each.text.lower() for each in statement.qualifiers}
    for fact in index.own_kinds(identity) if kinds else index.own(identity):
        if not wanted <= {each.text.lower() for each in fact.statement.qualifiers}:
            continue
        amount = fact.statement.amount
        if asked is None:
            found.append((fact, Verdict.MET))
        elif amount is not None and amount.interval is not None:
            found.append((fact, within(amount.interval, asked)))
    return found


def _by_statements(rule: Rule, index: FactIndex, person: Person) -> Iterator[Derived]:
    definition = rule.definition
    answers = [_all_by(each, index, person, definition.kinds) for each in definition.when]
    firsts = [found[0] for found in answers if found]
    if len(firsts) < len(answers):
        return
    met = [fact for fact, verdict in firsts if verdict is Verdict.MET]
    if len(met) == len(answers):
        days = {fact.time.start for fact, verdict in answers[0] if verdict is Verdict.MET}
        if definition.readings <= 1 or len(days - {None}) >= definition.readings:
            yield from _concluded(definition, rule.then, met)
    elif definition.denies and any(verdict is Verdict.NOT_MET for _, verdict in firsts):
        outside = [fact for fact, verdict in firsts if verdict is Verdict.NOT_MET]
        yield from _concluded(definition, rule.denied, outside)


def _backwards(rule: Rule, index: FactIndex, person: Person) -> Iterator[Derived]:
    """What a named finding says of the result behind it: tachycardia is a rate above 100."""
    definition = rule.definition
    if not _is_of(definition, person):
        return
    (wanted,) = definition.when
    identity = wanted.concept.concept_id if wanted.concept else None
    if identity is None or any(fact.statement.amount for fact in index.of(identity)):
        return
    for finding in definition.then:
        name = finding.concept.concept_id if finding.concept else None
        for fact in index.own(name or "")[:1]:
            if fact.fact_id not in index.derived:
                yield from _concluded(definition, rule.when, [fact])


def _concluded(
    definition: Definition,
    conclusions: tuple[tuple[Statement, str] | None, ...],
    sources: list[Fact],
) -> Iterator[Derived]:
    known = f"{', '.join(map(_source, sources))} ({definition.id})"
    for number, conclusion in enumerate(conclusions):
        if conclusion is not None:
            statement, said = conclusion
            yield _derived(definition, statement, sources, f"{said}: {known}", number)


def _named(statement: Statement, identity: str, vocabulary: Vocabulary) -> Statement:
    if identity in ("male", "female"):
        return replace(statement, kind="demographic")
    row = vocabulary.concept(identity)
    kind = "measurement" if identity in vocabulary.measures else row.kind
    return replace(statement, kind=kind, concept=Concept(row.name, identity))


def _denied(statement: Statement) -> Statement:
    return replace(statement, assertion=replace(statement.assertion, status=Status.ABSENT))


def _derived(
    definition: Definition, statement: Statement, sources: list[Fact], told: str, number: int
) -> Derived:
    first = sources[0]
    identity = f"{definition.id}.{number}"
    fact = Fact(first.patient_id, first.note_id, identity, statement, first.time, first.section)
    return Derived(fact, told, tuple(sources))


def _said(statement: Statement) -> str:
    name = statement.concept.name if statement.concept else "this"
    if statement.assertion.status is Status.ABSENT:
        return f"no {name}"
    return f"{name} {write_amount(statement.amount)}" if statement.amount else name


def _source(fact: Fact) -> str:
    return fact.statement.quote.text if fact.statement.quote else _said(fact.statement)
