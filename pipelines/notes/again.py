"""On which further days did a thing happen that a note lists with several?

"Shingles in 2014 and again in 2021" is twice, "Crises: Aug 2023 (home), Nov 2023, Feb 2024" three
times. A list ends where something else is told between two of its dates, but for how it was
treated or where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from nlp.model import Statement
from nlp.recognizers import Found

# What may stand between the name and its first date, and between two dates.
_FIRST = re.compile(
    r"s?(?:\s(?:(?:in|over|during)\s)?(?:(?:this|the|past|last)\s){1,2}(?:\d{1,2}\s)?"
    r"(?:years?|months?)(?=:))?\s?(?:[:(,–-]\s?)?"
    r"(?:(?:x ?\d{1,2}|twice|two|three|several|\d{1,2}),?[:;]?\s)?\(?"
    r"(?:(?:in|on|last|episodes?|attacks?|both|first)\s){0,2}"
)
_NEXT = re.compile(
    r"(?:\s?\([^()\n]{0,40}\))?(?:\s(?!and\b|again\b|then\b)[\w-]{2,16}){0,2}"
    r"\s?(?:[,;&/+]\s?(?:and\s|then\s|&\s?)?|(?:and|then)\s)(?:again\s|also\s|once more\s)?"
    r"(?:(?:in|on|last)\s)?"
)
# What begins a tale of its own from its date on: "and in 2019 he began warfarin".
_TALE = re.compile(
    r",?\s(?:he|she|they|it|we|I|the|his|her|pt|patient|was|were|had|has|began|started|underwent"
    r"|developed|with|received|got)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s?\([^()\n]{0,40}\)")
_MOST = 12
_PERIOD = 28  # so far behind a name stands the colon of its list
# What ends a course or another tale, and begins no second time.
_SPAN = re.compile(r"\b(?:until|till|to|stopp\w*|since|ended|resolved|now)\b", re.IGNORECASE)

# What lasts or comes again, and is told by its days where it comes again.
_AGAIN = frozenset({"recurrence", "seizure", "hypoglycemia", "hospitalization", "fever"})
_DONE = frozenset({"procedure", "visit"})


def comes_again(statement: Statement) -> bool:
    """Is it something that is done or happens on days of its own?"""
    concept = statement.concept
    named = concept is not None and concept.concept_id in _AGAIN
    return named or (statement.kind in _DONE and statement.amount is None)


def first_of(text: str, end: int, dates: Sequence[Found]) -> Found | None:
    """The first date of a list that a colon opens behind a name, or behind the period that it is
    of: "Crises: 3/2023 (home), ...", "Crises this past year: 3/2023, ..."."""
    colon = text.find(":", end, end + _PERIOD)
    behind = next((each for each in dates if each.start > colon), None) if colon >= 0 else None
    if behind is None:
        return None
    return behind if _FIRST.fullmatch(text, end, behind.start) else None


def further(
    text: str, end: int, close: int, dates: Sequence[Found], free: Callable[[int, int], bool]
) -> list[Found]:
    """The dates of a list behind a name after its first, up to `close`, where the sentence ends.

    Args: end, where the name ends; dates, those of the passage in order; free, does nothing that
        happened stand between two offsets?
    """
    behind = [each for each in dates if end <= each.start and each.end <= close][:_MOST]
    if len(behind) < 2 or not _FIRST.fullmatch(text, end, behind[0].start):
        return []
    found = []
    for last, each in pairwise(behind):
        gap = text[last.end : each.start]
        inner = _BRACKETS.match(text, last.end)
        told = free(inner.end() if inner else last.end, each.start)
        if not _NEXT.fullmatch(gap) or _SPAN.search(gap) or not told:
            break
        if _TALE.match(text, each.end):
            break
        found.append(each)
    return found
