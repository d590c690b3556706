"""Expression x facts x day -> a finding, three-valued at every step.

Which facts count: of the right person, asserted as asked, in the window asked for. Diseases
persist until they are said to be resolved, drugs until stopped; of results the latest counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from nlp.model import (
    All,
    AnyOf,
    Assertion,
    AtLeast,
    Bound,
    Child,
    Criterion,
    Expression,
    Fact,
    IfThen,
    Interval,
    Not,
    Period,
    Requirement,
    Statement,
    Status,
    Tense,
    Unread,
    Verdict,
    Window,
    WindowType,
    plain,
    within,
    write_amount,
    write_window,
)
from nlp.vocabulary import Measure, Vocabulary
from pipelines.matching import derive
from pipelines.matching.amounts import holds
from pipelines.matching.candidates import FactIndex, days_of, of_whom
from pipelines.matching.finding import Finding, enough, every, evidence_of, opposite, some
from pipelines.matching.silence import silent

_PERSISTS = frozenset({"condition", "allergy", "device"})
# Anchors that the day of judging stands for; others (a transplantation) are days of their own.
_TODAY = frozenset(
    {
        "now",
        "screening",
        "enrollment",
        "randomization",
        "consent",
        "first_dose",
        "visit",
        "baseline",
    }
)
_UNREAD = Finding(
    Verdict.UNKNOWN,
    reason="part of the criterion is left to a person's judgement",
    missing=("ask: the investigator's judgement",),
    chart=False,
)


@dataclass(frozen=True, slots=True)
class Judge:
    """One patient's facts as of one day."""

    index: FactIndex
    as_of: date
    vocabulary: Vocabulary
    policy: str = "presume"

    def criterion(self, criterion: Criterion, others: Mapping[str, Criterion]) -> Finding:
        """Does what the criterion says hold of the patient? An exclusion is not inverted."""
        return self._expression(criterion.expression, criterion.kind, others, 0)

    def _expression(
        self, expression: Expression, kind: str, others: Mapping[str, Criterion], depth: int
    ) -> Finding:
        def inner(each: Expression) -> Finding:
            return self._expression(each, kind, others, depth + 1)

        match expression:
            case Requirement(statement):
                return self.statement(statement, kind)
            case All(items):
                return every([inner(each) for each in items]) if items else _UNREAD
            case AnyOf(items):
                return some([inner(each) for each in items]) if items else _UNREAD
            case AtLeast(count, items):
                return enough(count, [inner(each) for each in items])
            case Not(item):
                return opposite(inner(item))
            case IfThen(condition, then):
                return some([opposite(inner(condition)), inner(then)])
            case Child(criterion_id):
                child = others.get(criterion_id)
                return inner(child.expression) if child and depth < 20 else _UNREAD
            case Unread():
                return _UNREAD

    def statement(self, statement: Statement, kind: str) -> Finding:
        """Does a statement hold? An absent one holds where its opposite does not."""
        said = statement.assertion
        if said.status is Status.ABSENT:
            positive = replace(statement, assertion=replace(said, status=Status.PRESENT))
            other = "inclusion" if kind == "exclusion" else "exclusion"
            return opposite(self._positive(positive, other))
        if said.status is not Status.PRESENT:
            name = statement.concept.name if statement.concept else "this"
            return Finding(
                Verdict.UNKNOWN,
                reason=f"{name} is asked for as {said.status}",
                missing=(f"ask: {name}",),
                chart=False,
            )
        return self._positive(statement, kind)

    def _positive(self, statement: Statement, kind: str) -> Finding:
        concept = statement.concept
        if concept is None:
            return _UNREAD
        if concept.concept_id == "age" and statement.amount is not None:
            return self._age(statement)
        if concept.concept_id in ("male", "female"):
            return self._sex(concept.concept_id)
        if statement.amount is not None:
            return self._measured(statement)
        return self._presence(statement, kind)

    def _age(self, statement: Statement) -> Finding:
        known = derive.age_on(self.index, self.as_of)
        amount = statement.amount
        if known is None or amount is None or amount.interval is None:
            return Finding(Verdict.UNKNOWN, reason="no age in the notes", missing=("needs: age",))
        age, fact, told = known
        verdict = within(age, amount.interval)
        asked = write_amount(amount)
        return Finding(
            verdict,
            _basis(verdict, "born" not in told),
            f"{told}: {_word(verdict)} {asked}",
            evidence_of(fact, _role(verdict)),
            confidence=0.97,
            missing=() if verdict is not Verdict.UNKNOWN else ("needs: exact age",),
        )

    def _sex(self, wanted: str) -> Finding:
        known = derive.sex_of(self.index)
        if known is None:
            return Finding(Verdict.UNKNOWN, reason="no sex in the notes", missing=("needs: sex",))
        verdict = Verdict.MET if known[0] == wanted else Verdict.NOT_MET
        proof = evidence_of(known[1], _role(verdict))
        return Finding(verdict, "stated", f"the patient is {known[0]}", proof, confidence=0.97)

    def _measured(self, statement: Statement) -> Finding:
        """Of the results in the window, the latest counts."""
        amount, concept = statement.amount, statement.concept
        assert_measure = concept and concept.concept_id and self._measure(concept.concept_id)
        name = concept.name if concept else "this"
        need = f"needs: {name}" + "".join(f" {write_window(w)}" for w in statement.windows)
        if amount is None or not isinstance(assert_measure, Measure):
            return Finding(Verdict.UNKNOWN, reason=f"no result for {name}", missing=(need,))
        facts = of_whom(self.index.supporting(statement), statement.assertion.experiencer)
        sex = derive.sex_of(self.index)
        old = None
        for fact in facts:
            result = fact.statement.amount
            if result is None or fact.statement.assertion.status is Status.ABSENT:
                continue
            when = self._in_windows(fact, statement.windows)
            if when is not Verdict.MET:
                old = old or fact
                continue
            verdict, assumed = holds(
                amount, result, assert_measure, self.vocabulary, sex[0] if sex else None
            )
            shown = f"{name} {_result(fact)} on {fact.time.start or 'an unknown day'}"
            return Finding(
                verdict,
                _basis(verdict, not assumed),
                f"{shown}: {_word(verdict)} {write_amount(amount)}",
                evidence_of(fact, _role(verdict)),
                (*assumed, *fact.statement.assumptions),
                () if verdict is not Verdict.UNKNOWN else (need,),
                0.85 if assumed else 0.95,
            )
        if old is not None:
            reason = f"the {name} of {old.time.start or 'an unknown day'} is not of the time asked"
            proof = evidence_of(old, "near")
            return Finding(Verdict.UNKNOWN, "none", reason, proof, missing=(need,))
        return Finding(Verdict.UNKNOWN, reason=f"no result for {name}", missing=(need,))

    def _measure(self, concept_id: str) -> Measure | None:
        return self.vocabulary.measures.get(concept_id)

    def _presence(self, statement: Statement, kind: str) -> Finding:
        said: Assertion = statement.assertion
        concept = statement.concept
        facts = of_whom(self.index.supporting(statement), said.experiencer)
        past = bool(statement.windows) or said.time in (Tense.HISTORY, Tense.ANY)
        present = [f for f in facts if _was_present(f, past=past)]
        denials = of_whom(self.index.denying(statement), said.experiencer)
        absent = [f for f in denials if f.statement.assertion.status is Status.ABSENT]
        absent = [f for f in absent if f not in present]
        if present:
            return self._present(statement, present, absent)
        if absent:
            fact = absent[0]
            reason = f"the notes {'end' if _has_ended(fact) else 'deny'} {_named(fact)}"
            proof = evidence_of(fact, "contradicts")
            return Finding(Verdict.NOT_MET, "stated", reason, proof, confidence=0.93)
        if concept is not None and concept.concept_id:
            ruled = derive.cannot_be(self.index, concept.concept_id)
            if ruled is not None:
                proof = evidence_of(ruled[0], "contradicts")
                return Finding(Verdict.NOT_MET, "inferred", ruled[1], proof, confidence=0.95)
        if facts:
            reason = f"{_named(facts[0])} is only suspected"
            proof = evidence_of(facts[0], "near")
            return Finding(Verdict.UNKNOWN, "none", reason, proof, missing=(reason,))
        return silent(statement, kind, self.policy, bool(self.index.facts))

    def _present(self, statement: Statement, present: list[Fact], absent: list[Fact]) -> Finding:
        answers = [(self._applies(fact, statement), fact) for fact in present]
        for wanted in (Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET):
            for verdict, fact in answers:
                if verdict is not wanted:
                    continue
                exact = fact.statement.concept is not None and statement.concept is not None
                same = exact and fact.statement.concept == statement.concept
                reason = f"the notes say {_named(fact)}" + _when(fact)
                if verdict is not Verdict.MET and statement.windows:
                    reason += f", {_word(verdict)} {write_window(statement.windows[0])}"
                proof = evidence_of(fact, _role(verdict))
                if absent and verdict is Verdict.MET:
                    proof += evidence_of(absent[0], "contradicts")
                return Finding(
                    verdict,
                    _basis(verdict, same),
                    reason,
                    proof,
                    fact.statement.assumptions,
                    () if verdict is not Verdict.UNKNOWN else (f"needs: when {_named(fact)}",),
                    0.75 if absent else 0.92,
                )
        return Finding(Verdict.UNKNOWN)

    def _applies(self, fact: Fact, statement: Statement) -> Verdict:
        """Is a present fact of the time asked: in the window, or current where that is asked?"""
        if statement.windows:
            return self._in_windows(fact, statement.windows)
        past = fact.statement.assertion.time is Tense.HISTORY
        if past and statement.assertion.time is Tense.CURRENT and statement.kind == "drug":
            return Verdict.NOT_MET
        return Verdict.MET

    def _in_windows(self, fact: Fact, windows: tuple[Window, ...]) -> Verdict:
        result = Verdict.MET
        for window in windows:
            result = result & self._in_window(fact, window)
        return result

    def _in_window(self, fact: Fact, window: Window) -> Verdict:
        days = days_of(fact)
        if window.type is WindowType.LASTING:
            return self._lasted(fact, window)
        if days is None or window.anchor not in _TODAY:
            return Verdict.UNKNOWN
        asked = window.days(self.as_of)
        ongoing = (
            fact.statement.kind in _PERSISTS
            and fact.time.end is None
            and fact.statement.assertion.time is not Tense.HISTORY
        )
        if ongoing and days.low is not None:
            days = Interval(days.low, Bound(max(self.as_of, days.low.value)))
            return Verdict.MET if not days.meet(asked).is_empty() else Verdict.NOT_MET
        if fact.statement.assertion.time is Tense.HISTORY and fact.time.source == "note_date":
            return Verdict.UNKNOWN
        return within(days, asked)

    def _lasted(self, fact: Fact, window: Window) -> Verdict:
        """Has it gone on for so long? Only a start or a duration that is told can say so."""
        length = Period.of(max(window.values), window.unit or "") if window.values else None
        if length is None:
            return Verdict.UNKNOWN
        latest = (-length).from_day(self.as_of)
        asked = Interval(None, Bound(latest))
        for told in fact.statement.windows:
            lasted = Period.of(max(told.values), told.unit or "") if told.values else None
            if told.type is WindowType.LASTING and lasted is not None:
                noted = days_of(fact)
                day = noted.low.value if noted and noted.low else self.as_of
                return within(Interval.exactly((-lasted).from_day(day)), asked)
        start = fact.time.start
        if start is None or fact.time.source == "note_date":
            return Verdict.UNKNOWN
        return within(start.interval(), asked)


