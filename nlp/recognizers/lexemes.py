"""The words and signs that matter around numbers, in one pass over a text.

A lexeme is a number, a comparator, a time cue, an anchor, a reference limit or a joint ("to",
"or"). Amounts and windows are read from their order; all other text is a gap, which may be filled
by small words ("about the").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import chain, compress
from operator import or_
from typing import TYPE_CHECKING

from nlp.model import Comparator, Reference
from nlp.recognizers.lexeme import (
    MARKS,
    NUMBER,
    Lexeme,
    Roles,
    decimal_at,
    digits_told,
    ends_number,
    new,
    roman_told,
    valued,
    worded,
)
from nlp.recognizers.numbers import (
    CARDINALS,
    FRACTIONS,
    MULTIPLES,
    NUMBER_PATTERN,
    ORDINALS,
    NumberFound,
    word_value,
)
from nlp.recognizers.sites import segments, words_of
from nlp.recognizers.small_words import AGES, FILLERS, JOINTS, NAMES, PERIODS, SCALES
from nlp.recognizers.tries import pattern_of, phrase_atoms

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary


_RUN = re.compile(r"[a-z]+")
# What begins a number or a numeral, how a word of its size begins, and what never goes on with it.
_NUMBER_SIGNS = frozenset(".·½¼¾ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ")
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
_NUMBERED = _NUMBER_SIGNS | _NUMERAL_RUNS
# Alone: its roles and its number. Then the words and signs that may go on with it, and whether it
# is a word itself, which neither letters nor digits may touch.
_Head = tuple[Roles | None, Decimal | None, frozenset[str], bool]


def _atoms(phrase: str) -> list[str]:
    """The atoms of a phrase; "ago or more" is none in "ago or more than 5", nor "post" of birth."""
    atoms = [*phrase_atoms(phrase)]
    if phrase == "post":
        return [*atoms, r"(?![-\s]partum)"]
    return [*atoms, r"(?!\sthan\b)"] if phrase.startswith("ago or ") else atoms


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
        word = rf"(?<![a-z0-9])(?=[a-z])(?P<word>{pattern_of(map(_atoms, sorted(words)))})"
        sign = rf"(?P<sign>(?={_first(signs)})(?:{_signs(signs)}))"
        mark = r"(?P<mark>[()\[\];:\n]|\.(?=\s))"
        # A lexeme begins with one of few words or signs: the long patterns are tried only there.
        self._at_word = re.compile(word).match
        self._at_numeral = re.compile(f"{_NUMERAL}|{word}").match
        self._at_digit = re.compile(NUMBER_PATTERN).match
        self._at_sign = re.compile(f"{sign}|{NUMBER_PATTERN}|{_NUMERAL}|{mark}").match
        single = frozenset(phrase[0] for phrase in signs) | _NUMBER_SIGNS | frozenset(MARKS)
        self._scan = re.compile(rf"([a-z]+|\d+|[{re.escape(''.join(sorted(single)))}])")
        self._heads = _heads_of(self.phrases, self._scan)
        begins = frozenset(run[0] for p in words if (run := _RUN.match(p)))
        self._tried = begins | _NUMERAL_RUNS | single

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
        heads, tokens = self._heads, words.tokens
        tried = map(or_, map(self._tried.__contains__, tokens), words.digits)
        stretches = iter(segments(low, words))
        start, end = next(stretches, (0, 0))
        found: list[Lexeme] = []
        free, glued = 0, -1
        each = zip(tokens, words.starts, words.gaps, chain(tokens[1:], ("",)), strict=True)
        for word, begin, gap, after in compress(each, tried):
            if begin < free:
                continue
            if begin >= end:
                start, end = next((each for each in stretches if begin < each[1]), (0, 0))
                if not end:
                    break
            if begin < start:
                continue
            behind = begin + len(word)
            head = heads.get(word)
            if head is None:
                value = _SMALL.get(word)
                if after == "." and not gap:
                    value, behind = decimal_at(low, begin) or (value, behind)
                if value is not None and behind + 1 < end and ends_number(low, behind):
                    number = valued(begin, behind, value)
                    found.append(new(Lexeme, (begin, behind, NUMBER, number)))
                    free = glued = behind
                    continue
            else:
                roles, value, goes_on, spelled = head
                bound = spelled and (begin == glued or (not gap and after.isdecimal()))
                if after not in goes_on and not bound and behind <= end:
                    if roles is not None:
                        number = valued(begin, behind, value)
                        found.append(new(Lexeme, (begin, behind, roles, number)))
                    continue
            match = self._match(word, low, begin, end)
            if match is not None:
                free = glued = match.end()
                lexeme = self._lexeme(match)
                if lexeme is not None:
                    found.append(lexeme)
        return found

    def _match(self, word: str, low: str, begin: int, end: int) -> re.Match[str] | None:
        """The longest lexeme that begins with a word, a run of digits or a sign, if any does."""
        if "a" <= word[0] <= "z":
            at = self._at_numeral if word in _NUMERAL_RUNS else self._at_word
            return at(low, begin, end)
        if word.isdecimal():
            return self._at_digit(low, begin, end)
        return self._at_sign(low, begin, end)

    def _lexeme(self, match: re.Match[str]) -> Lexeme | None:
        roles = self.phrases.get(match[0]) or MARKS.get(match[0])
        if roles is None:
            return self._other(match)
        if roles.number is not None and match.lastgroup == "word":
            return worded(match, roles)
        return Lexeme(*match.span(), roles)

    def _other(self, match: re.Match[str]) -> Lexeme | None:
        """A number, a numeral, or a phrase over odd blanks."""
        kind = match.lastgroup
        if kind == "number":
            return digits_told(match)
        if kind == "roman":
            return roman_told(match)
        roles = self.phrases.get(_BLANKS.sub(" ", match[0]))
        if roles is None:
            return None
        return worded(match, roles) if roles.number else Lexeme(match.start(), match.end(), roles)


def _heads_of(phrases: Mapping[str, Roles], scan: re.Pattern[str]) -> dict[str, _Head]:
    """By what most lexemes begin with: what it is alone, and what may go on with it.

    What may begin a number or numeral is left out, and what more than its first words tell.
    """
    following: dict[str, set[str]] = {}
    for phrase in phrases:
        before, first, *rest = scan.split(phrase)
        if not before:
            following.setdefault(first, set()).update(rest[1:2], ["\n"] if rest[1:] else [])
    for phrase in phrases:
        _, first, *rest = scan.split(phrase)
        if first.isdecimal() or first in _NUMBERED or "".join(rest[::2]).strip():
            following.pop(first, None)
    heads: dict[str, _Head] = {}
    for first, words in following.items():
        roles = phrases.get(first)
        value = roles.number.value if roles is not None and roles.number is not None else None
        heads[first] = (roles, value, frozenset(words), first.isalpha())
    return heads | {
        sign: (roles, None, frozenset(), False) for sign, roles in MARKS.items() if sign != "."
    }


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
