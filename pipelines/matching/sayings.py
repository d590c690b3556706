"""What does a statement of a criterion ask by itself: a thing, a limit, a method, nothing?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.model import (
    Criterion,
    Statement,
    Verdict,
)
from nlp.vocabulary import Vocabulary
from pipelines.matching.amounts import normal_answers
from pipelines.matching.narrowed import feared_of, left_alone, unread_allergen, unread_place
from pipelines.matching.roles import normalized, roles_of
from pipelines.matching.wording import (
    is_of_another,
    is_of_the_course,
    is_one_adjective,
    is_recovered_from,
    names_whom,
)

SEXES = frozenset({"woman", "man", "female", "male"})
# What a note tells of where it is done; and words that ask whether it could be.
_PROCEDURE = "procedure"
_ALLERGY = "allergy"
_FAMILY = "family_history"
# What is done in many places: where, matters.
_ANYWHERE = frozenset(
    {"surgical_resection", "surgery", "biopsy", "radiotherapy", "injection", "amputation"}
)
_POSSIBLE = re.compile(
    r"\b(?:candidate|eligib|suitable|amenable|fit|(?:un)?willing|(?:un)?able|abilit|tolera|agree"
    r"|consider|accept|indicat|comply|complian)",
    re.IGNORECASE,
)

_ALLOWS = re.compile(
    r"\b(?:allowed|permitted|acceptable|permissible|(?:may|can) be (?:used|taken|continued))\b",
    re.IGNORECASE,
)


class Sayings:
    """Questions on the statements of one criterion.

    `asked`: all of them; `course`: whether the criterion speaks of the course of a disease;
    `allows`: whether it says that something is allowed.
    """

    def __init__(
        self, criterion: Criterion, asked: Sequence[Statement], vocabulary: Vocabulary
    ) -> None:
        self.criterion, self.asked, self.vocabulary = criterion, asked, vocabulary
        self.roles = roles_of(vocabulary)
        words = criterion.quote.text if criterion.quote else ""
        self.allows = _ALLOWS.search(words) is not None
        self.course = is_of_the_course(criterion, self.roles)

    def is_operation(self, statement: Statement) -> bool:
        """Is it something that was or is done to the patient, and not only could be?"""
        concept = statement.concept
        return (
            statement.kind == "procedure"
            and concept is not None
            and concept.concept_id is not None
            and self.roles.of(concept.concept_id) is None
            and _PROCEDURE in self.vocabulary.ancestors(concept.concept_id)
            and not (self.criterion.quote and _POSSIBLE.search(self.criterion.quote.text))
        )

    def is_named_by_the_way(self, statement: Statement) -> bool:
        """Do other words stand beside the name, which were not read ("women who ...")?"""
        quote = statement.concept.quote if statement.concept else None
        whole = self.criterion.quote
        if quote is None or whole is None:
            return False
        return not self.roles.frames(" ".join(normalized(whole.text) - normalized(quote.text)))

    def empty(self, statement: Statement) -> bool:
        """Does the statement ask nothing by itself?"""
        concept = statement.concept
        if concept is None or statement.amount is not None:
            return False
        if concept.concept_id is None:
            return self.roles.frames(concept.name) or is_one_adjective(concept.name)
        if concept.concept_id == "age" or self.is_without_limit(statement):
            return True
        generic = self.roles.of(concept.concept_id) == "generic"
        return generic and not statement.qualifiers and not statement.windows

    def is_without_limit(self, statement: Statement) -> bool:
        """Is it a laboratory result of which nothing is asked, the limit standing elsewhere?"""
        concept = statement.concept
        measure = self.vocabulary.measures.get(concept.concept_id or "") if concept else None
        return measure is not None and bool(measure.reference) and not statement.qualifiers

    def denies_the_normal(self, statement: Statement, kind: str) -> bool:
        """Would the denial shut out everyone whose result is normal? Then it was not meant.

        "No impairment of the marrow (platelets > 50)" asks for the platelets, and "must not have
        a count below 50" among the exclusions excludes who has one.
        """
        amount, concept = statement.amount, statement.concept
        measure = self.vocabulary.measures.get(concept.concept_id or "") if concept else None
        if amount is None or measure is None:
            return False
        normal = normal_answers(amount, measure, self.vocabulary)
        return normal is (Verdict.NOT_MET if kind == "exclusion" else Verdict.MET)

    def is_limit(self, statement: Statement) -> bool:
        concept = statement.concept
        identity = concept.concept_id if concept else None
        return statement.amount is not None and identity != "age" and identity is not None

    def is_whom(self, statement: Statement) -> bool:
        """Is it a sex that only says of whom the limit beside it is asked?"""
        identity = statement.concept.concept_id if statement.concept else None
        if identity not in SEXES or any(map(_is_of_both, self.asked)):
            return False
        return names_whom(self.criterion, statement)

    def is_wide_disease(self, statement: Statement) -> bool:
        generic = self.roles.of(statement.concept.concept_id if statement.concept else None)
        return generic == "generic" and statement.kind == "condition"

    def method(self, statement: Statement) -> bool:
        concept = statement.concept
        return (
            concept is not None
            and statement.amount is None
            and self.roles.of(concept.concept_id) in ("method", "idle")
        )

    def unread_limits(self, statement: Statement, negated: bool) -> tuple[str, ...]:
        """What the words behind a wide name ask beside it, which no statement says."""
        identity = statement.concept.concept_id if statement.concept else None
        found = ""
        if identity == _ALLERGY:
            found = unread_allergen(self.criterion, statement)
        elif identity in _ANYWHERE:
            found = unread_place(self.criterion, statement)
        elif statement.kind == "condition" and self.criterion.kind == "exclusion":
            found = left_alone(self.criterion, statement)
        if not found and negated and self.criterion.kind == "inclusion":
            found = feared_of(self.criterion, statement)
        return (found,) if found else ()

    def is_never_told(self, statement: Statement) -> bool:
        """Is it of another person, a recovery, or done with everybody, so that no fact answers?"""
        concept = statement.concept
        if concept is not None and concept.concept_id == _FAMILY:
            return True  # a family history of what is not told
        idle = concept is not None and self.roles.of(concept.concept_id) == "idle"
        idle = idle and not (self.course or statement.amount)
        return idle or is_of_another(statement) or is_recovered_from(self.criterion, statement)


def _is_of_both(statement: Statement) -> bool:
    """Does it name both sexes?"""
    return statement.concept is not None and statement.concept.concept_id == "both_sexes"
