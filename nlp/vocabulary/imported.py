"""Terminologies a user brought: names, codes and is-a links in one local file, looked up in place.

The file is SQLite. Two bit filters in it, of every beginning of a name and of every whole name,
are all that is read at opening: a word that begins no name costs one lookup in a dictionary, and
the rows are asked only for what is almost surely there, so that a million names are found as fast
as a thousand and no worker holds them in memory.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

from nlp.errors import TerminologyError
from nlp.vocabulary.rows import Codes, Measure, Term

SCHEMA_VERSION = "1"
PLACE = "INCLEX_TERMINOLOGY"
_FILE = "terminology.sqlite"
_KEPT = 200_000
_JOINER = b" "
ALONE = 0xFFFFFFFF  # the largest CRC


def imported_path() -> Path | None:
    """Where is the user's terminology kept?

    The environment variable INCLEX_TERMINOLOGY names the file; set but empty, none is used.
    Without it, the file lies in the user's data folder (XDG base directory specification).
    """
    given = os.environ.get(PLACE)
    if given is not None:
        return Path(given) if given else None
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "inclex" / _FILE


@dataclass(frozen=True, slots=True)
class ImportedName:
    """Who owns a name: the concept's id, kind and preferred name; `exact`, the only case of it."""

    concept_id: str
    kind: str
    name: str
    exact: str | None = None


