"""Rows of what follows from what, and of what silence means: definitions.toml, silence.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nlp.errors import NlpError
from nlp.model import Statement, read_statement
from nlp.vocabulary.reading import Row, RowFault, examples_of
from nlp.vocabulary.rows import Definition, Silence, Who

_ROLES = (
    "framing restrict generic broad method idle told consent outside promise fertile index subject"
    " course failing nothing ended unasked"
)
ROLES = frozenset(_ROLES.split())
FUNCTIONS = frozenset({"min", "max", "sqrt", "if", "else"})
PERSONAL = frozenset({"age", "female", "male"})
_ID = re.compile(r"[a-z][a-z0-9_]*")
_NAME = re.compile(r"[a-z_][a-z0-9_]*")


def definition_of(row: Row) -> Definition:
    """Which definition does a `[[definition]]` row describe? Raises RowFault."""
    identity, source = _head(row)
    gives, formula = row.get("gives"), row.get("formula")
    when, then = _statements(row, "when"), _statements(row, "then")
    if (gives is None) != (formula is None) or bool(when) != bool(then):
        raise RowFault("wanted `when` and `then`, or `gives` and `formula`")
    if not when and not formula:
        raise RowFault("gives nothing")
    unless = _statement(str(row["unless"])) if "unless" in row else None
    who = dict(row.get("who", {}))
    return Definition(
        identity,
        source,
        when,
        then,
        gives,
        formula,
        tuple((str(name), str(text)) for name, text in row.get("let", {}).items()),
        unless,
        Who(who.get("sex"), who.get("from"), who.get("below")),
        bool(row.get("implies", False)),
        bool(row.get("denies", False)),
        int(row.get("readings", 1)),
        bool(row.get("kinds", False)),
        _examples(row),
    )


def silence_of(row: Row) -> Silence:
    """Which meaning of silence does a `[[silence]]` row describe? Raises RowFault."""
    identity, source = _head(row)
    role = str(row.get("role", ""))
    if role not in ROLES:
        raise RowFault(f"not a role: {role!r}")
    concepts, words = tuple(row.get("concepts", ())), tuple(row.get("words", ()))
    if not concepts and not words:
        raise RowFault("neither concepts nor words")
    exact = bool(row.get("exact", False))
    return Silence(identity, role, source, concepts, words, exact, _examples(row))


def needed(definition: Definition) -> tuple[str, ...]:
    """Which concepts must be known before a definition can say anything? Not age and sex."""
    if definition.formula is None:
        ids = [s.concept.concept_id for s in definition.when if s.concept]
        return tuple(each for each in ids if each and each not in PERSONAL)
    texts = (definition.formula, *(text for _, text in definition.let))
    names = dict.fromkeys(name for text in texts for name in _NAME.findall(text))
    known = FUNCTIONS | PERSONAL | {name for name, _ in definition.let}
    return tuple(name for name in names if name not in known)


def used_concepts(
    definitions: Iterable[Definition], silences: Iterable[Silence]
) -> Iterator[tuple[str, str]]:
    """Every concept that a row names, with the row's id; age and sex are nobody's row."""
    for each in definitions:
        stated = [s.concept.concept_id for s in (*each.when, *each.then) if s.concept]
        for name in (*needed(each), *stated, each.gives):
            if name is not None and name not in PERSONAL:
                yield each.id, name
    for silence in silences:
        for name in silence.concepts:
            yield silence.id, name


def _head(row: Row) -> tuple[str, str]:
    identity, source = str(row.get("id", "")), str(row.get("source", ""))
    if not _ID.fullmatch(identity):
        raise RowFault(f"not an id: {identity!r}")
    if not source:
        raise RowFault("no source")
    return identity, source


def _examples(row: Row) -> tuple[tuple[str, str], ...]:
    examples = examples_of(row)
    if not examples:
        raise RowFault("no examples")
    return examples


def _statements(row: Row, key: str) -> tuple[Statement, ...]:
    return tuple(_statement(str(text)) for text in row.get(key, ()))


def _statement(text: str) -> Statement:
    try:
        return read_statement(text)
    except NlpError as fault:
        raise RowFault(f"not a statement: {text!r}") from fault
