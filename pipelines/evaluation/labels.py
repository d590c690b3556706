"""Which of a corpus's labels is which of ours, and on what is a prediction not judged?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nlp.errors import InputError
from pipelines.evaluation.pages import Mark, Page, Span, line_starts, shared

SHIPPED = Path(__file__).parent / "labels.toml"
LINES = "lines"


@dataclass(frozen=True, slots=True)
class LabelMap:
    """One corpus's labels; labels.toml says what each field means."""

    name: str
    labels: Mapping[str, str]
    side: str = "listings"
    source: str = ""
    predicted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    tails: Mapping[str, frozenset[str]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    quiet: Mapping[str, frozenset[str]] = field(default_factory=dict)
    quiet_yields: bool = False
    unannotated: frozenset[str] | str = frozenset()
    left_out: str | None = None
    exceptions: frozenset[str] = frozenset()
    each_part: bool = False
    repeats: bool = False
    bare: bool = False

    @property
    def scored(self) -> tuple[str, ...]:
        """The labels that are compared, in their order."""
        return tuple(dict.fromkeys(self.labels.values()))

    def knows(self, label: str) -> bool:
        """Is a label of the gold named here, scored or not?"""
        listed = self.unannotated if isinstance(self.unannotated, frozenset) else frozenset()
        named = label in self.labels or label in self.known or label in listed
        return named or any(label in labels for labels in self.quiet.values())

    def of_gold(self, mark: Mark) -> str | None:
        """The scored label of a gold mark; None if it is not scored."""
        if self.left_out is not None and mark.attributes.get(self.left_out):
            return None
        return self.labels.get(mark.label)

    def of_prediction(self, label: str) -> tuple[str, ...]:
        """The scored labels of a prediction: ours, or the corpus's own from another system."""
        if label in self.predicted:
            return self.predicted[label]
        if label in self.scored:
            return (label,)
        return (self.labels[label],) if label in self.labels else ()

    def parts(self, mark: Mark) -> tuple[Span, ...]:
        """The stretches by which a mark is compared."""
        return mark.parts if self.each_part else (mark.span,)


def plain_map(name: str, labels: tuple[str, ...]) -> LabelMap:
    """A map for gold of unknown origin: every label stands for itself, in lower case."""
    return LabelMap(name, {label: label.lower().replace(" ", "_") for label in labels})


def load_maps(path: Path | None = None) -> dict[str, LabelMap]:
    """The shipped maps, and those of a user's file over them.

    Raises: InputError for a file that cannot be read or holds a wrong field.
    """
    maps = _read(SHIPPED)
    return maps if path is None else {**maps, **_read(path)}


def _read(path: Path) -> dict[str, LabelMap]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise InputError(str(path), None, f"no label maps: {fault}") from fault
    return {name: _map(path, name, table) for name, table in tables.items()}


def _map(path: Path, name: str, table: Any) -> LabelMap:
    try:
        unannotated = table.get("unannotated", [])
        return LabelMap(
            name,
            {str(theirs): str(ours) for theirs, ours in table["labels"].items()},
            side=table.get("side", "listings"),
            source=table.get("source", ""),
            predicted={kind: tuple(to) for kind, to in table.get("predicted", {}).items()},
            relations=dict(table.get("relations", {})),
            tails={kind: frozenset(on) for kind, on in table.get("tails", {}).items()},
            known=frozenset(table.get("known", [])),
            quiet={label: frozenset(on) for label, on in table.get("quiet", {}).items()},
            quiet_yields=bool(table.get("quiet_yields", False)),
            unannotated=LINES if unannotated == LINES else frozenset(unannotated),
            left_out=table.get("left_out"),
            exceptions=frozenset(table.get("exceptions", [])),
            each_part=bool(table.get("each_part", False)),
            repeats=bool(table.get("repeats", False)),
            bare=bool(table.get("bare", False)),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        reason = f"label map {name!r}: wanted a table with `labels` ({type(fault).__name__})"
        raise InputError(str(path), None, reason) from fault


class Quiet:
    """Where on one page a prediction is not judged."""

    def __init__(self, page: Page, labels: LabelMap) -> None:
        self._labels = labels
        self._parts: dict[str, list[Span]] = {"*": []}
        for label, names in labels.quiet.items():
            marks = [mark for mark in page.marks if mark.label in names]
            self._parts[label] = [part for mark in marks for part in labels.parts(mark)]
        self._gold = [
            part
            for mark in page.marks
            if labels.of_gold(mark) is not None
            for part in labels.parts(mark)
        ]
        self._bare = _bare_stretches(page, labels)

    def on(self, label: str, span: Span) -> bool:
        """Does an unmatched prediction stand on something that is not judged for its label?"""
        parts = (*self._parts["*"], *self._parts.get(label, ()))
        if not any(shared(span, part) for part in parts):
            return False
        return not (self._labels.quiet_yields and any(shared(span, part) for part in self._gold))

    def outside(self, span: Span) -> bool:
        """Does it stand where nothing was annotated?"""
        return any(start <= span[0] and span[1] <= end for start, end in self._bare)


def _bare_stretches(page: Page, labels: LabelMap) -> list[Span]:
    """The stretches in which the annotators marked nothing: listed marks, or runs of lines."""
    if labels.unannotated != LINES:
        flag = labels.left_out
        return [
            mark.span
            for mark in page.marks
            if mark.label in labels.unannotated or (flag and mark.attributes.get(flag))
        ]
    starts = [*line_starts(page.text), len(page.text) + 1]
    marked: set[int] = set()
    line = 0
    for mark in sorted(page.marks, key=lambda mark: mark.span):
        start, end = mark.span
        while starts[line + 1] <= start:
            line += 1
        inside = line
        while inside < len(starts) - 1 and starts[inside] < max(end, start + 1):
            marked.add(inside)
            inside += 1
    bare: list[Span] = []
    for number in range(len(starts) - 1):
        if number in marked:
            continue
        if bare and bare[-1][1] == starts[number]:
            bare[-1] = (bare[-1][0], starts[number + 1])
        else:
            bare.append((starts[number], starts[number + 1]))
    return bare
