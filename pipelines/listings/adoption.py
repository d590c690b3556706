"""Which items stand under a lead-in though they are written level with it?"""

from __future__ import annotations

import re

from pipelines.listings.lead_ins import (
    alternative,
    asks_one,
    function,
    joins_on,
    leaves_out,
    unsaid,
)
from pipelines.listings.nesting import Item, refers_on

_OPEN_END = re.compile(r";(?:\s*(?:and|or|and/or))?\s*$", re.IGNORECASE)
_FRAGMENT = re.compile(r"[≥≤<>=]|\d|\b(?:normal|greater|less|at least|within)\b")
# "Adequate organ function, defined as:" / "The patient has adequate liver function, that is ...".
_FUNCTIONING = re.compile(
    r"\b(?:adequate|acceptable|normal|sufficient)\b[^.;:]{1,30}\b(?:function|reserve)",
    re.IGNORECASE,
)
_CAPITALIZED = re.compile(r"[A-Z][a-z]")
# What asks something of its own, whatever list stands before it.
_OWN = re.compile(
    r"(?:(?:signed|written|informed|provid\w+|giv\w+|consent|willing\w*|abl[ey]|ability|unable|"
    r"inability|ages?|aged|adults?|males?|females?|m[ae]n|wom[ae]n|patients?|subjects?|participants?|"
    r"must|no|not|none|definitions?|expected|ecog|karnofsky|performance|pregnan\w+|known|any|the|history|"
    r"prior|previous|current\w*|adequate|negative|participat\w+|concurrent|other|at least|use|"
    r"body|bmi|english|intend\w*|eligible|ha[sd]|have|is|are|human|hiv|scheduled|life)\b|[^.;:]*\b(?:must|should|will|agrees?|consent|provided)\b)",
    re.IGNORECASE,
)
_CANCER = re.compile(r"\b(?:cancers?|malignanc(?:y|ies)|tumou?rs?|neoplas\w+)\b", re.IGNORECASE)
_MILD = re.compile(
    r"\b(?:in[ -]situ|skin|basal|squamous|treated|resected|cured|curative\w*|remission|"
    r"disease[ -]free|non-?melanom\w+)\b",
    re.IGNORECASE,
)


def adopt_flat(items: list[Item], clean: str) -> None:
    """Give a lead-in without children what follows it at its own level and is part of its list."""
    for number, item in enumerate(items):
        if not item.opens or item.children or item.order:
            continue
        words = clean[item.start : item.end]
        if joins_on(words[-12:]):
            continue
        labs = function(words)
        spared = bool(_CANCER.search(words) and leaves_out(words))
        refers = item.style is not None and (refers_on(words) or leaves_out(words))
        either = asks_one(words[-60:]) and _ors(items, number, clean)
        pooled = item.style is not None and asks_one(words[-60:])
        pool = _pool(items, number, clean) if pooled else 0
        told_lower = False
        for place in range(number + 1, len(items)):
            following = items[place]
            if following.group != item.group or following.parent not in (item.parent, number):
                if following.group == item.group and _under(items, following, number):
                    continue
                break
            told = refers and following.style is None
            if pool and place > pool and not either:
                break
            if not told and (following.opens or following.style != item.style):
                break
            mild = spared and _MILD.search(clean, following.start, following.end)
            joined = either and (not item.children or _or_before(items, place, clean))
            strung = following.style == item.style and _strung(items, number, place, clean)
            listed = told or mild or joined or strung or place <= pool
            if not listed and not _fragment(item, following, clean, labs=labs):
                break
            if told_lower and _CAPITALIZED.match(clean, following.start):
                break  # "lithium", "cyclosporine", "Allergy to gadolinium": a new sentence
            if not item.children:
                told_lower = following.style is None and clean[following.start].islower()
            following.parent = number
            item.children += 1


def _pool(items: list[Item], number: int, clean: str) -> int:
    """Up to which item do those go that "at least one of the following:" chooses from? 0: none.

    They stand level with it, two or more in a row, each but a name: none asks something of its own.
    """
    lead, last = items[number], 0
    for place in range(number + 1, len(items)):
        item = items[place]
        level = (item.group, item.style, item.parent) == (lead.group, lead.style, lead.parent)
        if not level or item.opens or _OWN.match(clean, item.start, item.end):
            break
        last = place
    return last if last > number + 1 else 0


def _under(items: list[Item], item: Item, ancestor: int) -> bool:
    while item.parent is not None:
        if item.parent == ancestor:
            return True
        item = items[item.parent]
    return False


def _ors(items: list[Item], number: int, clean: str) -> bool:
    """Does an "or" join the two items after a lead-in that stand level with it?"""
    if number + 2 >= len(items):
        return False
    first, second = items[number + 1], items[number + 2]
    level = first.parent == second.parent == items[number].parent
    return level and first.style == second.style and _or_before(items, number + 2, clean)


def _or_before(items: list[Item], place: int, clean: str) -> bool:
    before, item = items[place - 1], items[place]
    return alternative(clean[before.start : before.end], clean[item.start : item.end])


def _strung(items: list[Item], lead: int, place: int, clean: str) -> bool:
    """Do semicolons string an item to the list that a lead-in opened in a list without them?"""
    if lead and _ends_open(items[lead - 1], clean):
        return False
    return _ends_open(items[place if place == lead + 1 else place - 1], clean)


def _ends_open(item: Item, clean: str) -> bool:
    return _OPEN_END.search(clean[max(item.start, item.end - 8) : item.end]) is not None


def _fragment(lead: Item, item: Item, clean: str, *, labs: bool) -> bool:
    """Are its words no sentence: a line that goes on, a lab value after "adequate function"?"""
    words = clean[item.start : min(item.end, item.start + 160)]
    if item.style is None and not item.gap:
        first = not lead.children and unsaid(lead, clean)
        return first or item.end - item.start < 200
    if words[:1].islower() and clean[lead.start].isupper():
        return True
    if labs and _FUNCTIONING.search(words[:60]):
        return True
    return labs and item.end - item.start < 160 and bool(_FRAGMENT.search(words))
