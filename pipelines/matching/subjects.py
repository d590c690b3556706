"""Of whom does a demand speak? "Women must use contraception" asks nothing of a man.

Beside an undertaking, or beside a negative pregnancy test, the sex that is named is a condition
and not a demand. "Men and non-pregnant women" names both sexes, and so asks for neither.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from nlp.model import Experiencer, Interval
from pipelines.matching.nodes import Every, Leaf, Node, Opposite, Some, leaves_of

_SEXES = frozenset({"male", "female"})
_BEARING = frozenset({"childbearing_potential", "menstruation"})
_MEN = frozenset({"man", "male"})
_WOMEN = frozenset({"woman", "female"})
_AGE_GROUPS = frozenset({"child", "adolescent", "adult", "elderly", "infant", "newborn"})
_SCALES_BY_AGE = frozenset({"karnofsky", "lansky"})
_PERFORMANCE = _SCALES_BY_AGE | {"ecog"}
# Who consents for a child is no demand beside the consent.
_RELATIVES = frozenset({"relative", "family_history"})
_CONSENTING = frozenset({"parent_available"})


def of_subjects(parts: tuple[Node, ...], kind: str) -> tuple[Node, ...]:
    """The parts of a conjunction, its subjects made conditions where they are none of demands."""
    parts = _without_relatives(parts)
    if kind == "inclusion":
        parts = _of_who_assents(parts)
    parts = _without_consenting(_without_split_ages(parts))
    if kind != "inclusion":
        return _of_limits(parts)
    parts = _without_both_ways(
        _of_any_age_group(_by_group(_of_one_sex(_without_both_sexes(parts))))
    )
    parts = _without_contradictions(_by_scale(parts))
    subjects = [each for each in parts if _is_subject(each)]
    rest = tuple(each for each in parts if not _is_subject(each))
    if not subjects or not rest or not any(map(_is_of_fertility, rest)):
        return parts
    men = [each for each in subjects if _identity(each) in _MEN]
    if men and not any(map(_is_promise, rest)):
        return rest  # "men and non-pregnant women"
    demand = rest[0] if len(rest) == 1 else Every(rest)
    return (Some((*(Opposite(each) for each in subjects), demand)),)


def _of_limits(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """The parts, people beside nothing but limits taken for what they are: "QTc > 450 in men"."""
    rest = [each for each in parts if not _is_subject(each)]
    if not rest or len(rest) == len(parts) or not all(map(_is_limit, rest)):
        return parts
    return tuple(
        replace(each, role=None) if isinstance(each, Leaf) and each.role == "subject" else each
        for each in parts
    )


def _is_limit(node: Node) -> bool:
    return isinstance(node, Leaf) and None not in (node.measure, node.statement.amount)


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
    if not _ages(parts).is_empty():
        return parts
    return tuple(each for each in parts if _identity(each) != "age") or parts


def _ages(parts: Iterable[Node]) -> Interval[Decimal]:
    """The ages that all of these ask for."""
    common: Interval[Decimal] = Interval()
    for each in parts:
        amount = each.statement.amount if isinstance(each, Leaf) else None
        if _identity(each) == "age" and amount is not None and amount.interval is not None:
            common = common.meet(amount.interval)
    return common


def _without_both_sexes(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """No one is both: "male and female" names both sexes and asks for neither."""
    identities = set(map(_identity, parts))
    if not (identities & _MEN and identities & _WOMEN):
        return parts
    return tuple(each for each in parts if _identity(each) not in _MEN | _WOMEN) or parts


def _of_one_sex(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """ "Men or women; a woman must ..." asks of women alone what it asks beside them."""
    both = [each for each in parts if _names_both(each)]
    sexes = [each for each in parts if _identity(each) in _MEN | _WOMEN]
    rest = tuple(each for each in parts if each not in both and each not in sexes)
    if not both or len(sexes) != 1 or not rest:
        return parts
    demand = rest[0] if len(rest) == 1 else Every(rest)
    return (*both, Some((Opposite(sexes[0]), demand)))


def _names_both(node: Node) -> bool:
    if isinstance(node, Some):
        return bool(node.parts) and all(map(_names_both, node.parts))
    return _identity(node) == "both_sexes"


def _of_any_age_group(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """ "Adolescents and adults" asks for the one or the other."""
    groups = tuple(each for each in parts if _identity(each) in _AGE_GROUPS)
    if len(groups) < 2:
        return parts
    return (*(each for each in parts if each not in groups), Some(groups))


def _of_who_assents(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """The age from which a child assents, and that of a child's parent, are asked of no patient.

    "From the age of 7 with assent" is a condition where nothing else is asked for; "7 to 17 years,
    with assent" asks for the age.
    """
    ids = set(map(_identity, parts))
    ages = tuple(each for each in parts if _identity(each) == "age" and _is_from(each))
    if not ages:
        return parts
    rest = tuple(each for each in parts if each not in ages)
    if {"child", "parent_available"} <= ids:
        return rest
    outside = all(isinstance(each, Leaf) and each.role == "outside" for each in rest)
    if "assent" not in ids or not outside:
        return parts
    demand = rest[0] if len(rest) == 1 else Every(rest)
    return (Some((*map(Opposite, ages), demand)),)


def _is_from(node: Node) -> bool:
    """Is it an age without an upper end?"""
    amount = node.statement.amount if isinstance(node, Leaf) else None
    interval = amount.interval if amount is not None else None
    return interval is not None and interval.low is not None and interval.high is None


def _without_both_ways(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """Without what is asked for though its lack is provided for: "PR positive or, if PR negative,
    a second biopsy" takes either.
    """
    lacking = {
        leaf.topic
        for each in parts
        if isinstance(each, Some)
        for leaf in leaves_of(each)
        if leaf.negated
    }
    if not lacking:
        return parts
    return tuple(part for part in parts if not _asks_only(part, lacking)) or parts


def _asks_only(node: Node, topics: Collection[Hashable]) -> bool:
    """Is each leaf a demand for one of these?"""
    if isinstance(node, Some):
        return bool(node.parts) and all(_asks_only(each, topics) for each in node.parts)
    return isinstance(node, Leaf) and not node.negated and node.topic in topics


def _by_group(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """Demands on groups of which no one can be of two, as in a table by age, are alternatives."""
    groups = tuple(each for each in parts if isinstance(each, Every) and _is_of_a_group(each))
    if len(groups) < 2 or not all(_are_apart(*pair) for pair in combinations(groups, 2)):
        return parts
    return (*(each for each in parts if each not in groups), Some(groups))


def _is_of_a_group(node: Every) -> bool:
    return any(_identity(each) in _MEN | _WOMEN or _identity(each) == "age" for each in node.parts)


def _are_apart(one: Every, other: Every) -> bool:
    """Can no one be of both groups, by age or by sex?"""
    sexes = [frozenset(map(_identity, each.parts)) for each in (one, other)]
    if any(sexes[n] & _MEN and sexes[1 - n] & _WOMEN for n in (0, 1)):
        return True
    return _ages((*one.parts, *other.parts)).is_empty()


def _by_scale(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """Lansky's scale is for children and Karnofsky's for the others: one of them is asked for."""
    leaves = [leaf for each in parts for leaf in leaves_of(each)]
    names = set(map(_identity, leaves))
    if not names >= _SCALES_BY_AGE:
        return parts
    scales = tuple(leaf for leaf in leaves if _identity(leaf) in _PERFORMANCE and leaf.shown)
    others = [
        leaf
        for leaf in leaves
        if leaf not in scales
        and leaf.role != "subject"
        and _identity(leaf) not in _PERFORMANCE | {"age"}
    ]
    return parts if others or not scales else (Some(scales),)


def _without_contradictions(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """What is both named and denied is a condition: "lactating women must not breastfeed".

    The denial of a wider thing than is asked for was misread: "smokers; who never smoked is
    excluded".
    """
    if not any(map(_denies_anything, parts)):
        return parts
    for each in parts:
        rest = tuple(other for other in parts if other is not each)
        if not isinstance(each, Leaf) or not any(
            _denies(other, {_identity(each)}) for other in rest
        ):
            continue
        return (Some((Opposite(each), rest[0] if len(rest) == 1 else Every(rest))),)
    return tuple(each for each in parts if not _denies(each, _wider_than(each, parts))) or parts


def _wider_than(node: Node, parts: tuple[Node, ...]) -> set[str]:
    """What the things that the other parts ask for are kinds of."""
    others = (leaf for each in parts if each is not node for leaf in _demanded(each))
    return {above for leaf in others for above in leaf.above}


def _denies(node: Node, named: Collection[str | None]) -> bool:
    if isinstance(node, Opposite):
        return _identity(node.part) is not None and _identity(node.part) in named
    return isinstance(node, Some) and any(_denies(each, named) for each in node.parts)


def _denies_anything(node: Node) -> bool:
    if isinstance(node, Some):
        return any(map(_denies_anything, node.parts))
    return isinstance(node, Opposite)


def _demanded(node: Node) -> Iterator[Leaf]:
    """The leaves that are not denied."""
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, (Every, Some)):
        for each in node.parts:
            yield from _demanded(each)


def _without_relatives(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """ "A relative with gout" asks for gout in the family, and no more; of which degree a relative
    is, that a first-degree one is asked for, no fact tells.
    """
    of_family = any(
        leaf.statement.assertion.experiencer is Experiencer.FAMILY
        for each in parts
        for leaf in leaves_of(each)
    )
    if not of_family:
        return parts
    return tuple(each for each in parts if not _is_a_relative(each)) or parts


def _is_a_relative(node: Node) -> bool:
    if not isinstance(node, Leaf) or _identity(node) not in _RELATIVES:
        return False
    concept = node.statement.concept
    words = concept.quote.text.lower() if concept and concept.quote else ""
    return "degree" not in words and "first" not in words


def _without_consenting(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """ "Patient or parents sign the consent" asks for the consent, whoever gives it."""
    if not any(isinstance(each, Leaf) and each.role == "outside" for each in parts):
        return parts
    return tuple(each for each in parts if _identity(each) not in _CONSENTING)
