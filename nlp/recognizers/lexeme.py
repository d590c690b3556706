"""One lexeme: where it stands, what it may be, and the number that it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from nlp.model import Comparator, Reference
from nlp.recognizers.numbers import (
    MAGNITUDES,
    NumberFound,
    number_of,
    roman_value,
)


@dataclass(slots=True)
class Roles:
    """What a phrase may be; filled while the table of phrases is made.

    `tail`: of "or older", what its last words say before a number ("or older than 65").
    """

    before: Comparator | None = None
    after: Comparator | None = None
    about: str | None = None
    reference: Reference | None = None
    left: Any = None
    right: Any = None
    anchor: str | None = None
    study: bool = False
    joint: str | None = None
    filler: bool = False
    age: bool = False
    tail: Comparator | None = None
    scale: bool = False
    name: bool = False
    number: NumberFound | None = None
    ordinal: bool = False
    roman: bool = False
    mark: str | None = None
    period: bool = False

    @property
    def compares(self) -> bool:
        """Is it a comparator or a time cue before its number?"""
        return self.before is not None or self.left is not None


class Lexeme(NamedTuple):
    """One lexeme of a text and what it may be."""

    start: int
    end: int
    roles: Roles
    number: NumberFound | None = None


_OPEN, _CLOSE, _STOP = Roles(mark="("), Roles(mark=")"), Roles(mark=".")
MARKS = {
    "(": _OPEN,
    "[": _OPEN,
    ")": _CLOSE,
    "]": _CLOSE,
    ";": _STOP,
    "\n": Roles(mark="\n"),
    ".": _STOP,
    ":": Roles(mark=":"),
}
NUMBER, _ROMAN = Roles(), Roles(roman=True)
_MAGNITUDES = frozenset(word[:2] for word in MAGNITUDES)
_PLAIN = frozenset("%)];:/-–<>=≤≥")
_DECIMAL = re.compile(r"[0-9]{1,3}\.[0-9]{1,2}(?!\d)")
new = tuple.__new__  # past the constructor of a named tuple, in about half the time


def valued(start: int, end: int, value: Decimal | None) -> NumberFound | None:
    return None if value is None else new(NumberFound, (start, end, value, 0))


def decimal_at(low: str, begin: int) -> tuple[Decimal, int] | None:
    """The number with one or two decimals that begins here, and where it ends: "1.5"."""
    found = _DECIMAL.match(low, begin)
    return None if found is None else (_value(found[0]), found.end())


@lru_cache(maxsize=2000)
def _value(digits: str) -> Decimal:
    return Decimal(digits)


def ends_number(low: str, behind: int) -> bool:
    """Does a run of digits end a number by what stands behind it: no mark, no power of ten?"""
    sign = low[behind]
    if sign == " ":
        after = low[behind + 1]
        return (
            after.isalpha() and after != "x" and low[behind + 1 : behind + 3] not in _MAGNITUDES
        ) or after in _PLAIN
    return sign in _PLAIN or (sign.isalpha() and sign not in "ex")


def worded(match: re.Match[str], roles: Roles) -> Lexeme:
    start, end = match.span()
    value = roles.number.value if roles.number else Decimal(0)
    return Lexeme(start, end, roles, NumberFound(start, end, value))


def digits_told(match: re.Match[str]) -> Lexeme | None:
    number = number_of(match)
    return None if number is None else Lexeme(number.start, number.end, NUMBER, number)


def roman_told(match: re.Match[str]) -> Lexeme | None:
    """A stage such as "III" or "iv-b": its number, its words kept as the label."""
    start, end = match.span()
    value = roman_value(match[0].rstrip("0123456789").rstrip("abcd").rstrip("-"))
    if value is None:
        return None
    return Lexeme(start, end, _ROMAN, NumberFound(start, end, Decimal(value)))
