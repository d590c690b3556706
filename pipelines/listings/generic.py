"""Which generic nouns ask nothing beside the name of a treatment?

"Aspirin for the treatment of pain" is aspirin for pain, and "antiplatelet aggregation drugs" name
drugs but once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from nlp.model import Statement, Tense
from nlp.placed import Placed
from pipelines.listings.connecting_words import MEMBERS

_GENERIC = frozenset({"treatment", "medication"})
_KINDS = frozenset({"disease", "comorbidity", "medication", "treatment", "symptom"})
_FORM_TEXT = (
    "cream ointment lotion gel foam spray drop tablet capsule patche pill suppositorie solution"
)
_FORMS = frozenset(f"{word}{end}" for word in _FORM_TEXT.split() for end in ("", "s")) | {"patch"}
# How many members of a list are asked for, by what they are, before the list.
_COUNTS = re.compile(
    r"\b(?:one|two|three|four|five|[1-9])(?: \([1-9]\))?(?: or more)?"
    rf"(?: of (?:the |these )?following)?{MEMBERS} ?[:(]"
)
_MEMBER_WORDS = (
    "factor",
    "comorbidit",
    "symptom",
    "sign",
    "feature",
    "condition",
    "criteri",
    "charact",
)
_LISTED = re.compile(r"[,;]|\b(?:or|and)\b")
_FOLLOWING = re.compile(r"\bof (?:the |these )?following (?:[a-z]{4,14} )?\Z", re.IGNORECASE)
_BELOW = re.compile(r"\bof (?:the |these )(?:[a-z]{4,14} )?\Z", re.IGNORECASE)
_TREATMENTS = frozenset({"drug", "procedure", "device"})
_PURPOSE = re.compile(
    r"\s(?:(?:used|given|taken|prescribed|indicated|administered|received|required|needed)\s)?(?:for|as|in)"
    r"\s(?:the\s|an?\s|their\s)?(?:\w{2,16}\s)?",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:of|for|against)\s", re.IGNORECASE)
_SAME = re.compile(r"\s[a-z-]{3,16}\s", re.IGNORECASE)


def without_generic(text: str, placed: list[Placed]) -> tuple[list[Placed], list[tuple[int, int]]]:
    """The statements that name something, and where those lay that only name its kind.

    A time that stands at such a noun is that of what it speaks of.
    """
    if not placed:
        return placed, []
    made = list(placed)
    dropped = _counting(text, placed)
    if _only_opens(text, placed[-1]):
        dropped.add(len(placed) - 1)
    for index, each in enumerate(placed):
        if each.statement.kind == "other" and _is_form(placed, index, dropped):
            dropped.add(index)
        if not _is_generic(each):
            continue
        told = _told(text, made, index)
        if told is not None:
            made[told] = _with_time(made[told], each.statement)
            dropped.add(index)
    kept = [each for index, each in enumerate(made) if index not in dropped]
    return kept, [(placed[index].start, placed[index].end) for index in sorted(dropped)]


def _counting(text: str, placed: list[Placed]) -> set[int]:
    """Those that only count the members of a list: "two risk factors: obesity, asthma or gout"."""
    low = text.lower()
    if not any(map(low.__contains__, _MEMBER_WORDS)):
        return set()
    dropped: set[int] = set()
    starts = [each.start for each in placed]
    for found in _COUNTS.finditer(low):
        behind = bisect_left(starts, found.end())
        if behind + 1 < len(placed) and _LISTED.search(
            text, placed[behind].end, starts[behind + 1]
        ):
            dropped.update(range(bisect_left(starts, found.start()), behind))
    return dropped


def _only_opens(text: str, last: Placed) -> bool:
    """Does a kind only open the list of what is meant: "one of the following diseases:"?"""
    told = last.statement
    named = told.concept.concept_id if told.concept is not None else None
    if named not in _KINDS or told.amount is not None or told.windows:
        return False
    behind = text[last.end :].strip().lower()
    if behind not in ("", ":", "below:", "below"):
        return False
    return (_BELOW if "below" in behind else _FOLLOWING).search(
        text, max(0, last.start - 40), last.start
    ) is not None


def _is_form(placed: list[Placed], index: int, dropped: set[int]) -> bool:
    """Is it only the form in which the drug before it is given: "steroids (creams, gels)"?"""
    concept = placed[index].statement.concept
    if not index or concept is None or concept.concept_id is not None:
        return False
    before = placed[index - 1].statement.kind == "drug" or index - 1 in dropped
    return before and _FORMS.issuperset(concept.name.lower().split())


def _is_generic(placed: Placed) -> bool:
    told = placed.statement
    named = told.concept.concept_id if told.concept is not None else None
    return named in _GENERIC and told.amount is None and not told.qualifiers


def _told(text: str, placed: list[Placed], index: int) -> int | None:
    """Which statement names what a generic noun stands for, if one does?"""
    each = placed[index]
    if not index:
        return None
    before = placed[index - 1]
    if (
        not _treats(before)
        or before.statement.assertion.status is not each.statement.assertion.status
    ):
        return None
    purpose = _PURPOSE.fullmatch(text, before.end, each.start) and _OF.match(text, each.end)
    same = before.statement.kind == "drug" and _SAME.fullmatch(text, before.end, each.start)
    return index - 1 if purpose or same else None


def _treats(placed: Placed) -> bool:
    return placed.statement.kind in _TREATMENTS and not _is_generic(placed)


def _with_time(placed: Placed, generic: Statement) -> Placed:
    told = placed.statement
    windows = told.windows or generic.windows
    said = told.assertion
    if generic.assertion.time is Tense.HISTORY and said.time is Tense.CURRENT:
        said = replace(said, time=Tense.HISTORY, cues=(*said.cues, *generic.assertion.cues))
    if windows == told.windows and said == told.assertion:
        return placed
    return replace(placed, statement=replace(told, windows=windows, assertion=said))
