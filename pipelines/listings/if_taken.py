"""Is a treatment asked for at all? "Methotrexate, if taken, at a stable dose for 8 weeks" asks
nothing of whom does without; neither does "if on statins, dose stable for 8 weeks" or "statins for
at least 3 months, or none".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Expression, IfThen, Requirement, Status, all_of
from nlp.placed import Placed

_TAKEN = (
    r"(?:(?:currently |already |being |previously )?(?:taken|used|in use|prescribed|received|given"
    r"|administered|ongoing|present|needed|required|applicable)|any"
    r"|(?:(?:currently |already )?(?:taking|using|receiving|on) (?:it|them|any|one|these|this)))"
)
_BEHIND = re.compile(
    rf"\s?(?:,\s?|\(\s?)(?:if|when|where) {_TAKEN}(?:\s?[,)]|(?=\s?[.;]|\s?\Z))", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:if|when)\s(?:(?:the\s)?(?:patients?|subjects?|participants?)\s(?:is|are)\s)?(?:currently\s"
    r"|already\s)?(?:on|taking|receiving|using|treated with|prescribed)\s(?:an?\s|any\s|the\s)?\Z",
    re.IGNORECASE,
)
_OR_NONE = re.compile(
    r"[^.;:\n]{0,80}?,?\sor\s(?:none|neither|not? at all|not taking (?:it|them|any))"
    r"(?:\s(?:of (?:them|these|the (?:two|three)|those)|at all))?(?=\s?[.;\n]|\s?\Z)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s?(?:,|/|,?\s(?:and/or|and|or))\s(?:an?\s|any\s)?", re.IGNORECASE)
_TREATMENTS = frozenset({"drug", "procedure", "device"})
_REACH = 60

Leaf = tuple[int, int, Expression]


def of_taken(
    text: str, offset: int, placed: Sequence[Placed], taken: frozenset[int]
) -> list[tuple[tuple[int, ...], Leaf]]:
    """Treatments that are only limited where they are taken: members, place, and demand.

    Args: offset, of the text in the listing; taken, those that already belong with another.
    """
    low = text.lower()
    if "if " not in low and "when " not in low and " or n" not in low:
        return []
    found = []
    at = 0
    while at < len(placed):
        last = _last_of_list(text, offset, placed, at)
        members = tuple(range(at, last + 1))
        limited = _is_limited(placed[at]) and taken.isdisjoint(members)
        if limited and _is_optional(text, placed, at, last, offset):
            asked = all_of([_if_taken(placed[n]) for n in members])
            found.append((members, (placed[at].start, placed[last].end, asked)))
        at = last + 1
    return found


def _if_taken(each: Placed) -> Expression:
    told = each.statement
    plain = replace(told, qualifiers=(), windows=(), amount=None)
    return IfThen(Requirement(plain), Requirement(told))


def _last_of_list(text: str, offset: int, placed: Sequence[Placed], at: int) -> int:
    """The last of the treatments in one list with this one."""
    while at + 1 < len(placed) and _is_limited(placed[at]) and _is_limited(placed[at + 1]):
        if _LISTED.fullmatch(text, _named(placed[at], offset), placed[at + 1].start) is None:
            break
        at += 1
    return at


def _is_limited(each: Placed) -> bool:
    told = each.statement
    limits = told.windows or told.amount or told.qualifiers
    present = told.assertion.status is Status.PRESENT
    return bool(limits) and present and told.kind in _TREATMENTS


def _is_optional(text: str, placed: Sequence[Placed], at: int, last: int, offset: int) -> bool:
    begin, end = placed[at].start, _named(placed[last], offset)
    if _AHEAD.search(text, max(0, begin - _REACH), begin) or _BEHIND.match(text, end):
        return True
    return last + 1 == len(placed) and _OR_NONE.match(text, end) is not None


def _named(each: Placed, offset: int) -> int:
    """Where the name of a treatment ends."""
    concept = each.statement.concept
    return concept.quote.end - offset if concept and concept.quote else each.end
