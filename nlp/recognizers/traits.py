"""What does the tagger see of a token? Its letters, its neighbours, and what the rows made of it.

A trait is a short string, "w0=creatinine". The same templates give the strings a model is fitted
on and the tables it is used with: traits of one word form or one mark are looked up once and kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_")
START, STOP = "<s>", "</s>"
NO_MARK = "----"
_UPPER, _LOWER, _DIGIT = re.compile(r"[A-Z]"), re.compile(r"[a-z]"), re.compile(r"\d")
_RUN = re.compile(r"(.)\1{2,}")
_FUNCTION_TEXT = """
with without of for from by in on at to within during before after prior since until that which who
whose unless except or and but not no any other than including such due requiring receiving treated
taking undergoing have has had having is are was were be been history known evidence diagnosis
willing able must should may
"""
FUNCTION_WORDS = tuple(dict.fromkeys(_FUNCTION_TEXT.split()))
_FUNCTION = frozenset(FUNCTION_WORDS)
_TOPIC_TEXT = """
consent willing able investigator comply opinion study agree understand protocol participate age
must history known allergic hypersensitivity
"""
TOPICS = tuple(_TOPIC_TEXT.split())
OPENING, CLOSING = frozenset("(["), frozenset(")]")
# A passage is told apart by how many times so many tokens it has, up to so many.
SIZE, MANY = 6, 4
# The trait that every token has.
ALWAYS = "any"
# So many tokens are told apart before the end.
ENDS = 2

# Which traits of the word, and of the mark, so many tokens away.
_NEAR = ("w", "shape", "p3", "s2", "s3")
WORD_AT: Mapping[int, tuple[str, ...]] = {
    0: ("w", "shape", "p2", "p3", "p4", "s1", "s2", "s3", "s4", "c0", "c1", "c2"),
    -1: (*_NEAR, "c0", "c1", "c2"),
    1: (*_NEAR, "c0", "c1", "c2"),
    -2: ("w", "s3", "c0", "c1"),
    2: ("w", "s3", "c0", "c1"),
    -3: ("w",),
    3: ("w",),
}
MARK_AT: Mapping[int, tuple[str, ...]] = {
    0: ("term", "amount", "window", "cue", "id"),
    -1: ("term", "amount", "window", "cue", "id"),
    1: ("term", "amount", "window", "cue", "id"),
    -2: ("term",),
    2: ("term",),
}
# Pairs of a word (w) or a mark (m) with another, each so many tokens away.
PAIRS: tuple[tuple[str, int, str, int], ...] = (
    ("w", -1, "w", 0),
    ("w", 0, "w", 1),
    ("w", -1, "w", 1),
    ("w", -2, "w", -1),
    ("w", 1, "w", 2),
    ("m", -1, "m", 0),
    ("m", 0, "m", 1),
    ("m", 0, "w", 0),
    ("m", 0, "w", -1),
    ("m", 0, "w", 1),
    ("m", 1, "w", 0),
    ("m", -1, "w", 0),
)
REACH = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What rows found in a passage: stretches and labels, of four sorts.

    `terms` are (start, end, kind, id), the others (start, end, label); sorted by start.
    """

    terms: Sequence[tuple[int, int, str, str]] = ()
    amounts: Sequence[tuple[int, int, str]] = ()
    windows: Sequence[tuple[int, int, str]] = ()
    cues: Sequence[tuple[int, int, str]] = ()


class Mark(NamedTuple):
    """What rows made of one token: B, I, E or S with a label in each sort, or O."""

    term: str = "O"
    amount: str = "O"
    window: str = "O"
    cue: str = "O"
    id: str = ""

    @property
    def key(self) -> str:
        """Its sorts as one word."""
        return f"{self.term}|{self.amount}|{self.window}|{self.cue}"


