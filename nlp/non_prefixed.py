"""What is "non-metastatic prostate cancer"? A prostate cancer, which is not metastatic.

The prefix denies the adjective that it is written with and nothing else of a name that a row has
with the adjective; "non-small cell lung cancer" is a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found, TermFinder, TermFound

_PREFIX = re.compile(r"\bnon[-–\s]\Z", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?:metastatic|primary|severe|invasive|advanced|active|acute|chronic|ischa?emic|obstructive"
    r"|malignant|infectious|allergic|alcoholic|traumatic|diabetic|hereditary|viral|psychotic)\s",
    re.IGNORECASE,
)
_REACH = 5


def without_prefix(text: str, terms: Sequence[Found], finder: TermFinder) -> list[Found]:
    """The terms, in order, each such name as its own noun and what it is not."""
    if "non" not in text and "Non" not in text and "NON" not in text:
        return list(terms)
    made: list[Found] = []
    for term in terms:
        made += _parted(text, term, finder) or [term]
    return made


def _parted(text: str, term: Found, finder: TermFinder) -> list[Found]:
    prefix = _PREFIX.search(text, max(0, term.start - _REACH), term.start)
    adjective = _ADJECTIVE.match(text, term.start, term.end)
    if prefix is None or adjective is None or term.value.kind != "condition":
        return []
    words = text[adjective.end() : term.end]
    found = finder.find(words)
    if len(found) != 1 or found[0].start or found[0].end != len(words):
        return []
    said = TermFound("", "qualifier", text[prefix.start() : adjective.end()].strip().lower())
    return [
        Found(prefix.start(), adjective.end() - 1, said),
        Found(adjective.end(), term.end, found[0].value),
    ]
