"""What does a bracket say of what stands before it?

Thresholds define it, names are other words for it or examples of it, an exception stays one.
"""

from __future__ import annotations

from dataclasses import replace

from nlp.model import All, AnyOf, Expression, IfThen, Not, Requirement, Statement, all_of, any_of
from nlp.tnm import is_tnm
from pipelines.listings.definitions import defined, glossed, is_function
from pipelines.listings.denial import denied, shared_denial
from pipelines.listings.limits import conditional, conditioned, is_sex, limited
from pipelines.listings.operators import beyond
from pipelines.listings.washouts import is_washout

_TREATMENTS = frozenset({"drug", "procedure", "device"})
_TUMORS = ("cancer", "carcinoma", "sarcoma", "melanoma", "lymphoma", "leukemia", "tumor")


def bracketed(
    head: Expression,
    inner: Expression,
    first: str,
    *,
    either: bool = True,
    excludes: bool = False,
) -> Expression:
    """The expression of a leaf or list with the bracket behind it.

    Args: first, the connector the bracket begins with, if it does; either, whether the head is one
        of several of which one is enough, so that a condition on it must hold too; excludes,
        whether what is told excludes.
    """
    if first == "leaf" and _is_time_alone(inner):
        return head  # "(measured within 4 weeks)": when it is to be looked at
    if isinstance(inner, Not):
        return beyond(head, inner.item)
    if first in ("define", "defining") or (first == "gloss" and glossed(head, inner)):
        return defined(head, inner)
    if first == "leaf" and is_function(head) and limited(inner):
        return defined(head, inner)
    if _of_same_measure(head, inner):
        return inner  # "QT interval (e.g., QTcF) > 450 ms"
    special = conditional(head, inner)
    if special is not None:
        return conditioned(head, special)
    if not excludes and first == "leaf" and _is_tumor(head) and _are_tumors(inner):
        return all_of([head, any_of(list(_items(inner)))])  # "solid tumor (breast, lung)"
    if first == "leaf" and all(map(_is_size, _items(inner))):
        return all_of([head, inner])  # "infiltration of the skin (pT4)"
    if limited(head) and is_sex(inner):
        return All((inner, head))
    if denied(inner) and first == "leaf" and (limited(head) or not denied(head)):
        return all_of([head, inner])  # "(in the absence of transfusion)": on which it is told
    if isinstance(inner, IfThen):
        return all_of([head, inner])
    if limited(head) and first == "if" and not limited(inner):
        return IfThen(inner, head)  # "(for patients with cirrhosis only)"
    if first == "if":
        # "uveitis (if treated with X)", "negative test (if of childbearing age)"
        return all_of([head, inner]) if either else IfThen(inner, head)
    first = "example" if first == "gloss" else first
    alternative = first in ("or", "example")
    if isinstance(head, Requirement):
        return _of_leaf(head, inner, alternative, first)
    return _any([head, inner]) if alternative else all_of([head, inner])


def excepted_from(head: Expression, said: Expression) -> Expression:
    """X unless Y; a limit that holds for some ("except in liver metastases, <= 5") is one more."""
    special = conditional(head, said)
    return beyond(head, said) if special is None else conditioned(head, special)


def _of_leaf(head: Requirement, inner: Expression, alternative: bool, first: str) -> Expression:
    items = list(inner.items if isinstance(inner, (All, AnyOf)) else (inner,))
    if any(isinstance(leaf, Not) for leaf in items):
        # "(women must use contraception)": who does not is named too.
        return any_of([head, _of_the_time(head.statement, inner)])
    kept = [leaf for leaf in items if not _same_concept(head, leaf)]
    given = head.statement.concept.concept_id if head.statement.concept is not None else None
    if "transfusion" in (given or ""):
        kept = [leaf for leaf in kept if not _is_bare_measure(leaf)]  # "transfusion (platelets)"
    if not kept:
        return head
    if first == "example":
        kept = [_of_the_time(head.statement, leaf, any_kind=True) for leaf in kept]
    if first == "example" and head.statement.kind == "condition" and _all_drugs(items):
        return head  # "drug-induced lupus (e.g., hydralazine)": what caused it
    if limited(head) and first == "leaf" and all(map(_is_open, kept)):
        return head
    named = limited(head) and not all(map(_is_open, items))
    if not alternative and (named or any(limited(leaf) for leaf in items)):
        return all_of([head, inner])
    return _any([head, *(_of_the_time(head.statement, leaf) for leaf in kept)])