@dataclass(slots=True)
class Tokens:
    """The tokens of a passage: words, offsets, and the marks of those that have any."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    marks: list[Mark] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)


_PLAIN = Mark()
_PLAIN_KEY = _PLAIN.key


def split_tokens(text: str, evidence: Evidence) -> Tokens:
    """Which tokens has a text, and what did the rows make of each?

    Letters, digits and signs part, so that a stretch may begin or end at any of them.
    """
    found = [(m[0], *m.span()) for m in TOKEN.finditer(text)]
    words, starts, ends = (list(part) for part in zip(*found, strict=True)) if found else ([],) * 3
    tokens = Tokens(words, starts, ends)
    count = len(words)
    sorts: dict[str, dict[int, str]] = {"term": {}, "amount": {}, "window": {}, "cue": {}}
    ids: dict[int, str] = {}
    for start, end, kind, concept in evidence.terms:
        covered = _covered(tokens, start, end)
        _label(sorts["term"], covered, kind)
        for index in covered:
            ids[index] = concept
    for name, spans in (
        ("amount", evidence.amounts),
        ("window", evidence.windows),
        ("cue", evidence.cues),
    ):
        for start, end, label in spans:
            _label(sorts[name], _covered(tokens, start, end), label)
    marked = set().union(*sorts.values())
    tokens.marks = [_PLAIN] * count
    for index in marked:
        labels = {name: sort[index] for name, sort in sorts.items() if index in sort}
        tokens.marks[index] = Mark(**labels, id=ids.get(index, ""))
    return tokens


def _covered(tokens: Tokens, start: int, end: int) -> range:
    first = bisect_right(tokens.ends, start)
    return range(first, max(first, bisect_left(tokens.starts, end)))


def _label(sort: dict[int, str], covered: range, label: str) -> None:
    last = len(covered) - 1
    for place, index in enumerate(covered):
        edge = "S" if last == 0 else "B" if place == 0 else "E" if place == last else "I"
        sort[index] = f"{edge}-{label}"


def word_traits(word: str, classes: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """What letters, shape and classes has a word? Classes are of words used alike."""
    low = word.lower()
    shape = _DIGIT.sub("d", _LOWER.sub("x", _UPPER.sub("X", word)))
    found = {
        "w": low,
        "shape": _RUN.sub(r"\1\1", shape),
        "p2": low[:2],
        "p3": low[:3],
        "p4": low[:4],
        "s1": low[-1:],
        "s2": low[-2:],
        "s3": low[-3:],
        "s4": low[-4:],
    }
    for number, group in enumerate(classes.get("0" if word[0].isdigit() else low, ())):
        found[f"c{number}"] = str(group)
    return found


def word_strings(traits: Mapping[str, str], offset: int) -> list[str]:
    """A word's traits as they count for the token so many places before or behind it."""
    return [f"{name}{offset}={traits[name]}" for name in WORD_AT[offset] if name in traits]


def mark_strings(mark: Mark, offset: int) -> list[str]:
    """A mark's traits as they count for the token so many places before or behind it."""
    return [f"{name}{offset}={getattr(mark, name)}" for name in MARK_AT[offset]]


def edge_strings(edge: str, offset: int) -> list[str]:
    """What counts where no token stands: the end of the passage."""
    return [f"w{offset}={edge}"]


def pair_strings(tokens: Tokens) -> list[list[str]]:
    """For each pair: the words and marks that are it, around each token."""
    count = len(tokens)
    marks = [_PLAIN_KEY if mark is _PLAIN else mark.key for mark in tokens.marks]
    sides = {
        "w": [START] * REACH + [word.lower() for word in tokens.words] + [STOP] * REACH,
        "m": [NO_MARK] * REACH + marks + [NO_MARK] * REACH,
    }
    columns = []
    for first, one, second, other in PAIRS:
        left = sides[first][REACH + one : REACH + one + count]
        right = sides[second][REACH + other : REACH + other + count]
        name = pair_name(first, one, second, other)
        columns.append([f"{name}{a} {b}" for a, b in zip(left, right, strict=True)])
    return columns


def pair_name(first: str, one: int, second: str, other: int) -> str:
    """How the traits of a pair begin: what is paired, and so many tokens away."""
    return f"{first}{one}{second}{other}="


def about_strings(tokens: Tokens) -> list[str]:
    """What the passage is about, the same for all of its tokens."""
    held = {word.lower() for word in tokens.words}
    about = [f"about={topic}" for topic in TOPICS if topic in held]
    return [*about, f"size={min(MANY, len(tokens) // SIZE)}", ALWAYS]


def place_strings(tokens: Tokens) -> list[list[str]]:
    """For each token: how deep in brackets, the last function word, and how near the ends."""
    count = len(tokens)
    depth, last = 0, START
    found = []
    for index, word in enumerate(tokens.words):
        low = word.lower()
        own = [f"depth={min(depth, 2)}", f"last={last}"]
        if low in OPENING:
            depth += 1
        elif low in CLOSING:
            depth = max(0, depth - 1)
        elif low in _FUNCTION:
            last = low
        if index < REACH:
            own.append(f"place={index}")
        if index >= count - ENDS:
            own.append(f"end={count - index}")
        found.append(own)
    return found


def all_strings(tokens: Tokens, classes: Mapping[str, Sequence[int]]) -> list[list[str]]:
    """For each token: every trait, as a model is fitted on them."""
    count = len(tokens)
    words = [word_traits(word, classes) for word in tokens.words]
    about = about_strings(tokens)
    found = [
        [*pairs, *places, *about]
        for *pairs, places in zip(*pair_strings(tokens), place_strings(tokens), strict=True)
    ]
    for index in range(count):
        for offset in WORD_AT:
            at = index + offset
            if 0 <= at < count:
                found[index] += word_strings(words[at], offset)
            else:
                found[index] += edge_strings(START if at < 0 else STOP, offset)
        for offset in MARK_AT:
            if 0 <= index + offset < count:
                found[index] += mark_strings(tokens.marks[index + offset], offset)
    return found
