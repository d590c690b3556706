"""How well does training do on trials it has not seen? Each fold read with the others' model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from zlib import crc32

from nlp.model import Listing, trial_to_json
from nlp.passages import Reader
from nlp.recognizers import Tagger
from pipelines.listings import extract_criteria
from pipelines.training.corpora import Document
from pipelines.training.examples import Example
from pipelines.training.fitting import Aids, fit


def fold_of(group: str, folds: int) -> int:
    """Which fold a trial is in: always the same, whatever else is in the corpus."""
    return crc32(group.encode()) % folds


def read_held_out(
    documents: Sequence[Document],
    examples: Sequence[Example],
    aids: Aids,
    reader: Reader,
    folds: int,
    told: Callable[[str], None] = lambda line: None,
) -> Iterator[dict[str, Any]]:
    """Trial records of all documents, each read with a model that saw none of its trial."""
    for fold in range(folds):
        known = [each for each in examples if fold_of(each.group, folds) != fold]
        tagger = Tagger(fit(known, aids))
        own = replace(reader, tagger=tagger)
        told(f"fold {fold + 1} of {folds}: fitted on {len(known)} criteria")
        for document in documents:
            if fold_of(document.group, folds) == fold:
                yield trial_to_json(extract_criteria(Listing(document.name, document.text), own))
