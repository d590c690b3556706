"""The written short form, read: the inverse of `notation.py`.

What is read has no spans and no codes; values stand as canonical where a form shows them so.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from nlp.errors import NotationError
from nlp.model.amount import Amount, Comparator, Reference, Relation
from nlp.model.dates import Period, Window, WindowType
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
from nlp.model.interval import Bound, Interval
from nlp.model.quote import Quote
from nlp.model.statement import Assertion, Concept, Experiencer, Statement, Status, Tense

_TOKEN = re.compile(
    r"""\s*(
        "(?:[^"\\]|\\.)*"                                  # words in quotes
        | \[[A-Za-z][A-Za-z_]*\][^\s()\[\];,|]*            # a unit such as [IU]/L
        | [()\[\];,|]
        | [<>!]=?(?=\s) | =(?=\s)
        | -?\d+(?:\.\d+)?(?![\w*/]|-\d)
        | [^\s()\[\];,|"]+(?:\[[^\s\]]*\][^\s()\[\];,|"]*)*   # a word or a unit
    )""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STATUS = {each.value: each for each in Status if each is not Status.PRESENT}
_EXPERIENCER = {"family": Experiencer.FAMILY, "other": Experiencer.OTHER}
_TENSE = {each.value: each for each in Tense}
_WINDOWS = {each.value: each for each in WindowType}
_SIGNS = frozenset({"<", "<=", ">", ">=", "=", "!="})
_TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min"})
_AFTER_AMOUNT = frozenset(
    {"", ")", ";", ",", "and", "or", "then", "with", "reference", "of"} | set(_WINDOWS)
)


def read_expression(text: str) -> Expression:
    """Which expression does a short form write? Raises NotationError, naming the column."""
    reader = _Reader(text)
    expression = reader.expression()
    reader.end()
    return expression


def read_statement(text: str) -> Statement:
    """Which statement does a short form write? Raises NotationError, naming the column."""
    reader = _Reader(text)
    statement = reader.statement()
    reader.end()
    return statement


