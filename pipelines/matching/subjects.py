"""Of whom does a demand speak? "Women must use contraception" asks nothing of a man.

Beside an undertaking, or beside a negative pregnancy test, the sex that is named is a condition
and not a demand. "Men and non-pregnant women" names both sexes, and so asks for neither.
"""

from __future__ import annotations

from decimal import Decimal

from nlp.model import Interval
from pipelines.matching.nodes import Every, Leaf, Node, Opposite, Some, leaves_of

_SEXES = frozenset({"male", "female"})
_BEARING = frozenset({"childbearing_potential", "menstruation"})
_MEN = frozenset({"man", "male"})
# Who consents for a child is no demand beside the consent.
_CONSENTING = frozenset({"parent_available"})


def of_subjects(parts: tuple[Node, ...], kind: str) -> tuple[Node, ...]:
    """The parts of a conjunction, its subjects made conditions where they are none of demands."""
    parts = _without_consenting(_without_split_ages(parts))
    if kind != "inclusion":
        return parts
    subjects = [each for each in parts if _is_subject(each)]
    rest = tuple(each for each in parts if not _is_subject(each))
    if not subjects or not rest or not any(map(_is_of_fertility, rest)):
        return parts
    men = [each for each in subjects if _identity(each) in _MEN]
    if men and not any(map(_is_promise, rest)):
        return rest  # "men and non-pregnant women"
    demand = rest[0] if len(rest) == 1 else Every(rest)
    return (Some((*(Opposite(each) for each in subjects), demand)),)


def _is_subject(node: Node) -> bool:
    return isinstance(node, Leaf) and (
        node.role == "subject" or _identity(node) in _SEXES | _BEARING
    )


def _identity(node: Node) -> str | None:
    concept = node.statement.concept if isinstance(node, Leaf) else None
    return concept.concept_id if concept else None


def _is_promise(node: Node) -> bool:
    return any(leaf.role == "promise" for leaf in leaves_of(node))


def _is_of_fertility(node: Node) -> bool:
    """Is it an undertaking, or the absence of a pregnancy?"""
    if isinstance(node, Opposite):
        return any(leaf.role in ("fertile", "promise") for leaf in leaves_of(node))
    if isinstance(node, (Every, Some)):
        return any(map(_is_of_fertility, node.parts))
    return isinstance(node, Leaf) and node.role == "promise"


def _without_split_ages(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """Ages that no one can have together are those of different groups: they ask of none."""
    common: Interval[Decimal] = Interval()
    for each in parts:
        amount = each.statement.amount if isinstance(each, Leaf) else None
        if _identity(each) == "age" and amount is not None and amount.interval is not None:
            common = common.meet(amount.interval)
    if not common.is_empty():
        return parts
    return tuple(each for each in parts if _identity(each) != "age") or parts


def _without_consenting(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """ "Patient or parents sign the consent" asks for the consent, whoever gives it."""
    if not any(isinstance(each, Leaf) and each.role == "outside" for each in parts):
        return parts
    return tuple(each for each in parts if _identity(each) not in _CONSENTING)
