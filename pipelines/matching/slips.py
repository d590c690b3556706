"""Does an exclusion say "no X, Y or Z" where it means who has X, Y or Z? Then it is turned round.

Who copies a list of what is not allowed under "Exclusion" denies twice. One denial may be meant
("no measurable disease"); a list of diseases that opens with "no" is not, unless the trial is of
one of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import (
    All,
    Amount,
    AnyOf,
    Comparator,
    Criterion,
    Expression,
    Period,
    Requirement,
    Statement,
    Status,
    Window,
    WindowType,
    any_of,
    requirements,
)
from pipelines.matching.allergens import are_signed, only_says_allergy
from pipelines.matching.nodes import Leaf, Node, Opposite, leaves_of

_OPENING = re.compile(r"\W{0,4}(?:no|not|absence of|free of|without)\b", re.IGNORECASE)
_GENERIC = frozenset({"treatment", "medication", "treatment_experienced"})
_TREATMENTS = frozenset({"drug", "procedure", "device"})
_LEAST = 2
_SHORTER = frozenset({Comparator.LT, Comparator.LE})
_DEGREES = frozenset({"Cel", "[degF]"})


def meant(criterion: Criterion, studied: frozenset[str]) -> Expression:
    """What a criterion asks, a list of denials among the exclusions turned round."""
    told, whole = criterion.expression, criterion.quote
    if criterion.kind != "exclusion" or whole is None or not isinstance(told, All):
        return told
    asked = list(requirements(told))
    ids = {each.concept.concept_id for each in asked if each.concept}
    diseases = [each for each in asked if each.kind == "condition"]
    if len(diseases) < _LEAST or ids & studied or not _OPENING.match(whole.text):
        return told
    if any(each.assertion.status is not Status.ABSENT for each in asked):
        return told
    return _turned(told)


def as_temperature(statement: Statement) -> Statement:
    """A fever of so many degrees asks for a temperature."""
    concept, amount = statement.concept, statement.amount
    if concept is None or concept.concept_id != "fever" or amount is None:
        return statement
    if amount.unit not in _DEGREES:
        return statement
    named = replace(concept, concept_id="temperature", name="temperature")
    return replace(statement, concept=named, kind="measurement", amount=_in_celsius(amount))


def _in_celsius(amount: Amount) -> Amount:
    if amount.interval is not None or amount.unit != "Cel":
        return amount
    return replace(amount, interval=amount.as_interval(), canonical_unit="Cel")


def lacking_throughout(statement: Statement) -> Statement:
    """What is to be absent for so long must not have been there within that time: "off steroids
    for two weeks" asks for no steroid in the last two weeks."""
    if not any(each.type is WindowType.LASTING for each in statement.windows):
        return statement
    return replace(statement, windows=tuple(map(_within_it, statement.windows)))


def _within_it(window: Window) -> Window:
    if window.type is not WindowType.LASTING or not window.values or window.op in _SHORTER:
        return window
    length = Period.of(max(window.values), window.unit or "")
    if length is None:
        return window
    return replace(window, type=WindowType.WITHIN, start=-length, end=Period())


def _turned(told: Expression) -> Expression:
    if isinstance(told, Requirement):
        there = replace(told.statement.assertion, status=Status.PRESENT)
        return Requirement(replace(told.statement, assertion=there))
    if isinstance(told, (All, AnyOf)):
        # "Neither X nor Y" denies both; of what was told as alternatives the parts were one thing.
        parts = [_turned(each) for each in told.items]
        return any_of(parts) if isinstance(told, All) else All(tuple(parts))
    return told


def without_denials(parts: tuple[Node, ...], kind: str) -> tuple[Node, ...]:
    """Of an exclusion's alternatives, those that say a disease is not there were misread."""
    if kind != "exclusion":
        return parts
    return tuple(each for each in parts if not _denies_disease(each)) or parts


def _denies_disease(node: Node) -> bool:
    part = node.part if isinstance(node, Opposite) else None
    return isinstance(part, Leaf) and part.statement.kind == "condition"


def without_bare_allergy(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """Of a conjunction that names what is not borne, all but that something is not."""
    if not any(are_signed(leaf.within) for part in parts for leaf in leaves_of(part)):
        return parts
    return tuple(each for each in parts if not _only_allergy(each)) or parts


def _only_allergy(node: Node) -> bool:
    concept = node.statement.concept if isinstance(node, Leaf) else None
    return concept is not None and only_says_allergy(concept.concept_id)


def without_bare_treatment(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """Of "treatment with X" all but that something was given: X says so, and notes name X alone."""
    if not any(map(_only_treatment, parts)):
        return parts
    kept = tuple(each for each in parts if not _only_treatment(each))
    return kept if any(map(_names_treatment, kept)) else parts


def _only_treatment(node: Node) -> bool:
    told = node.statement if isinstance(node, Leaf) else None
    if told is None or told.concept is None or told.concept.concept_id not in _GENERIC:
        return False
    return told.amount is None and not told.qualifiers


def _names_treatment(node: Node) -> bool:
    """Is it a treatment, or one of several?"""
    return all(leaf.statement.kind in _TREATMENTS for leaf in leaves_of(node))
