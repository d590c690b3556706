"""Recognizers: one spaCy component per file, each usable alone over a text."""

from nlp.recognizers.context import assert_terms, context_reader
from nlp.recognizers.language import build_language
from nlp.recognizers.sentences import split_sentences
from nlp.recognizers.slots import Found, get, put
from nlp.recognizers.terms import TermFound, find_terms, term_finder

__all__ = [
    "Found",
    "TermFound",
    "assert_terms",
    "build_language",
    "context_reader",
    "find_terms",
    "get",
    "put",
    "split_sentences",
    "term_finder",
]
