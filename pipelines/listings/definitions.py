"""What does a definition ask: of the thing it defines, in its own clause, in brackets, behind it?

It says more of the thing and never less: "active hepatitis, defined as A or B" is a hepatitis of
which A or B is found. What defines a function ("adequate liver function: ALT < 3 x ULN") stands
for it, for no chart tells of a function by its name.
"""

from __future__ import annotations

from nlp.model import All, AnyOf, Expression, IfThen, Not, Requirement, Statement, all_of, any_of
from pipelines.listings.denial import cues_of, denied, negated, refuted
from pipelines.listings.limits import limited

# Kinds of which one thing may be another's example.
_TREATMENTS = frozenset({"drug", "procedure", "device"})
_ALIKE = (frozenset({"condition", "observation"}), _TREATMENTS)
_LACKING = ("no_", "not ", "unable ", "inability ", "ineligible ", "unsuitable ", "cannot ")
_VAGUE = frozenset({"disease", "comorbidity", "other_clinically_significant_condition"})


def defined(head: Expression, told: Expression) -> Expression:
    """A thing as it is defined; of what is denied: it is not there, or not as defined."""
    if not denied(head) and (_says_little(head, told) or (is_function(head) and limited(told))):
        return told
    if not denied(head) and _of_kinds(head, _TREATMENTS) and _of_kinds(told, _TREATMENTS):
        return any_of([head, told])  # "local treatment defined as surgery or radiotherapy"
    if denied(head):
        if cues_of(told) & cues_of(head):
            return all_of([head, told]) if denied(told) else head
        return any_of([head, refuted(told, set())])
    own = [item for item in _items(told, All) if not _same(head, item)]
    return all_of([head, *own])


def glossed(head: Expression, told: Expression) -> bool:
    """Does "that is" say more of a thing, rather than name its examples or other words for it?

    A limit does, and so does what is no thing of its kind ("infection, i.e. on antibiotics").
    """
    if limited(told) and not limited(head):
        return True
    kinds = {leaf.kind for leaf in _leaves(told) if leaf.concept and leaf.concept.concept_id}
    heads = {leaf.kind for leaf in _leaves(head)}
    if not kinds or len(heads) != 1 or "other" in heads:
        return False
    alike = next((group for group in _ALIKE if heads <= group), heads)
    return kinds.isdisjoint(alike)


def lacks(head: Expression, told: Expression) -> bool:
    """Is it a treatment that is not to be had, of which others are examples?"""
    if not isinstance(head, Requirement) or not _of_kinds(told, _TREATMENTS):
        return False
    name = _name(head.statement)
    return name.startswith(_LACKING) or (denied(head) and "treatment" in name)


def told_later(found: list[Expression], head: Expression | None, told: Expression) -> None:
    """Take in a sentence that defines what the sentences before it ask; else it asks nothing."""
    if head is None:
        if limited(told):
            found[-1] = defined(found[-1], told)
        return
    names = {name for leaf in _leaves(head) if (name := _name(leaf))}
    for index in range(len(found) - 1, -1, -1):
        refined = _refined(found[index], names, told)
        if refined is not found[index]:
            found[index] = refined
            return


def _refined(expression: Expression, names: set[str], told: Expression) -> Expression:
    """The same, with the leaves of some names as they are defined."""
    if isinstance(expression, Requirement):
        same = _name(expression.statement) in names and expression.statement.amount is None
        return defined(expression, told) if same else expression
    if isinstance(expression, Not):
        inner = _refined(expression.item, names, told)
        return expression if inner is expression.item else negated(inner)
    if isinstance(expression, (All, AnyOf)):
        made = [_refined(each, names, told) for each in expression.items]
        if all(new is old for new, old in zip(made, expression.items, strict=True)):
            return expression
        return all_of(made) if isinstance(expression, All) else any_of(made)
    if isinstance(expression, IfThen):
        then = _refined(expression.then, names, told)
        return expression if then is expression.then else IfThen(expression.condition, then)
    return expression


def is_function(head: Expression) -> bool:
    """Is it the function of an organ, or of several?"""
    if isinstance(head, All):
        return bool(head.items) and all(map(is_function, head.items))
    return isinstance(head, Requirement) and _name(head.statement).endswith("_function")


def _says_little(head: Expression, told: Expression) -> bool:
    """Is a thing named by words that no row knows, or only as a disease, and defined by others?"""
    if not isinstance(head, Requirement) or head.statement.concept is None:
        return False
    known = any(leaf.concept and leaf.concept.concept_id for leaf in _leaves(told))
    return known and (head.statement.concept.concept_id or "disease") in _VAGUE


def _of_kinds(expression: Expression, kinds: frozenset[str]) -> bool:
    """Are all its leaves of such kinds, and none of them denied or limited?"""
    told = _leaves(expression)
    return (
        bool(told)
        and not denied(expression)
        and all(leaf.kind in kinds and leaf.amount is None for leaf in told)
    )


def _same(head: Expression, item: Expression) -> bool:
    if not isinstance(head, Requirement) or not isinstance(item, Requirement):
        return False
    return item.statement.amount is None and _name(head.statement) == _name(item.statement)


def _name(statement: Statement) -> str:
    concept = statement.concept
    if concept is None:
        return ""
    return concept.concept_id or concept.name.lower()


def _items(expression: Expression, kind: type[All] | type[AnyOf]) -> tuple[Expression, ...]:
    return expression.items if isinstance(expression, kind) else (expression,)


def _leaves(expression: Expression) -> list[Statement]:
    if isinstance(expression, Requirement):
        return [expression.statement]
    if isinstance(expression, (All, AnyOf)):
        return [leaf for each in expression.items for leaf in _leaves(each)]
    if isinstance(expression, Not):
        return _leaves(expression.item)
    if isinstance(expression, IfThen):
        return [*_leaves(expression.condition), *_leaves(expression.then)]
    return []
