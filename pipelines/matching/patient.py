"""One patient on one day: the facts, what follows from them, and who the patient is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nlp.model import Evidence, Experiencer, Fact, Status
from nlp.vocabulary import Vocabulary
from pipelines.matching.candidates import FactIndex
from pipelines.matching.derive import derive
from pipelines.matching.finding import evidence_of
from pipelines.matching.person import Person, person_of

_FIRST = 2


@dataclass(frozen=True, slots=True, eq=False)
class Patient:
    """What is known of a patient, as of a day. `complaint`: the first diseases of a note.

    `latest` remembers which result of a measure is the latest in a window.
    """

    index: FactIndex
    person: Person
    as_of: date
    complaint: tuple[Evidence, ...] = ()
    latest: dict[Any, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Iterable[Fact], as_of: date, vocabulary: Vocabulary) -> Patient:
        """The patient of these facts."""
        index = FactIndex(facts, vocabulary)
        person = person_of(index, as_of)
        derive(index, person)
        return cls(index, person, as_of, _complaint(index))

    @classmethod
    def silent(cls, sex: str | None, known: bool, as_of: date, vocabulary: Vocabulary) -> Patient:
        """A patient of this sex whose notes tell of other things than is asked, or of nothing."""
        index = FactIndex((), vocabulary)
        index.known = known
        return cls(index, Person(sex=sex), as_of)


def _complaint(index: FactIndex) -> tuple[Evidence, ...]:
    """The first things that are wrong with the patient, in the order of the newest note."""
    stated = [
        fact
        for fact in index.facts
        if fact.statement.kind == "condition"
        and fact.statement.assertion.status is Status.PRESENT
        and fact.statement.assertion.experiencer is Experiencer.PATIENT
        and fact.statement.quote is not None
    ]
    newest_note = [fact for fact in stated if fact.note_id == stated[0].note_id]
    newest_note.sort(key=lambda fact: fact.statement.quote.start if fact.statement.quote else 0)
    return tuple(each for fact in newest_note[:_FIRST] for each in evidence_of(fact, "near"))
