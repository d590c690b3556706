"""Which words of a criterion join, part or place its leaves? Text and leaves -> tokens.

A token is a leaf or a connector. A leaf carries its lead: the kinds of the words that open it,
by which a list is told from what is said of a list's last member (clauses.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.model import Expression, Requirement, Statement, Status

_CONNECTOR = re.compile(
    r"(?P<unless>\bunless\b|\bwith the exceptions? of\b|\bexcept(?:ing|ions?)?(?: for)?\b"
    r"|\bbut not(?! limited)\b)"
    r"|(?P<other>\bother than\b|\bapart from\b|\baside from\b|\bbesides\b|\bexcluding\b"
    r"|\bnot including\b)"
    r"|(?P<example>\b(?:(?:such as|including|includes?)(?:,? ?\(?but)?(?: are| is)? not limited"
    r" to,?"
    r"|such as|including|includes?|e ?\. ?g ?\.|i ?\. ?e ?\.|for example|eg|ie|for instance"
    r"|namely|viz|particularly|especially)(?=\W))"
    r"|(?P<define>\b(?:as )?defined (?:as|by)\b|\bas evidenced by\b|\bmeaning\b)"
    r"|(?P<allowed>(?<!not )(?<!not be )\b(?:allowed|permitted|acceptable|permissible|exempt)\b)"
    r"|(?P<free>\bwith(?:\s?/\s?| or )without\b|\bwithout or with\b|\bregardless of\b"
    r"|\birrespective of\b|\bassociated or not with\b|\bwhether or not\b)"
    r"|(?P<count>\b(?:at least|any|a minimum of|minimum of|≥|>=)?\s?"
    r"\b(?P<number>one|two|three|four|five|[1-9])(?: \([1-9]\))?(?: or more)?"
    r"(?: of(?: the| these)?(?: following)?\b| following\b)"
    r"(?: (?:criteria|conditions|features|symptoms|risk factors))?:?)"
    r"|(?P<or>\band\s?/\s?or\b|\bor\b|\bnor\b|\bversus\b)"
    r"|(?P<and>\band\b|\bas well as\b|\bplus\b|&|\btogether with\b)"
    r"|(?P<if>\bif\b|\bin (?:the )?case of\b|\bwhen\b"
    r"|\bfor (?=(?:\w{1,20} ){0,2}(?:wom[ae]n|men|females?|males?|patients|subjects|participants"
    r"|those)\b))"
    r"|(?P<then>\bthen\b)"
    r"|(?P<modal>\b(?:must|should|shall|needs? to|(?:are|is) required to|ha(?:s|ve) to)\b)"
    r"|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<stop>;|(?<=[a-zA-Z0-9%)\]])\s?\.(?=\s+[A-Z0-9]|\s*$)|\n)"
    r"|(?P<colon>:(?!\d))"
    r"|(?P<comma>,|/)",
    re.IGNORECASE,
)
# How a phrase opens; a later member of a list opens as the earlier ones do.
_LEAD = re.compile(
    r"\b(?:(?P<verb>ha(?:s|ve|d)|is|are|was|were|be|been|can(?:not)?|may|will|would|could|did"
    r"|does|do|received|underwent|undergone|unable)"
    r"|(?P<clause>who|whose|whom|that|which|where)"
    r"|(?P<person>patients?|subjects?|participants?|those|individuals?|persons?|volunteers?)"
    r"|(?P<noun>history|use|presence|evidence|diagnosis|diagnosed|known|suspicion|signs|receipt"
    r"|need|treatment|previous|prior|current|currently|any|planned)"
    r"|(?P<doing>receiving|taking|using|undergoing|requiring|having|presenting|treated|confirmed"
    r"|documented|resulting|leading|causing|caused|associated|accompanied|suggesting|assessed"
    r"|considered|detected|characterized|proven|related|secondary|compared)"
    r"|(?P<after>before|after|during|following|since|until|within|throughout|prior to|due to"
    r"|because of|despite|for)"
    r"|(?P<place>of|to|with|without|in|on|by|from|at|under|via|as|into|over|between))\b",
    re.IGNORECASE,
)
_JOINTS = frozenset({"and", "or", "comma"})
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Lead:
    """The words that open a leaf: each with its class, in order; `timed`: a window among them."""

    words: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    either: bool = False
    bare: bool = True

    def first(self) -> str:
        """The class of the first opening word, or nothing."""
        return self.classes[0] if self.classes else ""

    def last(self) -> str:
        """The class of the last opening word, or nothing."""
        return self.classes[-1] if self.classes else ""


BARE = Lead()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A statement or unread words, with their place."""

    start: int
    end: int
    expression: Expression

    @property
    def statement(self) -> Statement | None:
        """The statement, if it is one."""
        return self.expression.statement if isinstance(self.expression, Requirement) else None

    @property
    def kind(self) -> str:
        """The kind of its statement; of unread words nothing."""
        return self.statement.kind if self.statement else ""