class _Reader:
    """Recursive descent over the tokens of one short form."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[str, int]] = []
        here = 0
        while text[here:].strip():
            found = _TOKEN.match(text, here)
            if found is None:
                raise NotationError(text, here, "a word")
            self.tokens.append((found[1], found.start(1)))
            here = found.end()
        self.at = 0
        self.count = 0

    def peek(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.tokens[index][0] if index < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def fail(self, wanted: str) -> NotationError:
        place = self.tokens[self.at][1] if self.at < len(self.tokens) else len(self.text)
        return NotationError(self.text, place, wanted)

    def want(self, token: str) -> None:
        if self.peek() != token:
            raise self.fail(repr(token))
        self.at += 1

    def end(self) -> None:
        if self.peek():
            raise self.fail("the end")

    def expression(self) -> Expression:
        if self.peek() == "if":
            self.take()
            condition = self.operand()
            self.want("then")
            return IfThen(condition, self.operand())
        if self.peek() in ("all", "any") and self.peek(1) not in _AFTER_AMOUNT:
            group = All if self.take() == "all" else AnyOf
            return group((self.operand(),))
        first = self.operand()
        word = self.peek()
        if word not in ("and", "or"):
            return first
        items = [first]
        while self.peek() == word:
            self.take()
            items.append(self.operand())
        return All(tuple(items)) if word == "and" else AnyOf(tuple(items))

    def operand(self) -> Expression:
        word = self.peek()
        if word == "(":
            self.take()
            inner = self.expression()
            self.want(")")
            return inner
        if word == "not":
            self.take()
            return Not(self.operand())
        if word in ("nothing", "never"):
            return All(()) if self.take() == "nothing" else AnyOf(())
        if word in ("unread", "criterion") and self.peek(1).startswith('"'):
            self.take()
            words = _unquoted(self.take())
            return Unread(Quote(0, len(words), words)) if word == "unread" else Child(words)
        if word.isdigit() and self.peek(1) == "of":
            return self.at_least()
        return Requirement(self.statement())

    def at_least(self) -> Expression:
        count = int(self.take())
        self.want("of")
        self.want("(")
        items = []
        while self.peek() != ")":
            items.append(self.operand())
            if self.peek() == ";":
                self.take()
        self.want(")")
        return AtLeast(count, tuple(items))

    def statement(self) -> Statement:
        concept = self.concept()
        assertion = self.assertion()
        amount = self.amount()
        windows = []
        while self.peek() in _WINDOWS:
            windows.append(self.window())
        qualifiers = []
        if self.peek() == "with":
            self.take()
            qualifiers.append(self.words())
            while self.peek() == "," and self.peek(1).startswith('"'):
                self.take()
                qualifiers.append(self.words())
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

    def words(self) -> str:
        if not self.peek().startswith('"'):
            raise self.fail("words in quotes")
        return _unquoted(self.take())

    def concept(self) -> Concept | None:
        token = self.peek()
        if token.startswith('"'):
            return Concept(_unquoted(self.take()))
        if not token or not (token[0].isalnum() or token[0] == "_"):
            raise self.fail("a concept")
        self.take()
        return None if token == "_" else Concept(token, token)

    def assertion(self) -> Assertion:
        status = _STATUS.get(self.peek(), Status.PRESENT)
        if status is not Status.PRESENT:
            self.take()
        experiencer, tense = Experiencer.PATIENT, Tense.CURRENT
        if self.peek() == "(" and self.peek(1) in (*_EXPERIENCER, *_TENSE):
            self.take()
            while self.peek() != ")":
                mark = self.take()
                experiencer = _EXPERIENCER.get(mark, experiencer)
                tense = _TENSE.get(mark, tense)
                if mark not in (*_EXPERIENCER, *_TENSE, ","):
                    raise self.fail("family, other, history, future or any")
            self.take()
        return Assertion(status, experiencer, tense)

    def amount(self) -> Amount | None:
        token = self.peek()
        if token == "[" and self.peek(2) == "," and not self.is_end(self.peek(1)):
            return self.measured(self.steps())
        if token in ("[", "("):
            interval = self.interval()
            low, high = interval.low, interval.high
            if low is None or high is None:
                raise self.fail("a range with both ends")
            amount = Amount(
                Comparator.BETWEEN,
                (low.value, high.value),
                open_low=not low.inclusive,
                open_high=not high.inclusive,
            )
            return self.measured(amount)
        if token not in _SIGNS and token != "in":
            return None
        op = Comparator(self.take())
        if self.peek() in {each.value for each in Reference}:
            return self.offset(op)
        values, labels = self.values()
        return self.measured(Amount(op, values, labels=labels))

    def values(self) -> tuple[tuple[Decimal, ...], tuple[str, ...]]:
        found = [self.take()]
        while self.peek() == "|":
            self.take()
            found.append(self.take())
        if all(_NUMBER.fullmatch(each) for each in found):
            return tuple(map(Decimal, found)), ()
        return (), tuple(found)

    def offset(self, op: Comparator) -> Amount:
        reference, relation = Reference(self.take()), Relation(self.take())
        values, _ = self.values()
        made = Amount(op, values, relative_to=reference, relation=relation)
        return self.measured(made)

    def measured(self, amount: Amount) -> Amount:
        """The unit behind the values, `xULN`, and the reference range."""
        unit, reference = None, None
        relative, relation = amount.relative_to, amount.relation
        if self.peek() not in _AFTER_AMOUNT:
            word = self.take()
            if word.startswith("x") and word[1:] in {each.value for each in Reference}:
                relative, relation = Reference(word[1:]), Relation.TIMES
            else:
                unit = word
        if self.peek() == "," and self.peek(1) == "reference":
            self.at += 2
            reference = self.interval()
            if unit is not None and self.peek() == unit:
                self.take()
        interval = None
        if relative is None and amount.values:
            interval = amount.as_interval()
        return Amount(
            amount.op,
            amount.values,
            unit,
            relative,
            relation,
            interval,
            unit if interval is not None else None,
            amount.labels,
            amount.open_low,
            amount.open_high,
            reference,
        )

    def interval(self) -> Interval[Decimal]:
        closed_low = self.take() == "["
        low = self.end_of_interval()
        self.want(",")
        high = self.end_of_interval()
        if self.peek() not in ("]", ")"):
            raise self.fail("']' or ')'")
        closed_high = self.take() == "]"
        return Interval(
            None if low is None else Bound(low, closed_low),
            None if high is None else Bound(high, closed_high),
        )

    def steps(self) -> Amount:
        """A range over the steps of a scale: `[II, IV]`."""
        self.take()
        first = self.take()
        self.want(",")
        labels = first, self.take()
        self.want("]")
        return Amount(Comparator.BETWEEN, (), labels=labels)

    def is_end(self, token: str) -> bool:
        """May a token be an end of an interval of numbers?"""
        return token in ("-inf", "inf") or _NUMBER.fullmatch(token) is not None

    def end_of_interval(self) -> Decimal | None:
        token = self.take()
        if token in ("-inf", "inf"):
            return None
        if not _NUMBER.fullmatch(token):
            self.at -= 1
            raise self.fail("a number")
        return Decimal(token)

    def window(self) -> Window:
        kind = _WINDOWS[self.take()]
        if self.peek() == "[":
            self.take()
            first = self.at
            start = self.period()
            self.want(",")
            end = self.period()
            self.want("]")
            words = [word for word, _ in self.tokens[first : self.at]]
            pairs = pairwise(words)
            units = {unit for number, unit in pairs if unit in _TIME_UNITS and number != "0"}
            small = units.pop() if len(units) == 1 and units <= {"mo", "d", "min"} else None
            return Window(kind, start, end, self.anchor(), unit=small)
        signed = self.peek() in _SIGNS or self.peek() in ("between", "in")
        op = Comparator(self.take()) if signed else None
        values, _ = self.values()
        unit = self.take() if self.peek() not in _AFTER_AMOUNT else None
        anchor = self.anchor() if self.peek() == "of" else "now"
        return Window(kind, anchor=anchor, op=op, values=values, unit=unit)

    def anchor(self) -> str:
        self.want("of")
        anchor = self.take()
        return "now" if anchor == "as_of" else anchor

    def period(self) -> Period | None:
        if self.peek() in ("-inf", "inf"):
            self.take()
            return None
        negative = self.peek().startswith("-")
        total = Period()
        while _NUMBER.fullmatch(self.peek()) and self.peek(1) in _TIME_UNITS:
            part = Period.of(abs(Decimal(self.take())), self.take())
            if part is not None:
                total = Period(
                    total.months + part.months,
                    total.days + part.days,
                    total.minutes + part.minutes,
                )
        return -total if negative else total


def _unquoted(token: str) -> str:
    return re.sub(r"\\(.)", r"\1", token[1:-1])
