"""One error of a run: which task, what went wrong, what the gold says and what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.evaluation.pages import Page, Span, sentence_around

WHAT = {
    "missed": "marked in the gold, not found",
    "extra": "found, not marked in the gold",
    "second": "found on a gold stretch that another prediction already answers",
    "boundary": "found under the right label, with other ends",
    "label": "found under another label",
    "wrong": "found, but read as something else",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One error. `gold` and `read` say in words what was wanted and what came, None if nothing."""

    task: str
    what: str
    doc: str
    gold: str | None
    read: str | None
    gold_parts: tuple[Span, ...] = ()
    read_parts: tuple[Span, ...] = ()
    field: str | None = None

    @property
    def key(self) -> tuple[Any, ...]:
        """What makes it the same error in another run."""
        place = self.gold_parts or self.read_parts
        return self.task, self.what, self.doc, self.gold, self.read, place, self.field

    def to_json(self, pages: Mapping[str, Page]) -> dict[str, Any]:
        """A plain row, with the sentence and where it was annotated."""
        page = pages.get(self.doc)
        row: dict[str, Any] = {
            "task": self.task,
            "what": self.what,
            "field": self.field,
            "doc": self.doc,
            "gold": self.gold,
            "read": self.read,
            "gold_spans": [list(part) for part in self.gold_parts],
            "read_spans": [list(part) for part in self.read_parts],
        }
        if page is not None:
            spans = (*self.gold_parts, *self.read_parts)
            start, end = sentence_around(page.text, spans) if spans else (0, 0)
            row |= {"sentence": page.text[start:end], "sentence_start": start}
            row |= {"file": page.place[0], "line": page.place[1]}
        return row
