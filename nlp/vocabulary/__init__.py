"""Words as rows, each row with its own examples, and the conversions that rest on them."""

from nlp.vocabulary.conversion import canonical, convert, guess_unit
from nlp.vocabulary.rows import (
    ComparatorRow,
    Definition,
    Heading,
    Measure,
    ReferenceRange,
    Term,
    Unit,
    WindowRow,
)
from nlp.vocabulary.tables import Vocabulary, load_vocabulary, read_vocabulary

__all__ = [
    "ComparatorRow",
    "Definition",
    "Heading",
    "Measure",
    "ReferenceRange",
    "Term",
    "Unit",
    "Vocabulary",
    "WindowRow",
    "canonical",
    "convert",
    "guess_unit",
    "load_vocabulary",
    "read_vocabulary",
]
