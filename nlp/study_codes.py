"""A study drug's code is no abbreviation: "APL-101" is no leukemia, "MDS 0451" no dysplasia."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.authorities import without_authorities
from nlp.recognizers import Found, TermFound

# Letters, a hyphen and three digits or more, that are no year. Source: how sponsors name compounds.
_CODE = re.compile(
    r"(?<![\w-])([A-Z]{2,6})(?:-(?!(?:19|20)\d\d\b)\d{3,6}|\s(?!(?:19|20)\d\d\b)\d{3,6}(?![.,]\d)"
    r"(?!\s?(?:[/%<>=-]|x\b|m?c?[gL]\b|m[lm]\b|ms|days?|weeks?|months?|years?|cells?|copies|units?|or|to|and)))"
    r"[A-Z]?(?![\w-])"
)
_DIGITS = re.compile(r"[-\s]L?\d")
# Checkpoints, and what is aimed at them: "any PD-1/PD-L1 targeted therapy". Source: usage.
_TARGET = re.compile(r"\bPD-L?[12]\s?/\s?PD-L?[12]\b(?![\w-])")
_AIMED = re.compile(
    r"[^.;]{0,60}\b(?:therap|inhibit|agents?\b|antibod|treat|blockade)", re.IGNORECASE
)
_CHECKPOINT = TermFound("checkpoint_inhibitor", "drug", "checkpoint inhibitor")
# The letters of a checkpoint's name are no progressive disease.
_RECEPTOR = re.compile(r"\bPD-(?P<of>1|L1|L2)\b(?!-)")
_AGAINST = re.compile(
    r"\b(?:target(?:s|ed|ing)?|against|inhibit(?:s|ing)?|block(?:s|ing)?|directed (?:at|to))"
    r"\s(?:the\s)?(?:[\w-]{2,20}(?:\s?[,/]|\sor|\sand)\s?(?:or\s|and\s)?){0,4}\Z",
    re.IGNORECASE,
)
_REACH = 80
_BLOCKERS = {
    "L1": TermFound("pd_l1_inhibitor", "drug", "PD-L1 inhibitor"),
    "L2": _CHECKPOINT,
    "1": TermFound("pd_1_inhibitor", "drug", "PD-1 inhibitor"),
}


def name_codes(text: str, terms: Sequence[Found]) -> list[Found]:
    """The terms, each that only the letters of a code were read as replaced by the code."""
    found = without_authorities(text, terms)
    if _DIGITS.search(text) is None:
        return found
    found = _targets(text, found)
    for code in _CODE.finditer(text):
        for index, term in enumerate(found):
            spaced = text[code.end(1)] == " " and term.value.kind != "condition"
            if (term.start, term.end) == code.span(1) and not spaced:
                found[index] = Found(*code.span(), TermFound("", "drug", code[0].lower()))
    return found


def _targets(text: str, terms: list[Found]) -> list[Found]:
    """The terms with the drugs against a checkpoint that is named without them."""
    if "PD-" not in text:
        return terms
    kept = list(terms)
    for target in _TARGET.finditer(text):
        start, end = target.span()
        taken = any(term.start < end and start < term.end for term in kept)
        if not taken and _AIMED.match(text, end):
            kept.append(Found(start, end, _CHECKPOINT))
    for name in _RECEPTOR.finditer(text):
        start, end = name.span()
        if not any(term.start < end and start < term.end for term in kept):
            against = _AGAINST.search(text, max(0, start - _REACH), start)
            value = _BLOCKERS[name["of"]] if against else TermFound("", "other", name[0].lower())
            kept.append(Found(start, end, value))
    return sorted(kept, key=lambda term: term.start)
