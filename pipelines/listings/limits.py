"""Which of two limits of one thing holds for whom: the general one, or the one for some?"""

from __future__ import annotations

import re

from nlp.model import (
    All,
    Amount,
    AnyOf,
    Expression,
    IfThen,
    Not,
    Requirement,
    Statement,
    Status,
    all_of,
    any_of,
)

_FOR_WHOM = re.compile(
    r"\b(?:in|for|among|if)\b(?: (?:the|any|all|those))?"
    r"(?: (?:patients?|subjects?|participants?|individuals?|persons?|people|case|presence|with|who"
    r"|have|having|has|of|documented|known|confirmed|there|is|are))* ?(?:[\w-]{3,16} ){0,2}\Z",
    re.IGNORECASE,
)
_TREATMENTS = frozenset({"drug", "procedure", "other"})
_SPARED = ("condition", "drug", "procedure")
_SEXES = frozenset({"man", "woman", "male", "female"})


def conditional(general: Expression, said: Expression) -> IfThen | None:
    """Is what is said a limit for some of what has a general limit: "(>= 24 if Asian)"?"""
    keys = limits(general).keys()
    if not keys:
        return None
    if isinstance(said, IfThen):
        return said if limits(said.then).keys() == keys else None
    if not isinstance(said, All):
        return None
    own = [item for item in said.items if limits(item).keys() and limits(item).keys() <= keys]
    others = [item for item in said.items if item not in own]
    special = all_of(own)
    if not others or not own or limits(special).keys() != keys:
        return None
    if any(limited(each) and not _is_age(each) for each in others):
        return None
    return IfThen(all_of(others), special)


def _is_age(leaf: Expression) -> bool:
    """Is it the patient's age, of whom another limit may be asked?"""
    return isinstance(leaf, Requirement) and _id(leaf) == "age"


def conditioned(general: Expression, special: IfThen) -> Expression:
    """Both limits: the one for some in place of the general one.

    "ALT <= 3 x ULN (<= 5 if liver metastases)" is met by either, and so is "ECOG 0 or 1 (2 if due
    to pain)"; where theirs is the stricter, both are asked of them.
    """
    wide, narrow = limits(special.then), limits(general)
    if all(_covers(wide[key], narrow[key]) or disjoint(wide[key], narrow[key]) for key in wide):
        return any_of([general, all_of([special.condition, special.then])])
    return all_of([general, special])


def for_some(expression: Expression, text: str, offset: int) -> Expression:
    """The same, a limit for some told behind the general one in its place.

    "ALT <= 3 x ULN, in patients with liver metastases <= 5 x ULN" is met by either. Args: offset,
    of the text in the listing, from which quotes count.
    """
    if isinstance(expression, IfThen):
        told = conditional(expression.then, expression.condition)
        return expression if told is None else conditioned(expression.then, told)
    if not isinstance(expression, All):
        return expression
    items = _in_turn(expression.items, text, offset)
    if items != expression.items:
        expression = all_of(list(items))
    for each in items[1:]:
        if isinstance(each, IfThen) and (whole := _under_if(items, each)) is not None:
            return whole
    for at in range(1, len(items) - 1):
        if not _says_for_whom(items[at], text, offset):
            continue
        known = {key for each in items[:at] for key in limits(each)}
        behind: list[Expression] = []
        keys: set[str] = set()
        for each in items[at + 1 :]:
            own = limits(each).keys()
            if not own or not own <= known or own & keys:
                break
            behind.append(each)
            keys |= own
        before = [
            each for each in items[:at] if limits(each).keys() and limits(each).keys() <= keys
        ]
        if not behind or limits(all_of(before)).keys() != keys:
            continue
        both = conditioned(all_of(before), IfThen(items[at], all_of(behind)))
        rest = [each for each in items if each not in (*before, items[at], *behind)]
        return all_of([*rest, both])
    return expression


def _in_turn(items: tuple[Expression, ...], text: str, offset: int) -> tuple[Expression, ...]:
    """The same, limits of one thing that each say behind them for whom they hold as conditions.

    "ALT <= 2 x ULN in those without gout and <= 4 x ULN in those with gout".
    """
    made: list[Expression] = []
    at = 0
    while at < len(items):
        end = at
        keys = limits(items[at]).keys()
        while (
            keys
            and end + 1 < len(items)
            and limits(items[end]).keys() == keys
            and _says_for_whom(items[end + 1], text, offset)
        ):
            end += 2
        if end - at > 2:
            made += [IfThen(items[n + 1], items[n]) for n in range(at, end, 2)]
            at = end
        else:
            made.append(items[at])
            at += 1
    return tuple(made)


def _under_if(items: tuple[Expression, ...], told: IfThen) -> Expression | None:
    """The general limits with those under a condition in their place: "or, if cirrhotic, <= 5"."""
    known = limits(told.then).keys()
    before = [each for each in items[: items.index(told)] if limits(each)]
    before = [each for each in before if limits(each).keys() <= known]
    if not known or limits(all_of(before)).keys() != known:
        return None
    rest = [each for each in items if each not in (*before, told)]
    rest = [each for each in rest if not _lacks(each, told.condition)]
    return all_of([*rest, conditioned(all_of(before), told)])


def _lacks(item: Expression, condition: Expression) -> bool:
    """Is it only that the condition of some is lacking: "without gout <= 2; with gout <= 4"?"""
    if not isinstance(item, Requirement) or not isinstance(condition, Requirement):
        return False
    if item.statement.assertion.status is not Status.ABSENT or item.statement.amount is not None:
        return False
    return item.statement.concept is not None and _id(item) == _id(condition) is not None


