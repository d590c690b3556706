"""One patient on one day: the facts, what follows from them, and who the patient is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nlp.model import Fact
from nlp.vocabulary import Vocabulary
from pipelines.matching.candidates import FactIndex
from pipelines.matching.derive import derive
from pipelines.matching.person import Person, person_of


@dataclass(frozen=True, slots=True, eq=False)
class Patient:
    """All that is known of one patient, as of a day."""

    index: FactIndex
    person: Person
    as_of: date

    @classmethod
    def of(cls, facts: Iterable[Fact], as_of: date, vocabulary: Vocabulary) -> Patient:
        """The patient of these facts."""
        index = FactIndex(facts, vocabulary)
        person = person_of(index, as_of)
        derive(index, person)
        return cls(index, person, as_of)
