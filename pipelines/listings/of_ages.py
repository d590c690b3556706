"""What is asked of whom, where a criterion asks one thing of the young and another of the old?

"Participants of 16 years or older must have an ECOG of 0. Those of 12 to 15 years must have a
Lansky score of 90": nobody is of both ages, so each says of whom the other is asked.
"""

from __future__ import annotations

from itertools import pairwise

from nlp.model import All, Amount, Expression, IfThen, Requirement, Status, all_of
from pipelines.listings.limits import disjoint


def told_by_age(expression: Expression) -> Expression:
    """The expression, with ages that exclude each other as conditions of what stands with them."""
    if not isinstance(expression, All):
        return expression
    items = list(expression.items)
    places = [place for place, item in enumerate(items) if _age(item) is not None]
    if not _apart([_age(items[place]) for place in places]):
        return expression
    leads = places[0] == 0
    bounds = [*places, len(items)] if leads else [-1, *places]
    asked: list[Expression] = []
    for low, high in pairwise(bounds):
        age = items[low if leads else high]
        rest = items[low + 1 : high]
        if not rest:
            return expression
        asked.append(IfThen(age, all_of(rest)))
    return all_of([*asked, *([] if leads else items[places[-1] + 1 :])])


def _age(item: Expression) -> Amount | None:
    """The age that a leaf asks, if it asks one."""
    if not isinstance(item, Requirement) or item.statement.assertion.status is not Status.PRESENT:
        return None
    concept = item.statement.concept
    return item.statement.amount if concept is not None and concept.concept_id == "age" else None


def _apart(ages: list[Amount | None]) -> bool:
    told = [age for age in ages if age is not None]
    return len(told) > 1 and all(
        disjoint(one, other) for at, one in enumerate(told) for other in told[at + 1 : at + 8]
    )
