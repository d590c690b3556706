"""Comparisons made flat, a row each, of texts that are given beside them (Leaf's second file).

Fields: `doc, event, span, operator[{text, norm}], value, unit[{text}], temporal_unit[{norm}], per,
of`. A text that has its own quantities keeps them; the rows then say nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pipelines.evaluation.pages import OnTrouble, Page, Quantity, Span, Trouble, envelope
from pipelines.evaluation.readers.leaf import SIGNS, TIME, unit_code, written_number

Json = Mapping[str, Any]
Placed = tuple[Json, tuple[str, int | None]]
FIELDS = frozenset({"doc", "span", "operator", "value", "of"})


def with_comparisons(
    pages: Iterable[Page], rows: Mapping[str, list[Placed]], on_trouble: OnTrouble
) -> list[Page]:
    """The pages, with what these rows compare in them; a row without its text is told."""
    found = []
    for page in pages:
        given = () if page.quantities else rows.get(page.doc, ())
        new = [quantity_of(row, len(page.text), place, on_trouble) for row, place in given]
        known = tuple(each for each in new if each is not None)
        found.append(replace(page, quantities=known) if known else page)
    docs = {page.doc for page in found}
    for doc, placed in rows.items():
        if doc not in docs:
            more = f", and {len(placed) - 1} more" if len(placed) > 1 else ""
            on_trouble(Trouble(*placed[0][1], f"comparison of {doc}: no such text{more}"))
    return found


def quantity_of(
    row: Json, length: int, place: tuple[str, int | None], on_trouble: OnTrouble
) -> Quantity | None:
    """One comparison; None, and told, if its place is not in the text. Its owners have no place."""
    parts: list[Span] = [(int(start), int(end)) for start, end in row["span"]]
    if not parts or any(not 0 <= start < end <= length for start, end in parts):
        shown = ";".join(f"{start}-{end}" for start, end in parts)
        reason = f"comparison {row.get('event')}: {shown} is no stretch of a text of {length}"
        on_trouble(Trouble(*place, f"{reason} characters"))
        return None
    signs = {SIGNS.get(str(each.get("norm"))) for each in row["operator"]}
    written = [str(each) for each in row["value"]]
    numbers = (written_number(each, (0, len(each)), (0, len(each))) for each in written)
    values = tuple(sorted({number for number in numbers if number is not None}))
    per = "".join(f"/{each}" for each in row.get("per") or [])
    times = [TIME.get(str(each.get("norm"))) for each in row.get("temporal_unit") or []]
    of_age = any(each.get("type") == "Age" for each in row["of"])
    is_time = bool(times) and not per
    spelled = " ".join(str(each["text"]) for each in row.get("unit") or [])
    unit = times[0] if is_time else unit_code(spelled + per) if spelled else None
    return Quantity(
        "window" if is_time and not of_age else "threshold",
        envelope(parts),
        signs.pop() if len(signs) == 1 else None,
        values,
        unit,
        concepts=("age",) if of_age else (),
        judged=bool(values),
    )
