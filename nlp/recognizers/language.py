"""build_language(): a blank spaCy pipeline with our tokenizer rules and recognizers, in order."""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language

from nlp.recognizers import slots, tokens
from nlp.vocabulary import Vocabulary

COMPONENTS = ("inclex_sentences", "inclex_terms", "inclex_context")


def build_language(vocabulary: Vocabulary) -> Language:
    """The pipeline that finds amounts, windows, terms and assertions of a vocabulary.

    No trained model is loaded. The order matters: assertions need the terms.
    """
    slots.register()
    language = tokens.add_rules(spacy.blank("en"))
    for name in COMPONENTS:
        component: Any = language.add_pipe(name)
        component.vocabulary = vocabulary
    return language
