"""A study drug's code is no abbreviation: "APL-101" is no leukemia, "MDS-045" no dysplasia."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found, TermFound

# Letters, a hyphen and three digits or more, that are no year. Source: how sponsors name compounds.
_CODE = re.compile(r"(?<![\w-])([A-Z]{2,6})-(?!(?:19|20)\d\d\b)\d{3,6}[A-Z]?(?![\w-])")


def name_codes(text: str, terms: Sequence[Found]) -> list[Found]:
    """The terms, each that only the letters of a code were read as replaced by the code."""
    found = list(terms)
    if "-" not in text:
        return found
    for code in _CODE.finditer(text):
        for index, term in enumerate(found):
            if (term.start, term.end) == code.span(1):
                found[index] = Found(*code.span(), TermFound("", "drug", code[0].lower()))
    return found
