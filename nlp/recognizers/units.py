"""Units behind numbers: every spelling of units.toml, powers of ten, and what is put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nlp.model import lean
from nlp.recognizers.folding import folded
from nlp.recognizers.tries import pattern_of
from nlp.vocabulary import unit_key

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary

_RUN = re.compile(r"[a-z]+|\s+|.", re.DOTALL)
_PREFIXES = ("", "deci", "milli", "micro", "centi", "nano", "pico", "femto")
_METER = r"met(?:er|re)s?"
_LITER = r"l(?:it(?:er|re)s?)?"
_SUPERSCRIPT = {"2": "[2²]", "3": "[3³]", "-": "[-⁻]"}
_END = r"(?![a-z0-9])"
_LETTERS = re.compile(r"[a-z]++(?![0-9])")
_LETTERS_OPEN = re.compile(r"[a-z]+")
# How `_atoms` lets a sign be written: "m^2", "m²", "mg per dL".
_WRITTEN_ALSO = {"/": ("/", "pe"), "2": ("2", "^", "²"), "3": ("3", "^", "³"), "-": ("-", "⁻")}
_SPARED = re.compile(r"\s?\^\s?(?=\d)|(?<=[a-z])\s(?=[23])")
# What joins two units into a rate: "mg/kg", "g per day", "drinks a week".
_PER = r"\s{0,2}(?:/|\bper\b|\ba\b(?=\s(?:day|week|month|year))|\beach\b|\bevery\b|\bin a\b)\s{0,2}"
# One of these stands in all that `_PER` matches, no further than this behind the unit before it.
_ARTICLES = ("in a ", "a day", "a week", "a month", "a year")
_REACH = 72
# A counted thing before its rate: "2 drinks per week", "3 episodes a month".
_COUNTED = re.compile(
    r"[\s-]{0,2}(?!(?:or|and|to|times?|x)\b)(?:[a-z-]{2,16}\s){0,2}?[a-z-]{2,16}?"
    rf"(?={_PER}(?:(?:day|d|week|wk|month|mo|year|yr|hour|h|minute|min|24\s?h(?:ours|rs)?)s?"
    rf"|ml|l|ul|dl|mm3|kg){_END})"
)
_TIMES = re.compile(r"\s{0,2}(?:times|x)?(?=\s{0,2}(?:/|\bper\b|\ba\b|\beach\b|\bevery\b))")
_DAILY = {"daily": "/d", "weekly": "/wk", "monthly": "/mo", "yearly": "/a", "annually": "/a"}
_DAILY_WORD = re.compile(rf"\s{{0,2}}(?:times\s|x\s)?({'|'.join(_DAILY)}){_END}")
# Spellings that are English words far more often than units.
_WORDS = frozenset({"a", "in", "t", "to", "v", "n", "w", "j", "k", "of", "m"})
# Of hundreds of "m" so many or more are meters, and neither months nor a man.
_METERS = re.compile(
    r"m (?:or|and) (?:more|longer|greater|above|over|farther|further|less|shorter|below)\b"
)
TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s", "half-life", "cycle"})
_BELOW = TIME_UNITS | {"L", "dL", "mL", "uL", "mm3", "kg"}


@lean
@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit of a text: its UCUM code and the power of ten that its words add."""

    start: int
    end: int
    code: str


def _atoms(key: str) -> list[str]:
    atoms: list[str] = []
    last = ""
    for run in _RUN.findall(key):
        if run.isspace():
            atoms.append(r"\s{1,3}")
        elif run == "/":
            atoms.append(r"\s{0,2}(?:/|\bper\s)\s{0,2}")
        elif run[-1] == "l" and run[:-1] in _PREFIXES:
            atoms.extend([*run[:-1], _LITER])
        elif run.endswith("meter"):
            atoms.extend([*run[:-5], _METER])
        elif run[0].isalpha():
            atoms.extend(run)
            if len(run) > 1 and not run.endswith("s"):
                atoms.append("s?")
        else:
            raised = r"\s?\^?\s?" if run in "23" and last.isalpha() else ""
            atoms.append(raised + (_SUPERSCRIPT.get(run) or re.escape(run)))
        last = run
    if key[-1].isalnum():
        atoms.append(_END)
    return atoms