def _items(expression: Expression) -> tuple[Expression, ...]:
    return expression.items if isinstance(expression, (All, AnyOf)) else (expression,)


def _are_tumors(inner: Expression) -> bool:
    """Are there several, which tell the kinds that count of the tumor before them?"""
    return len(_items(inner)) > 1 and all(map(_is_tumor, _items(inner)))


def _is_tumor(leaf: Expression) -> bool:
    told = leaf.statement if isinstance(leaf, Requirement) else None
    if told is None or told.concept is None or told.kind != "condition" or denied(leaf):
        return False
    return (told.concept.concept_id or told.concept.name).endswith(_TUMORS)


def _is_size(leaf: Expression) -> bool:
    told = leaf.statement if isinstance(leaf, Requirement) else None
    return told is not None and told.concept is not None and is_tnm(told.concept.name)


def _is_time_alone(leaf: Expression) -> bool:
    told = leaf.statement if isinstance(leaf, Requirement) else None
    return told is not None and told.concept is None and told.amount is None


def _is_bare_measure(leaf: Expression) -> bool:
    told = leaf.statement if isinstance(leaf, Requirement) else None
    return told is not None and told.kind == "measurement" and told.amount is None


def _any(items: list[Expression]) -> Expression:
    """Any of them; of what one word denies ("no tumor (e.g., glioma)") none."""
    return all_of(items) if shared_denial(items) else any_of(items)


def _of_the_time(head: Statement, leaf: Expression, *, any_kind: bool = False) -> Expression:
    """An example of what is asked in a time is asked in that time, and another name of it too."""
    if isinstance(leaf, (All, AnyOf)):
        items = tuple(_of_the_time(head, each, any_kind=any_kind) for each in leaf.items)
        return All(items) if isinstance(leaf, All) else AnyOf(items)
    if not isinstance(leaf, Requirement) or leaf.statement.windows or not head.windows:
        return leaf
    kinds = {leaf.statement.kind, head.kind}
    open_too = head.kind in _TREATMENTS and leaf.statement.kind == "other"
    if not (any_kind or len(kinds) == 1 or kinds <= _TREATMENTS or open_too):
        return leaf
    said = head.assertion if is_washout(head) else leaf.statement.assertion
    return Requirement(replace(leaf.statement, windows=head.windows, assertion=said))


def _all_drugs(items: list[Expression]) -> bool:
    return all(isinstance(leaf, Requirement) and leaf.statement.kind == "drug" for leaf in items)


def _same_concept(head: Requirement, leaf: Expression) -> bool:
    if not isinstance(leaf, Requirement):
        return False
    mine, theirs = head.statement.concept, leaf.statement.concept
    if leaf.statement.amount is not None or mine is None or theirs is None:
        return False
    if limited(head) and leaf.statement.qualifiers:
        return False  # "lung cancer (stage IV or recurrent)"
    return mine.concept_id is not None and mine.concept_id == theirs.concept_id


def _of_same_measure(head: Expression, inner: Expression) -> bool:
    """Does a bracket bear the limit of the very measure before it?"""
    if not isinstance(head, Requirement) or not isinstance(inner, Requirement):
        return False
    one, other = head.statement, inner.statement
    if one.concept is None or other.concept is None or one.concept.concept_id is None:
        return False
    same = one.concept.concept_id == other.concept.concept_id
    return same and one.amount is None and other.amount is not None and not denied(head)


def _is_open(leaf: Expression) -> bool:
    """Is it words that no row names? In brackets behind a limit they are a remark."""
    concept = leaf.statement.concept if isinstance(leaf, Requirement) else None
    return concept is not None and concept.concept_id is None
