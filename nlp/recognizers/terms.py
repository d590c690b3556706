"""Mentions of known concepts: the longest name wins, and names do not overlap.

A dictionary from a name's first word to the lengths of the names that begin with it: as fast with
a million names as with a thousand, and built in the time it takes to read them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from spacy.language import Language
from spacy.tokens import Doc

from nlp.model import lean
from nlp.recognizers.slots import TERMS, Found, put
from nlp.recognizers.words import Openings, Words, split_words
from nlp.vocabulary import (
    ALONE,
    PLAIN_WORDS,
    ImportedName,
    ImportedTerminology,
    Measure,
    Owner,
    Term,
    Vocabulary,
    load_vocabulary,
)

_PARTING = re.compile(r"[\s\-–‐‑/'’.]+")


@lean
@dataclass(frozen=True, slots=True)
class TermFound:
    """A concept mentioned. `kind`: as its row, measures are `measurement`.

    `alternatives` are the ids of other concepts of that name, among which the context decides.
    """

    concept_id: str
    kind: str
    name: str
    alternatives: tuple[str, ...] = ()


class TermFinder:
    """Finds the names of a vocabulary in texts."""

    def __init__(
        self,
        names: Mapping[tuple[str, ...], tuple[Owner, ...]],
        concepts: Mapping[str, Term | Measure],
        imported: ImportedTerminology | None = None,
    ) -> None:
        self._names = names
        self._imported = imported
        self._concepts = concepts
        lengths: dict[str, set[int]] = {}
        for key in names:
            lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {
            first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()
        }
        self._openings = Openings(names)
        self._made: dict[tuple[str, tuple[str, ...]], TermFound] = {}

    def find(self, text: str, words: Words | None = None) -> list[Found]:
        """Which concepts does the text mention, and where?

        Args: words, if the text was split into them already.
        """
        words = words if words is not None else split_words(text)
        if self._imported is not None:
            return self._find_both(text, words, self._imported)
        folded, starts, ends = words.folded, words.starts, words.ends
        names = self._names
        total, free = len(folded), 0
        found: list[Found] = []
        for index, lengths in self._openings.places(folded):
            if index < free:
                continue
            for length in lengths:
                last = index + length
                if last > total or (owners := names.get(folded[index:last])) is None:
                    continue
                start, end = starts[index], ends[last - 1]
                value = self._choose(owners, text, start, end)
                if value is not None:
                    found.append(Found(start, end, value))
                    free = last
                    break
        return found

    def _find_both(self, text: str, words: Words, imported: ImportedTerminology) -> list[Found]:
        """Shipped and imported names: the longer wins, the shipped one of equals."""
        folded, starts, ends = words.folded, words.starts, words.ends
        total, free = len(folded), 0
        found: list[Found] = []
        if not total:
            return found
        bits, mask = imported.begun
        shipped = map(self._lengths.get, folded)
        begun = map(imported.first.__getitem__, folded)
        each = enumerate(zip(shipped, begun, imported.following(folded), strict=True))
        for index, (lengths, also, following) in each:
            goes_on = 0
            if also:
                pair = crc32(following, also) & mask
                goes_on = bits[pair >> 3] >> (pair & 7) & 1
            if index < free or not (lengths or goes_on or also > ALONE):
                continue
            best, value = 0, None
            for length in lengths or ():
                last = index + length
                if last > total or (owners := self._names.get(folded[index:last])) is None:
                    continue
                value = self._choose(owners, text, starts[index], ends[last - 1])
                if value is not None:
                    best = length
                    break
            if goes_on or (also > ALONE and not best):
                length, named = imported.longest(folded, index, best)
                end = ends[index + length - 1] if length else 0
                if length and (not named.exact or _written(named.exact, text, starts[index], end)):
                    best, value = length, self._known(named)
            if value is not None:
                found.append(Found(starts[index], ends[index + best - 1], value))
                free = index + best
        return found

    def _known(self, named: ImportedName) -> TermFound:
        """What an imported name means: the shipped row of that id, if there is one."""
        if named.concept_id in self._concepts:
            return self._value(Owner(named.concept_id))
        key = (named.concept_id, ())
        if key not in self._made:
            self._made[key] = TermFound(named.concept_id, named.kind, named.name)
        return self._made[key]

    def _choose(
        self, owners: tuple[Owner, ...], text: str, start: int, end: int
    ) -> TermFound | None:
        """Which owner may be meant by these words in this case, if any?"""
        loose: Owner | None = None
        for owner in owners:
            if owner.exact is None:
                loose = loose or owner
            elif _written(owner.exact, text, start, end):
                return self._value(owner)
        return None if loose is None else self._value(loose)

    def _value(self, owner: Owner) -> TermFound:
        key = (owner.concept_id, owner.others)
        value = self._made.get(key)
        if value is None:
            row = self._concepts[owner.concept_id]
            kind = "measurement" if isinstance(row, Measure) else row.kind
            value = self._made[key] = TermFound(row.id, kind, row.name, owner.others)
        return value


def _written(exact: str, text: str, start: int, end: int) -> bool:
    """Do these very letters stand there, and as an acronym, not as a word of a shouted line?"""
    there = text[start:end]
    if there not in (exact, exact + "s") and _PARTING.sub("", there) != _PARTING.sub("", exact):
        return False
    return exact.lower() not in PLAIN_WORDS or not _is_shouted(text, start, end)


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Is all of the line around a word written in capitals?"""
    left = text[max(0, start - 30, text.rfind("\n", 0, start) + 1) : start]
    stop = text.find("\n", end)
    right = text[end : min(end + 30, stop if stop >= 0 else len(text))]
    around = left + right
    return not any(c.islower() for c in around) and sum(c.isupper() for c in around) > 5


@lru_cache(maxsize=4)
def term_finder(vocabulary: Vocabulary) -> TermFinder:
    """The finder of a vocabulary's names, built once."""
    concepts: dict[str, Term | Measure] = {row.id: row for row in vocabulary.terminology.concepts()}
    return TermFinder(vocabulary.terminology.names(), concepts, vocabulary.imported)


def find_terms(text: str, vocabulary: Vocabulary) -> list[Found]:
    """Which concepts of the vocabulary does a text mention? Values are `TermFound`."""
    return term_finder(vocabulary).find(text)


def names_found(found: Iterable[Found]) -> list[str]:
    """The ids found, in the order of the text."""
    return [each.value.concept_id for each in found]


class TermComponent:
    """The finder as a spaCy component: fills the group `terms`."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary

    def __call__(self, doc: Doc) -> Doc:
        put(doc, TERMS, find_terms(doc.text, self.vocabulary or load_vocabulary()))
        return doc


@Language.factory("inclex_terms")
def make_terms(nlp: Language, name: str) -> TermComponent:
    """The component over the shipped vocabulary."""
    return TermComponent()
