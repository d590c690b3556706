"""Our own records as pages: what a run of extract or facts says, in the form the gold has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from pipelines.evaluation.pages import EXCEPTED, Clause, FactMark, Link, Mark, Page, Quantity, Span
from pipelines.evaluation.trees import AND, IF, OR, Leaf, Tree, branch, denied

Json = Mapping[str, Any]


def page_of_trial(record: Json) -> Page:
    """A trial record as a page: mentions, links of statements, quantities, logic."""
    marks: dict[tuple[str, Span], Mark] = {}
    links: dict[tuple[str, Span, Span], Link] = {}
    quantities: list[Quantity] = []
    negated: dict[Span, Mark] = {}
    clauses: list[Clause] = []
    for criterion in record.get("criteria") or []:
        for mention in criterion.get("mentions") or []:
            key = (mention["kind"], _span(mention["span"]))
            marks.setdefault(key, Mark(f"T{len(marks) + 1}", key[0], (key[1],)))
        denied_ids = _denied(criterion.get("expression"))
        for statement in criterion.get("statements") or []:
            _statement_links(statement, links)
            quantities += _quantities(statement)
            concept = _place(statement.get("concept"))
            absent = (statement.get("assertion") or {}).get("status") == "absent"
            if concept and absent != (statement.get("id") in denied_ids):
                said = {} if absent else {EXCEPTED: "yes"}
                negated.setdefault(concept, Mark("", statement["kind"], (concept,), said))
        clauses.append(_clause(criterion, len(clauses)))
    return Page(
        record["trial_id"],
        record.get("text") or "",
        tuple(marks.values()),
        tuple(links.values()),
        negated=tuple(negated.values()),
        quantities=merged(quantities),
        clauses=tuple(clauses),
        meta={"kind": record["kind"]} if record.get("kind") else {},
    )


def pages_of_facts(records: Iterable[Json]) -> Iterator[Page]:
    """Fact records as pages, one a note; the text is not part of them."""
    by_note: dict[str, list[Json]] = {}
    for record in records:
        by_note.setdefault(record["note_id"], []).append(record)
    for note, facts in by_note.items():
        yield page_of_facts(note, facts)


def page_of_facts(note: str, facts: Iterable[Json]) -> Page:
    """The facts of one note as a page: concepts as marks, results as links, what each says."""
    marks: dict[tuple[str, Span], Mark] = {}
    links: dict[tuple[str, Span, Span], Link] = {}
    negated: dict[Span, Mark] = {}
    said = []
    for fact in facts:
        concept = _place(fact.get("concept"))
        if concept is None:
            continue
        assertion = fact.get("assertion") or {}
        kind = fact["kind"]
        mark = Mark(f"T{len(marks) + 1}", kind, (concept,), dict(_flags(assertion)))
        mark = marks.setdefault((kind, concept), mark)
        _statement_links(fact, links)
        if assertion.get("status") == "absent":
            negated.setdefault(concept, mark)
        said.append(_fact(fact, concept, assertion))
    return Page(
        note,
        "",
        tuple(marks.values()),
        tuple(links.values()),
        negated=tuple(negated.values()),
        facts=tuple(said),
    )


def _flags(assertion: Json) -> Iterator[tuple[str, str]]:
    usual = {"status": "present", "experiencer": "patient", "time": "current"}
    for name, value in usual.items():
        if assertion.get(name, value) != value:
            yield name, assertion[name]


def _fact(fact: Json, span: Span, assertion: Json) -> FactMark:
    amount = fact.get("amount") or {}
    named = fact["concept"].get("concept_id")
    return FactMark(
        fact["kind"],
        span,
        named or " ".join(str(fact["concept"].get("text") or "").lower().split()),
        assertion.get("status", "present"),
        assertion.get("experiencer", "patient"),
        assertion.get("time", "current"),
        amount.get("op"),
        numbers(amount.get("values") or ()),
        amount.get("unit"),
        (fact.get("time") or {}).get("start"),
        _bounds(amount.get("interval")),
    )


def _bounds(interval: Json | None) -> tuple[Decimal | None, Decimal | None] | None:
    if not interval or interval.get("unit") is None:
        return None
    low, high = (interval.get(end) for end in ("low", "high"))
    return Decimal(low) if low else None, Decimal(high) if high else None


def _statement_links(statement: Json, links: dict[tuple[str, Span, Span], Link]) -> None:
    concept = _place(statement.get("concept"))
    if concept is None:
        return
    assertion = statement.get("assertion") or {}
    tails = [("has_value", "value", _place(statement.get("amount")))]
    tails += [("has_temporal", "temporal", _place(w)) for w in statement.get("windows") or []]
    if assertion.get("status") == "absent":
        cues = assertion.get("cues") or []
        tails += [("has_negation", "negation", _span(cue)) for cue in cues]
    head = Mark("", statement["kind"], (concept,))
    for label, kind, tail in tails:
        if tail is not None:
            link = Link(label, head, Mark("", kind, (tail,)))
            links.setdefault((label, concept, tail), link)


def _quantities(statement: Json) -> Iterator[Quantity]:
    concept = statement.get("concept") or {}
    place = _place(concept)
    owners = (place,) if place else ()
    given = [("threshold", statement.get("amount"))]
    given += [("window", window) for window in statement.get("windows") or []]
    for kind, amount in given:
        span = _place(amount)
        if amount is None or span is None:
            continue
        yield Quantity(
            kind,
            span,
            amount.get("op"),
            numbers(amount.get("values") or ()),
            amount.get("unit") or (amount.get("interval") or {}).get("unit"),
            amount.get("relative_to"),
            amount.get("type"),
            amount.get("anchor"),
            amount.get("period"),
            owners,
            (concept["concept_id"],) if concept.get("concept_id") else (),
            _ends(amount.get("interval") or {}),
        )


def _ends(interval: Json) -> tuple[str, str]:
    low, high = (interval.get(f"{end}_inclusive", True) for end in ("low", "high"))
    return ">=" if low else ">", "<=" if high else "<"


def merged(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """One quantity said of several concepts is one, with all of them as its owners."""
    found: dict[tuple[Any, ...], Quantity] = {}
    for new in quantities:
        key = (new.kind, new.span, new.op, frozenset(new.values), new.unit)
        old = found.get(key)
        if old is not None:
            owners = tuple(dict.fromkeys((*old.owners, *new.owners)))
            concepts = tuple(dict.fromkeys((*old.concepts, *new.concepts)))
            new = replace(old, owners=owners, concepts=concepts)
        found[key] = new
    return tuple(found.values())


def numbers(values: Iterable[Any]) -> tuple[Decimal, ...]:
    """The decimals among written values; what is no number (a stage's letter) is passed over."""
    found = []
    for value in values:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            continue
        if number.is_finite():
            found.append(number)
    return tuple(found)


def _place(part: Json | None) -> Span | None:
    span = (part or {}).get("span")
    return _span(span) if span else None


def _span(span: Any) -> Span:
    start, end = span
    return int(start), int(end)


def _denied(expression: Any, odd: bool = False) -> set[str]:
    """The statements under an odd number of `not`."""
    if not isinstance(expression, Mapping):
        return set()
    if "statement" in expression:
        return {expression["statement"]} if odd else set()
    found = _denied(expression.get("not"), not odd)
    for key in ("all", "any", "of"):
        for part in expression.get(key) or []:
            found |= _denied(part, odd)
    for key in ("if", "then"):
        found |= _denied(expression.get(key), odd)
    return found


def _clause(criterion: Json, number: int) -> Clause:
    statements = {s["id"]: s for s in criterion.get("statements") or []}
    span = criterion.get("span")
    return Clause(
        criterion.get("criterion_id") or "",
        criterion.get("kind") or "inclusion",
        _span(span) if span else None,
        _tree(criterion.get("expression"), statements, {}, number * 10_000),
        criterion.get("short"),
    )


def _tree(expression: Any, statements: Json, keys: dict[str, int], base: int) -> Tree | None:
    if not isinstance(expression, Mapping):
        return None

    def inner(part: Any) -> Tree | None:
        return _tree(part, statements, keys, base)

    if "statement" in expression:
        return _leaf(expression["statement"], statements, keys, base)
    if "not" in expression:
        return denied(inner(expression["not"]))
    if "any" in expression:
        return branch(OR, [inner(part) for part in expression["any"]])
    if "all" in expression:
        return branch(AND, [inner(part) for part in expression["all"]])
    if "at_least" in expression:
        parts = [inner(part) for part in expression.get("of") or []]
        return branch(AND if expression["at_least"] >= len(parts) else OR, parts)
    if "if" in expression:
        one, other = inner(expression["if"]), inner(expression.get("then"))
        return branch(IF, (one, other)) if one and other else one or other
    return None


def _leaf(name: str, statements: Json, keys: dict[str, int], base: int) -> Leaf | None:
    statement = statements.get(name)
    if statement is None:
        return None
    concept = statement.get("concept") or {}
    span = _place(concept) or _place(statement)
    absent = (statement.get("assertion") or {}).get("status") == "absent"
    called = concept.get("concept_id") or str(concept.get("name") or "_").lower()
    return Leaf(base + keys.setdefault(name, len(keys)), span, called, absent)