def _id(leaf: Requirement) -> str | None:
    return leaf.statement.concept.concept_id if leaf.statement.concept is not None else None


def _says_for_whom(item: Expression, text: str, offset: int) -> bool:
    """Is it a disease that is only named to say for whom the next limit holds?"""
    if not isinstance(item, Requirement) or item.statement.amount is not None:
        return False
    concept = item.statement.concept
    if item.statement.kind != "condition" or concept is None or concept.quote is None:
        return False
    start = concept.quote.start - offset
    return _FOR_WHOM.search(text[max(0, start - 60) : max(0, start)]) is not None


def who_must(general: Expression, then: Expression) -> Expression | None:
    """Both limits, if those excepted from the one must meet the other.

    "bilirubin < 1.5 except in Gilbert's, who must have < 3": the first without the second's people.
    """
    if not isinstance(general, All) or len(general.items) != 2:
        return None
    limit, excepted = general.items
    if not isinstance(excepted, Not) or not limited(limit):
        return None
    return any_of([limit, all_of([excepted.item, then])])


def under(condition: Expression, then: Expression) -> Expression | None:
    """Both limits, if the condition behind two limits of one thing speaks of the second alone."""
    if not isinstance(then, (All, AnyOf)) or len(then.items) % 2 or not then.items:
        return None
    half = len(then.items) // 2
    halves = (list(then.items[:half]), list(then.items[half:]))
    join = all_of if isinstance(then, All) else any_of
    general, special = (each[0] if half == 1 else join(each) for each in halves)
    if half > 1 and limits(general).keys() != limits(special).keys():
        return None
    told = conditional(general, IfThen(condition, special))
    return conditioned(general, told) if told is not None else None


def limits(expression: Expression) -> dict[str, Amount]:
    """The limit of each concept; nothing where anything else is asked too, or a thing twice."""
    leaves = expression.items if isinstance(expression, (All, AnyOf)) else (expression,)
    found: dict[str, Amount] = {}
    for leaf in leaves:
        if not isinstance(leaf, Requirement) or leaf.statement.amount is None:
            return {}
        concept = leaf.statement.concept
        if concept is None or concept.concept_id is None or concept.concept_id in found:
            return {}
        found[concept.concept_id] = leaf.statement.amount
    return found


def limited(leaf: Expression) -> bool:
    """Is an amount asked anywhere in it?"""
    if isinstance(leaf, Requirement):
        return leaf.statement.amount is not None
    return isinstance(leaf, (All, AnyOf)) and any(limited(each) for each in leaf.items)


def is_treatment(expression: Expression) -> bool:
    """Is it a drug, a procedure, or what no row knows, and nothing else?"""
    leaves = expression.items if isinstance(expression, (All, AnyOf)) else (expression,)
    return all(
        isinstance(leaf, Requirement) and leaf.statement.kind in _TREATMENTS for leaf in leaves
    )


def of_one_sex(expression: Expression) -> bool:
    """Is a limit asked of men, or of women, alone?"""
    return isinstance(expression, All) and any(map(is_sex, expression.items))


def is_sex(expression: Expression) -> bool:
    """Is it nothing but one of the sexes?"""
    if not isinstance(expression, Requirement):
        return False
    statement: Statement = expression.statement
    return statement.concept is not None and statement.concept.concept_id in _SEXES


def disjoint(one: Amount, other: Amount) -> bool:
    """Can no result be of both?"""
    if one.interval is None or other.interval is None:
        return False
    return one.interval.meet(other.interval).is_empty()


def _covers(special: Amount, general: Amount) -> bool:
    told = (special.relative_to, special.relation) == (general.relative_to, general.relation)
    if not told or special.labels or general.labels:
        return False
    wide, narrow = special.interval, general.interval
    if wide is None or narrow is None:
        wide, narrow = special.as_interval(), general.as_interval()
    return wide.covers(narrow)


def may_be(told: Expression, condition: Expression) -> bool:
    """Is it a disease, and the condition how it is to be treated: stably, for so long, or not?"""
    if not isinstance(told, Requirement) or told.statement.kind != "condition":
        return False
    if told.statement.amount is not None or told.statement.assertion.status is not Status.PRESENT:
        return False
    leaves = condition.items if isinstance(condition, (All, AnyOf)) else (condition,)
    asked = [leaf.statement for leaf in leaves if isinstance(leaf, Requirement)]
    if len(asked) < len(leaves) or any(each.kind not in ("drug", "procedure") for each in asked):
        return False
    return any(
        each.qualifiers or each.windows or each.assertion.status is Status.ABSENT for each in asked
    )


def spares(limit: Expression, told: Expression) -> bool:
    """Is it a limit, and what is excepted from it a disease: "<= 1.5 x ULN, except in Gilbert"?"""
    if isinstance(limit, (All, AnyOf)):
        return bool(limit.items) and all(spares(each, told) for each in limit.items)
    if not isinstance(limit, Requirement) or limit.statement.amount is None:
        return False
    leaves = told.items if isinstance(told, (All, AnyOf)) else (told,)
    asked = [leaf.statement for leaf in leaves if isinstance(leaf, Requirement)]
    if limit.statement.kind != "measurement" or len(asked) < len(leaves):
        return False
    named = [each for each in asked if each.kind in _SPARED and each.amount is None]
    measured = [each for each in asked if each.kind == "measurement"]
    # "(Gilbert syndrome with a direct bilirubin <= 1.2 x ULN is allowed)"
    told_so = isinstance(told, All) and len(named) + len(measured) == len(asked)
    return len(named) == len(asked) or (bool(named) and told_so)
