"""What a sentence is made of once it is read: leaves, the words that lead to them, and joints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.model import All, AnyOf, Expression, Requirement, Statement, Status, lean
from nlp.recognizers import lowered

# How a phrase opens, in lower case; a later member of a list opens as the earlier ones do.
_LEAD = re.compile(
    r"\b(?:(?P<verb>ha(?:s|ve|d)|is|are|was|were|be|been|can(?:not)?|may|will|would|could|did"
    r"|does|do|received|underwent|undergone|unable)"
    r"|(?P<clause>(?:(?:for|in|with|to) )?(?:who|whose|whom)|that|which|where)"
    r"|(?P<person>patients?|subjects?|participants?|those|individuals?|persons?|volunteers?)"
    r"|(?P<noun>history|use|presence|evidence|diagnosis|diagnosed|known|suspicion|signs|receipt"
    r"|need|treatment|previous|prior|current|currently|any|planned)"
    r"|(?P<doing>receiving|taking|using|undergoing|requiring|having|presenting|treated|confirmed"
    r"|documented|indicated|evidenced|demonstrated|manifested|suggested|resulting|leading|causing|caused|associated|accompanied|suggesting|assessed"
    r"|considered|detected|characterized|proven|related|secondary|compared)"
    r"|(?P<after>before|after|during|following|since|until|within|throughout|prior to|due to"
    r"|because of|despite|for)"
    r"|(?P<place>of|to|with|without|in(?! situ\b)|on|by|from|at|under|via|as|into|over|between))\b"
)
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@lean
@dataclass(frozen=True, slots=True)
class Lead:
    """The words that open a leaf, each with its class, in order.

    `bare`: there are none; `initial`: the first of them stands at the very beginning.
    """

    words: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    either: bool = False
    bare: bool = True
    initial: bool = False

    def first(self) -> str:
        """The class of the first opening word, or nothing."""
        return self.classes[0] if self.classes else ""

    def last(self) -> str:
        """The class of the last opening word, or nothing."""
        return self.classes[-1] if self.classes else ""


BARE = Lead()


@lean
@dataclass(frozen=True, slots=True)
class Leaf:
    """A statement or unread words, with their place."""

    start: int
    end: int
    expression: Expression

    @property
    def statement(self) -> Statement | None:
        """The statement, if it is one; of two limits told as one the first."""
        told = self.expression
        if isinstance(told, (All, AnyOf)) and told.items:
            told = told.items[0]
        return told.statement if isinstance(told, Requirement) else None

    @property
    def kind(self) -> str:
        """The kind of its statement; of unread words nothing."""
        return self.statement.kind if self.statement else ""


@lean
@dataclass(frozen=True, slots=True)
class Token:
    """A leaf (`kind` leaf) with its lead, or a connector; `number`: how many are asked for.

    `stranded`: of a joint, that the preposition before it shares its object with what follows; of
    an exception, that it is told behind what it excepts.
    """

    kind: str
    leaf: Leaf | None = None
    lead: Lead = BARE
    number: int = 0
    stranded: bool = False


@lru_cache(maxsize=20_000)
def lead_of(words: str) -> Lead:
    if not words or words.isspace():
        return BARE
    low = lowered(words)
    matches = list(_LEAD.finditer(low))
    found = [(m[0], m.lastgroup or "") for m in matches]
    before = low[: matches[0].start()].strip() if matches else ""
    initial = bool(matches) and before in ("", "either", "both")
    return Lead(
        tuple(word for word, _ in found),
        tuple(kind for _, kind in found),
        "either" in low or "both" in low,
        False,
        initial,
    )


def is_absent(leaf: Leaf) -> bool:
    """Is it a statement of absence?"""
    return leaf.statement is not None and leaf.statement.assertion.status is Status.ABSENT
