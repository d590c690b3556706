"""Which words say that something is there no more? "Asthma as a child, outgrown by 12".

They stay with the fact as its qualifier, for whoever asks whether it is there today.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from nlp.model import Statement, Status, Tense
from nlp.vocabulary import Vocabulary

_KINDS = frozenset({"condition", "observation", "allergy"})


def with_ending(statement: Statement, vocabulary: Vocabulary) -> Statement:
    """The statement, and with it the words that say that it has ended, if any do."""
    said = statement.assertion
    if statement.kind not in _KINDS or said.time is not Tense.HISTORY:
        return statement
    if said.status is not Status.PRESENT:
        return statement
    known = _endings(vocabulary)
    words = tuple(cue for cue in said.cues if cue.text.lower() in known)
    if not words:
        return statement
    return replace(statement, qualifiers=(*statement.qualifiers, *words))


@lru_cache(maxsize=4)
def _endings(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(w for row in vocabulary.silences if row.role == "ended" for w in row.words)
