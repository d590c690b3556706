"""Texts marked by the pipeline in our annotations' own form, for a person to correct.

What comes back is gold: the rows of listings.jsonl and notes.jsonl are what `readers.ours` reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from nlp.errors import OutputError
from pipelines.evaluation.marked import Marked
from pipelines.evaluation.predictions import page_of_trial

Json = Mapping[str, Any]
_THRESHOLD = ("span", "op", "values", "unit", "relative_to")
_WINDOW = ("span", "type", "op", "values", "unit", "anchor", "period")


def texts_of(record: Json) -> Iterator[Json]:
    """A trial record by its texts: itself, or each criterion that was given apart."""
    if record.get("text"):
        yield record
        return
    for criterion in record.get("criteria") or []:
        trial, name = record["trial_id"], criterion["criterion_id"]
        doc = name if name.startswith(trial) else f"{trial}#{name}"
        alone = {**criterion, "criterion_id": doc}
        kind, text = criterion["kind"], criterion["text"]
        yield {"trial_id": doc, "kind": kind, "text": text, "criteria": [alone]}


def listing_row(record: Json) -> dict[str, Any]:
    """A trial record as a row of listings.jsonl: what an annotator would have written down."""
    criteria = [_criterion(each) for each in record.get("criteria") or [] if each.get("span")]
    kind = {"kind": record["kind"]} if record.get("kind") else {}
    return {"trial_id": record["trial_id"], **kind, "text": record["text"], "criteria": criteria}


def _criterion(criterion: Json) -> dict[str, Any]:
    alone = {"trial_id": "", "text": "", "criteria": [criterion]}
    marked = Marked(page_of_trial(alone))
    status = {name: value for (name, flag), value in marked.flags.items() if flag == "status"}
    entities = [
        {"id": name, "type": label, "span": list(span)}
        | ({"status": status[name]} if name in status else {})
        for name, label, span in marked.marks
    ]
    relations = [{"type": label, "arg1": a, "arg2": b} for label, a, b in marked.relations]
    thresholds: dict[str, dict[str, Any]] = {}
    windows: dict[str, dict[str, Any]] = {}
    for statement in criterion.get("statements") or []:
        amount = statement.get("amount") or {}
        if amount.get("span"):
            row = {"concept": (statement.get("concept") or {}).get("concept_id")}
            row |= {key: amount.get(key) for key in _THRESHOLD}
            thresholds.setdefault(json.dumps(row), row)
        for window in statement.get("windows") or []:
            if window.get("span"):
                row = {key: window.get(key) for key in _WINDOW}
                windows.setdefault(json.dumps(row), row)
    names = ("criterion_id", "kind", "span", "parent_id", "cohort", "short")
    return {
        **{name: criterion.get(name) for name in names},
        "entities": entities,
        "relations": relations,
        "thresholds": list(thresholds.values()),
        "windows": list(windows.values()),
    }


def note_row(note: Json, facts: Iterable[Json]) -> dict[str, Any]:
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
