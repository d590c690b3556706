"""The words and signs that matter around numbers, in one pass over a text.

A lexeme is a number, a comparator, a time cue, an anchor, a reference limit or a joint ("to",
"or"). Amounts and windows are read from their order; all other text is a gap, which may be filled
by small words ("about the").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import compress
from operator import not_, or_
from typing import TYPE_CHECKING, Any, NamedTuple

from nlp.model import Comparator, Reference
from nlp.recognizers.numbers import (
    CARDINALS,
    FRACTIONS,
    MAGNITUDES,
    MULTIPLES,
    NUMBER_PATTERN,
    ORDINALS,
    NumberFound,
    number_of,
    roman_value,
    word_value,
)
from nlp.recognizers.sites import segments, words_of
from nlp.recognizers.small_words import AGES, FILLERS, JOINTS, NAMES, PERIODS, SCALES
from nlp.recognizers.tries import pattern_of, phrase_atoms

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary


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
_MARKS = {
    "(": _OPEN,
    "[": _OPEN,
    ")": _CLOSE,
    "]": _CLOSE,
    ";": _STOP,
    "\n": Roles(mark="\n"),
    ".": _STOP,
    ":": Roles(mark=":"),
}
_NUMBER, _ROMAN = Roles(), Roles(roman=True)
_RUN = re.compile(r"[a-z]+")
# What begins a number or a numeral, how a word of its size begins, and what never goes on with it.
_NUMBER_SIGNS = frozenset(".·½¼¾ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ")
_MAGNITUDES = frozenset(word[:2] for word in MAGNITUDES)
_PLAIN = frozenset("%)];:/-–<>=≤≥")
_SMALL = {str(value): Decimal(value) for value in range(1000) if value != 10}
_BLANKS = re.compile(r"\s+")
_NUMERAL = (
    r"(?P<roman>(?=[ivlⅰ-ⅹ])(?:(?<![a-z0-9])(?:viii|vii|vi|v|iv|iii|ii|i|lll|ll)|[ⅰ-ⅹ])"
    r"(?:-?[a-d]\d?)?(?![a-z0-9'])(?!\.[a-z]))"
)
# The letters that a numeral begins with: "iiib" is "iii" and a letter of its step.
_NUMERALS_TEXT = "i ii iii iv v vi vii viii ll lll"
_NUMERAL_RUNS = frozenset(
    numeral + step for numeral in _NUMERALS_TEXT.split() for step in ("", "a", "b", "c", "d")
)


class Lexicon:
    """Every phrase of the tables and the closed words of English, as one pattern."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.phrases: dict[str, Roles] = {}
        for phrase in NAMES:
            self._at(phrase).name = True
        for phrase in SCALES:
            self._at(phrase).scale = True
        for phrase in PERIODS:
            self._at(phrase).period = True
        for phrase, joint in JOINTS.items():
            self._at(phrase).joint = joint
        for phrase in AGES:
            self._at(phrase).age = True
            if phrase.endswith(("between", "from", "range", "ranging", "limits")):
                self._at(phrase).before = Comparator.BETWEEN
        for word in (*CARDINALS, *MULTIPLES, *FRACTIONS):
            value = word_value(word)
            if value is not None:
                self._at(word).number = NumberFound(0, 0, value)
        for word, value in ORDINALS.items():
            self._at(word).number, self._at(word).ordinal = NumberFound(0, 0, value), True
        self._add_comparators(vocabulary)
        self._add_windows(vocabulary)
        self._add_tails()
        # Fillers are many: one that is nothing else is left to the gaps between lexemes.
        for phrase in FILLERS:
            if " " in phrase or phrase in self.phrases:
                self._at(phrase).filler = True
        signs = [p for p in self.phrases if not p[0].isalnum()]
        words = [p for p in self.phrases if p[0].isalnum()]
        word = rf"(?<![a-z0-9])(?=[a-z])(?P<word>{pattern_of(map(phrase_atoms, sorted(words)))})"
        sign = rf"(?P<sign>(?={_first(signs)})(?:{_signs(signs)}))"
        mark = r"(?P<mark>[()\[\];:\n]|\.(?=\s))"
        # A lexeme begins with one of few words or signs: the long patterns are tried only there.
        self._at_word = re.compile(word).match
        self._at_numeral = re.compile(f"{_NUMERAL}|{word}").match
        self._at_digit = re.compile(NUMBER_PATTERN).match
        self._at_sign = re.compile(f"{sign}|{NUMBER_PATTERN}|{_NUMERAL}|{mark}").match
        starts = "".join(sorted({re.escape(phrase[0]) for phrase in signs}))
        self._scan = re.compile(rf"([a-z]+|\d+|[{starts}.·½¼¾()\[\];:\nⅰ-ⅹ])")
        begins = frozenset(run[0] for p in words if (run := _RUN.match(p)))
        self._tried = begins | _NUMERAL_RUNS
        self._longer = _longer(words, signs)

    def _at(self, phrase: str) -> Roles:
        return self.phrases.setdefault(phrase, Roles())

    def _add_comparators(self, vocabulary: Vocabulary) -> None:
        for row in vocabulary.comparators:
            for phrase in row.phrases:
                roles = self._at(phrase)
                if row.position == "reference":
                    roles.reference = Reference(row.fields["relative"])
                elif row.position == "after":
                    roles.after = row.op
                else:
                    roles.before = row.op
                roles.about = row.fields.get("about", roles.about)

    def _add_tails(self) -> None:
        """ "or greater" behind a number is ">=", but before one its "greater" is ">"."""
        for phrase, roles in self.phrases.items():
            joint, _, rest = phrase.partition(" ")
            if roles.after is None or joint not in ("or", "and"):
                continue
            for plain in (rest, f"{rest} than"):
                if plain in self.phrases and self.phrases[plain].before is not None:
                    roles.tail = self.phrases[plain].before
                    break

    def _add_windows(self, vocabulary: Vocabulary) -> None:
        for row in vocabulary.windows:
            for phrase in row.phrases:
                if "anchor" in row.fields:
                    roles = self._at(phrase)
                    roles.anchor = row.fields["anchor"]
                    roles.study = row.fields.get("study", False)
                    continue
                left, _, right = (part.strip() for part in phrase.partition("{period}"))
                if left:
                    self._at(left).left = row
                else:
                    self._at(right.replace("{anchor}", "").strip().rstrip("-")).right = row

    def lexemes(self, low: str) -> list[Lexeme]:
        """The lexemes around the numbers and limits of a text, left to right."""
        words = words_of(low, self._scan)
        if words is None:
            return []
        tokens, starts = words
        tried = map(or_, map(not_, map(str.isalpha, tokens)), map(self._tried.__contains__, tokens))
        stretches = iter(segments(low, words))
        start, end = next(stretches, (0, 0))
        found: list[Lexeme] = []
        free = 0
        for word, begin in compress(zip(tokens, starts, strict=True), tried):
            if begin < free:
                continue
            if begin >= end:
                start, end = next((each for each in stretches if begin < each[1]), (0, 0))
                if not end:
                    break
            if begin < start:
                continue
            roles = _MARKS.get(word)
            if roles is not None and word != ".":
                found.append(Lexeme(begin, begin + 1, roles))
                continue
            behind = begin + len(word)
            if self._ends(word, low, begin, behind, end):
                value = _SMALL.get(word)
                roles = self.phrases.get(word) if value is None else _NUMBER
                if roles is None:
                    continue
                if value is None and roles.number is not None:
                    value = roles.number.value
                number = None if value is None else NumberFound(begin, behind, value)
                found.append(Lexeme(begin, behind, roles, number))
                free = behind
                continue
            match = self._match(word, low, begin, end)
            if match is not None:
                free = match.end()
                lexeme = self._lexeme(match)
                if lexeme is not None:
                    found.append(lexeme)
        return found

    def _ends(self, word: str, low: str, begin: int, behind: int, end: int) -> bool:
        """Is it plain, from the characters behind it, that no longer lexeme begins with a word?"""
        if behind + 1 >= end:
            return False
        longer = self._longer.get(word)
        if longer is None:
            return word in _SMALL and _ends_number(low, behind)
        if not word[0].isalpha():
            return low[behind] not in longer
        if low[behind] != " " or low[begin - 1 : begin].isdecimal():
            return False
        return low[behind + 1] not in longer

    def _match(self, word: str, low: str, begin: int, end: int) -> re.Match[str] | None:
        """The longest lexeme that begins with a word, a run of digits or a sign, if any does."""
        if "a" <= word[0] <= "z":
            at = self._at_numeral if word in _NUMERAL_RUNS else self._at_word
            return at(low, begin, end)
        if word.isdecimal():
            return self._at_digit(low, begin, end)
        return self._at_sign(low, begin, end)

    def _lexeme(self, match: re.Match[str]) -> Lexeme | None:
        roles = self.phrases.get(match[0]) or _MARKS.get(match[0])
        if roles is None:
            return self._other(match)
        if roles.number is not None and match.lastgroup == "word":
            return _worded(match, roles)
        return Lexeme(*match.span(), roles)

    def _other(self, match: re.Match[str]) -> Lexeme | None:
        """A number, a numeral, or a phrase over odd blanks."""
        kind = match.lastgroup
        if kind == "number":
            return _digits(match)
        if kind == "roman":
            return _roman(match)
        roles = self.phrases.get(_BLANKS.sub(" ", match[0]))
        if roles is None:
            return None
        return _worded(match, roles) if roles.number else Lexeme(match.start(), match.end(), roles)


