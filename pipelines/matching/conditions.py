"""Of whom is something asked on a condition? What "if A then B" means of whom A is not told."""

from __future__ import annotations

from nlp.model import All, Expression, IfThen, Requirement, leaves
from pipelines.matching.sayings import SEXES

_OF_A_SEX = SEXES | {"childbearing_potential", "fertile_man"}
_SILENT = frozenset({"drug", "procedure", "device", "condition"})


def both_of(item: Expression) -> Expression:
    """An alternative "if A then B" as both; what is asked of one sex stays asked of it alone."""
    if not isinstance(item, IfThen) or any(map(_is_of_a_sex, leaves(item.condition))):
        return item
    return All((item.condition, item.then))


def may_be_absent(leaf: Expression) -> bool:
    """Is it a treatment or an illness, which is not there where nobody mentions it?"""
    return isinstance(leaf, Requirement) and leaf.statement.kind in _SILENT


def _is_of_a_sex(leaf: Expression) -> bool:
    concept = leaf.statement.concept if isinstance(leaf, Requirement) else None
    return concept is not None and concept.concept_id in _OF_A_SEX
