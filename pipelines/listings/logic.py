"""Statements and the words between them -> the expression a criterion asks.

The words between two leaves are read as connectors (and, or, comma, semicolon, exception,
example, brackets); a small grammar over leaves and connectors gives the tree:

    criterion := clause (";" | sentence end) clause ...   all of them, or any if it excludes
    clause    := list [exception list]                     X except Y: X and not Y
    list      := item (connector item)*                    "and" binds closer than "or"
    item      := leaf [bracketed list]                     examples are alternatives of the leaf
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.model import (
    All,
    AnyOf,
    AtLeast,
    Expression,
    IfThen,
    Not,
    Requirement,
    Status,
    all_of,
    any_of,
)
from nlp.statements import Placed

_CONNECTOR = re.compile(
    r"(?P<except>\b(?:except(?:ing|ions?)?(?: for)?|with the exception of|other than|unless|"
    r"apart from|aside from|excluding|but not(?! limited))\b)"
    r"|(?P<example>\b(?:(?:such as|including|includes?)(?:,? ?\(?but)? not limited to,?|such as|"
    r"including|e\.g\.|i\.e\.|for example|"
    r"eg|ie|for instance|namely|defined as|defined by|particularly|especially)(?=\W))"
    r"|(?P<or>\band\s*/\s*or\b|\bor\b|\bnor\b|\bversus\b)"
    r"|(?P<and>\band\b|\bas well as\b|\bplus\b|&|\btogether with\b|\bcombined with\b)"
    r"|(?P<if>\bif\b|\bin case of\b|\bfor (?=(?:women|men|females?|males?|patients|subjects|"
    r"participants|those)\b))"
    r"|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<semi>;|(?<=[a-z0-9%)])\.(?=\s+[A-Z])|\n)"
    r"|(?P<comma>,|/)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:at least|any|minimum of|a minimum of|≥|>=)\s*(?P<n>one|two|three|four|five|[1-9])"
    r"(?: or more)?(?: of)?(?: the)? following\b"
    r"|\b(?P<m>one|two|three|four|five|[1-9]) or more of\b",
    re.IGNORECASE,
)
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Token:
    """A leaf (`kind` leaf) or a connector."""

    kind: str
    leaf: Expression | None = None


def expression_of(
    text: str,
    placed: Sequence[Placed],
    kind: str,
    extra: Sequence[tuple[int, int, Expression]] = (),
) -> Expression:
    """What does a criterion ask? `placed` in order of their place in `text`.

    Args: kind, inclusion or exclusion, which decides how clauses without a word between them
        are joined; extra, further leaves (unread words) with their place.
    """
    leaves = [(p.start, p.end, Requirement(p.statement)) for p in placed]
    ordered = sorted([*leaves, *extra], key=lambda each: (each[0], each[1]))
    tokens = _tokens(text, ordered)
    parsed = _Parser(tokens, kind == "exclusion").parse()
    counted = _COUNTED.search(text)
    if counted is not None and isinstance(parsed, (All, AnyOf)) and len(parsed.items) > 1:
        word = (counted["n"] or counted["m"]).lower()
        number = NUMBERS.get(word) or int(word)
        flat = [x for item in parsed.items for x in _flat(item)]
        return AnyOf(tuple(flat)) if number == 1 else AtLeast(number, tuple(flat))
    return parsed


def _flat(item: Expression) -> tuple[Expression, ...]:
    return item.items if isinstance(item, AnyOf) else (item,)


def _tokens(text: str, leaves: Sequence[tuple[int, int, Expression]]) -> list[Token]:
    tokens: list[Token] = []
    here = 0
    for start, end, leaf in leaves:
        if start > here:
            tokens += _connectors(text[here:start])
        tokens.append(Token("leaf", leaf))
        here = max(here, end)
    tokens += [token for token in _connectors(text[here:]) if token.kind == "close"]
    return tokens


def _connectors(gap: str) -> list[Token]:
    return [Token(found.lastgroup or "comma") for found in _CONNECTOR.finditer(gap)]


class _Parser:
    """Recursive descent over tokens; stray connectors are passed over, nothing is lost."""

    def __init__(self, tokens: list[Token], excludes: bool) -> None:
        self.tokens, self.excludes = tokens, excludes
        self.at = 0

    def parse(self) -> Expression:
        """The whole criterion."""
        clauses = self._clauses(closing=False)
        if not clauses:
            return All(())
        return any_of(clauses) if self.excludes else all_of(clauses)

    def _peek(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else "end"

    def _clauses(self, closing: bool) -> list[Expression]:
        found: list[Expression] = []
        while self._peek() != "end":
            if self._peek() == "close":
                if closing:
                    break
                self.at += 1
                continue
            if self._peek() == "semi":
                self.at += 1
                continue
            clause = self._clause()
            if clause is not None:
                found.append(clause)
        return found

    def _clause(self) -> Expression | None:
        condition = self._condition()
        left = self._list()
        while self._peek() == "except":
            self.at += 1
            right = self._list()
            if right is None:
                continue
            left = Not(right) if left is None else All((*_items(left), Not(right)))
        if self._peek() == "if":
            self.at += 1
            right = self._list()
            if right is not None:
                left = right if left is None else self._conditional(right, left)
        if condition is not None and left is not None:
            return self._conditional(condition, left)
        return left or condition

    def _conditional(self, condition: Expression, then: Expression) -> Expression:
        """Asked only of whom the condition holds; what excludes needs both."""
        return all_of([condition, then]) if self.excludes else IfThen(condition, then)

    def _condition(self) -> Expression | None:
        """`for women ...:` or `if ...,` at the head of a clause."""
        if self._peek() != "if":
            return None
        self.at += 1
        return self._item()

    def _list(self) -> Expression | None:
        items: list[Expression] = []
        words: list[str] = []
        pending = "none"
        while True:
            kind = self._peek()
            if kind in ("and", "or"):
                pending = kind
                self.at += 1
            elif kind == "comma":
                pending = pending if pending in ("and", "or") else "comma"
                self.at += 1
            elif kind == "example" and items:
                self.at += 1
                items[-1] = self._examples(items[-1])
                pending = "none"
            elif kind == "example":
                self.at += 1
            elif kind in ("leaf", "open"):
                item = self._item()
                if item is not None:
                    if items:
                        words.append(pending)
                    items.append(item)
                pending = "none"
            else:
                break
        return self._combine(items, words) if items else None

    def _examples(self, head: Expression) -> Expression:
        """What follows "such as": alternatives of the head, up to the end of the list."""
        rest = self._list()
        return head if rest is None else any_of([head, *_items(rest)])

    def _item(self) -> Expression | None:
        """A leaf and what stands in brackets behind it, or a bracket alone."""
        head: Expression | None = None
        if self._peek() == "leaf":
            head = self.tokens[self.at].leaf
            self.at += 1
        while self._peek() == "open":
            self.at += 1
            alternative = self._peek() in ("or", "example")
            inner = self._clauses(closing=True)
            if self._peek() == "close":
                self.at += 1
            if not inner:
                continue
            group = any_of(inner) if self.excludes else all_of(inner)
            head = group if head is None else _bracketed(head, group, alternative)
        return head

    def _combine(self, items: list[Expression], words: list[str]) -> Expression:
        """Joins a list by its connectors; what stands before it unjoined holds for all of it."""
        heads = 0
        while heads < len(words) and words[heads] == "none":
            heads += 1
        if heads == len(words):
            return all_of(items)
        if heads and (words[heads] != "comma" or _is_person(items[heads - 1])):
            return all_of([*items[:heads], self._joined(items[heads:], words[heads:])])
        return self._joined(items, words)

    def _joined(self, items: list[Expression], words: list[str]) -> Expression:
        """A comma means the operator that follows it; "and" binds closer than "or"."""
        resolved: list[str] = []
        following = "or" if self.excludes else "and"
        for word in reversed(words):
            if word in ("and", "or"):
                following = word
            resolved.append("and" if word == "none" else following)
        resolved.reverse()
        if self.excludes and "or" not in words:
            resolved = [
                "or" if word == "and" and was != "none" else word
                for word, was in zip(resolved, words, strict=True)
            ]
        groups: list[list[Expression]] = [[items[0]]]
        for item, word in zip(items[1:], resolved, strict=True):
            if word == "and":
                groups[-1].append(item)
            else:
                groups.append([item])
        joined = [all_of(group) for group in groups]
        if len(joined) > 1 and all(_negative(item) for item in joined):
            return all_of(joined)
        return any_of(joined)


def _is_person(item: Expression) -> bool:
    return isinstance(item, Requirement) and item.statement.kind == "demographic"


def _negative(item: Expression) -> bool:
    """Is it an absent statement, or nothing but such ("no A or B" is neither of them)?"""
    if isinstance(item, All):
        return all(_negative(each) for each in item.items)
    return isinstance(item, Requirement) and item.statement.assertion.status is Status.ABSENT


def _items(expression: Expression) -> tuple[Expression, ...]:
    return (expression,)


def _bracketed(head: Expression, group: Expression, alternative: bool) -> Expression:
    """A bracket behind a leaf: thresholds define it, names are other words or examples of it."""
    if isinstance(group, Not):
        return all_of([head, group])
    if isinstance(head, Requirement):
        inner = list(group.items if isinstance(group, (All, AnyOf)) else (group,))
        kept = [leaf for leaf in inner if not _same_concept(head, leaf)]
        if not kept:
            return head
        if any(_has_amount(leaf) for leaf in inner) and not alternative:
            return all_of([head, group])
        return any_of([head, *kept])
    return any_of([head, group]) if alternative else all_of([head, group])


def _same_concept(head: Requirement, leaf: Expression) -> bool:
    if not isinstance(leaf, Requirement):
        return False
    mine, theirs = head.statement.concept, leaf.statement.concept
    if leaf.statement.amount is not None or mine is None or theirs is None:
        return False
    return mine.concept_id is not None and mine.concept_id == theirs.concept_id


def _has_amount(leaf: Expression) -> bool:
    if isinstance(leaf, Requirement):
        return leaf.statement.amount is not None
    return isinstance(leaf, (All, AnyOf)) and any(_has_amount(each) for each in leaf.items)
