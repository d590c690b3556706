"""What an allergy does: a reaction beside its allergen is no finding of today.

"Penicillin (rash)", "sulfa - hives", "latex: anaphylaxis": the reaction qualifies the allergy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Statement, Status

_TIES_TEXT = """
( [ : - – → => -> = causes cause caused causing gave gives reaction reactions with which leads to
resulting in severe mild the of a an gets got he she has had have developed it they give me him her
"""
_TIES = frozenset(_TIES_TEXT.split())
_TOKEN = re.compile(r"\w+|[-=]>|[^\w\s]")
_CLAUSE = frozenset(
    ["it", "they", "which", "causes", "caused", "gives", "gets", "got", "he", "she"]
)
_NEXT = frozenset([",", "and", "or", "/"])
_REACTIONS = frozenset({"condition", "observation"})
_WIDEST = 40


_ALLERGIC = re.compile(
    r"\b(?:allerg(?:ic|y|ies)|intoleran(?:t|ces?)|hypersensitiv(?:e|ity)|anaphyla(?:xis|ctic)"
    r"|adverse reactions?|NKDA(?=,? (?:except|other)))(?: reactions?)?,? "
    r"(?:to|of|except(?: for)?|other than) "
    r"(?:(?:the|his|her|all|some|iv|oral)\s)?"
    r"(?:[\w/-]{2,24}(?: \([^()\n]{1,24}\))?(?:,| and| or|, and|,? &) ){0,5}\Z",
    re.IGNORECASE,
)
_WORDS = (
    "llerg",
    "LLERG",
    "ntoleran",
    "NTOLERAN",
    "ypersens",
    "YPERSENS",
    "naphyla",
    "reaction",
    "NKDA",
)


def is_allergen(text: str, start: int) -> bool:
    """Is what stands here named as what one is allergic to: "allergic to penicillin and X"?"""
    before = text[max(0, start - 120) : start]
    return any(word in before for word in _WORDS) and _ALLERGIC.search(before) is not None


def with_reactions(text: str, statements: Sequence[Statement]) -> list[Statement | None]:
    """The statements of a note, in its order, None for each that is a reaction only.

    Args: text, the whole note's.
    """
    made: list[Statement | None] = list(statements)
    allergy: int | None = None
    end, reacted = 0, False
    for index, statement in enumerate(statements):
        quote = statement.concept.quote if statement.concept else None
        if quote is None:
            continue
        if allergy is not None and _is_reaction(text, end, statement, reacted=reacted):
            owner = made[allergy] or statement
            made[allergy] = replace(owner, qualifiers=(*owner.qualifiers, quote))
            made[index] = None
            end, reacted = quote.end, True
        else:
            present = statement.assertion.status is Status.PRESENT
            allergy = index if statement.kind == "allergy" and present else None
            end, reacted = quote.end, False
    return made


def _is_reaction(text: str, end: int, statement: Statement, *, reacted: bool) -> bool:
    """Does a finding follow its allergen, or another reaction, as a reaction?"""
    quote = statement.concept.quote if statement.concept else None
    if quote is None or statement.kind not in _REACTIONS or statement.amount is not None:
        return False
    gap = text[end : quote.start]
    if not 0 < len(gap) <= _WIDEST or "\n" in gap:
        return False
    words = [word.lower() for word in _TOKEN.findall(gap)]
    if words[:1] == [","] and set(words[1:2]) <= _CLAUSE and len(words) > 1:
        words = words[1:]  # "sulfa, it gives me hives"
    if reacted:
        return bool(words) and all(word in _NEXT for word in words)
    return bool(words) and all(word in _TIES for word in words)
