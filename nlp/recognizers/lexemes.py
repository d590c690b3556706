"""The words and signs that matter around numbers, in one pass over a text.

A lexeme is a number, a comparator, a time cue, an anchor, a reference limit, a joint ("to", "or")
or a filler ("about"). Amounts and windows are read from their order; all other text is a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from nlp.model.amount import Comparator, Reference
from nlp.recognizers.number_words import (
    CARDINALS,
    FRACTIONS,
    MULTIPLES,
    ORDINALS,
    roman_value,
    word_value,
)
from nlp.recognizers.numbers import NUMBER_PATTERN, NumberFound, number_of
from nlp.recognizers.tries import pattern_of, phrase_atoms

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary

# Words that may stand between a comparator and its number without changing it.
_FILLERS_TEXT = """
about approximately approx approx. around ca. circa roughly of the a an is are was were be being
has have had value values score scores total their his her its this that these either estimated
nearly almost some at i.e. i.e e.g. average mean median with to any absolute than additional
consecutive continuous full entire whole complete actual least only calculated measured documented
stable continuously points in by also level levels then
"""
_PHRASES_TEXT = """
a total of, a score of, a value of, total of, score of, value of, must be, should be, will be,
or equal to, level of, a level of, the value of, defined as, consisting of, at a, in a,
an average of, a mean of, a median of, a baseline, a period of, as a, daily dose of, doses of,
dose of, a dose of, a daily dose of, or equal, a duration of
"""
FILLERS = frozenset(_FILLERS_TEXT.split()) | {p.strip() for p in _PHRASES_TEXT.split(",")}
# Names of scales, which make steps of the numbers and numerals behind them. The acronyms count
# only in capitals.
ACRONYMS = frozenset(["nyha", "fc", "who", "asa", "killip", "figo", "binet", "iss", "ccs"])
_SCALES_TEXT = """
stage stages grade grades class classes category categories staging grading status classification
functional child-pugh rutherford fontaine fitzpatrick
"""
SCALES = frozenset(_SCALES_TEXT.split()) | ACRONYMS
# Numbers behind these words are names, no quantities: "type 2 diabetes", "phase III trial".
_NAMES_TEXT = """
type types phase phases axis cohort cohorts arm arms part parts version section table appendix
figure criterion criteria step visit visits day days week cycle group groups number no. # factor
factors serotype genotype genotypes gene chromosome trimester protocol room covid icd dsm recist
"""
NAMES = frozenset(_NAMES_TEXT.split())
JOINTS = {
    "to": "to", "through": "to", "thru": "to", "till": "to", "until": "to", "-": "to", "~": "to",
    "--": "to", "out of": "of", "and": "and", "&": "and", "or": "or", "and/or": "or", ",": "or",
    "/": "/",
    "±": "+-", "+/-": "+-", "+-": "+-", "-/+": "+-", "plus or minus": "+-", "+ / -": "+-",
}  # fmt: skip
TIMES = frozenset(("times", "fold", "-fold", "time", "multiples", "multiple"))
_AGES_TEXT = """
age, aged, ages, age of, ages of, age range, ages between, age between, aged between, of age,
years old, old, ageing, aging, year of age, y old, age limits, age is, ages from,
aged from, age from, ages ranging, in age, years of age, year old, of ages, olds,
chronological age, age group
"""
AGES = frozenset(phrase.strip() for phrase in _AGES_TEXT.split(","))


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
    at: Any = None
    joint: str | None = None
    filler: bool = False
    times: bool = False
    age: bool = False
    tail: Comparator | None = None
    scale: bool = False
    name: bool = False
    number: NumberFound | None = None
    ordinal: bool = False
    roman: bool = False
    mark: str | None = None

    @property
    def compares(self) -> bool:
        """Is it a comparator or a time cue before its number?"""
        return self.before is not None or self.left is not None


@dataclass(frozen=True, slots=True)
class Lexeme:
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
    "\n": _STOP,
    ":": Roles(mark=":"),
}
_NUMBER, _ROMAN = Roles(), Roles(roman=True)
_BLANKS = re.compile(r"\s+")
_GATE = re.compile(
    r"[\d½¼¾<>≤≥]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fif|twen|thir|"
    r"a\s(?:year|month|week|day|hour|hundred)|an\shour|twice|once|single|double|half|triple|hundred|"
    r"past|last|next|previous|prior|preceding|normal|uln|limit|baseline|screening|ii|iii|iv)"
)


class Lexicon:
    """Every phrase of the tables and the closed words of English, as one pattern."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.phrases: dict[str, Roles] = {}
        for phrase in FILLERS:
            self._at(phrase).filler = True
        for phrase in NAMES:
            self._at(phrase).name = True
        for phrase in SCALES:
            self._at(phrase).scale = True
        for phrase, joint in JOINTS.items():
            self._at(phrase).joint = joint
        for phrase in TIMES:
            self._at(phrase).times = True
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
        signs = [p for p in self.phrases if not p[0].isalnum()]
        words = [p for p in self.phrases if p[0].isalnum()]
        self._find = re.compile(
            rf"(?P<sign>{_signs(signs)})|{NUMBER_PATTERN}"
            r"|(?P<roman>(?:(?<![a-z0-9])(?:viii|vii|vi|v|iv|iii|ii|i|lll|ll)|[ⅰ-ⅹ])"
            r"(?:-?[a-d]\d?)?(?![a-z0-9'])(?!\.[a-z]))"
            rf"|(?<![a-z0-9])(?P<word>{pattern_of(phrase_atoms(p) for p in sorted(words))})"
            r"|(?P<mark>[()\[\];:\n]|\.(?=\s))"
        )

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
        """The lexemes of a text, left to right; none if no number or limit can stand in it."""
        if not _GATE.search(low):
            return []
        found = []
        for match in self._find.finditer(low):
            lexeme = self._lexeme(low, match)
            if lexeme is not None:
                found.append(lexeme)
        return found

    def _lexeme(self, low: str, match: re.Match[str]) -> Lexeme | None:
        start, end = match.span()
        kind = match.lastgroup
        if kind == "word" or kind == "sign":
            phrase = match[0]
            roles = self.phrases.get(phrase) or self.phrases.get(_BLANKS.sub(" ", phrase))
            if roles is None:
                return None
            if roles.number is not None:
                return Lexeme(start, end, roles, NumberFound(start, end, roles.number.value))
            return Lexeme(start, end, roles)
        if kind == "mark":
            return Lexeme(start, end, _MARKS.get(match[0], _STOP))
        if kind == "roman":
            return _roman(match[0], start)
        number = number_of(match)
        return None if number is None else Lexeme(start, end, _NUMBER, number)


def _roman(numeral: str, start: int) -> Lexeme | None:
    """A stage such as "III" or "iv-b": its number, its words kept as the label."""
    bare = numeral.rstrip("0123456789").rstrip("abcd").rstrip("-")
    value = roman_value(bare)
    if value is None:
        return None
    end = start + len(numeral)
    return Lexeme(start, end, _ROMAN, NumberFound(start, end, Decimal(value)))


def _signs(signs: Iterable[str]) -> str:
    return "|".join(
        r"\s{0,3}".join(map(re.escape, sign.split(" ")))
        for sign in sorted(signs, key=len, reverse=True)
    )


@lru_cache(maxsize=4)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary, built once."""
    return Lexicon(vocabulary)