def _spelled(unit: str) -> list[str]:
    """A spelling whose case counts, as atoms; one that ends in a letter or digit ends a word."""
    return [*map(re.escape, unit), *([r"(?![A-Za-z0-9])"] if unit[-1].isalnum() else [])]


def _going_on(keys: Iterable[str], exact: Iterable[str]) -> dict[str, frozenset[str]]:
    """By the letters that open a spelling: the sign or two letters with which it goes on."""
    signs: dict[str, set[str]] = {}
    for spelling in (*keys, *map(folded, exact)):
        opening = _LETTERS_OPEN.match(spelling)
        if opening is None:
            continue
        word, rest = opening[0], _opening(spelling[opening.end() :].lstrip())
        for form in _forms(word):
            signs.setdefault(form, set()).update(_WRITTEN_ALSO.get(rest, (rest,) if rest else ()))
    return {word: frozenset(found) for word, found in signs.items()}


def _forms(word: str) -> Iterator[str]:
    """The forms that `_atoms` lets a word take."""
    yield word
    if word[-1] == "l" and word[:-1] in _PREFIXES:
        yield from (f"{word[:-1]}{liter}" for liter in ("liter", "liters", "litre", "litres"))
    elif word.endswith("meter"):
        yield from (f"{word[:-5]}{meter}" for meter in ("meters", "metre", "metres"))
    elif len(word) > 1 and not word.endswith("s"):
        yield f"{word}s"


