"""What is a clause about: does it only say of whom, does a title stand before it, or a bracket
behind it that speaks of its first words?
"""

from __future__ import annotations

from nlp.model import AnyOf, Expression, Requirement, Status
from pipelines.listings.allowing import COMORBID
from pipelines.listings.clauses import Clause
from pipelines.listings.limits import limited
from pipelines.listings.parts import Group, Part, concept_of

# Titles that ask nothing of their own when a list follows.
_OF_PEOPLE = frozenset(
    {"multiple_sexual_partners", "sexual_activity", "fertile_man", "couple", "lactating"}
)
_IN_PLACE = frozenset({"guardianship", "parent_available", "surrogate_consent"})
_TITLES = frozenset({"laboratory_testing", "comorbidity", "disease", "medication", "treatment"})


def tells_whom(clause: Clause) -> bool:
    """Has only been said of whom it speaks ("women who are fertile must ...")?"""
    if clause.empty:
        return False
    first, *others = clause.root.parts
    listed = all(part.kind != "measurement" and "verb" not in part.lead.classes for part in others)
    if concept_of(first) in COMORBID:
        return True  # "HIV-infected patients must ..."
    return _whom(first) and (all(map(_whom, others)) or (listed and "person" in first.lead.classes))


def stands_in(clause: Clause) -> bool:
    """Is it somebody who acts for the patient: "participants or their guardians must sign"?"""
    return concept_of(clause.last()) in _IN_PLACE


def _whom(part: Part) -> bool:
    statement = part.leaf.statement if part.leaf is not None else None
    if statement is None or statement.concept is None:
        return False
    concept_id = statement.concept.concept_id
    if concept_id in ("age", "both_sexes", None):
        return False
    if concept_id == "lactating" and statement.assertion.status is not Status.PRESENT:
        return False  # "must not be lactating and must use condoms"
    person = part.kind == "demographic" or "bearing_potential" in concept_id
    person = person or concept_id in _OF_PEOPLE
    return person or "person" in part.lead.classes


def speaks_of_first(clause: Clause, inner: Expression) -> bool:
    """Does a bracket name what the clause began with, and not what stands before it?"""
    first, last = clause.root.parts[0], clause.last()
    if not isinstance(inner, AnyOf) or first is last or not first.kind or not last.kind:
        return False
    if any(map(limited, inner.items)):
        return False  # "(systolic > 180 mmHg)" tells what is meant by what stands before it
    kinds = {each.statement.kind for each in inner.items if isinstance(each, Requirement)}
    return kinds == {first.kind} and last.kind not in (first.kind, "other")


def titles_exception(clause: Clause) -> bool:
    """Does a colon open what is excepted: "other than the following drugs: A, B"?"""
    if len(clause.frontier) < 2:
        return False
    group, tails = clause.frontier[-1], clause.frontier[-2].parts[-1].tails
    excepted = bool(tails) and tails[-1] == ("not", group) and len(group.parts) == 1
    leaf = group.parts[0].leaf
    statement = leaf.statement if leaf is not None else None
    concept = statement.concept if statement is not None else None
    return excepted and concept is not None and concept.concept_id in _TITLES


def titled(title: Part, part: Part) -> str:
    """Behind a colon: what a title names stands for it; of a concept it says more."""
    statement = title.leaf.statement if title.leaf is not None else None
    if statement is None or statement.amount is not None:
        return "also"
    if statement.concept is not None and statement.concept.concept_id in _TITLES:
        return "title"
    if statement.concept is None or statement.concept.concept_id is None:
        return "also" if title.tails or isinstance(title.head, Group) else "title"
    if statement.concept.concept_id.endswith("_function"):
        return "define"  # "adequate renal function: creatinine <= 1.5 mg/dL"
    if title.kind == part.kind or statement.concept.concept_id == "contraindication":
        return "example"
    return "also"