class Filter:
    """Which hashes are surely not in a set? A bit array, some 3 % of the others slip through."""

    def __init__(self, bits: bytes | bytearray) -> None:
        self.bits = bits
        self.mask = len(bits) * 8 - 1

    @classmethod
    def sized(cls, entries: int) -> Filter:
        """An empty one for so many entries: at least thirty-two bits each, a power of two."""
        size = 1 << max(10, (max(1, entries) * 32 - 1).bit_length())
        return cls(bytearray(size // 8))

    def add(self, value: int) -> None:
        """Put a hash into the set."""
        if not isinstance(self.bits, bytearray):
            raise TypeError("a filter that was read is not written to")
        self.bits[(value & self.mask) >> 3] |= 1 << (value & 7)

    def __contains__(self, value: int) -> bool:
        return bool(self.bits[(value & self.mask) >> 3] >> (value & 7) & 1)


def beginnings(words: Sequence[str]) -> Iterable[int]:
    """The hashes of the first word, of the first two words, and so on, to the whole name."""
    value = 0
    for number, word in enumerate(words):
        value = crc32(_JOINER + word.encode() if number else word.encode(), value)
        yield value


class ImportedTerminology:
    """The names, codes and is-a links of a terminology file, read-only.

    Raises: TerminologyError if the file is no terminology, or of another version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._rows = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            kept: dict[str, bytes | str] = dict(self._rows.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as fault:
            raise TerminologyError(str(path), f"not a terminology file ({fault})") from None
        if kept.get("version") != SCHEMA_VERSION:
            raise TerminologyError(str(path), f"of version {kept.get('version')!r}: add it anew")
        self._begun, self._whole = Filter(_bytes(kept["begun"])), Filter(_bytes(kept["whole"]))
        self.begun = self._begun.bits, self._begun.mask
        self.first = _FirstWords(self._begun, self._is_name)
        self._encoded = _Encoded()
        self._owners: dict[str, ImportedName | None] = {}

    def _is_name(self, word: str, value: int) -> bool:
        return value in self._whole and self._owner(word) is not None

    def following(self, words: Sequence[str]) -> map[bytes]:
        """For every word, the next one as the filters hash it."""
        return map(self._encoded.__getitem__, (*words[1:], ""))

    def longest(self, words: Sequence[str], index: int, above: int) -> tuple[int, ImportedName]:
        """The longest name of more than `above` words that begins at a word; length 0 if none.

        Args: words, folded as `split_words` folds them.
        """
        value, total = self.first[words[index]], len(words)
        ends = [1] if not above and value in self._whole else []
        last = index + 1
        while last < total:
            value = crc32(self._encoded[words[last]], value)
            if value not in self._begun:
                break
            last += 1
            if last - index > above and value in self._whole:
                ends.append(last - index)
        for length in reversed(ends):
            owner = self._owner(" ".join(words[index : index + length]))
            if owner is not None:
                return length, owner
        return 0, _NOBODY

    def _owner(self, key: str) -> ImportedName | None:
        if key in self._owners:
            return self._owners[key]
        row = self._rows.execute(
            "SELECT c.id, c.kind, c.name, n.exact FROM names n JOIN concepts c ON c.number ="
            " n.concept WHERE n.key = ?",
            (key,),
        ).fetchone()
        if len(self._owners) > _KEPT:
            self._owners.clear()
        self._owners[key] = found = None if row is None else ImportedName(*row)
        return found

    def term(self, concept_id: str) -> Term | None:
        """The concept of an id as a row of the vocabulary, with its parents and codes."""
        row = self._rows.execute(
            "SELECT number, kind, name, codes FROM concepts WHERE id = ?", (concept_id,)
        ).fetchone()
        if row is None:
            return None
        parents = self._related(concept_id, "descendant", "ancestor", "AND l.distance = 1")
        codes: Codes = tuple((s, tuple(c)) for s, c in json.loads(row[3]).items())
        return Term(concept_id, row[1], (row[2],), tuple(sorted(parents)), codes, "imported")

    def completed(self, row: Term | Measure) -> Term | Measure:
        """A shipped row with the codes that imported terminologies have for it too."""
        known = self.term(row.id)
        if known is None:
            return row
        codes = {system: dict.fromkeys(listed) for system, listed in row.codes}
        for system, listed in known.codes:
            codes.setdefault(system, {}).update(dict.fromkeys(listed))
        return replace(row, codes=tuple((s, tuple(listed)) for s, listed in codes.items()))

    def ancestors(self, concept_id: str) -> frozenset[str]:
        """What is this concept a kind of, at any distance, by the imported links?"""
        return self._related(concept_id, "descendant", "ancestor")

    def descendants(self, concept_id: str) -> frozenset[str]:
        """What is a kind of this concept, at any distance, by the imported links?"""
        return self._related(concept_id, "ancestor", "descendant")

    def _related(self, concept_id: str, of: str, to: str, also: str = "") -> frozenset[str]:
        return frozenset(
            each
            for (each,) in self._rows.execute(
                f"SELECT o.id FROM concepts c JOIN closure l ON l.{of} = c.number {also}"
                f" JOIN concepts o ON o.number = l.{to} WHERE c.id = ?",
                (concept_id,),
            )
        )


_NOBODY = ImportedName("", "", "")


class _FirstWords(dict[str, int]):
    """A word's hash if a name may begin with it, else 0; above `ALONE` if it may be a name."""

    def __init__(self, begun: Filter, is_name: Callable[[str, int], bool]) -> None:
        super().__init__()
        self._begun, self._is_name = begun, is_name

    def __missing__(self, word: str) -> int:
        if len(self) > _KEPT:
            self.clear()
        value = crc32(word.encode())
        found = value if value in self._begun else 0
        if found and self._is_name(word, value):
            found |= ALONE + 1
        self[word] = found
        return found


class _Encoded(dict[str, bytes]):
    """A word as the bytes that its place behind another is hashed by."""

    def __missing__(self, word: str) -> bytes:
        if len(self) > _KEPT:
            self.clear()
        self[word] = found = _JOINER + word.encode()
        return found


def _bytes(value: bytes | str) -> bytes:
    return value if isinstance(value, bytes) else value.encode()


def open_imported(path: Path | None) -> ImportedTerminology | None:
    """The terminology kept at a path, None if there is none."""
    return ImportedTerminology(path) if path is not None and path.is_file() else None
