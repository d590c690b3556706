"""Our own annotations: listings.jsonl, notes.jsonl and pairs.jsonl, as GUIDE.md writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any

from nlp.errors import NotationError
from nlp.model import (
    All,
    AnyOf,
    AtLeast,
    Expression,
    IfThen,
    Not,
    Requirement,
    Status,
    read_expression,
)
from pipelines.evaluation.pages import (
    Clause,
    FactMark,
    Link,
    Mark,
    OnTrouble,
    Page,
    Pair,
    Quantity,
    Span,
    Trouble,
    begins_word,
    is_absent,
)
from pipelines.evaluation.predictions import merged, numbers
from pipelines.evaluation.trees import AND, IF, OR, Leaf, Tree, branch, denied

Json = Mapping[str, Any]
Place = tuple[str, int | None]
Tell = Callable[[str], None]
VERDICTS = ("met", "not_met", "unknown")


def page_of_listing(row: Json, place: Place, on_trouble: OnTrouble) -> Page:
    """One annotated listing: its marks, links, thresholds, windows and logic."""
    text = str(row["text"])

    def tell(reason: str) -> None:
        on_trouble(Trouble(*place, f"{row['trial_id']}: {reason}"))

    marks: list[Mark] = []
    links: list[Link] = []
    quantities: list[Quantity] = []
    clauses: list[Clause] = []
    for criterion in row.get("criteria") or []:
        name = str(criterion.get("criterion_id"))
        found: dict[str, Mark] = {}
        for entity in criterion.get("entities") or []:
            span = _span(entity.get("span"), text, tell, f"{name} {entity.get('id')}")
            if span is None:
                continue
            if entity["id"] in found:
                tell(f"{name}: id {entity['id']} is used twice: the second is left out")
                continue
            said = {"status": entity["status"]} if entity.get("status") else {}
            found[entity["id"]] = Mark(f"{name}:{entity['id']}", entity["type"], (span,), said)
        marks += found.values()
        links += _links(criterion, name, found, tell)
        quantities += _quantities(criterion, name, text, tell)
        clauses.append(_clause(criterion, name, text, tell))
    denials = (link for link in links if link.label == "has_negation")
    cued = {link.head.id for link in denials if not begins_word(text, link.tail.span)}
    return Page(
        str(row["trial_id"]),
        text,
        tuple(marks),
        tuple(links),
        negated=tuple(mark for mark in marks if is_absent(mark, mark.id in cued)),
        quantities=merged(quantities),
        clauses=tuple(clauses),
        place=place,
        meta=_meta(row, "specialty", "layout", "kind"),
    )


def _meta(row: Json, *names: str) -> dict[str, str]:
    return {name: str(row[name]) for name in names if row.get(name) is not None}


def _span(given: Any, text: str, tell: Tell, what: str) -> Span | None:
    try:
        start, end = (int(each) for each in given)
    except (TypeError, ValueError):
        tell(f"{what}: no span")
        return None
    if 0 <= start < end <= len(text):
        return start, end
    tell(f"{what}: {start}-{end} is no stretch of a text of {len(text)} characters")
    return None


def _links(criterion: Json, name: str, found: Mapping[str, Mark], tell: Tell) -> Iterator[Link]:
    for relation in criterion.get("relations") or []:
        ends = [relation.get("arg1"), relation.get("arg2")]
        missing = [end for end in ends if end not in found]
        if missing:
            tell(f"{name}: no entity {missing[0]}")
        else:
            yield Link(str(relation.get("type")), found[ends[0]], found[ends[1]])


def _quantities(criterion: Json, name: str, text: str, tell: Tell) -> Iterator[Quantity]:
    for kind in ("threshold", "window"):
        for given in criterion.get(f"{kind}s") or []:
            span = _span(given.get("span"), text, tell, f"{name} {kind}")
            if span is not None:
                yield Quantity(
                    kind,
                    span,
                    given.get("op"),
                    numbers(given.get("values") or ()),
                    given.get("unit"),
                    given.get("relative_to"),
                    given.get("type"),
                    given.get("anchor"),
                    given.get("period"),
                    concepts=(given["concept"],) if given.get("concept") else (),
                )


def _clause(criterion: Json, name: str, text: str, tell: Tell) -> Clause:
    span = _span(criterion.get("span"), text, tell, name) if criterion.get("span") else None
    short, tree = criterion.get("short"), None
    if short is not None:
        try:
            tree = tree_of(read_expression(short))
        except NotationError as fault:
            tell(f"{name}: {fault}")
            short = None
    return Clause(name, str(criterion.get("kind")), span, tree, short)


def tree_of(expression: Expression) -> Tree | None:
    """An expression as a plain tree. Its leaves are called by their concept and have no place."""
    keys = count()

    def walk(part: Expression) -> Tree | None:
        match part:
            case Requirement(statement):
                concept = statement.concept
                called = (concept.concept_id or concept.name.lower()) if concept else "_"
                return Leaf(next(keys), None, called, statement.assertion.status is Status.ABSENT)
            case Not(inner):
                return denied(walk(inner))
            case All(parts):
                return branch(AND, [walk(each) for each in parts])
            case AnyOf(parts):
                return branch(OR, [walk(each) for each in parts])
            case AtLeast(wanted, parts):
                return branch(AND if wanted >= len(parts) else OR, [walk(each) for each in parts])
            case IfThen(condition, then):
                one, other = walk(condition), walk(then)
                return branch(IF, (one, other)) if one and other else one or other
            case _:
                return None

    return walk(expression)


def page_of_note(row: Json, place: Place, on_trouble: OnTrouble) -> Page:
    """One annotated note: its facts, each also as a mark of its kind."""
    text = str(row["text"])

    def tell(reason: str) -> None:
        on_trouble(Trouble(*place, f"{row['note_id']}: {reason}"))

    said, marks = [], []
    for number, fact in enumerate(row.get("facts") or [], start=1):
        span = _span(fact.get("span"), text, tell, f"fact {number}")
        if span is None:
            continue
        said.append(
            FactMark(
                str(fact["kind"]),
                span,
                fact.get("concept"),
                fact.get("status") or "present",
                fact.get("experiencer") or "patient",
                fact.get("time") or "current",
                fact.get("op"),
                numbers(fact.get("values") or ()),
                fact.get("unit"),
                fact.get("date_start"),
            )
        )
        marks.append(Mark(f"T{number}", said[-1].kind, (span,)))
    negated = (mark for mark, fact in zip(marks, said, strict=True) if fact.status == "absent")
    meta = _meta(row, "patient_id", "style", "date")
    shown = tuple(marks), (), ()
    return Page(
        str(row["note_id"]), text, *shown, tuple(negated), facts=tuple(said), place=place, meta=meta
    )


def pair_of(row: Json, place: Place, on_trouble: OnTrouble) -> Pair | None:
    """One judged pair; None, and told, if its verdict is no verdict."""
    name, verdict = str(row.get("pair_id")), str(row.get("verdict"))
    if verdict not in VERDICTS:
        on_trouble(Trouble(*place, f"{name}: verdict {verdict!r}, wanted {', '.join(VERDICTS)}"))
        return None
    evidence = tuple(
        (str(each["note_id"]), (int(each["span"][0]), int(each["span"][1])))
        for each in row.get("evidence") or []
    )
    patient, trial, criterion = (
        str(row.get(key)) for key in ("patient_id", "trial_id", "criterion_id")
    )
    shown = verdict, row.get("as_of"), row.get("basis"), evidence, str(row.get("why") or "")
    return Pair(name, patient, trial, criterion, *shown, place=place)
