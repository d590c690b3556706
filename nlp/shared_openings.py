"""Shared openings: "cancer of the breast, lung or colon" names three diseases, one opening for all.

What follows "allergy to penicillin or" is what one is allergic to, not what one takes; an organ
behind "cancer of the breast or" is where one more cancer is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found, TermFinder, TermFound

_REACTION = r"(?:allerg(?:y|ic)|hypersensitivity|intolerance|contraindications?)\s(?:to|for)\s"
_PLACED = r"(?:[\w-]{3,20}\s){1,3}of\s(?:the\s)?(?=(?:[\w-]{3,20}\s)?[\w-]{3,20}\Z)"
_OPENING = re.compile(rf"(?:{_REACTION}|(?P<place>{_PLACED}))", re.IGNORECASE)
_OPENED = frozenset({"drug", "procedure", "other"})
_LISTED = re.compile(
    r"\s{0,9}(?:,|/|,?\s{0,9}(?:and/or|and|or))\s{0,9}(?:to\s|of\s)?(?:any |the |other )?",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\s(?:to|for)\s(?:either|both)\s", re.IGNORECASE)
_REACTING = re.compile(rf"{_REACTION}\Z", re.IGNORECASE)
# A tumor by a name that says nothing of where, and the place behind it.
_TUMORS = frozenset({"malignancy", "neoplasm", "carcinoma", "solid_tumor"})
_SPREAD = "metastatic_cancer"
_ORGAN = re.compile(r"\sof\s(?:the\s)?(?P<organ>[a-z-]{3,20})\b", re.IGNORECASE)
_TUMOR = "cancer of the "
_LONGEST_LIST = 12


def open_first(text: str, terms: Sequence[Found], finder: TermFinder) -> list[Found]:
    """The terms, first members of lists whose opening no row has with them read as one name.

    "Malignant neoplasm of the lung or colon", "allergy to either aspirin or latex".
    """
    made = list(terms)
    if " of " in text:
        made = [_of_organ(text, made, index, finder) for index in range(len(made))]
    if "either" not in text and "both" not in text:
        return made
    for index in range(len(made) - 1, 0, -1):
        opened, first = made[index - 1], made[index]
        gap = _EITHER.fullmatch(text, opened.end, first.start)
        words = f"{text[opened.start : opened.end]} to "
        if gap is None or first.value.kind not in _OPENED or not _REACTING.search(words):
            continue
        own = words.lower()
        named = _opened(own, text[first.start : first.end], first, finder)
        made[index - 1 : index + 1] = [Found(opened.start, first.end, named.value)]
    return made


def _of_organ(text: str, terms: Sequence[Found], index: int, finder: TermFinder) -> Found:
    term = terms[index]
    named = term.value.concept_id in _TUMORS or term.value.concept_id == _SPREAD
    place = _ORGAN.match(text, term.end) if named else None
    if place is None or (index + 1 < len(terms) and terms[index + 1].start < place.end()):
        return term
    spread = term.value.concept_id == _SPREAD
    name = f"metastatic {place['organ']} cancer" if spread else f"{_TUMOR}{place['organ']}"
    value = whole_name(name, finder)
    return term if value is None else Found(term.start, place.end(), value)


def share_openings(text: str, terms: list[Found], finder: TermFinder) -> None:
    """Read members of a list with the words that open the name before them."""
    for index in range(1, len(terms)):
        before = terms[index - 1]
        opening = _OPENING.match(text, before.start, before.end)
        if opening is None or before.value.kind not in ("condition", "allergy"):
            continue
        words = _words(opening, before)
        for step in range(index, min(index + _LONGEST_LIST, len(terms))):
            gap = text[terms[step - 1].end : terms[step].start]
            member = terms[step]
            if member.value.kind not in _OPENED or not _LISTED.fullmatch(gap):
                break
            if opening["place"] and member.value.concept_id:
                break  # "cancer of the breast or surgery"
            named = text[member.start : member.end]
            if opening[0].lower().startswith("metastatic"):
                value = whole_name(f"metastatic {named} cancer", finder)
                if value is None:
                    break
                terms[step] = Found(member.start, member.end, value)
                continue
            if opening["place"] and words != _TUMOR and whole_name(words + named, finder) is None:
                break  # "loss of taste or smell, short breath"
            terms[step] = _opened(words, named, member, finder)


def _words(opening: re.Match[str], before: Found) -> str:
    """The words that open a name; of a tumor those by which its rows are named."""
    if opening["place"] and (before.value.concept_id or "").endswith(("cancer", "tumor")):
        return _TUMOR
    words = opening[0].lower()
    return words.replace(" either", "").replace(" both", "")


def _opened(opening: str, words: str, term: Found, finder: TermFinder) -> Found:
    whole = f"{opening}{words}"
    value = whole_name(whole, finder)
    if value is not None:
        return Found(term.start, term.end, value)
    return Found(term.start, term.end, TermFound("", "condition", whole.lower()))


def whole_name(words: str, finder: TermFinder) -> TermFound | None:
    """What do words name, all of them together?"""
    found = finder.find(words)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(words)
    return found[0].value if whole else None
