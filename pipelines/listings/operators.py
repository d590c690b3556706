"""A clause's groups -> an expression: which of and, or, not joins the members of a list?

A comma means the word that follows it in its list. "and" binds closer than "or", and either closer
than the same word behind a comma. What excludes is met by each member of a list by itself
("pregnant and lactating women"). "no A or B" is neither.
"""

from __future__ import annotations

from nlp.model import (
    All,
    AnyOf,
    AtLeast,
    Expression,
    IfThen,
    all_of,
    any_of,
)
from pipelines.listings.both_limits import apart, together_all
from pipelines.listings.definitions import defined, glossed, lacks
from pipelines.listings.denial import cues_of, denied, denied_ahead, negated, refuted, shared_denial
from pipelines.listings.leaves import is_absent
from pipelines.listings.limits import of_one_sex
from pipelines.listings.mixed_lists import told_by_words
from pipelines.listings.parts import (
    MEN,
    Group,
    Joint,
    Part,
    concept_of,
    has_amount,
    is_tumor,
    of_one_age,
    of_two_peoples,
    one_amount,
    people_alike,
)
from pipelines.listings.people_first import people_first

_SHARED = 4  # the rank of those that share an amount: the tightest
# Measures of the kidney's filtration, any of which tells it. Source: KDIGO 2012 CKD guideline.
_KIDNEY = frozenset({"creatinine", "creatinine_clearance", "egfr"})

_FERTILE = frozenset({"fertile_man", "sexual_activity"})
_PREVENTING = frozenset({"contraception", "contraceptive", "condom", "barrier_contraception"})
_BY_AGE = {"karnofsky", "lansky"}


class Composer:
    """Expressions of groups, for a criterion that includes or that excludes."""

    def __init__(self, excludes: bool) -> None:
        self.excludes = excludes

    def of(self, group: Group) -> Expression:
        """The expression of a group."""
        if not group.joints:
            return self.of_part(group.parts[0])
        if (self.excludes and people_alike(group)) or of_one_age(group):
            last = group.parts[-1]
            everyone = any_of([self.of_part(Part(p.head, p.leaf, p.lead)) for p in group.parts])
            return self._narrowed(last, everyone)
        words = self._words(group)
        either = any(word == "or" for word, _ in words)
        return _ranked([self.of_part(part, either=either) for part in group.parts], words)

    def of_part(self, part: Part, *, either: bool = False) -> Expression:
        """The expression of a part with its tails; `either`: it is one of several that may hold."""
        expression = self.of(part.head) if isinstance(part.head, Group) else part.head
        return self._narrowed(part, expression, either=either)

    def _narrowed(self, part: Part, expression: Expression, *, either: bool = False) -> Expression:
        for relation, group in part.tails:
            if relation == "whom" and (either or self.excludes):
                relation = "also"
            expression = self._with(part, expression, relation, self.of(group))
        return expression

    def _with(self, part: Part, head: Expression, relation: str, tail: Expression) -> Expression:
        if relation == "define" or (relation == "gloss" and glossed(head, tail)):
            return defined(head, tail)
        if relation in ("example", "gloss"):
            return _exemplified(head, tail)
        if relation == "not":
            return beyond(head, tail)
        if relation == "title":
            return tail
        if relation == "free":
            return head
        if relation == "whom":
            return IfThen(tail, head)
        if relation == "then":
            return IfThen(head, tail)
        ahead = part.leaf is not None and denied_ahead(part.leaf, excludes=self.excludes)
        if relation == "and" and ahead:
            return any_of([head, refuted(tail, cues_of(head))])
        return all_of([head, tail])

    def _words(self, group: Group) -> list[tuple[str, int]]:
        """For each joint its word and its rank: the lower, the looser."""
        found: list[tuple[str, int]] = []
        following = Joint(self._default(group), True)
        for index in range(len(group.joints) - 1, -1, -1):
            joint = group.joints[index]
            if joint.word != "comma":
                following = joint
                comma = joint.comma
            else:
                comma = True
            word = self._word(group, following.word, index)
            alike = word == "or" and _one_denial(group, index)
            ends = alike and joint.word == "or" and not joint.comma and index > 0
            if ends and not _one_denial(group, index - 1):
                following = Joint(self._default(group), True)  # "gout, no asthma or stroke"
            tight = one_amount(group, index) or alike
            tight = tight or (word == "or" and not comma and _one_measure(group, index))
            rank = _SHARED if tight else _rank(word, comma)
            found.append((word, rank))
        words = found[::-1]
        if not self.excludes and _ends_in_one_function(group):
            words[:-1] = [
                ("and", 1) if rank != _SHARED else (word, rank) for word, rank in words[:-1]
            ]
            words[-1] = ("or", _SHARED)
        if not (self.excludes or group.examples or group.amounts):
            words = told_by_words(group, words)
        return _bound(group, words if self.excludes else people_first(group, words))

    def _default(self, group: Group) -> str:
        if self.excludes or group.examples:
            return "or"
        first = group.parts[0]
        if group.amounts:
            return "and" if all(part.tails for part in group.parts) else "or"
        if not group.deep or first.kind == "demographic" or any(map(has_amount, group.parts)):
            return "and"
        return "or"

    def _word(self, group: Group, word: str, index: int) -> str:
        """What excludes is met by any member of a list, unless it says "both"."""
        left, right = group.parts[index], group.parts[index + 1]
        if word == "and" and (group.joints[index].firm or group.every):
            return word
        if word == "and" and _careless(left, right):
            return word  # "of childbearing potential and not using contraception"
        if word == "and" and group.defines and len(group.parts) == 2:
            return word  # "defined as a positive antibody and a negative antigen"
        if group.examples or of_two_peoples(left, right) or _by_sex(left, right):
            return "or"
        if {concept_of(left), concept_of(right)} == _BY_AGE and not (left.tails or right.tails):
            return "or"  # the one is of adults, the other of children
        if self.excludes and _each_of_one_sex(left, right):
            return "or"
        if word == "or" and len(group.parts) == 2 and together_all(left, right):
            return "and"  # "50 kg or more, up to 100 kg"
        if word == "and" and len(group.parts) > 2 and all(map(is_tumor, group.parts)):
            return "or"  # a listing of whom it takes: nobody has three cancers
        if not self.excludes or word != "and":
            return word
        if apart(left, right):
            return "or"  # "under 18 and over 65": nobody is both
        if any(part.lead.either for part in group.parts):
            return word
        if right.lead.first() in ("verb", "clause", "doing"):
            return word
        own = has_amount(left) and has_amount(right) and not one_amount(group, index)
        if own and group.joints[index].word == "and":
            return word
        return "or"


