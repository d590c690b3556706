"""Who wrote a book, and what a book is called, name no disease: "Criteria in Solid Tumors".

The National Cancer Institute is no cancer, and whoever is measured by RECIST need have no solid
tumor. Source: their own names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found

_NAMED = re.compile(
    r"\b(?:response evaluation criteria (?:in|for) solid tumou?rs?\b(?:,? (?:\(RECIST\)|RECIST))?"
    r"(?:,? v(?:ersion|\.)? ?\d(?:\.\d)?)?"
    r"|(?:u\.?s\.? )?national cancer institute(?:['’]s|-sponsored)?(?: [\[(]NCI[\])])?"
    r"(?:[ -]common (?:terminology|toxicity) criteria(?: for adverse events?)?)?"
    r"|common (?:terminology|toxicity) criteria for adverse events?"
    r"|american joint committee on cancer(?: [\[(]?AJCC[\])]?)?(?:,? v(?:ersion|\.)? ?\d)?"
    r"|american cancer society"
    r"|(?:union for )?international cancer control)(?!\w)",
    re.IGNORECASE,
)
_HINTS = (
    "solid tum",
    "cancer institute",
    "on cancer",
    "cancer soc",
    "cancer control",
    "adverse ev",
)


def authorities(text: str) -> list[tuple[int, int]]:
    """Where do such names stand?"""
    low = text.lower()
    if not any(map(low.__contains__, _HINTS)):
        return []
    return [match.span() for match in _NAMED.finditer(text)]


def without_authorities(text: str, terms: Sequence[Found]) -> list[Found]:
    """The terms but those that are words of such a name."""
    spans = authorities(text) if terms else []
    if not spans:
        return list(terms)
    return [t for t in terms if not any(low <= t.start and t.end <= high for low, high in spans)]
