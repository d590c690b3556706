"""The written short form, read: the inverse of `notation.py`.

What is read has no spans and no codes; values stand as canonical where a form shows them so.
"""

from __future__ import annotations

from nlp.model.expression import (
    All,
    AnyOf,
    AtLeast,
    Child,
    Expression,
    IfThen,
    Not,
    Requirement,
    Unread,
)
from nlp.model.quote import Quote
from nlp.model.reading_amounts import AFTER_AMOUNT, WINDOWS, read_amount, read_window
from nlp.model.statement import Assertion, Concept, Experiencer, Statement, Status, Tense
from nlp.model.tokens import Tokens, unquoted

_STATUS = {each.value: each for each in Status if each is not Status.PRESENT}
_EXPERIENCER = {"family": Experiencer.FAMILY, "other": Experiencer.OTHER}
_TENSE = {each.value: each for each in Tense}


def read_expression(text: str) -> Expression:
    """Which expression does a short form write? Raises NotationError, naming the column."""
    reader = _Reader(text)
    expression = reader.expression()
    reader.tokens.end()
    return expression


def read_statement(text: str) -> Statement:
    """Which statement does a short form write? Raises NotationError, naming the column."""
    reader = _Reader(text)
    statement = reader.statement()
    reader.tokens.end()
    return statement


class _Reader:
    """Recursive descent over the tokens of one short form."""

    def __init__(self, text: str) -> None:
        self.tokens = Tokens(text)
        self.count = 0

    def expression(self) -> Expression:
        if self.tokens.peek() == "if":
            self.tokens.take()
            condition = self.operand()
            self.tokens.want("then")
            return IfThen(condition, self.operand())
        if self.tokens.peek() in ("all", "any") and self.tokens.peek(1) not in AFTER_AMOUNT:
            group = All if self.tokens.take() == "all" else AnyOf
            return group((self.operand(),))
        first = self.operand()
        word = self.tokens.peek()
        if word not in ("and", "or"):
            return first
        items = [first]
        while self.tokens.peek() == word:
            self.tokens.take()
            items.append(self.operand())
        return All(tuple(items)) if word == "and" else AnyOf(tuple(items))

    def operand(self) -> Expression:
        word = self.tokens.peek()
        if word == "(":
            self.tokens.take()
            inner = self.expression()
            self.tokens.want(")")
            return inner
        if word == "not":
            self.tokens.take()
            return Not(self.operand())
        if word in ("nothing", "never"):
            return All(()) if self.tokens.take() == "nothing" else AnyOf(())
        if word in ("unread", "criterion") and self.tokens.peek(1).startswith('"'):
            self.tokens.take()
            words = unquoted(self.tokens.take())
            return Unread(Quote(0, len(words), words)) if word == "unread" else Child(words)
        if word.isdigit() and self.tokens.peek(1) == "of":
            return self.at_least()
        return Requirement(self.statement())

    def at_least(self) -> Expression:
        count = int(self.tokens.take())
        self.tokens.want("of")
        self.tokens.want("(")
        items = []
        while self.tokens.peek() != ")":
            items.append(self.operand())
            if self.tokens.peek() == ";":
                self.tokens.take()
        self.tokens.want(")")
        return AtLeast(count, tuple(items))

    def statement(self) -> Statement:
        concept = self.concept()
        assertion = self.assertion()
        amount = read_amount(self.tokens)
        windows = []
        while self.tokens.peek() in WINDOWS:
            windows.append(read_window(self.tokens))
        qualifiers = []
        if self.tokens.peek() == "with":
            self.tokens.take()
            qualifiers.append(self.tokens.words())
            while self.tokens.peek() == "," and self.tokens.peek(1).startswith('"'):
                self.tokens.take()
                qualifiers.append(self.tokens.words())
        self.count += 1
        return Statement(
            f"s{self.count}",
            "other",
            concept,
            amount,
            tuple(windows),
            assertion,
            tuple(Quote(0, len(each), each) for each in qualifiers),
        )

    def concept(self) -> Concept | None:
        token = self.tokens.peek()
        if token.startswith('"'):
            return Concept(unquoted(self.tokens.take()))
        if not token or not (token[0].isalnum() or token[0] == "_"):
            raise self.tokens.fail("a concept")
        self.tokens.take()
        return None if token == "_" else Concept(token, token)

    def assertion(self) -> Assertion:
        status = _STATUS.get(self.tokens.peek(), Status.PRESENT)
        if status is not Status.PRESENT:
            self.tokens.take()
        experiencer, tense = Experiencer.PATIENT, Tense.CURRENT
        if self.tokens.peek() == "(" and self.tokens.peek(1) in (*_EXPERIENCER, *_TENSE):
            self.tokens.take()
            while self.tokens.peek() != ")":
                mark = self.tokens.take()
                experiencer = _EXPERIENCER.get(mark, experiencer)
                tense = _TENSE.get(mark, tense)
                if mark not in (*_EXPERIENCER, *_TENSE, ","):
                    raise self.tokens.fail("family, other, history, future or any")
            self.tokens.take()
        return Assertion(status, experiencer, tense)
