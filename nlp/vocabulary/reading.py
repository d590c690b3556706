"""Rows as they stand in the files -> rows as values; every fault is noted, none stops the reading.

`Faults` gathers what is wrong, each with file and row, so that all are reported together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from nlp.model import Bound, Comparator, Interval
from nlp.vocabulary.rows import (
    Abbreviation,
    Affine,
    BareRange,
    Codes,
    ComparatorRow,
    Equivalence,
    Examples,
    Heading,
    Measure,
    ReferenceRange,
    Term,
    WindowRow,
)
from nlp.vocabulary.spellings import fold

Row = Mapping[str, Any]

_TERM_KINDS_TEXT = """
condition drug procedure device observation consent visit person qualifier
"""
TERM_KINDS = frozenset(_TERM_KINDS_TEXT.split())
_MEASURE_KINDS_TEXT = """
lab vital ecg imaging function count dose score stage grade class demographic
"""
MEASURE_KINDS = frozenset(_MEASURE_KINDS_TEXT.split())
TERM_COLUMNS = ("id", "kind", "names", "is_a", "codes", "source")
_ID = re.compile(r"[a-z0-9][a-z0-9_]*")
_INTERVAL = re.compile(r"([\[(])\s*([^,\s]+)\s*,\s*([^,\s]+)\s*([\])])")


@dataclass(slots=True)
class Faults:
    """What is wrong so far, one sentence each, with file and row."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Note a fault."""
        self.found.append(f"{where}: {what}")


class RowFault(ValueError):
    """What is wrong with one field of one row; caught here and noted with its place."""


def fraction(text: str) -> Fraction:
    """Which exact number is "0.09148", "5/9" or "1e-3"? Raises RowFault."""
    try:
        return Fraction(str(text).replace(" ", ""))
    except (ValueError, ZeroDivisionError):
        raise RowFault(f"not a number: {text!r}") from None


def quantity(text: str) -> tuple[Fraction, str]:
    """Number and unit code of "113.12 g/mol". Raises RowFault."""
    number, _, unit = str(text).strip().partition(" ")
    return fraction(number), unit.strip()


def interval(text: str) -> Interval[Decimal]:
    """Which interval is "[0.2, 15]" or "(0, inf)"? Raises RowFault."""
    found = _INTERVAL.fullmatch(str(text).strip())
    if found is None:
        raise RowFault(f"not an interval: {text!r}")
    low = _bound(found[2], found[1] == "[")
    high = _bound(found[3], found[4] == "]")
    made = Interval(low, high)
    if made.is_empty():
        raise RowFault(f"an empty interval: {text!r}")
    return made


def _bound(text: str, inclusive: bool) -> Bound[Decimal] | None:
    if text in {"-inf", "inf"}:
        return None
    try:
        return Bound(Decimal(text), inclusive)
    except InvalidOperation:
        raise RowFault(f"not a number: {text!r}") from None


def examples_of(row: Row) -> Examples:
    """The row's examples, as pairs."""
    given = row.get("examples") or {}
    if not isinstance(given, Mapping):
        raise RowFault("examples are not a table of text = reading")
    return tuple((str(text), str(reading)) for text, reading in given.items())


def proven(row: Row) -> tuple[str, Examples]:
    """The row's source and examples; RowFault if it has none of either."""
    examples = examples_of(row)
    if not row.get("source"):
        raise RowFault("no source")
    if not examples:
        raise RowFault("no examples")
    return str(row["source"]), examples


def _texts(row: Row, name: str, needed: bool = False) -> tuple[str, ...]:
    given = row.get(name, [])
    if isinstance(given, str):
        given = [given]
    if needed and not given:
        raise RowFault(f"no {name}")
    return tuple(str(each) for each in given)


def _codes(given: Mapping[str, Any]) -> Codes:
    return tuple(
        sorted(
            (system, tuple(map(str, codes if isinstance(codes, list) else [codes])))
            for system, codes in given.items()
        )
    )


def measure_of(row: Row) -> Measure:
    """Which measure does a `[[measure]]` row describe? Raises RowFault."""
    source, examples = proven(row)
    identity = str(row.get("id", ""))
    if not _ID.fullmatch(identity):
        raise RowFault(f"not an id: {identity!r}")
    if row.get("kind") not in MEASURE_KINDS:
        raise RowFault(f"not a kind of measure: {row.get('kind')!r}")
    if not row.get("unit"):
        raise RowFault("no unit")
    if row.get("better", "low") not in ("low", "high"):
        raise RowFault(f"not a better end: {row['better']!r}")
    return Measure(
        id=identity,
        names=_texts(row, "names", needed=True),
        kind=row["kind"],
        unit=str(row["unit"]),
        molar=quantity(row["molar"])[0] if "molar" in row else None,
        converts=tuple(map(_equivalence, _texts(row, "converts"))),
        valence=int(row["valence"]) if "valence" in row else None,
        affine=tuple(
            Affine(each["unit"], fraction(each["factor"]), fraction(each["offset"]))
            for each in row.get("affine", ())
        ),
        bare=tuple(BareRange(interval(b["within"]), str(b["unit"])) for b in row.get("bare", ())),
        admissible=interval(row["admissible"]) if "admissible" in row else None,
        order=_texts(row, "order"),
        classes=tuple((letter, interval(text)) for letter, text in row.get("classes", {}).items()),
        better=str(row.get("better", "")),
        share=str(row.get("share", "")),
        reference=tuple(map(_reference, row.get("reference", ()))),
        codes=_codes(row.get("codes", {})),
        source=source,
        ambiguous=_texts(row, "ambiguous"),
        is_a=_texts(row, "is_a"),
        examples=examples,
    )


