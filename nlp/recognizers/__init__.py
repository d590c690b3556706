"""Recognizers: one spaCy component per file, each usable alone over a text."""

from nlp.recognizers.amounts import FoundAmount, read_amounts
from nlp.recognizers.bracketed import abbreviates, name_around
from nlp.recognizers.context import assert_terms, context_reader
from nlp.recognizers.dates import DateRange, RelativeDate, from_day, read_dates
from nlp.recognizers.frames import Framed, framed_all
from nlp.recognizers.holding import holding
from nlp.recognizers.labels import SKIPPED
from nlp.recognizers.language import build_language
from nlp.recognizers.linking import Linker
from nlp.recognizers.medspacy_view import import_medspacy, to_medspacy
from nlp.recognizers.net import Layer, Net, mark_fields, word_fields
from nlp.recognizers.numbers import CARDINALS, ORDINALS, find_numbers, roman_value
from nlp.recognizers.sentences import split_sentences
from nlp.recognizers.slots import Found, get, put
from nlp.recognizers.stretches import beginning, near, number_spans
from nlp.recognizers.tagger import SHIPPED_MODEL, Tagged, Tagger, load_tagger
from nlp.recognizers.terms import TermFinder, TermFound, find_terms, term_finder
from nlp.recognizers.titers import asked_titers, titers
from nlp.recognizers.traits import ALWAYS, TOKEN, Evidence, Mark, Tokens, all_strings, split_tokens
from nlp.recognizers.units import TIME_UNITS
from nlp.recognizers.weights import Model, load_model, save_model
from nlp.recognizers.windows import read_windows
from nlp.recognizers.words import Words, lowered, split_words

__all__ = [
    "ALWAYS",
    "CARDINALS",
    "ORDINALS",
    "SHIPPED_MODEL",
    "SKIPPED",
    "TIME_UNITS",
    "TOKEN",
    "DateRange",
    "Evidence",
    "Found",
    "FoundAmount",
    "Framed",
    "Layer",
    "Linker",
    "Mark",
    "Model",
    "Net",
    "RelativeDate",
    "Tagged",
    "Tagger",
    "TermFinder",
    "TermFound",
    "Tokens",
    "Words",
    "abbreviates",
    "all_strings",
    "asked_titers",
    "assert_terms",
    "beginning",
    "build_language",
    "context_reader",
    "find_numbers",
    "find_terms",
    "framed_all",
    "from_day",
    "get",
    "holding",
    "import_medspacy",
    "load_model",
    "load_tagger",
    "lowered",
    "mark_fields",
    "name_around",
    "near",
    "number_spans",
    "put",
    "read_amounts",
    "read_dates",
    "read_windows",
    "roman_value",
    "save_model",
    "split_sentences",
    "split_tokens",
    "split_words",
    "term_finder",
    "titers",
    "to_medspacy",
    "word_fields",
]