def _longer(words: Iterable[str], signs: Iterable[str]) -> dict[str, str]:
    """By what a lexeme may begin with: the characters behind it (and a blank) that go on with it.

    Of a sign: the characters right behind it. What may begin a number or numeral is left out.
    """
    heads: dict[str, set[str]] = {}
    for phrase in words:
        run = _RUN.match(phrase)
        if run is not None and run[0] not in _NUMERAL_RUNS:
            rest = phrase[run.end() :].lstrip()
            heads.setdefault(run[0], set("\t\n ")).update(rest[:1])
    for phrase in signs:
        if phrase[0] not in _NUMBER_SIGNS:
            rest = phrase[1:].replace(" ", "")
            heads.setdefault(phrase[0], set()).update(rest[:1], "\t\n " if rest else "")
    return {head: "".join(sorted(ends)) for head, ends in heads.items()}


def _ends_number(low: str, behind: int) -> bool:
    """Does a run of digits end a number by what stands behind it: no mark, no power of ten?"""
    sign = low[behind]
    if sign == " ":
        after = low[behind + 1]
        return (
            after.isalpha() and after != "x" and low[behind + 1 : behind + 3] not in _MAGNITUDES
        ) or after in _PLAIN
    return sign in _PLAIN or (sign.isalpha() and sign not in "ex")


