"""The amounts and windows of a written short form, read."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from nlp.model.amount import Amount, Comparator, Reference, Relation
from nlp.model.dates import Period, Window, WindowType
from nlp.model.interval import Bound, Interval
from nlp.model.tokens import Tokens

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
WINDOWS = {each.value: each for each in WindowType}
_SIGNS = frozenset({"<", "<=", ">", ">=", "=", "!="})
_TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min"})
AFTER_AMOUNT = frozenset(
    {"", ")", ";", ",", "and", "or", "then", "with", "reference", "of"} | set(WINDOWS)
)


def read_amount(tokens: Tokens) -> Amount | None:
    """Which amount stands here, if any? Raises NotationError where one begins and breaks off."""
    token = tokens.peek()
    if token == "[" and tokens.peek(2) == "," and not _is_end(tokens.peek(1)):
        return _measured(tokens, _steps(tokens))
    if token in ("[", "("):
        interval = _interval(tokens)
        low, high = interval.low, interval.high
        if low is None or high is None:
            raise tokens.fail("a range with both ends")
        amount = Amount(
            Comparator.BETWEEN,
            (low.value, high.value),
            open_low=not low.inclusive,
            open_high=not high.inclusive,
        )
        return _measured(tokens, amount)
    if token not in _SIGNS and token != "in":
        return None
    op = Comparator(tokens.take())
    if tokens.peek() in {each.value for each in Reference}:
        return _offset(tokens, op)
    values, labels = _values(tokens)
    return _measured(tokens, Amount(op, values, labels=labels))


def _values(tokens: Tokens) -> tuple[tuple[Decimal, ...], tuple[str, ...]]:
    found = [tokens.take()]
    while tokens.peek() == "|":
        tokens.take()
        found.append(tokens.take())
    if all(_NUMBER.fullmatch(each) for each in found):
        return tuple(map(Decimal, found)), ()
    return (), tuple(found)


def _offset(tokens: Tokens, op: Comparator) -> Amount:
    reference, relation = Reference(tokens.take()), Relation(tokens.take())
    values, _ = _values(tokens)
    made = Amount(op, values, relative_to=reference, relation=relation)
    return _measured(tokens, made)


def _measured(tokens: Tokens, amount: Amount) -> Amount:
    """The unit behind the values, `xULN`, and the reference range."""
    unit, reference = None, None
    relative, relation = amount.relative_to, amount.relation
    if tokens.peek() not in AFTER_AMOUNT:
        word = tokens.take()
        if word.startswith("x") and word[1:] in {each.value for each in Reference}:
            relative, relation = Reference(word[1:]), Relation.TIMES
        else:
            unit = word
    if tokens.peek() == "," and tokens.peek(1) == "reference":
        tokens.at += 2
        reference = _interval(tokens)
        if unit is not None and tokens.peek() == unit:
            tokens.take()
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


def _interval(tokens: Tokens) -> Interval[Decimal]:
    closed_low = tokens.take() == "["
    low = _end(tokens)
    tokens.want(",")
    high = _end(tokens)
    if tokens.peek() not in ("]", ")"):
        raise tokens.fail("']' or ')'")
    closed_high = tokens.take() == "]"
    return Interval(
        None if low is None else Bound(low, closed_low),
        None if high is None else Bound(high, closed_high),
    )


def _steps(tokens: Tokens) -> Amount:
    """A range over the steps of a scale: `[II, IV]`."""
    tokens.take()
    first = tokens.take()
    tokens.want(",")
    labels = first, tokens.take()
    tokens.want("]")
    return Amount(Comparator.BETWEEN, (), labels=labels)


def _is_end(token: str) -> bool:
    """May a token be an end of an interval of numbers?"""
    return token in ("-inf", "inf") or _NUMBER.fullmatch(token) is not None


def _end(tokens: Tokens) -> Decimal | None:
    token = tokens.take()
    if token in ("-inf", "inf"):
        return None
    if not _NUMBER.fullmatch(token):
        tokens.at -= 1
        raise tokens.fail("a number")
    return Decimal(token)


def read_window(tokens: Tokens) -> Window:
    """Which window stands here, behind its kind? Raises NotationError, naming the column."""
    kind = WINDOWS[tokens.take()]
    if tokens.peek() == "[":
        tokens.take()
        first = tokens.at
        start = _period(tokens)
        tokens.want(",")
        end = _period(tokens)
        tokens.want("]")
        words = [word for word, _ in tokens.tokens[first : tokens.at]]
        pairs = pairwise(words)
        units = {unit for number, unit in pairs if unit in _TIME_UNITS and number != "0"}
        small = units.pop() if len(units) == 1 and units <= {"mo", "d", "min"} else None
        return Window(kind, start, end, _anchor(tokens), unit=small)
    signed = tokens.peek() in _SIGNS or tokens.peek() in ("between", "in")
    op = Comparator(tokens.take()) if signed else None
    values, _ = _values(tokens)
    unit = tokens.take() if tokens.peek() not in AFTER_AMOUNT else None
    anchor = _anchor(tokens) if tokens.peek() == "of" else "now"
    return Window(kind, anchor=anchor, op=op, values=values, unit=unit)


def _anchor(tokens: Tokens) -> str:
    tokens.want("of")
    anchor = tokens.take()
    return "now" if anchor == "as_of" else anchor


def _period(tokens: Tokens) -> Period | None:
    if tokens.peek() in ("-inf", "inf"):
        tokens.take()
        return None
    negative = tokens.peek().startswith("-")
    total = Period()
    while _NUMBER.fullmatch(tokens.peek()) and tokens.peek(1) in _TIME_UNITS:
        part = Period.of(abs(Decimal(tokens.take())), tokens.take())
        if part is not None:
            total = Period(
                total.months + part.months,
                total.days + part.days,
                total.minutes + part.minutes,
            )
    return -total if negative else total
