"""Texts marked by the pipeline, for a person to correct: as brat, or in our annotations' own form.

What comes back is gold: brat's marks, relations and attributes, and the rows of listings.jsonl and
notes.jsonl, are what `readers` reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nlp.errors import OutputError
from pipelines.evaluation.pages import Mark, Page, Quantity, Span

Json = Mapping[str, Any]
# What brat needs to know before it shows the marks.
_CONFIGURATION = {
    "entities": "condition drug procedure measurement observation person device value temporal"
    " qualifier negation reference_point multiplier mood visit demographic allergy consent other",
    "relations": "has_value has_temporal has_negation",
    "attributes": "status experiencer time op values unit relative_to type anchor period",
}
_WINDOW = ("span", "type", "op", "values", "unit", "anchor", "period")
_TAILS = ("value", "temporal", "negation")
_UNSAFE = re.compile(r"[^\w.+-]")


def brat_of(page: Page) -> str:
    """A page as the lines of an .ann file: marks, relations, and what is said of them."""
    sheet = _Sheet(page)
    for link in page.links:
        ends = sheet.name(link.head), sheet.name(link.tail)
        sheet.relations.setdefault((link.label, *ends))
    for mark in page.negated:
        sheet.flag(sheet.name(mark), "status", "absent")
    for quantity in page.quantities:
        label = "value" if quantity.kind == "threshold" else "temporal"
        name = sheet.name(Mark("", label, (quantity.span,)))
        for flag, value in _said(quantity):
            sheet.flag(name, flag, value)
    return sheet.text()


def _said(quantity: Quantity) -> Iterable[tuple[str, str]]:
    numbers = ";".join(format(value, "f") for value in quantity.values)
    given = (
        ("op", quantity.op),
        ("values", numbers),
        ("unit", quantity.unit),
        ("relative_to", quantity.relative_to),
        ("type", quantity.type),
        ("anchor", quantity.anchor),
        ("period", quantity.period),
    )
    return [(name, value) for name, value in given if value]


class _Sheet:
    """The lines of one .ann file; each stretch and label has one name."""

    def __init__(self, page: Page) -> None:
        self._text = page.text
        self._names: dict[tuple[str, Span], str] = {}
        self._by_span: dict[Span, str] = {}
        self._flags: dict[tuple[str, str], str] = {}
        self.relations: dict[tuple[str, str, str], None] = {}
        for mark in page.marks:
            name = self.name(mark)
            for flag, value in mark.attributes.items():
                self.flag(name, flag, value)

    def name(self, mark: Mark) -> str:
        """The id of a mark: of its own label, else of whatever is marked on its stretch."""
        key = mark.label, mark.span
        if key not in self._names:
            bare = not mark.id and mark.span in self._by_span
            named = self._by_span[mark.span] if bare else f"T{len(set(self._names.values())) + 1}"
            self._names[key] = named
            self._by_span.setdefault(mark.span, named)
        return self._names[key]

    def flag(self, name: str, flag: str, value: str) -> None:
        """Says something of a mark, once."""
        self._flags.setdefault((name, flag), value)

    def text(self) -> str:
        """All lines: marks in their order, relations, attributes."""
        lines, told = [], set()
        for (label, (start, end)), name in self._names.items():
            if name not in told:
                told.add(name)
                words = " ".join(self._text[start:end].split())
                lines.append(f"{name}\t{label} {_lines_apart(self._text, start, end)}\t{words}")
        for k, (label, one, other) in enumerate(self.relations, start=1):
            lines.append(f"R{k}\t{label} Arg1:{one} Arg2:{other}\t")
        for k, ((name, flag), value) in enumerate(self._flags.items(), start=1):
            lines.append(f"A{k}\t{flag} {name} {value}")
        return "".join(f"{line}\n" for line in lines)


def _lines_apart(text: str, start: int, end: int) -> str:
    """A stretch as brat wants it: in one part for each line that it runs over."""
    parts, at = [], start
    for piece in text[start:end].split("\n"):
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            parts.append(f"{at + left} {at + len(piece.rstrip())}")
        at += len(piece) + 1
    return ";".join(parts) or f"{start} {end}"


def write_brat(folder: Path, pages: Iterable[Page]) -> int:
    """Writes a .txt and an .ann for each page, and brat's configuration; says how many.

    Raises: OutputError if the folder cannot be written to.
    """
    written = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "annotation.conf").write_text(_configuration(), encoding="utf-8")
        for page in pages:
            stem = _UNSAFE.sub("_", page.doc).lstrip(".") or "text"
            for suffix, text in ((".txt", page.text), (".ann", brat_of(page))):
                with (folder / f"{stem}{suffix}").open("w", encoding="utf-8", newline="") as file:
                    file.write(text)
            written += 1
    except OSError as fault:
        raise OutputError(str(folder), fault.strerror or type(fault).__name__) from fault
    return written


def _configuration() -> str:
    entities = _CONFIGURATION["entities"].split()
    relations = _CONFIGURATION["relations"].split()
    lines = ["[entities]", *entities, "[relations]"]
    lines += [f"{name} Arg1:<ENTITY>, Arg2:<ENTITY>" for name in relations]
    lines += [
        "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
        "[events]",
        "[attributes]",
    ]
    lines += [f"{name} Arg:<ENTITY>, Value:.+" for name in _CONFIGURATION["attributes"].split()]
    return "\n".join(lines) + "\n"


def listing_row(record: Json) -> dict[str, Any]:
    """A trial record as a row of listings.jsonl: what an annotator would have written down."""
    criteria = [_criterion(each) for each in record.get("criteria") or [] if each.get("span")]
    return {"trial_id": record["trial_id"], "text": record["text"], "criteria": criteria}


def _criterion(criterion: Json) -> dict[str, Any]:
    marked = _Marked()
    for mention in criterion.get("mentions") or []:
        marked.name(mention["kind"], mention["span"])
    thresholds: dict[str, dict[str, Any]] = {}
    windows: dict[str, dict[str, Any]] = {}
    for statement in criterion.get("statements") or []:
        concept, amount = statement.get("concept") or {}, statement.get("amount") or {}
        head = marked.head(statement["kind"], concept["span"]) if concept.get("span") else None
        if amount.get("span"):
            marked.relate("has_value", head, "value", amount["span"])
            row = {"concept": concept.get("concept_id"), "span": amount["span"]}
            row |= {key: amount.get(key) for key in ("op", "values", "unit", "relative_to")}
            thresholds.setdefault(json.dumps(row), row)
        for window in statement.get("windows") or []:
            if window.get("span"):
                marked.relate("has_temporal", head, "temporal", window["span"])
                row = {key: window.get(key) for key in _WINDOW}
                windows.setdefault(json.dumps(row), row)
        assertion = statement.get("assertion") or {}
        for cue in assertion.get("cues") or [] if assertion.get("status") == "absent" else []:
            marked.relate("has_negation", head, "negation", cue)
    names = ("criterion_id", "kind", "span", "parent_id", "cohort", "short")
    return {
        **{name: criterion.get(name) for name in names},
        "entities": marked.entities,
        "relations": marked.relations,
        "thresholds": list(thresholds.values()),
        "windows": list(windows.values()),
    }


class _Marked:
    """The entities and relations of one criterion, numbered as they come."""

    def __init__(self) -> None:
        self.entities: list[dict[str, Any]] = []
        self.relations: list[dict[str, Any]] = []
        self._names: dict[tuple[str, int, int], str] = {}
        self._by_span: dict[tuple[int, int], str] = {}

    def name(self, kind: str, span: Any) -> str:
        key = kind, span[0], span[1]
        if key not in self._names:
            self._names[key] = f"T{len(self.entities) + 1}"
            self._by_span.setdefault((span[0], span[1]), self._names[key])
            self.entities.append({"id": self._names[key], "type": kind, "span": list(span)})
        return self._names[key]

    def head(self, kind: str, span: Any) -> str:
        """The mark of a concept: the one on its stretch, unless that says only its value."""
        only_value = any((tail, span[0], span[1]) in self._names for tail in _TAILS)
        return self.name(kind, span) if only_value else self.near(kind, span)

    def near(self, kind: str, span: Any) -> str:
        """The mark on this very stretch, of whatever kind; a new one if there is none."""
        return self._by_span.get((span[0], span[1])) or self.name(kind, span)

    def relate(self, label: str, head: str | None, kind: str, span: Any) -> None:
        """Ties a stretch to a mark; where both are the same words, the stretch has its own mark."""
        tail = self.near(kind, span)
        tail = self.name(kind, span) if tail == head else tail
        relation = {"type": label, "arg1": head, "arg2": tail}
        if head and head != tail and relation not in self.relations:
            self.relations.append(relation)


def note_row(note: Mapping[str, Any], facts: Iterable[Json]) -> dict[str, Any]:
    """A note and its fact records as a row of notes.jsonl."""
    rows = []
    for fact in facts:
        concept, amount = fact.get("concept") or {}, fact.get("amount") or {}
        if not concept.get("span"):
            continue
        words = " ".join(str(concept.get("text") or "").lower().split())
        rows.append(
            {
                "kind": fact["kind"],
                "concept": concept.get("concept_id") or words,
                "span": concept["span"],
                **{key: fact["assertion"][key] for key in ("status", "experiencer", "time")},
                "op": amount.get("op"),
                "values": amount.get("values"),
                "unit": amount.get("unit"),
                "date_start": (fact.get("time") or {}).get("start"),
            }
        )
    return {**note, "facts": rows}


def write_rows(path: Path, rows: Iterable[Json]) -> int:
    """Writes rows as JSON Lines; says how many. Raises: OutputError if that cannot be."""
    written = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                written += 1
    except OSError as fault:
        raise OutputError(str(path), fault.strerror or type(fault).__name__) from fault
    return written