def _equivalence(text: str) -> Equivalence:
    left, sign, right = text.partition("=")
    if not sign:
        raise RowFault(f"not an equivalence: {text!r}")
    return Equivalence(*quantity(left), *quantity(right))


def _reference(row: Row) -> ReferenceRange:
    if "low" not in row and "high" not in row:
        raise RowFault("a reference range without low and high")
    low = _bound(str(row["low"]), True) if "low" in row else None
    high = _bound(str(row["high"]), True) if "high" in row else None
    if not row.get("source"):
        raise RowFault("a reference range without source")
    return ReferenceRange(
        Interval(low, high), str(row["unit"]), row.get("sex"), row.get("age"), str(row["source"])
    )


def comparator_of(row: Row) -> ComparatorRow:
    """Which comparator does a `[[comparator]]` row describe? Raises RowFault."""
    source, examples = proven(row)
    try:
        op = Comparator(row.get("op", ""))
    except ValueError:
        raise RowFault(f"not a comparator: {row.get('op')!r}") from None
    phrases = _texts(row, "phrases", needed=True)
    position = str(row.get("position", "before"))
    return ComparatorRow(phrases, op, position, source, examples, _texts(row, "rejects"), row)


def window_of(row: Row) -> WindowRow:
    """Which time phrases does a `[[window]]` row describe? Raises RowFault."""
    source, examples = proven(row)
    phrases = _texts(row, "phrases", needed=True)
    return WindowRow(phrases, source, examples, _texts(row, "rejects"), row)


def heading_of(row: Row) -> Heading:
    """Which section heading does a `[[heading]]` row describe? Raises RowFault."""
    source, examples = proven(row)
    side = str(row.get("side", "both"))
    if side not in {"listing", "note", "both"}:
        raise RowFault(f"not a side: {side!r}")
    phrases = _texts(row, "phrases", needed=True)
    if not row.get("section"):
        raise RowFault("no section")
    rejects = _texts(row, "rejects")
    return Heading(str(row["section"]), phrases, side, source, examples, rejects, row)


def cue_of(row: Row) -> dict[str, Any]:
    """Which ConText rule does a `[[cue]]` row describe? Raises RowFault."""
    proven(row)
    for name in ("literal", "category", "direction"):
        if not row.get(name):
            raise RowFault(f"no {name}")
    return dict(row)


def term_of(line: str) -> Term:
    """Which term does a line of a table of terms describe? Raises RowFault."""
    parts = line.split("\t")
    if len(parts) != len(TERM_COLUMNS):
        raise RowFault(f"{len(parts)} columns, wanted {len(TERM_COLUMNS)}")
    identity, kind, names, parents, codes, source = (part.strip() for part in parts)
    if not _ID.fullmatch(identity):
        raise RowFault(f"not an id: {identity!r}")
    if kind not in TERM_KINDS:
        raise RowFault(f"not a kind of term: {kind!r}")
    if not source:
        raise RowFault("no source")
    listed = tuple(filter(None, map(str.strip, names.split("|"))))
    if not listed:
        raise RowFault("no names")
    return Term(
        identity, kind, listed, tuple(filter(None, parents.split("|"))), _listed(codes), source
    )


def _listed(text: str) -> Codes:
    if not text:
        return ()
    systems: dict[str, list[str]] = {}
    for each in text.split("|"):
        system, colon, code = each.strip().partition(":")
        if not colon or not code:
            raise RowFault(f"not SYSTEM:CODE: {each!r}")
        systems.setdefault(system, []).append(code)
    return tuple(sorted((system, tuple(found)) for system, found in systems.items()))


def abbreviation_of(row: Row) -> Abbreviation:
    """Which short form does an `[[abbreviation]]` row describe? Raises RowFault."""
    source, examples = proven(row)
    meanings = tuple(
        (str(each["concept"]), frozenset(fold(word.lower()) for word in _texts(each, "near")))
        for each in row.get("meanings", ())
    )
    if len(meanings) < 2:
        raise RowFault("fewer than two meanings")
    return Abbreviation(str(row["short"]), str(row.get("default", "")), meanings, source, examples)
