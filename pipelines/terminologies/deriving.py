"""What is looked up, from what was given: one concept a name, names claimed, is-a links closed.

An imported concept whose preferred name is a shipped name of the same kind is the shipped concept;
one whose preferred name an earlier source has is that source's. Names go to their first claimant,
preferred names before synonyms, shipped names before all.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator

from nlp.vocabulary import (
    PLAIN_WORDS,
    Filter,
    Measure,
    Vocabulary,
    beginnings,
    is_case_sensitive,
    keys,
)

_LONGEST = 8
# What coding systems append to a name, and no text writes.
_APPENDED = re.compile(
    r"(?:\((?:disorder|finding|procedure|disease|situation|substance|product|medicinal product|"
    r"clinical drug|event|morphologic abnormality|qualifier value|physical object)\)|"
    r",? NOS|,? not otherwise specified|, unspecified|\[[^\]\[]{0,40}\])$",
    re.IGNORECASE,
)
_DENIES = frozenset(["no", "not", "without", "absent"])
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,5}s?")


def derive(rows: sqlite3.Connection, vocabulary: Vocabulary) -> int:
    """Make all that is looked up anew; how many names are there now?"""
    for made in ("concepts", "names", "closure", "ids"):
        rows.execute(f"DELETE FROM {made}")
    numbers = _concepts(rows, vocabulary)
    rows.executemany(
        "INSERT OR IGNORE INTO ids VALUES (?, ?)",
        ((identity, number) for (_, identity), number in numbers.items()),
    )
    _close(rows, _parents(rows, numbers, vocabulary))
    return _filters(rows)


def _concepts(rows: sqlite3.Connection, vocabulary: Vocabulary) -> dict[tuple[int, str], int]:
    """Enter every concept and its names; the number of each, by source and id."""
    numbers: dict[tuple[int, str], int] = {}
    known: dict[str, int] = {}
    codes: dict[int, dict[str, dict[str, None]]] = {}
    labels = dict(rows.execute("SELECT number, name FROM sources"))
    for source, identity, kind, names, given in rows.execute(
        "SELECT source, id, kind, names, codes FROM given ORDER BY source, rowid"
    ).fetchall():
        plain = [name for name in map(plain_name, json.loads(names)) if name]
        shipped = _shipped(plain, kind, vocabulary)
        if kind == "measurement" and shipped is None:
            continue  # a result needs a row with units and ranges to be read by
        concept = shipped or (identity if ":" in identity else f"{labels[source]}:{identity}")
        number = known.get(concept)
        if number is None and shipped is None:
            number = _same(rows, plain, kind)
        if number is None:
            number = len(codes) + 1
            known[concept] = number
            codes[number] = {}
            name = plain[0] if plain else json.loads(names)[0]
            if shipped is not None:
                name = vocabulary.concept(shipped).name
            rows.execute(
                "INSERT INTO concepts VALUES (?, ?, ?, ?, '')", (number, concept, kind, name)
            )
        numbers[source, identity] = number
        own = identity.partition(":")
        for system, listed in (
            *json.loads(given).items(),
            *([(own[0], [own[2]])] if own[1] else []),
        ):
            codes[number].setdefault(system, {}).update(dict.fromkeys(listed))
        for name in plain[:1]:
            _claim(rows, name, number)
    for source, identity, names in rows.execute("SELECT source, id, names FROM given").fetchall():
        if (source, identity) in numbers:
            for name in filter(None, map(plain_name, json.loads(names)[1:])):
                _claim(rows, name, numbers[source, identity])
    rows.executemany(
        "UPDATE concepts SET codes = ? WHERE number = ?",
        ((json.dumps({s: list(c) for s, c in each.items()}), n) for n, each in codes.items()),
    )
    return numbers


def plain_name(name: str) -> str | None:
    """A name as a text would write it; None if no text would, or it is a plain word.

    >>> plain_name("Asthma, unspecified")
    'Asthma'
    """
    name = name.strip()
    while (shorter := _APPENDED.sub("", name).strip()) != name and shorter:
        name = shorter
    words = name.split()
    if len(name) < 3 or not words or len(words) > _LONGEST or words[0].lower() in _DENIES:
        return None
    if name.lower() in PLAIN_WORDS or not any(c.isalpha() for c in name):
        return None
    return name


def _exact(name: str) -> str | None:
    """Acronyms are found in their own case only: what they mean is not checked by anybody."""
    return name if is_case_sensitive(name) or _ACRONYM.fullmatch(name) else None


def _shipped(names: list[str], kind: str, vocabulary: Vocabulary) -> str | None:
    """The shipped concept that an imported one is, by its preferred name and kind."""
    if not names or _exact(names[0]):
        return None
    owners = vocabulary.terminology.names()
    for key in keys(names[0]):
        for owner in owners.get(key, ()):
            row = vocabulary.measures.get(owner.concept_id) or vocabulary.terms[owner.concept_id]
            theirs = "measurement" if isinstance(row, Measure) else row.kind
            if owner.exact is None and theirs == kind:
                return owner.concept_id
    return None


def _same(rows: sqlite3.Connection, names: list[str], kind: str) -> int | None:
    """The number of an earlier imported concept of this preferred name and kind."""
    if not names or _exact(names[0]):
        return None
    for key in keys(names[0]):
        found = rows.execute(
            "SELECT c.number FROM names n JOIN concepts c ON c.number = n.concept"
            " WHERE n.key = ? AND c.kind = ?",
            (" ".join(key), kind),
        ).fetchone()
        if found is not None:
            return int(found[0])
    return None


def _claim(rows: sqlite3.Connection, name: str, number: int) -> None:
    exact = _exact(name)
    for key in keys(name):
        rows.execute(
            "INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)", (" ".join(key), number, exact, name)
        )


def _parents(
    rows: sqlite3.Connection, numbers: dict[tuple[int, str], int], vocabulary: Vocabulary
) -> dict[int, set[int]]:
    """Who is directly under whom? A link that turns a shipped one round is left out."""
    ids = dict(rows.execute("SELECT number, id FROM concepts"))
    found: dict[int, set[int]] = {}
    for source, identity, listed in rows.execute("SELECT source, id, parents FROM given"):
        child = numbers.get((source, identity))
        if child is None:
            continue
        for each in json.loads(listed):
            parent = numbers.get((source, each))
            if parent is None or parent == child:
                continue
            above = ids[parent] if ids[parent] in vocabulary.terms else None
            if above is None or ids[child] not in vocabulary.terminology.ancestors(above):
                found.setdefault(child, set()).add(parent)
    return found


def _close(rows: sqlite3.Connection, parents: dict[int, set[int]]) -> None:
    """Enter every ancestor of every concept with its least distance; circles end by themselves."""
    rows.executemany(
        "INSERT INTO closure VALUES (?, ?, ?)",
        (
            (above, child, distance)
            for child in parents
            for above, distance in _ancestors(child, parents)
        ),
    )


def _ancestors(child: int, parents: dict[int, set[int]]) -> Iterator[tuple[int, int]]:
    seen, level, distance = {child}, parents[child], 1
    while level:
        seen |= level
        yield from ((each, distance) for each in level)
        level = {above for each in level for above in parents.get(each, ())} - seen
        distance += 1


def _filters(rows: sqlite3.Connection) -> int:
    """Enter the two filters of all names; how many names are there?"""
    begun: set[int] = set()
    whole: set[int] = set()
    for (key,) in rows.execute("SELECT key FROM names"):
        hashes = list(beginnings(key.split(" ")))
        begun.update(hashes)
        whole.add(hashes[-1])
    for name, values in (("begun", begun), ("whole", whole)):
        made = Filter.sized(len(values))
        for value in values:
            made.add(value)
        rows.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, bytes(made.bits)))
    written = rows.execute("SELECT count(DISTINCT written) FROM names").fetchone()
    return int(written[0])
