"""The learner behind a learning curve: the tagger, fitted on some pages, reads the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Listing, trial_to_json
from nlp.recognizers import SKIPPED, Tagger
from nlp.statements import build_reader
from pipelines.evaluation.curve import group_of
from pipelines.evaluation.labels import LabelMap
from pipelines.evaluation.pages import Page
from pipelines.evaluation.predictions import page_of_trial
from pipelines.listings import extract_criteria
from pipelines.training import Document, Example, Marked, examples_of, fit


class TaggerLearner:
    """Fits the tagger anew for every part, so that no page is read by a model that saw it."""

    def __init__(self, pages: Sequence[Page], labels: LabelMap) -> None:
        self._reader = build_reader()
        self._examples: dict[str, list[Example]] = {
            page.doc: examples_of([_document(page, labels)], self._reader) for page in pages
        }

    def __call__(self, train: Sequence[Page], test: Sequence[Page]) -> dict[str, Page]:
        """What a model of the first pages reads in the second."""
        known = [example for page in train for example in self._examples[page.doc]]
        reader = replace(self._reader, tagger=Tagger(fit(known)))
        return {
            page.doc: page_of_trial(
                trial_to_json(extract_criteria(Listing(page.doc, page.text), reader))
            )
            for page in test
        }


def _document(page: Page, labels: LabelMap) -> Document:
    marked = [
        Marked(
            _kind(mark.label, bool(labels.left_out and mark.attributes.get(labels.left_out))),
            mark.parts,
        )
        for mark in page.marks
    ]
    return Document(page.doc, group_of(page.doc), page.text, tuple(dict.fromkeys(marked)))


def _kind(label: str, aside: bool) -> str:
    """The kind to learn: the label, or that it is to be skipped."""
    return SKIPPED if aside else label.lower()
