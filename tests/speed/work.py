"""The public verbs, called as a user calls them, for the clock to watch."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.model import Fact, Judgement, Listing, Note, Trial
from nlp.passages import Reader
from nlp.statements import build_reader
from nlp.vocabulary import load_vocabulary
from pipelines.listings import extract_criteria
from pipelines.matching import match
from pipelines.notes import extract_facts
from speed.texts import AS_OF

__all__ = ["build_reader", "judge", "read_listing", "read_note"]


def read_listing(listing: Listing, reader: Reader) -> Trial:
    """One listing, read."""
    return extract_criteria(listing, reader)


def read_note(note: Note, reader: Reader) -> Sequence[Fact]:
    """One note's facts."""
    return extract_facts(note, reader)[0]


def judge(trials: Sequence[Trial], facts: Sequence[Fact]) -> Sequence[Judgement]:
    """Every patient's facts against every trial."""
    found = match(trials, facts, as_of={"": AS_OF}, vocabulary=load_vocabulary())
    return [judgement for judgements, _ in found for judgement in judgements]
