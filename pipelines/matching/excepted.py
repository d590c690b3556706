"""What does an exception leave of a class? "Cancer, except basal cell carcinoma" spares a patient
who has a basal cell carcinoma, and not one who has a breast cancer beside it.

A fact of the class that is neither the exception nor a wider name of it stands by itself.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TypeGuard

from nlp.model import Status
from pipelines.matching.nodes import Besides, Every, Leaf, Node, Opposite, Some, leaves_of

_COMES_OF_TREATMENT = frozenset({"adverse_event"})


def with_the_rest(node: Every) -> Node:
    """The conjunction, and where a class stands beside an exception of its own kind what the
    rest of the class says by itself."""
    spared = [
        leaf
        for each in node.parts
        if isinstance(each, Opposite)
        for leaf in leaves_of(each)
        if not leaf.negated and leaf.within
    ]
    if not spared:
        return node
    demands = [each for each in node.parts if not isinstance(each, Opposite)]
    parts = tuple(_without(each, spared) for each in demands)
    if all(one is other for one, other in zip(parts, demands, strict=True)):
        return node
    others = tuple(each for each in node.parts if _is_of_another(each, demands))
    rest = (*parts, *others)
    return Besides((rest[0] if len(rest) == 1 else Every(rest), node))


def with_what_is_allowed(found: tuple[Node, ...], *, allows: bool) -> tuple[Node, ...]:
    """Alternatives of which one denies a class and the other is a kind of it: the kind alone is
    spared, and whoever has another of the class is not ("no steroids; inhaled ones are allowed").

    Args: allows, whether the criterion says that something is allowed. Then a drug of no such
        class ("no anticoagulants; aspirin is allowed") is no way in by itself.
    """
    if len(found) != 2:
        return found
    first, other = found
    if not isinstance(first, Opposite) or not isinstance(other, Leaf) or other.negated:
        return found
    denied = first.part
    if not isinstance(denied, Leaf):
        return found
    if _is_kind(other, denied):
        plain = replace(denied, negated=False)
        return (Opposite(with_the_rest(Every((plain, Opposite(other))))),)
    drugs = denied.statement.kind == other.statement.kind == "drug"
    known = bool(other.within and denied.within) and not _is_kind(denied, other)
    return (first,) if allows and drugs and known else found


def with_limited_kinds(found: tuple[Node, ...]) -> tuple[Node, ...]:
    """Alternatives, a class without those of its kinds that have a limit of their own beside it:
    "steroids > 10 mg/day or any other immunosuppressant" excludes by no lower dose."""
    limited = [
        each
        for each in found
        if isinstance(each, Leaf) and each.statement.amount is not None and each.within
    ]
    if not limited:
        return found
    own = frozenset[str]().union(*(each.within for each in limited))
    return tuple(
        replace(each, excepted=each.excepted | (own & each.within))
        if _is_class(each) and not own.isdisjoint(each.within)
        else each
        for each in found
    )


def _is_class(node: Node) -> TypeGuard[Leaf]:
    """Is it a class of drugs without a limit?"""
    if not isinstance(node, Leaf) or node.negated or node.statement.kind != "drug":
        return False
    present = node.statement.assertion.status is Status.PRESENT
    return present and node.statement.amount is None


def _is_of_another(node: Node, demands: Collection[Node]) -> bool:
    """Is a denial none of an exception: "cancer, without metastases, except of the skin"?"""
    if not isinstance(node, Opposite):
        return False
    classes = [leaf for each in demands for leaf in leaves_of(each)]
    spared = list(leaves_of(node))
    return not any(_is_kind(one, other) for one in spared for other in classes)


def _without(node: Node, spared: Collection[Leaf]) -> Node:
    """A demand of which the facts of its exceptions do not count."""
    if isinstance(node, Some):
        parts = tuple(_without(each, spared) for each in node.parts)
        same = all(one is other for one, other in zip(parts, node.parts, strict=True))
        return node if same else Some(parts)
    if not isinstance(node, Leaf) or node.negated:
        return node
    if node.statement.assertion.status is not Status.PRESENT:
        return node
    kinds = [each for each in spared if _is_kind(each, node)]
    if not kinds:
        return node
    wider = (each.above & node.within for each in kinds)
    excepted = frozenset().union(*(each.within for each in kinds), *wider)
    return replace(node, excepted=excepted)


def _is_kind(leaf: Leaf, of: Leaf) -> bool:
    """Does one name a kind of what the other names?"""
    one, other = leaf.statement.concept, of.statement.concept
    if one is None or other is None or one.concept_id == other.concept_id:
        return False
    if one.concept_id in of.within:
        return True
    # What comes of a treatment may be any disease: "toxicity of grade 3, except alopecia".
    ill = leaf.statement.kind == "condition"
    return ill and bool(_COMES_OF_TREATMENT & {other.concept_id, *of.above})