class UnitReader:
    """Reads the unit that begins at some place of a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        units = [unit for unit in vocabulary.units.values() if unit.code != "1"]
        keys = {unit_key(spelling) for unit in units for spelling in unit.spellings} - _WORDS
        self._folded = re.compile(pattern_of(_atoms(key) for key in sorted(keys)))
        exact = {spelling for unit in units for spelling in (*unit.exact, unit.code)}
        exact = {s for s in exact if not s.isdigit() and (len(s) > 1 or s in "gLUm%WV")} - _WORDS
        self._exact = re.compile(pattern_of(map(_spelled, sorted(exact))) or r"(?!)")
        self._openings = frozenset(map(_opening, (*keys, *map(folded, exact)))) | {"li", "p", "pe"}
        self._goes_on = _going_on(keys, exact)
        self._code = lru_cache(maxsize=20_000)(vocabulary.unit_code)
        self._alone = lru_cache(maxsize=20_000)(self._code_alone)

    def at(self, text: str, low: str, position: int) -> UnitFound | None:
        """Which unit is spelled from here on? Blanks and one hyphen may stand before it.

        Args: `low` is `folded(text)`.
        """
        start = position
        size = len(low)
        while start < size and low[start] in " \t" and start - position < 4:
            start += 1
        if start < size and low[start] == "\n":
            start = _next_line(low, start)
        if start < size and low[start] == "-" and low[start + 1 : start + 2].isalpha():
            start += 1
        first = self._one(text, low, start)
        if first is None and _METERS.match(low, start) and low[position - 3 : position].isdigit():
            return UnitFound(start, start + 1, "m")
        if first is None:
            return self._rate(text, low, position)
        return self._compound(text, low, first)

    def _one(self, text: str, low: str, start: int) -> UnitFound | None:
        word = _LETTERS.match(low, start)
        if word is not None:
            signs, end = self._goes_on.get(word[0]), word.end()
            after = low[end : end + 5].lstrip()
            if signs is not None and after[:1] not in signs and after[:2] not in signs:
                code = self._alone(text[start:end])
                return UnitFound(start, end, code) if code else None
        return self._longest(text, low, start) if self._opens(low[start : start + 2]) else None

    def _code_alone(self, word: str) -> str | None:
        """Which unit is a word with nothing behind it that goes on with its spelling?"""
        found = self._longest(word, folded(word), 0)
        return found.code if found is not None else None

    def _longest(self, text: str, low: str, start: int) -> UnitFound | None:
        """The unit with the longest of the spellings that stand here."""
        best: UnitFound | None = None
        found = self._exact.match(text, start)
        if found and found.end() > start:
            code = self._code(found[0])
            best = UnitFound(start, found.end(), code) if code else None
        found = self._folded.match(low, start)
        if found and found.end() > (best.end if best else start):
            code = self._code(text[start : found.end()]) or self._code(_SPARED.sub("", found[0]))
            best = UnitFound(start, found.end(), code) if code else best
        return best

    def _compound(self, text: str, low: str, first: UnitFound) -> UnitFound:
        """The unit with all that follows it after "/" or "per": mg/kg/d."""
        end, code = first.end, first.code
        for _ in range(2 if _may_be_rate(low, end) else 0):
            joint = _PER_AT.match(low, end) or _OF_WHAT.match(low, end)
            if not joint:
                break
            below = self._one(text, low, joint.end())
            if below is None or "/" in below.code:
                break
            whole = self._code(text[first.start : below.end])
            end, code = below.end, whole or f"{code}/{below.code}"
        daily = _DAILY_WORD.match(low, end) if code not in TIME_UNITS and "/" not in code else None
        if daily:
            end, code = daily.end(), code + _DAILY[daily[1]]
        return UnitFound(first.start, end, code)

    def _rate(self, text: str, low: str, position: int) -> UnitFound | None:
        """A rate without a unit above the line: "times a week", "drinks per day", "daily"."""
        daily = _DAILY_WORD.match(low, position)
        if daily:
            return UnitFound(position, daily.end(), _DAILY[daily[1]])
        if not _may_be_rate(low, position):
            return None
        found = _TIMES.match(low, position) or _COUNTED.match(low, position)
        if not found:
            return None
        joint = _PER_AT.match(low, found.end())
        below = self._one(text, low, joint.end()) if joint else None
        if below is None or below.code not in _BELOW:
            return None
        code = self._code(text[position : below.end].strip()) or f"/{below.code}"
        return UnitFound(position, below.end, code)

    def _opens(self, signs: str) -> bool:
        """May a unit begin with these two characters of a folded text?"""
        return (signs if signs.isalpha() else signs[:1]) in self._openings

    def days(self, unit: UnitFound) -> UnitFound:
        """The same words, read as days."""
        return UnitFound(unit.start, unit.end, "d")

    def power(self, power: int, unit: str | None) -> str | None:
        """Which code is a unit times a power of ten: 9 and "/L" is "10*9/L"? None if none is."""
        if unit is None:
            return None
        code = f"10*{power}{unit}" if unit.startswith("/") else f"10*{power}.{unit}"
        return code if code in self._vocabulary.units else None


_PER_AT = re.compile(_PER)
# "24 g alcohol/day", "300 mg of caffeine per day"
_OF_WHAT = re.compile(
    rf"\s(?:of\s)?(?:(?!and|or|to|per|in|twice|thrice|once|[a-z]*times)[a-z]{{3,14}}\s?){{1,2}}"
    rf"{_PER}(?=(?:day|d|week|month|year){_END})"
)


def _opening(spelling: str) -> str:
    """What a spelling begins with: two letters, or else one letter or sign."""
    return spelling[:2] if spelling[:2].isalpha() else spelling[:1]


def _may_be_rate(low: str, position: int) -> bool:
    """Stands a word or sign that joins two units into a rate near behind a place?"""
    near = low[position : position + _REACH]
    if "/" in near or "per" in near or "each" in near or "every" in near:
        return True
    if "a " in near and any(map(near.__contains__, _ARTICLES)):
        return True
    return "\n" in near or "\t" in near


def _next_line(low: str, position: int) -> int:
    """Where the next line's words begin, if they go on with this line: no bullet, no number."""
    start = position + 1
    while start < len(low) and low[start] in " \t" and start - position < 40:
        start += 1
    return start if low[start : start + 1].isalpha() else position


@lru_cache(maxsize=4)
def unit_reader(vocabulary: Vocabulary) -> UnitReader:
    """The reader of a vocabulary's units, built once."""
    return UnitReader(vocabulary)
