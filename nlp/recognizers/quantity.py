"""A quantity while it is read, and the scene it is read from: text, lexemes, units, limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nlp.model import Comparator, Reference, Relation
from nlp.recognizers.lexeme import Lexeme, Roles
from nlp.recognizers.lexemes import Lexicon
from nlp.recognizers.relative import RelativeReader
from nlp.recognizers.small_words import FILLERS
from nlp.recognizers.units import UnitFound, UnitReader

_FILLED = re.compile(
    r"(?:[\s\"'*]|(?<![a-z])(?:"
    + "|".join(sorted(map(re.escape, (word for word in FILLERS if " " not in word)), reverse=True))
    + r")(?![a-z]))*"
)
_WIDEST = 60


@dataclass(slots=True)
class Quantity:
    """A number or several, as compared in the text. Offsets count into the text.

    `first` and `next` are the lexeme it begins with and the one behind it. `left` is the row of
    a time cue before it. `about` is "age" where its own words say so. `scaled`: a step of a scale
    ("stage III"). `pair`: two numbers around a slash ("140/90"). `named`: no quantity but part of
    a name ("type 2", "12-lead"). `loose`: a number word or numeral that alone means
    nothing. `hyphened`: a period that names something ("2-hour glucose"). `scale`: only
    how far a scale reaches ("0-10"). `over`: where brackets end that part it from its limit ("3
    times (5 times in metastases) ULN"). `reference` and `flag` are printed beside a result: low,
    high, and whether the high end is included.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    first: int
    next: int
    op: Comparator | None
    values: tuple[Decimal, ...]
    power: int = 0
    about: str | None = None
    left: Any = None
    scaled: bool = False
    ordinal: bool = False
    loose: bool = False
    unit: UnitFound | None = None
    relative_to: Reference | None = None
    relation: Relation | None = None
    open_low: bool = False
    open_high: bool = False
    labels: tuple[str, ...] = ()
    pair: bool = False
    named: bool = False
    hyphened: bool = False
    scale: bool = False
    over: int = 0
    reference: tuple[Decimal | None, Decimal | None, bool] | None = None
    flag: str | None = None

    @property
    def bare(self) -> bool:
        """Has it nothing but its number: no comparator, unit, limit or scale?"""
        if self.op or self.relative_to or self.scaled or self.about:
            return False
        return self.unit is None or (self.hyphened and self.left is None)


@dataclass(slots=True)
class Scene:
    """A text with its lexemes, and the readers of units and limits. `low` is the folded text.

    `limited`: a limit may be named in it.
    """

    text: str
    low: str
    lexemes: list[Lexeme]
    lexicon: Lexicon
    units: UnitReader
    relatives: RelativeReader
    limited: bool = True

    def adjacent(self, at: int, end: int, marks: str = "") -> Lexeme | None:
        """The lexeme at an index, if only blanks (and some marks) lie between it and `end`."""
        if at >= len(self.lexemes):
            return None
        lexeme = self.lexemes[at]
        between = lexeme.start - end
        if between > 4:
            return None
        if between <= 0 or not self.low[end : lexeme.start].strip(" \t" + marks):
            return lexeme
        return None

    def near(self, at: int, end: int) -> Lexeme | None:
        """The lexeme at an index, if only blanks and small words lie between it and `end`."""
        if at >= len(self.lexemes):
            return None
        lexeme = self.lexemes[at]
        gap = self.low[end : lexeme.start]
        return lexeme if not gap or gap.isspace() or self.filled(gap) else None

    def filled(self, gap: str) -> bool:
        """Is a gap nothing but blanks, quotation marks and small words: " about the "?"""
        return len(gap) < _WIDEST and _FILLED.fullmatch(gap) is not None

    def phrase(self, words: str) -> Roles | None:
        """What a phrase of the lexicon may be, if it is one."""
        return self.lexicon.phrases.get(words)

    def following(self, at: int, end: int) -> int:
        """The index of the first lexeme at or behind `end`, from an index on."""
        while at < len(self.lexemes) and self.lexemes[at].start < end:
            at += 1
        return at
