"""Words as rows, each row with its own examples, and the conversions that rest on them."""

from nlp.vocabulary.conversion import canonical, conversion, convert, converted, guess_unit
from nlp.vocabulary.following import needed
from nlp.vocabulary.rows import (
    ComparatorRow,
    Definition,
    Heading,
    Measure,
    ReferenceRange,
    Silence,
    Term,
    Unit,
    Who,
    WindowRow,
)
from nlp.vocabulary.spellings import fold, unit_key
from nlp.vocabulary.surfaces import PLAIN_WORDS, WORD, is_case_sensitive
from nlp.vocabulary.tables import Vocabulary, load_vocabulary, read_vocabulary
from nlp.vocabulary.terminology import Owner

__all__ = [
    "PLAIN_WORDS",
    "WORD",
    "ComparatorRow",
    "Definition",
    "Heading",
    "Measure",
    "Owner",
    "ReferenceRange",
    "Silence",
    "Term",
    "Unit",
    "Vocabulary",
    "Who",
    "WindowRow",
    "canonical",
    "conversion",
    "convert",
    "converted",
    "fold",
    "guess_unit",
    "is_case_sensitive",
    "load_vocabulary",
    "needed",
    "read_vocabulary",
    "unit_key",
]
