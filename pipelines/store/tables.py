"""The forms of a file, and a record as one row of a table: which columns, and what each holds.

Nested values stand in a cell as JSON strings, so that a table opens in any tool.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

from nlp.errors import RecordError

Json = Mapping[str, Any]
FORMS = (".jsonl", ".jsonl.gz", ".parquet", ".csv", ".duckdb")


class Cell(Enum):
    """What a column holds. WORDS may be null, TEXT never is."""

    WORDS = "words"
    TEXT = "text"
    JSON = "json"
    NUMBER = "number"
    FLAG = "flag"


def _columns(spec: str) -> dict[str, Cell]:
    pairs = (word.partition(":") for word in spec.split())
    return {name: Cell(kind or "words") for name, _, kind in pairs}


# Each kind of record has its table; a test holds the columns to the codec's keys.
TABLES: dict[str, dict[str, Cell]] = {
    "trials": _columns(
        "schema trial_id title conditions:json text:text criteria:json problems:json"
    ),
    "facts": _columns(
        "schema patient_id note_id fact_id section text id kind span:json concept:json amount:json"
        " windows:json assertion:json qualifiers:json assumptions:json time:json"
    ),
    "verdicts": _columns(
        "schema patient_id trial_id criterion_id kind verdict disqualifies:flag basis reason:text"
        " confidence:number evidence:json assumptions:json missing:json"
    ),
    "matches": _columns(
        "schema patient_id trial_id status score:number counts:json blocking:json missing:json"
        " as_of fingerprint"
    ),
    "days": _columns("patient_id as_of"),
}


def wrong_form(target: str) -> str | None:
    """Why can no records be written to this name? None if they can."""
    if target == "-" or target.endswith(FORMS):
        return None
    return f"{target}: cannot tell the form by its ending; known are {', '.join(FORMS)} and -"


def row_of(record: Json, kind: str) -> dict[str, Any]:
    """A record as one row of its kind's table."""
    return {name: _cell(record.get(name), cell) for name, cell in TABLES[kind].items()}


def _cell(value: Any, cell: Cell) -> Any:
    if cell is Cell.JSON:
        return None if value is None else json.dumps(value, ensure_ascii=True)
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode()  # half a surrogate pair fits no table
    return value


def record_of(row: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """A row of a table as a record again.

    Raises: RecordError, naming the column, for a cell that does not hold what it should.
    """
    columns = TABLES[kind]
    return {
        name: _value(name, value, columns.get(name, Cell.WORDS))
        for name, value in row.items()
        if name is not None
    }


def _value(name: str, value: Any, cell: Cell) -> Any:
    if value is None or (value == "" and cell is not Cell.TEXT):
        return "" if cell is Cell.TEXT else None
    if not isinstance(value, str) or cell in (Cell.WORDS, Cell.TEXT):
        return value
    try:
        if cell is Cell.FLAG:
            return {"true": True, "false": False}[value.lower()]
        return float(value) if cell is Cell.NUMBER else json.loads(value)
    except (ValueError, KeyError, RecursionError):
        raise RecordError(name, f"wanted {cell.value}") from None
