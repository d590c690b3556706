"""The shipped vocabulary, alone or with what the user imported beside it; each is read once."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

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


def vocabulary_fingerprint() -> str:
    """A short mark that changes with any row that ships, and with the terminology imported."""
    hashed = blake2b(digest_size=12)
    _hash(files("nlp.vocabulary"), hashed)
    path = imported_path()
    if path is not None and path.is_file():
        kept = path.stat()
        hashed.update(f"{path.name} {kept.st_size} {kept.st_mtime_ns}".encode())
    return hashed.hexdigest()


def _hash(folder: Traversable, hashed: blake2b) -> None:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            _hash(each, hashed)
        elif not each.name.endswith(".pyc"):
            hashed.update(each.read_bytes())
