"""Abbreviations: what a text defines itself, and which of several meanings is meant.

"Chronic lung rejection (CLR)" binds CLR in all of the text. A short form of several meanings that
no text defines is told by the words near it, by the rows of abbreviations.toml. Definitions are
found after Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in
biomedical text (Pac Symp Biocomput 2003): every character of the short form stands in the long
form in this order, its first one at the beginning of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from nlp.recognizers import Found, TermFound, Words, near, term_finder
from nlp.vocabulary import Abbreviation, Measure, Vocabulary, fold

Meanings = Mapping[str, TermFound]
NONE: Meanings = MappingProxyType({})

_SHORT = re.compile(r"[\(\[]([A-Za-z0-9][\w+/-]{1,9}s?)(?=[\)\];,])")
_LONG_BEHIND = re.compile(
    r"\b([A-Z][A-Z0-9-]{1,9}) [\(\[]([a-z][a-z' -]{5,80})[\)\]]", re.IGNORECASE
)
_OPENED = re.compile(r" [(\[]")
# Characters of a short form before a bracket, and of a long form in it.
_SHORT_REACH, _LONG_REACH = 12, 86
_REACH = 120
_NEAR = 10  # words on either side
_BREAK = re.compile(r"[.;:,()\[\]\n]\s*(?=[^.;:,()\[\]\n]*\Z)")
_WORDS = re.compile(r"[^\W_]+")
# Words that begin no name, though the letters may fit.
_SMALL_TEXT = "a an the of or and for with in to by on at any all no not is are was"
_SMALL = frozenset(_SMALL_TEXT.split())


def defined(text: str) -> dict[str, str]:
    """Which short forms does a text define, and by which words?

    >>> defined("Patients with chronic lung rejection (CLR) or a CLR score")
    {'CLR': 'chronic lung rejection'}
    """
    found: dict[str, str] = {}
    if "(" not in text and "[" not in text:
        return found
    for short, before in _candidates(text):
        long = _long_form(short, before)
        if long is not None:
            found.setdefault(short, long)
    opened = [match.start() for match in _OPENED.finditer(text)]
    for match in near(_LONG_BEHIND, text, opened, _SHORT_REACH, _LONG_REACH):
        if match[1].isupper() and _long_form(match[1], match[2]) == match[2]:
            found.setdefault(match[1], match[2])
    return found


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    """Short forms in brackets, each with what stands before it in its clause."""
    for match in _SHORT.finditer(text):
        short = match[1]
        if short.endswith("s") and short[:-1].isupper():
            short = short[:-1]
        if sum(map(str.isupper, short)) < 2 or short.isdigit():
            continue
        before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
        clause = _BREAK.search(before)
        yield short, before[clause.end() :] if clause else before


def _long_form(short: str, before: str) -> str | None:
    """The fewest last words that hold the short form's characters, None if none do."""
    letters = [c for c in short.lower() if c.isalnum()]
    low = before.lower()
    place = len(low)
    for number in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= 0 and not (
            low[place] == letters[number] and (number or not low[place - 1 : place].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
    long = before[place:].strip()
    words = _WORDS.findall(long)
    if len(words) < 2 or len(words) > min(len(letters) + 5, 2 * len(letters)):
        return None
    if words[0].lower() in _SMALL or short.lower() in (word.lower() for word in words):
        return None
    return long


def meanings(text: str, vocabulary: Vocabulary) -> Meanings:
    """What does each short form that a text defines mean in it?

    A long form that is a known name gives its concept. Other words make an open concept, unless
    the short form is a known name of one meaning and three letters at least: it stays what it is.
    """
    found = {}
    for short, long in defined(text).items():
        value = _meaning(short, long, vocabulary)
        if value is not None:
            found[short] = value
    return found or NONE


def _meaning(short: str, long: str, vocabulary: Vocabulary) -> TermFound | None:
    finder = term_finder(vocabulary)
    whole = [f.value for f in finder.find(long) if (f.start, f.end) == (0, len(long))]
    known = [f.value for f in finder.find(short) if f.end - f.start == len(short)]
    if whole:
        value: TermFound = whole[0]
        return None if known and known[0].concept_id == value.concept_id else value
    common = known[0].concept_id if known and len(short) > 2 and not known[0].alternatives else ""
    if common and not _is_another(long, short, common, vocabulary):
        return None
    return TermFound("", "other", " ".join(long.lower().split()))


def _is_another(long: str, short: str, concept_id: str, vocabulary: Vocabulary) -> bool:
    """Do the words of a definition share none with any name of what the short form mostly means?"""
    names = [n for n in vocabulary.concept(concept_id).names if n.lower() != short.lower()]
    known = {stem for name in names for stem in _stems(name)}
    return any(" " in name for name in names) and known.isdisjoint(_stems(long))


def _stems(words: str) -> set[str]:
    return {word[:4] for word in _WORDS.findall(words.lower()) if len(word) > 2}


def bind(text: str, terms: Sequence[Found], bound: Meanings) -> list[Found]:
    """The terms of a passage, its short forms as the whole text defines them.

    A short form of a known concept becomes a term; one of other words only renames the term that
    stands there, for what is merely abbreviated ("NCCN") need not be asked of a patient.
    """
    found = list(terms)
    if not bound:
        return found
    for match in _of(tuple(bound)).finditer(text):
        start, end, value = match.start(1), match.end(1), bound[match[1]]
        meeting = [term for term in found if term.start < end and start < term.end]
        if not meeting and value.concept_id:
            found.append(Found(start, end, value))
        elif [(term.start, term.end) for term in meeting] == [(start, end)]:
            found[found.index(meeting[0])] = Found(start, end, value)
    return sorted(found, key=lambda term: term.start)


@lru_cache(maxsize=64)
def _of(shorts: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(map(re.escape, shorts), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(longest)})(?=s?(?![\w-]))")


def choose(text: str, terms: Sequence[Found], words: Words, vocabulary: Vocabulary) -> list[Found]:
    """The terms of a passage, each short form of several meanings as the words near it tell."""
    shorts = _shorts(vocabulary)
    found = list(terms)
    if shorts.keys().isdisjoint(words.folded):
        return found
    for index, word in enumerate(words.folded):
        row = shorts.get(word)
        start, end = words.starts[index], words.ends[index]
        if row is None or text[start:end] not in (row.short, f"{row.short}s"):
            continue
        meeting = [term for term in found if term.start < end and start < term.end]
        if any((term.start, term.end) != (start, end) for term in meeting):
            continue
        value = _value(_meant(row, text, words, index), vocabulary)
        found = [term for term in found if term not in meeting]
        found += [Found(start, end, value)] if value is not None else []
    return sorted(found, key=lambda term: term.start)


def _meant(row: Abbreviation, text: str, words: Words, index: int) -> str:
    """The concept whose words are most around a word; the default if none of any meaning is."""
    if text[words.starts[index] - 1 : words.starts[index]] == "-":
        return ""  # "LC-MS" is another word
    first = max(0, index - _NEAR)
    near = set(words.folded[first:index]) | set(words.folded[index + 1 : index + 1 + _NEAR])
    best, most = row.default, 0
    for concept, cues in row.meanings:
        count = len(near & cues)
        if count > most:
            best, most = concept, count
    return best


def _value(concept: str, vocabulary: Vocabulary) -> TermFound | None:
    if not concept:
        return None
    row = vocabulary.concept(concept)
    kind = "measurement" if isinstance(row, Measure) else row.kind
    return TermFound(concept, kind, row.name)


@lru_cache(maxsize=4)
def _shorts(vocabulary: Vocabulary) -> Mapping[str, Abbreviation]:
    return {
        fold(row.short.lower() + ending): row
        for row in vocabulary.abbreviations
        for ending in ("", "s")
    }
