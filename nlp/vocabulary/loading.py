"""The shipped vocabulary, alone or with what the user imported beside it; each is read once."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from nlp.vocabulary.imported import imported_path, open_imported
from nlp.vocabulary.tables import Vocabulary, read_vocabulary


@lru_cache(maxsize=2)
def load_vocabulary(strict: bool = False) -> Vocabulary:
    """The shipped vocabulary with what the user imported, read once.

    Raises: VocabularyError with all faults, if strict; else `vocabulary.faults` holds them.
    TerminologyError if the imported terminology cannot be read.
    """
    vocabulary = read_vocabulary(files("nlp.vocabulary"), strict=strict)
    vocabulary.attach(open_imported(imported_path()))
    return vocabulary


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """The shipped vocabulary alone, read once."""
    return read_vocabulary(files("nlp.vocabulary"), strict=False)
