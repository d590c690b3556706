"""Fits what is learned from annotated corpora, and measures how well that goes."""

from pipelines.training.classes import NONE_ALIKE, Alike, words_alike
from pipelines.training.confidence import (
    after,
    answers_of,
    before,
    calibration_text,
    fit_confidence,
)
from pipelines.training.corpora import Document, Marked, read_corpora, read_listings, read_texts
from pipelines.training.examples import Example, examples_of, labels_of, lessons_of, passages_of
from pipelines.training.fitting import NO_AIDS, Aids, fit
from pipelines.training.folds import fold_of, read_held_out

__all__ = [
    "NONE_ALIKE",
    "NO_AIDS",
    "Aids",
    "Alike",
    "Document",
    "Example",
    "Marked",
    "after",
    "answers_of",
    "before",
    "calibration_text",
    "examples_of",
    "fit",
    "fit_confidence",
    "fold_of",
    "labels_of",
    "lessons_of",
    "passages_of",
    "read_corpora",
    "read_held_out",
    "read_listings",
    "read_texts",
    "words_alike",
]