def _worded(match: re.Match[str], roles: Roles) -> Lexeme:
    start, end = match.span()
    value = roles.number.value if roles.number else Decimal(0)
    return Lexeme(start, end, roles, NumberFound(start, end, value))


def _digits(match: re.Match[str]) -> Lexeme | None:
    number = number_of(match)
    return None if number is None else Lexeme(number.start, number.end, _NUMBER, number)


def _roman(match: re.Match[str]) -> Lexeme | None:
    """A stage such as "III" or "iv-b": its number, its words kept as the label."""
    start, end = match.span()
    value = roman_value(match[0].rstrip("0123456789").rstrip("abcd").rstrip("-"))
    if value is None:
        return None
    return Lexeme(start, end, _ROMAN, NumberFound(start, end, Decimal(value)))


def _first(signs: Iterable[str]) -> str:
    """The characters a sign begins with, so that no other is tried on all of them."""
    return f"[{''.join(sorted({re.escape(sign[0]) for sign in signs}))}]"


def _signs(signs: Iterable[str]) -> str:
    return "|".join(
        r"\s{0,3}".join(map(re.escape, sign.split(" ")))
        for sign in sorted(signs, key=len, reverse=True)
    )


@lru_cache(maxsize=4)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary, built once."""
    return Lexicon(vocabulary)
