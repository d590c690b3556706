"""Reads and cross-checks every table of the vocabulary -> Vocabulary.

All faults of all tables are reported together, each with file and row. `strict=False` keeps what
is sound and remembers the faults (`vocabulary.faults`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from fractions import Fraction
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from nlp.errors import VocabularyError
from nlp.vocabulary.following import definition_of, silence_of, used_concepts
from nlp.vocabulary.imported import ImportedTerminology
from nlp.vocabulary.reading import (
    TERM_COLUMNS,
    Faults,
    Row,
    RowFault,
    abbreviation_of,
    comparator_of,
    cue_of,
    examples_of,
    fraction,
    heading_of,
    measure_of,
    proven,
    quantity,
    term_of,
    window_of,
)
from nlp.vocabulary.rows import (
    Abbreviation,
    ComparatorRow,
    Definition,
    Heading,
    Measure,
    Silence,
    Term,
    Unit,
    WindowRow,
)
from nlp.vocabulary.spellings import unit_key
from nlp.vocabulary.terminology import Terminology, circles

R = TypeVar("R")


class Vocabulary:
    """Every row of every table, and the questions they answer."""

    def __init__(self, folder: Traversable, faults: Faults) -> None:
        self.units = read_units(folder, faults)
        measures = [
            row
            for file in ("measures.toml", "scores.toml")
            for row in _rows(folder, file, "measure", measure_of, faults)
        ]
        self.measures: dict[str, Measure] = _by_id(measures, "measures.toml", faults)
        self.comparators: tuple[ComparatorRow, ...] = tuple(
            _rows(folder, "comparators.toml", "comparator", comparator_of, faults)
        )
        self.windows: tuple[WindowRow, ...] = tuple(
            _rows(folder, "windows.toml", "window", window_of, faults)
        )
        self.headings: tuple[Heading, ...] = tuple(
            _rows(folder, "headings.toml", "heading", heading_of, faults)
        )
        self.cues: tuple[dict[str, Any], ...] = tuple(
            _rows(folder, "cues.toml", "cue", cue_of, faults)
        )
        self.abbreviations: tuple[Abbreviation, ...] = tuple(
            _rows(folder, "abbreviations.toml", "abbreviation", abbreviation_of, faults)
        )
        self.definitions: tuple[Definition, ...] = tuple(
            _rows(folder, "definitions.toml", "definition", definition_of, faults)
        )
        self.silences: tuple[Silence, ...] = tuple(
            _rows(folder, "silence.toml", "silence", silence_of, faults)
        )
        self.terms: dict[str, Term] = _by_id(read_terms(folder, faults), "terms", faults)
        self.terminology = Terminology(self.terms, self.measures)
        self._exact, self._folded = _spellings(self.units, faults)
        self.faults = faults
        self.imported: ImportedTerminology | None = None
        self._completed: dict[str, Term | Measure] = {}

    def attach(self, imported: ImportedTerminology | None) -> None:
        """Add what a user imported: names beside the shipped ones, codes and is-a links."""
        self.imported = imported
        self._completed = {}
        self.terminology.attach(imported)

    def unit_code(self, text: str) -> str | None:
        """Which UCUM code does a spelling, as written, stand for?"""
        stripped = text.strip()
        found = self._exact.get(unit_key(stripped, keep_case=True))
        if found is None:
            found = self._folded.get(unit_key(stripped))
        return found or (stripped if stripped in self.units else None)

    def concept(self, concept_id: str) -> Term | Measure:
        """The row of this id. Raises VocabularyError if there is none."""
        row = self.measures.get(concept_id) or self.terms.get(concept_id)
        if self.imported is not None:
            return self._with_imported(concept_id, row, self.imported)
        if row is None:
            raise VocabularyError((f"no concept {concept_id!r}",))
        return row

    def _with_imported(
        self, concept_id: str, row: Term | Measure | None, imported: ImportedTerminology
    ) -> Term | Measure:
        known = self._completed.get(concept_id)
        if known is None:
            known = imported.completed(row) if row is not None else imported.term(concept_id)
            if known is None:
                raise VocabularyError((f"no concept {concept_id!r}",))
            self._completed[concept_id] = known
        return known

    def ancestors(self, concept_id: str) -> frozenset[str]:
        """What is this concept a kind of, at any distance? Not itself."""
        return self.terminology.ancestors(concept_id)

    def descendants(self, concept_id: str) -> frozenset[str]:
        """What is a kind of this concept, at any distance? Not itself."""
        return self.terminology.descendants(concept_id)

    def surface_forms(self) -> Iterator[tuple[str, bool, str, str]]:
        """Every generated spelling of every name: spelling, case matters, concept id, kind."""
        return self.terminology.surface_forms()


def read_vocabulary(folder: Traversable, *, strict: bool = True) -> Vocabulary:
    """The vocabulary whose tables lie in a folder; missing tables are empty.

    Raises: VocabularyError with all faults, if strict.
    """
    faults = Faults()
    vocabulary = Vocabulary(folder, faults)
    if strict:
        cross_check(vocabulary, faults)
        if faults.found:
            raise VocabularyError(tuple(faults.found))
    return vocabulary


def cross_check(vocabulary: Vocabulary, faults: Faults) -> None:
    """Which rows contradict each other or name what no row defines?"""
    units = vocabulary.units
    for measure in vocabulary.measures.values():
        used = {measure.unit, *(b.unit for b in measure.bare), *(a.unit for a in measure.affine)}
        used |= {r.unit for r in measure.reference}
        used |= {u for e in measure.converts for u in (e.left_unit, e.right_unit)}
        for code in sorted(used - set(units) - {"1", "{score}"}):
            near = get_close_matches(code, units, 1)
            hint = f"; nearest: {near[0]!r}" if near else ""
            faults.add(f"measures ({measure.id})", f"no unit {code!r}{hint}")
    known = vocabulary.terms.keys() | vocabulary.measures.keys()
    for unit in units.values():
        if unit.of is not None and unit.of not in known:
            faults.add(f"units.toml ({unit.code})", f"no concept {unit.of!r}")
    for identity in sorted(vocabulary.terms.keys() & vocabulary.measures.keys()):
        faults.add(f"terms ({identity})", "the id of a measure too")
    for row in vocabulary.terminology.concepts():
        for parent in row.is_a:
            if parent not in known:
                faults.add(f"terms ({row.id})", f"no parent {parent!r}")
    for short in vocabulary.abbreviations:
        for concept in (short.default, *(meant for meant, _ in short.meanings)):
            if concept and concept not in known:
                faults.add(f"abbreviations.toml ({short.short})", f"no concept {concept!r}")
    for row_id, used_id in used_concepts(vocabulary.definitions, vocabulary.silences):
        if used_id not in known:
            faults.add(f"definitions, silence ({row_id})", f"no concept {used_id!r}")
    for identity in circles(vocabulary.terms):
        faults.add(f"terms ({identity})", "is its own ancestor")
    for name, owner in vocabulary.terminology.denials():
        faults.add(f"terms ({owner})", f"the name {name!r} denies another row's")
    for name, keeper, other in vocabulary.terminology.clashes():
        faults.add(f"terms ({other})", f"the name {name!r} is {keeper}'s already")


def _text(folder: Traversable, name: str) -> str | None:
    path = folder / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _table(folder: Traversable, name: str, key: str, faults: Faults) -> list[Row]:
    text = _text(folder, name)
    if text is None:
        return []
    try:
        rows = tomllib.loads(text).get(key, [])
    except tomllib.TOMLDecodeError as error:
        faults.add(name, str(error))
        return []
    return rows if isinstance(rows, list) else []


def _rows(
    folder: Traversable, name: str, key: str, make: Callable[[Row], R], faults: Faults
) -> Iterator[R]:
    for number, row in enumerate(_table(folder, name, key, faults), 1):
        try:
            yield make(row)
        except (RowFault, KeyError, TypeError, ValueError) as error:
            what = f"no {error}" if isinstance(error, KeyError) else str(error)
            label = row.get("id") or row.get("literal") or (row.get("phrases") or [""])[0]
            faults.add(f"{name}, row {number} ({label})", what)


def _by_id(rows: list[R], file: str, faults: Faults) -> dict[str, R]:
    found: dict[str, R] = {}
    for row in rows:
        identity: str = getattr(row, "id", "")
        if identity in found:
            faults.add(f"{file} ({identity})", "a second row with this id")
        else:
            found[identity] = row
    return found


def read_terms(folder: Traversable, faults: Faults) -> list[Term]:
    """Every line of every table of terms."""
    found: list[Term] = []
    terms = folder / "terms"
    if not terms.is_dir():
        return found
    for path in sorted(terms.iterdir(), key=lambda each: each.name):
        if not path.name.endswith(".tsv"):
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        if not lines or tuple(lines[0].split("\t")) != TERM_COLUMNS:
            faults.add(f"terms/{path.name}, row 1", f"wanted the columns {TERM_COLUMNS}")
        for number, line in enumerate(lines[1:], 2):
            if line.strip():
                try:
                    found.append(term_of(line))
                except RowFault as fault:
                    faults.add(f"terms/{path.name}, row {number}", str(fault))
    return found


def read_units(folder: Traversable, faults: Faults) -> dict[str, Unit]:
    """Every unit, its factor worked out along the chain of `equals` to a base unit."""
    rows: dict[str, Row] = {}
    for number, row in enumerate(_table(folder, "units.toml", "unit", faults), 1):
        code = str(row.get("code", ""))
        if not code or code in rows:
            faults.add(f"units.toml, row {number} ({code})", "no code, or a second row with it")
            continue
        rows[code] = row
    found: dict[str, Unit] = {}
    for code, row in rows.items():
        try:
            found[code] = _unit(code, row, rows)
        except (RowFault, KeyError, TypeError) as error:
            faults.add(f"units.toml ({code})", str(error))
    return found


def _unit(code: str, row: Row, rows: dict[str, Row]) -> Unit:
    source, examples = str(row.get("source", "")), examples_of(row)
    if row.get("spellings") or row.get("exact"):
        source, examples = proven(row)
    factor, base, seen = Fraction(1), code, {code}
    offset = fraction(row["offset"]) if "offset" in row else None
    while equals := rows[base].get("equals"):
        step, base = quantity(equals)
        factor *= step
        if base not in rows:
            raise RowFault(f"equals an unknown unit {base!r}")
        if base in seen:
            raise RowFault("equals itself over a chain")
        seen.add(base)
    spellings, exact = tuple(row.get("spellings", ())), tuple(row.get("exact", ()))
    rest = row.get("equals"), examples, row.get("of")
    return Unit(code, spellings, exact, factor, base, offset, source, *rest)


def _spellings(units: dict[str, Unit], faults: Faults) -> tuple[dict[str, str], dict[str, str]]:
    """Which code does a spelling stand for: in this very case, and in any case?"""
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for unit in units.values():
        pairs = [(exact, unit_key(spelling, keep_case=True)) for spelling in unit.exact]
        pairs += [(folded, unit_key(spelling)) for spelling in unit.spellings]
        for table, key in pairs:
            if table.setdefault(key, unit.code) != unit.code:
                faults.add(f"units.toml ({unit.code})", f"{key!r} is {table[key]}'s already")
    for unit in units.values():
        exact.setdefault(unit_key(unit.code, keep_case=True), unit.code)
    return exact, folded
