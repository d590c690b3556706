"""build_language(): a blank spaCy pipeline with our tokenizer rules and recognizers, in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from nlp.recognizers.amounts import read_amounts
from nlp.recognizers.slots import AMOUNTS, WINDOWS, Found, put, register
from nlp.recognizers.tokens import add_rules
from nlp.recognizers.windows import read_windows
from nlp.vocabulary import Vocabulary, load_vocabulary

# Assertions need the terms; the rest stand by themselves.
COMPONENTS = (
    "inclex_sentences",
    "inclex_amounts",
    "inclex_windows",
    "inclex_terms",
    "inclex_context",
)


@dataclass
class ReaderComponent:
    """A recognizer over plain text as a spaCy component that fills one group."""

    group: str
    read: Callable[[str, Vocabulary], list[Found]]
    vocabulary: Vocabulary | None = None

    def __call__(self, doc: Doc) -> Doc:
        put(doc, self.group, self.read(doc.text, self.vocabulary or load_vocabulary()))
        return doc


@Language.factory("inclex_amounts")
def make_amounts(nlp: Language, name: str) -> ReaderComponent:
    """The component that fills `amounts`."""
    return ReaderComponent(AMOUNTS, read_amounts)


@Language.factory("inclex_windows")
def make_windows(nlp: Language, name: str) -> ReaderComponent:
    """The component that fills `windows`."""
    return ReaderComponent(WINDOWS, read_windows)


def build_language(vocabulary: Vocabulary) -> Language:
    """The pipeline that finds amounts, windows, terms and assertions of a vocabulary.

    No trained model is loaded. The order matters: assertions need the terms.
    """
    register()
    language = add_rules(spacy.blank("en"))
    for name in COMPONENTS:
        component: Any = language.add_pipe(name)
        component.vocabulary = vocabulary
    return language
