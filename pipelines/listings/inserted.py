"""For whom does a limit hold, where that is put in before it: "or, for men, > 1.7 mg/dL"?

It is said of that limit alone, so it is read as if it stood behind: "or > 1.7 mg/dL for men".
"""

from __future__ import annotations

from collections.abc import Sequence

from nlp.model import Statement
from pipelines.listings.leaves import Token

_JOINTS = ("and", "or")
_WHOM = ("demographic", "procedure", "drug")  # a disease is told apart later (limits.py)
_SAID = ("in", "for", "if", "with", "among")


def behind_its_limit(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, of whom a second limit of one measure is asked behind that limit."""
    made = list(tokens)
    for at in range(1, len(made) - 3):
        if made[at].kind not in _JOINTS:
            continue
        first = at + 1 + (made[at + 1].kind == "comma")
        asked = first + (made[first].kind == "if")
        if asked + 2 >= len(made) or made[asked + 1].kind != "comma":
            continue
        whom, limit = made[asked], made[asked + 2]
        if _of_whom(whom, put=asked > first) and _goes_on(made[:at], limit):
            made[at + 1 : asked + 3] = [limit, *made[first:asked], whom]
    return made


def _of_whom(token: Token, *, put: bool) -> bool:
    """Does it say of whom: "in women", "if transfused"? `put`: an "if" stands before it."""
    told = _told(token)
    if told is None or told.amount is not None or told.windows or told.kind not in _WHOM:
        return False
    return put or token.lead.words[:1] in [(word,) for word in _SAID]


def _goes_on(before: Sequence[Token], limit: Token) -> bool:
    """Is it one more limit of what was limited last?"""
    told = _told(limit)
    if told is None or told.amount is None or told.concept is None:
        return False
    last = next((each for token in reversed(before) if (each := _told(token)) is not None), None)
    if last is None or last.amount is None or last.concept is None:
        return False
    return last.concept.concept_id == told.concept.concept_id is not None


def _told(token: Token) -> Statement | None:
    return token.leaf.statement if token.leaf is not None else None
