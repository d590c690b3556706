"""Which sizes of tumor, nodes and metastases are those of one tumor: "cT3-4 or N+ rectal cancer"?

Several that are joined are asked for in turn, and the tumor beside them is of one of them; a
bracket or a comma between makes no list of the tumor and its sizes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.model import Expression, Requirement, Status, all_of, any_of
from nlp.placed import Placed
from nlp.tnm import is_tnm

_JOINED = re.compile(r",?\s(?:and/or|or|and)\s|\s?[/,;]\s?", re.IGNORECASE)
_TUMORS = ("cancer", "carcinoma", "oma", "tumor", "neoplasm", "malignancy", "disease")
_BEFORE = re.compile(r"\s(?:stage\s)?(?:\w{3,16}\s){0,2}", re.IGNORECASE)
_BEHIND = re.compile(
    r",?\s(?:of\s|with\s|that is\s|classified as\s|staged(?: as)?\s)?"
    r"(?P<open>[(\[](?:i\.e\.,?\s|e\.g\.,?\s)?)?",
    re.IGNORECASE,
)

Leaf = tuple[int, int, Expression]


def of_sizes(
    text: str, placed: Sequence[Placed], taken: frozenset[int]
) -> list[tuple[tuple[int, ...], Leaf]]:
    """Sizes with the tumor that they are of, each as one leaf: its members, place, and demand.

    Args: taken, those that already belong with another.
    """
    found = []
    at = 0
    while at < len(placed):
        last = at
        if not _is_size(placed[at]) or at in taken:
            at += 1
            continue
        while last + 1 < len(placed) and _goes_on(text, placed[last], placed[last + 1]):
            last += 1
        members = list(range(at, last + 1))
        asked: Expression = any_of([Requirement(placed[n].statement) for n in members])
        start, end = placed[at].start, placed[last].end
        if last + 1 < len(placed) and _is_tumor(placed[last + 1]):
            if _BEFORE.fullmatch(text, end, placed[last + 1].start):
                members.append(last + 1)
                asked = all_of([asked, Requirement(placed[last + 1].statement)])
                end = placed[last + 1].end
        elif at and _is_tumor(placed[at - 1]):
            gap = _BEHIND.fullmatch(text, placed[at - 1].end, start)
            closed = end + 1 if text[end : end + 1] in (")", "]") else end
            if gap is not None and (gap["open"] is None) == (closed == end):
                members.insert(0, at - 1)
                asked = all_of([Requirement(placed[at - 1].statement), asked])
                start, end = placed[at - 1].start, closed
        if len(members) > 1 and taken.isdisjoint(members):
            found.append((tuple(members), (start, end, asked)))
        at = last + 2
    return found


def _is_size(each: Placed) -> bool:
    concept = each.statement.concept
    return concept is not None and concept.concept_id is None and is_tnm(concept.name)


def _goes_on(text: str, one: Placed, other: Placed) -> bool:
    return _is_size(other) and _JOINED.fullmatch(text, one.end, other.start) is not None


def _is_tumor(each: Placed) -> bool:
    told = each.statement
    if told.concept is None or told.assertion.status is not Status.PRESENT:
        return False
    return told.kind == "condition" and (told.concept.concept_id or "").endswith(_TUMORS)