def _exemplified(head: Expression, tail: Expression) -> Expression:
    """A thing with its examples: any of them; of what is denied none."""
    if denied(head) and cues_of(head) & cues_of(tail):
        return all_of([head, tail]) if denied(tail) else head
    return head if lacks(head, tail) else any_of([head, tail])


def beyond(head: Expression, exception: Expression) -> Expression:
    """X except Y: X and not Y; of what is denied: not X, or it is Y."""
    if denied(head):
        return any_of([head, exception])
    if isinstance(head, (All, AnyOf)) and not head.items:
        return negated(exception) if isinstance(head, All) else head
    if isinstance(head, All) and denied(head.items[-1]):
        return all_of([*head.items[:-1], any_of([head.items[-1], exception])])
    if denied(exception):
        return all_of([head, exception])  # "but not A": the denial is in A already
    return All((head, negated(exception)))


def _bound(group: Group, words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """What "either" and "both" open is one, whatever stands around it."""
    for index, part in enumerate(group.parts[1:], start=1):
        if not part.lead.either:
            continue
        for at in range(index, len(words)):
            if words[at][0] != words[index][0]:
                break
            words[at] = (words[at][0], _SHARED)
    return words


def _ends_in_one_function(group: Group) -> bool:
    """Does a list of limits end in two measures of the kidney, of which either will do?

    "ANC > 1.5, platelets > 100, creatinine < 1.5 or clearance > 50": the "or" is of the last two.
    """
    last = group.joints[-1]
    if last.word != "or" or last.comma or any(j.word != "comma" for j in group.joints[:-1]):
        return False
    if len(group.parts) < 3 or not all(map(has_amount, group.parts)):
        return False
    names = [concept_of(part) for part in group.parts]
    return {*names[-2:]} <= _KIDNEY and any(name not in _KIDNEY for name in names)


def _one_denial(group: Group, index: int) -> bool:
    """Are two neighbours denied by one word ("and no A or B")?"""
    left, right = group.parts[index : index + 2]
    if isinstance(left.head, Group) or isinstance(right.head, Group):
        return False
    return shared_denial([left.head, right.head])


def _one_measure(group: Group, index: int) -> bool:
    """Do two neighbours limit one measure: "gout and urate > 7 or urate > 5 on allopurinol"?"""
    left, right = group.parts[index : index + 2]
    if left.kind != "measurement" or concept_of(left) is None:
        return False
    return concept_of(left) == concept_of(right) and has_amount(left) and has_amount(right)


def _rank(word: str, comma: bool) -> int:
    if word == "or":
        return 0 if comma else 2
    return 1 if comma else 3


def _ranked(items: list[Expression], words: list[tuple[str, int]]) -> Expression:
    """Splits a list at its loosest joints, and what is between them again."""
    if not words:
        return items[0]
    loosest = min(rank for _, rank in words)
    word = next(word for word, rank in words if rank == loosest)
    groups: list[tuple[list[Expression], list[tuple[str, int]]]] = [([items[0]], [])]
    for item, each in zip(items[1:], words, strict=True):
        if each[1] == loosest:
            groups.append(([item], []))
        else:
            groups[-1][0].append(item)
            groups[-1][1].append(each)
    joined = [_ranked(inner, rest) for inner, rest in groups]
    if word == "and" or shared_denial(joined):
        return all_of(joined)
    return any_of(joined)


def _careless(left: Part, right: Part) -> bool:
    """Is it who may have a child, and does not prevent it?"""
    fertile = "bearing_potential" in (concept_of(left) or "") or concept_of(left) in _FERTILE
    if not fertile or concept_of(right) not in _PREVENTING or right.leaf is None:
        return False
    return is_absent(right.leaf)


def _by_sex(left: Part, right: Part) -> bool:
    """Is one limit asked of men and another of women?"""
    heads = (left.head, right.head)
    return not any(isinstance(head, Group) or not of_one_sex(head) for head in heads)


def _each_of_one_sex(left: Part, right: Part) -> bool:
    """Does each exclude one sex: "> 1.5 mg/dL in men and > 1.3 mg/dL in women"?"""
    told = [{concept_of(each.parts[0]) for _, each in part.tails} for part in (left, right)]
    women = [any("woman" in (each or "") for each in concepts) for concepts in told]
    men = [any(each in MEN for each in concepts) for concepts in told]
    return (women[0] and men[1]) or (men[0] and women[1])


def counted(number: int, expression: Expression) -> Expression:
    """At least so many of a list."""
    if not isinstance(expression, (All, AnyOf)) or len(expression.items) < 2:
        return expression
    items = tuple(
        each
        for item in expression.items
        for each in (item.items if isinstance(item, (All, AnyOf)) else (item,))
    )
    return AnyOf(items) if number == 1 else AtLeast(number, items)
