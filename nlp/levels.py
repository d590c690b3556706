"""Is a drug's name the name of its level here? "Vitamin B12 < 200 pg/mL" measures the blood.

What is taken is told in doses, what is measured in concentrations or against a normal limit. A
drug has a level where a measure is called by its name: "serum cobalamin", "testosterone level".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from nlp.measuring import fits
from nlp.model import Amount
from nlp.recognizers import TermFound
from nlp.vocabulary import Measure, Vocabulary, words_of

_LEVEL = re.compile(
    r"(?:(?:serum|plasma|blood) (?P<of>.+)|(?P<name>.+) (?:levels?|concentration))", re.IGNORECASE
)
_DRUG = "drug"


def as_level(value: TermFound, amount: Amount, vocabulary: Vocabulary) -> TermFound:
    """The term, as the measure where the amount is one of the drug's level."""
    if value.kind != _DRUG or not value.concept_id:
        return value
    row = _levels(vocabulary).get(value.concept_id)
    if row is None or (amount.unit is None and amount.relative_to is None):
        return value
    if not fits(amount, row, vocabulary):
        return value
    return replace(value, concept_id=row.id, kind="measurement")


@lru_cache(maxsize=2)
def _levels(vocabulary: Vocabulary) -> dict[str, Measure]:
    """The measure of each drug's level, by the drug's id: the first that is called so."""
    owners = vocabulary.terminology.names()
    found: dict[str, Measure] = {}
    for measure in vocabulary.measures.values():
        for name in measure.names:
            told = _LEVEL.fullmatch(name)
            words = tuple(words_of(told["of"] or told["name"])) if told else ()
            for owner in owners.get(words, ()):
                row = vocabulary.concept(owner.concept_id)
                if row is not None and row.kind == _DRUG:
                    found.setdefault(owner.concept_id, measure)
    return found
