"""Recognizers: one spaCy component per file, each usable alone over a text."""

from nlp.recognizers.language import build_language
from nlp.recognizers.slots import Found, get, put
from nlp.recognizers.terms import TermFound, find_terms, term_finder

__all__ = ["Found", "TermFound", "build_language", "find_terms", "get", "put", "term_finder"]