@dataclass(frozen=True, slots=True)
class Token:
    """A leaf (`kind` leaf) with its lead, or a connector; `number`: how many are asked for."""

    kind: str
    leaf: Leaf | None = None
    lead: Lead = BARE
    number: int = 0


def tokens_of(
    text: str, leaves: Sequence[Leaf], masked: Sequence[tuple[int, int]] = ()
) -> list[Token]:
    """The leaves of a criterion and the connectors between them, in order.

    Args: leaves in order; masked, places of amounts and windows, whose words join nothing.
    """
    found = list(_CONNECTOR.finditer(text))
    spans = sorted([*masked, *((leaf.start, leaf.end) for leaf in leaves)])
    found = _outside(found, spans)
    leaves = _asked(leaves, [m for m in found if m.lastgroup == "count"])
    tokens: list[Token] = []
    here = number = 0
    for leaf in leaves:
        joined = False
        while number < len(found) and found[number].start() < max(leaf.start, 1):
            tokens.append(_token(found[number]))
            if not joined or found[number].lastgroup not in _JOINTS:
                here = max(here, found[number].end())
            joined = found[number].lastgroup in _JOINTS
            number += 1
        tokens.append(Token("leaf", leaf, _lead(text[here : leaf.start])))
        here = max(here, leaf.end)
    return tokens + [_token(each) for each in found[number:]]


def _outside(found: list[re.Match[str]], spans: list[tuple[int, int]]) -> list[re.Match[str]]:
    kept, index = [], 0
    reach = 0
    for match in found:
        while index < len(spans) and spans[index][0] <= match.start():
            reach = max(reach, spans[index][1])
            index += 1
        if match.start() >= reach or match.lastgroup == "count":
            kept.append(match)
    return kept


def _asked(leaves: Sequence[Leaf], counts: list[re.Match[str]]) -> Sequence[Leaf]:
    """Without the numbers that only say how many of a list are asked for."""
    if not counts:
        return leaves
    return [
        leaf
        for leaf in leaves
        if not any(
            each.start() <= leaf.start and leaf.end <= each.end() and _number_only(leaf)
            for each in counts
        )
    ]


def _number_only(leaf: Leaf) -> bool:
    return leaf.statement is not None and leaf.statement.concept is None


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or "comma"
    if kind != "count":
        return Token(kind)
    word = match["number"].lower()
    return Token(kind, number=NUMBERS.get(word) or int(word))


def _lead(words: str) -> Lead:
    if not words or words.isspace():
        return BARE
    found = [(m[0].lower(), m.lastgroup or "") for m in _LEAD.finditer(words)]
    lowered = words.lower()
    return Lead(
        tuple(word for word, _ in found),
        tuple(kind for _, kind in found),
        "either" in lowered or "both" in lowered,
        False,
    )


def is_absent(leaf: Leaf) -> bool:
    """Is it a statement of absence?"""
    return leaf.statement is not None and leaf.statement.assertion.status is Status.ABSENT