def _has_ended(fact: Fact) -> bool:
    """Is it told as something that was and is no more: "pneumonia, resolved"?"""
    said = fact.statement.assertion
    return said.status is Status.ABSENT and said.time is Tense.HISTORY


def _was_present(fact: Fact, *, past: bool) -> bool:
    """Is it present, or, where the past is asked, was it once?"""
    return fact.statement.assertion.status is Status.PRESENT or (past and _has_ended(fact))


def _word(verdict: Verdict) -> str:
    return {Verdict.MET: "is", Verdict.NOT_MET: "is not", Verdict.UNKNOWN: "may be"}[verdict]


def _basis(verdict: Verdict, stated: bool) -> str:
    if verdict is Verdict.UNKNOWN:
        return "none"
    return "stated" if stated else "inferred"


def _role(verdict: Verdict) -> str:
    return {Verdict.MET: "supports", Verdict.NOT_MET: "contradicts"}.get(verdict, "near")


def _named(fact: Fact) -> str:
    concept = fact.statement.concept
    return concept.name if concept else "this"


def _when(fact: Fact) -> str:
    return f" ({fact.time.start})" if fact.time.start else ""


def _result(fact: Fact) -> str:
    amount = fact.statement.amount
    if amount is None:
        return ""
    if amount.values and amount.unit:
        return f"{' to '.join(map(plain, amount.values))} {amount.unit}"
    return write_amount(amount)
