"""Does the heading of a cohort say clinically whom it is for, so that it is a criterion itself?

"Cohort 2: relapsed lymphoma" and "For patients with gout:" ask something of the patient;
"Cohort 2", "Dose escalation" and "Caregivers" are but titles.
"""

from __future__ import annotations

import re

from nlp.vocabulary import Term, Vocabulary, words_of

Span = tuple[int, int]

_OPENING = re.compile(
    r"(?:\s*[:(\[,–—-])*\s*"
    r"(?:(?:(?:(?:treatment|therapy)\s+)?for|in|of|only|specific(?: to| for)?)\s+)*",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:[\s:;,–—-]|\b(?:(?:cohort )?specific(?: criteria)?|only)\b"
    r"|\((?:all )?(?:cohort|part|arm|group|phase|stage|step|dose)s?\b[^()]{0,60}\))+$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:care\s?givers?|providers?|parents?|clinicians?|physicians?|therapists?|staff|nurses?|"
    r"teachers?|donors?|relatives?|partners?)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 7
_KINDS = frozenset(["condition", "person"])
# Names that say nothing of whom: any patient has a disease, and roles are not illnesses.
_EMPTY_TEXT = """
disease disorder condition finding symptom syndrome lesion injury person relative couple
both_sexes significant_other primary_care_provider specialist_physician
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())
# How words for illnesses and for who has been through them end or begin.
_CLINICAL = re.compile(
    r"\b(?:\w{3,}(?:itis|osis|oma|[ae]mia|opathy|uria|algia|plasia|penia|ectomy)|transplant\w*|"
    r"(?:un)?affected|(?:newly |un)?diagnosed|(?:un)?treated|relapsed|refractory|recurrent|mutant|"
    r"mutated|mutations?|infected|immunocompromi[sz]ed|survivors?)\b",
    re.IGNORECASE,
)


class Whom:
    """Tells demands from titles by the vocabulary's conditions and persons."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms, self._terminology = vocabulary.terms, vocabulary.terminology

    def words(self, cohort: str, named: int) -> Span | None:
        """Which words of a cohort's heading ask something of a patient?

        named: how many of its characters only number or title it ("Cohort 2").
        """
        start = named if self._clinical(cohort[named:]) else 0
        match = _OPENING.match(cohort, start)
        start = match.end() if match else start
        end = _closed(cohort, start)
        if match := _ENDING.search(cohort, start, end):
            end = match.start()
        words = cohort[start:end]
        titled = " + " in words or _ROLE.search(words) is not None
        return (start, end) if not titled and self._clinical(words) else None

    def asks(self, words: str) -> bool:
        """Do words name an illness or a kind of people, and no role beside the patients?"""
        return _ROLE.search(words) is None and self._clinical(words)

    def _clinical(self, words: str) -> bool:
        return _CLINICAL.search(words) is not None or self._names(words)

    def _names(self, words: str) -> bool:
        """Do these words name a condition, or a kind of people by sex, age or descent?"""
        names = self._terminology.names()
        folded = words_of(words)
        for start in range(len(folded)):
            for stop in range(start + 1, min(len(folded), start + _LONGEST_NAME) + 1):
                for owner in names.get(tuple(folded[start:stop]), ()):
                    written = owner.exact is None or owner.exact in words
                    if written and self._tells(owner.concept_id):
                        return True
        return False

    def _tells(self, concept_id: str) -> bool:
        row: Term | None = self._terms.get(concept_id)
        return row is not None and row.kind in _KINDS and concept_id not in _EMPTY


def _closed(words: str, start: int) -> int:
    """Where does the stretch from `start` end that leaves no bracket open or unopened?"""
    opened: list[int] = []
    for place in range(start, len(words)):
        if words[place] in "([":
            opened.append(place)
        elif words[place] in ")]":
            if not opened:
                return place
            opened.pop()
    return opened[0] if opened else len(words)
