"""Words as rows, each row with its own examples, and the conversions that rest on them."""

from nlp.vocabulary.conversion import canonical, conversion, convert, converted, guess_unit
from nlp.vocabulary.following import needed
from nlp.vocabulary.imported import (
    ALONE,
    PLACE,
    SCHEMA_VERSION,
    Filter,
    ImportedName,
    ImportedTerminology,
    beginnings,
    imported_path,
    open_imported,
)
from nlp.vocabulary.loading import load_vocabulary, shipped_vocabulary, vocabulary_fingerprint
from nlp.vocabulary.rows import (
    Abbreviation,
    Codes,
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
from nlp.vocabulary.surfaces import PLAIN_WORDS, WORD, is_case_sensitive, keys, words_of
from nlp.vocabulary.tables import Vocabulary, read_vocabulary
from nlp.vocabulary.terminology import Owner

__all__ = [
    "ALONE",
    "PLACE",
    "PLAIN_WORDS",
    "SCHEMA_VERSION",
    "WORD",
    "Abbreviation",
    "Codes",
    "ComparatorRow",
    "Definition",
    "Filter",
    "Heading",
    "ImportedName",
    "ImportedTerminology",
    "Measure",
    "Owner",
    "ReferenceRange",
    "Silence",
    "Term",
    "Unit",
    "Vocabulary",
    "Who",
    "WindowRow",
    "beginnings",
    "canonical",
    "conversion",
    "convert",
    "converted",
    "fold",
    "guess_unit",
    "imported_path",
    "is_case_sensitive",
    "keys",
    "load_vocabulary",
    "needed",
    "open_imported",
    "read_vocabulary",
    "shipped_vocabulary",
    "unit_key",
    "vocabulary_fingerprint",
    "words_of",
]
