"""Gold in JSON Lines: marks and relations by id, or spans as doccano and Prodigy write them.

Known shapes, told by their fields: `doc, text, entities[{id, type, spans}], relations` (Chia,
MACCROBAT; with `events` also Leaf), `text, spans[{start, end, label}]` (Prodigy), `text,
entities[{id, start_offset, end_offset, label}]` or `text, label[[start, end, label]]` (doccano).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.evaluation.pages import Link, Mark, OnTrouble, Page, Span, Trouble
from pipelines.evaluation.readers.leaf import leaf_marks, leaf_quantities

Json = Mapping[str, Any]
_NEGATED = {"NEG", "ABSENT", "NEGATED", "TRUE"}
_USUAL = frozenset({"id", "type", "label", "spans", "span", "start", "end", "text", "attributes"})


def page_of_row(row: Json, place: tuple[str, int | None], on_trouble: OnTrouble) -> Page | None:
    """One row's page; what is wrong in it goes to on_trouble, and the rest is kept."""

    def tell(reason: str) -> None:
        on_trouble(Trouble(*place, reason))

    text = row.get("text")
    if not isinstance(text, str):
        tell("no `text`")
        return None
    doc = next((str(row[k]) for k in ("doc", "id", "note_id") if row.get(k) is not None), None)
    marks: dict[str, Mark] = {}
    for mark in _marks(row, len(text), tell):
        if mark.id in marks:
            tell(f"id {mark.id} is used twice: the second is left out")
        else:
            marks[mark.id] = mark
    if "events" in row:
        marks = leaf_marks(row, marks)
    links = tuple(_links(row, marks, tell))
    groups = (group.get("members") or () for group in _list(row, "groups"))
    return Page(
        doc or f"{place[0]}#{place[1]}",
        text,
        tuple(marks.values()),
        links,
        tuple(frozenset(map(str, members)) for members in groups),
        tuple(mark for mark in marks.values() if _is_negated(mark)),
        tuple(leaf_quantities(row, marks)) if "events" in row else (),
        place=place,
    )


def _list(row: Json, *names: str) -> list[Json]:
    for name in names:
        value = row.get(name)
        if isinstance(value, list):
            return [each for each in value if isinstance(each, Mapping)]
    return []


def _is_negated(mark: Mark) -> bool:
    for name in ("negated", "negation", "polarity", "status"):
        if mark.attributes.get(name, "").upper() in _NEGATED:
            return True
    return False


def _marks(row: Json, length: int, tell: Any) -> Iterator[Mark]:
    for number, found in enumerate(_raw_marks(row), start=1):
        name = str(found.get("id") if found.get("id") is not None else f"T{number}")
        label = found.get("type") or found.get("label")
        parts = _parts(found)
        if not isinstance(label, str) or not parts:
            tell(f"entity {name}: no label, or no span")
        elif any(not 0 <= start < end <= length for start, end in parts):
            tell(f"entity {name}: {_shown(parts)} is no stretch of a text of {length} characters")
        else:
            yield Mark(name, label, parts, _attributes(found))


def _shown(parts: tuple[Span, ...]) -> str:
    return ";".join(f"{start}-{end}" for start, end in parts)


def _raw_marks(row: Json) -> Iterator[Json]:
    yield from _list(row, "entities", "spans")
    for each in row.get("label") or row.get("labels") or []:
        if isinstance(each, list) and len(each) == 3:
            yield {"start": each[0], "end": each[1], "label": each[2]}


def _parts(found: Json) -> tuple[Span, ...]:
    given = found.get("spans") or [found.get("span")]
    if given == [None]:
        start = found.get("start", found.get("start_offset"))
        given = [(start, found.get("end", found.get("end_offset")))]
    try:
        return tuple(sorted((int(start), int(end)) for start, end in given))
    except (TypeError, ValueError):
        return ()


def _attributes(found: Json) -> dict[str, str]:
    given = found.get("attributes")
    named = dict(given) if isinstance(given, Mapping) else {}
    named |= {k: v for k, v in found.items() if k not in _USUAL and isinstance(v, (str, bool))}
    return {str(k).lower(): str(v) for k, v in named.items() if v not in (None, False, "")}


def _links(row: Json, marks: Mapping[str, Mark], tell: Any) -> Iterator[Link]:
    for number, found in enumerate(_list(row, "relations"), start=1):
        label = found.get("type") or found.get("label")
        ends = [
            str(found.get(one) if found.get(one) is not None else found.get(other))
            for one, other in (("arg1", "from_id"), ("arg2", "to_id"))
        ]
        if "events" in row:  # Leaf relates events, whose logic is scored elsewhere
            continue
        missing = [end for end in ends if end not in marks]
        if missing:
            tell(f"relation {found.get('id', number)}: no entity {missing[0]}")
        elif isinstance(label, str):
            yield Link(label, marks[ends[0]], marks[ends[1]])
