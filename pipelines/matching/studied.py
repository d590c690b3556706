"""Which diseases is a trial about, and which of a patient's does an exclusion therefore not mean?

A trial of breast cancer that excludes "prior malignancy", or "malignancy", means another one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.model import Criterion, Experiencer, Statement, Status, Trial, requirements
from nlp.vocabulary import Vocabulary, words_of
from pipelines.matching.roles import roles_of

NOTHING: frozenset[str] = frozenset()
# Classes of which a trial of one of them can only mean the others.
_WIDE = frozenset({"malignancy"})
_BEFORE = 40
# What leads from a class to its examples; how far those, and the words of the class, reach.
_EXAMPLES = re.compile(
    r"\b(?:such as|including|includ(?:es?|ed)|e\.?\s?g|for (?:example|instance)|i\.?\s?e)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[;\n]")
_WORD = re.compile(r"[A-Za-z]+")
_LIST, _WORDS = 200, 8


def studied_by(trial: Trial, vocabulary: Vocabulary) -> frozenset[str]:
    """The diseases that the trial names as its own, or that its inclusion criteria ask for."""
    roles = roles_of(vocabulary)
    names = vocabulary.terminology.names() if trial.conditions else {}
    found = {
        owner.concept_id
        for condition in trial.conditions
        for owner in names.get(tuple(words_of(condition)), ())
    }
    for criterion in trial.criteria:
        if criterion.kind == "inclusion":
            found |= set(filter(None, map(_disease, requirements(criterion.expression))))
    return frozenset(each for each in found if roles.of(each) is None)


def _disease(statement: Statement) -> str | None:
    """The disease that a statement says the patient has."""
    concept, said = statement.concept, statement.assertion
    there = said.status is Status.PRESENT and said.experiencer is Experiencer.PATIENT
    return concept.concept_id if concept and there and statement.kind == "condition" else None


@lru_cache(maxsize=2)
def _spread(vocabulary: Vocabulary) -> frozenset[str]:
    """The metastases that are told by their place."""
    return frozenset(each for each in vocabulary.terms if each.endswith("_metastasis"))


class Apart:
    """The diseases that the statements of one criterion set apart."""

    def __init__(
        self, criterion: Criterion, studied: frozenset[str], vocabulary: Vocabulary
    ) -> None:
        self.criterion, self.studied = criterion, studied
        self.vocabulary, self.roles = vocabulary, roles_of(vocabulary)

    def __call__(
        self, statement: Statement, kind: str, within: frozenset[str], joined: bool
    ) -> tuple[frozenset[str], bool]:
        """Of an exclusion that takes in the disease under study: that disease; and is it said?

        It is also said by naming a whole class of diseases and nothing more of it. `within`: the
        concept and its kinds. `joined`: other demands stand beside it. Of a trial that names no
        disease of its own any may be the one: then the whole class is set apart.
        """
        if kind != "exclusion" or not within:
            return NOTHING, False
        common, below = within & self.studied, self.vocabulary.descendants
        overlap = common.union(*map(below, common))
        if self._set_apart(statement):
            # The note may name the disease in fewer words than the trial does.
            overlap = overlap.union(*(within & self.vocabulary.ancestors(each) for each in common))
            if not overlap and self.studied and self.criterion.kind == "exclusion":
                return NOTHING, False  # "prior stroke" in a trial of gout
            overlap = self._with_metastases(overlap)
            return overlap or within, bool(overlap)
        if statement.kind != "condition":
            return NOTHING, False
        if overlap and self._is_example(statement):
            return overlap, True
        identity = statement.concept.concept_id if statement.concept else None
        wide = identity in _WIDE or self.roles.of(identity) == "broad"
        if wide:
            overlap = self._with_metastases(overlap)
        return overlap, wide and not joined and identity not in self.studied

    def _with_metastases(self, diseases: frozenset[str]) -> frozenset[str]:
        """The diseases, and with a cancer where it has spread to, which is no other cancer."""
        if not any(_WIDE & self.vocabulary.ancestors(each) for each in diseases):
            return diseases
        return diseases | self.vocabulary.descendants("metastatic_cancer") & _spread(
            self.vocabulary
        )

    def _set_apart(self, statement: Statement) -> bool:
        """Do words beside the disease say that it is not the one under study?"""
        if statement.kind != "condition":
            return False
        if any(self.roles.sets_apart(q.text) for q in statement.qualifiers):
            return True
        quote = statement.concept.quote if statement.concept else None
        whole = self.criterion.quote
        if quote is None or whole is None or quote.start < whole.start:
            return False
        place = quote.start - whole.start
        return self.roles.sets_apart(whole.text[max(0, place - _BEFORE) : place])

    def _is_example(self, statement: Statement) -> bool:
        """Is it named as one of others: "other liver diseases, such as hepatitis"?"""
        quote = statement.concept.quote if statement.concept else None
        whole = self.criterion.quote
        if quote is None or whole is None or quote.start < whole.start:
            return False
        place = quote.start - whole.start
        before = _PART.split(whole.text[max(0, place - _LIST) : place])[-1]
        mark = _EXAMPLES.search(before)
        kind = before[: mark.start()].rpartition(".")[2] if mark else ""
        words = _WORD.findall(kind)[-_WORDS:]
        return any(map(self.roles.sets_apart, words))
