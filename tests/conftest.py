"""What many tests need, built once: the vocabulary, the language, the shared texts."""

import os
from pathlib import Path

import pytest

# What the tester imported for his own work must not change what the tests see.
os.environ["INCLEX_TERMINOLOGY"] = ""

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def vocabulary():
    """The shipped tables, loaded."""
    from nlp.vocabulary import load_vocabulary

    return load_vocabulary()


@pytest.fixture(scope="session")
def language(vocabulary):
    """The spaCy pipeline over the shipped tables."""
    from nlp.recognizers import build_language

    return build_language(vocabulary)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora beside the repository, where a machine has one."""
    if not SHARED.is_dir():
        pytest.skip("no folder of corpora beside the repository (../shared)")
    return SHARED
