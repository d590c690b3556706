"""Was it in the eye that the trial is to treat? What was done to the other one does not count.

The eye under study is the one that has the disease under study, where the notes tell its side.
"""

from __future__ import annotations

from collections.abc import Mapping

from nlp.model import Criterion, Fact, Trial
from nlp.vocabulary import Vocabulary
from pipelines.matching.nodes import Leaf
from pipelines.matching.patient import Patient

_STUDY = ("study eye", "eye under study", "eye to be treated", "treatment eye", "index eye")
_ANY = ("either eye", "any eye", "both eyes", "fellow eye", "other eye", "non-study eye", "one eye")
_EYE, _LOCAL = "eye_disease", ("eye_surgery", "ophthalmic_medication", "intravitreal_injection")
_SIDES = {
    "left": frozenset({"left eye", "left", "os", "le"}),
    "right": frozenset({"right eye", "right", "od", "re"}),
    "both": frozenset({"both eyes", "ou", "bilateral"}),
}
NO_DISEASES: frozenset[str] = frozenset()


class StudyEye:
    """Which criteria of a trial speak of one eye alone? `diseases`: those of the eye it studies."""

    def __init__(self, trial: Trial, studied: frozenset[str], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.diseases = frozenset(
            each for each in studied if _EYE in (each, *vocabulary.ancestors(each))
        )
        texts = (each.quote.text.lower() for each in trial.criteria if each.quote)
        self.named = bool(self.diseases) and any(_names(text, _STUDY) for text in texts)

    def asked_of(
        self, criterion: Criterion, others: Mapping[str, Criterion], identity: str | None
    ) -> frozenset[str]:
        """The diseases whose eye a demand is made of; none: it is made of any eye."""
        if not self.named or identity is None or identity in self.diseases:
            return NO_DISEASES
        words = " ".join(_texts(criterion, others))
        if _names(words, _ANY):
            return NO_DISEASES
        above = {identity, *self.vocabulary.ancestors(identity)}
        local = not above.isdisjoint((_EYE, *_LOCAL)) or _names(words, _STUDY)
        return self.diseases if local else NO_DISEASES


def _texts(criterion: Criterion, others: Mapping[str, Criterion]) -> list[str]:
    """The words of a criterion and of those that it stands under."""
    found, seen = [], set()
    here: Criterion | None = criterion
    while here is not None and here.criterion_id not in seen:
        seen.add(here.criterion_id)
        found.append(here.quote.text.lower() if here.quote else "")
        here = others.get(here.parent_id) if here.parent_id else None
    return found


def _names(text: str, words: tuple[str, ...]) -> bool:
    return any(each in text for each in words)


def is_of_the_other_eye(patient: Patient, leaf: Leaf, fact: Fact) -> bool | None:
    """Is a fact of the eye that is not under study? None: the notes do not tell of which."""
    side = side_of(fact)
    if not leaf.of_eye or side in (None, "both"):
        return False
    index = patient.index
    told = [side_of(each) for disease in leaf.of_eye for each in index.own_kinds(disease)]
    sides = {each for each in told if each is not None}
    if "both" in sides or len(sides) != 1:
        return None
    return side not in sides


def side_of(fact: Fact) -> str | None:
    """The side that the words of a note give a fact: left, right or both."""
    words = {each.text.lower() for each in fact.statement.qualifiers}
    return next((side for side, names in _SIDES.items() if not names.isdisjoint(words)), None)
