"""By which route and how often is a drug taken? The words that say so, as the note has them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.recognizers import Found, TermFound

_ROUTES = (
    r"p\.?o\.?|i\.?v\.?|s\.?c\.?|subq|s\.?q\.?|i\.?m\.?|s\.?l\.?|topical(?:ly)?|inhaled|oral(?:ly)?"
    r"|by mouth|intravenous(?:ly)?|subcutaneous(?:ly)?|intramuscular(?:ly)?|sublingual(?:ly)?"
    r"|transdermal|nebuli[sz]ed|intranasal|rectally|per rectum|via (?:peg|g-tube|ng tube)"
)
_RATES = (
    r"(?:once|twice|three times|four times|\d times) (?:(?:a|per|each|every) )?(?:daily|day|week"
    r"|weekly|month)|every (?:other day|morning|evening|night|day|week|month|\d{1,2}(?:-\d{1,2})? "
    r"(?:hours?|days?|weeks?|months?|hrs?))|each (?:morning|evening|night|day)|daily|nightly|weekly"
    r"|monthly|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?i\.?d\.?|q\.?d\.?|q\.?h\.?s\.?|qam|qpm|q\.?o\.?d\.?"
    r"|b\.?d\.?|t\.?d\.?s\.?|q\.?d\.?s\.?|o\.?d\.?|nocte|mane"
    r"|q ?\d{1,2} ?(?:h(?:rs?|ours?)?|d(?:ays?)?|w(?:ee)?ks?)|at bedtime|at night"
    r"|in the (?:morning|evening)|with meals|as needed|p\.?r\.?n\.?|as directed"
)
_WORDS = re.compile(rf"(?<![\w.])(?:{_ROUTES}|{_RATES})(?!\w)", re.IGNORECASE)
_REACH = 70
_PARTED = re.compile(r"[;\n]|\.\s|\b(?:and then|but|because|for (?:his|her|the|a))\b")


def regimens(
    text: str, terms: Sequence[Found], amounts: Sequence[Found]
) -> dict[int, tuple[Found, ...]]:
    """The words of route and frequency behind each drug, by the drug's index among the terms."""
    taken = [(each.start, each.end) for each in amounts if "/" in (each.value.amount.unit or "")]
    found: dict[int, tuple[Found, ...]] = {}
    for index, term in enumerate(terms):
        if term.value.kind != "drug":
            continue
        stop = min(len(text), term.end + _REACH)
        following = next((t for t in terms[index + 1 : index + 4] if t.value.kind == "drug"), None)
        stop = min(stop, following.start) if following is not None else stop
        parted = _PARTED.search(text, term.end, stop)
        stop = parted.start() if parted else stop
        words = tuple(
            Found(match.start(), match.end(), TermFound("", "qualifier", match[0].lower()))
            for match in _WORDS.finditer(text, term.end, stop)
            if not any(low <= match.start() and match.end() <= high for low, high in taken)
        )
        if words:
            found[index] = words
    return found


def within(terms: Sequence[Found], words: Sequence[Found]) -> set[tuple[int, int]]:
    """The terms that are part of a drug's regimen: the bedtime of "20 units at bedtime"."""
    if not words:
        return set()
    starts = [word.start for word in words]
    return {
        (term.start, term.end)
        for term in terms
        for word in words[max(0, bisect_left(starts, term.start + 1) - 1) :][:1]
        if word.start <= term.start and term.end <= word.end
    }
