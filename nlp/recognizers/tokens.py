"""Tokenizer rules: "<=", "10^9/L" and "mg/dL" stay whole, "≤1.5xULN" and "18-65" come apart."""

from __future__ import annotations

import re
from typing import Any

from spacy.lang.punctuation import TOKENIZER_INFIXES, TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_SIGNS = r"[<>]=?|=[<>]|[≤≥±~=]"
# A unit with a slash, or a power of ten with what it counts.
WHOLE = re.compile(
    r"(?:[x×*]?10[\^*]{1,2}\d{1,2}(?:/[A-Za-zµμ]+\d?)?"
    r"|[A-Za-zµμ%]{1,6}(?:/(?:[A-Za-zµμ]{1,3}\d?|[\d.]{1,5})){1,2}²?"
    r"|[<>]=|=[<>])"
)
_INFIXES = (
    rf"(?:{_SIGNS})",
    r"(?<=\d)[-–—](?=\d)",
    r"(?<=\d)[x×](?=[A-Za-z1])",
    r"(?<=[A-Za-z])[:;](?=\w)",
    r"(?<=[a-z])\.(?=[A-Z])",
    r"(?<=[A-Za-z]{3})/(?=[A-Za-z]{3})",
)
# spaCy's own rules, but for those that take "10^9/L" and "mg/dL" apart.
_KEPT = tuple(rule for rule in TOKENIZER_INFIXES if "^" not in rule and "<>=/" not in rule)


def add_rules(language: Language) -> Language:
    """Give the language's tokenizer the rules of clinical text."""
    tokenizer: Any = language.tokenizer
    prefixes = (_SIGNS, r"[\[(](?=\d)", *TOKENIZER_PREFIXES)
    suffixes = (_SIGNS, r"(?<=\d)[)\]]", r"(?<=\d)(?:mg|g|kg|ml|mL|cm|mm|%)", *TOKENIZER_SUFFIXES)
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex((*_INFIXES, *_KEPT)).finditer
    tokenizer.token_match = WHOLE.fullmatch
    return language
