"""What does a criterion ask together with the criteria that stand under it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.model import (
    All,
    AnyOf,
    AtLeast,
    Child,
    Expression,
    IfThen,
    Not,
    Requirement,
    Statement,
    Status,
    Unread,
    all_of,
    any_of,
)
from pipelines.listings.by_age import is_head, is_row, met_by_a_row
from pipelines.listings.criteria import RawCriterion
from pipelines.listings.lead_ins import alternative
from pipelines.listings.of_some import asked_of
from pipelines.listings.washouts import is_washout

# A lead-in that denies all that stands under it: "Must not have any of the following:".
_DENYING = re.compile(
    r"\b(?:no|none|not|never|without|free|absence|lack)\b"
    r"(?:[\s,]+(?:have|had|has|having|be|been|being|a|an|any|one|or|more|of|the|these|to|in|for|with|on"
    r"|from|history|evidence|diagnosis|signs?|symptoms?|presence|known|current|currently|active|prior"
    r"|previous|previously|recent|clinically|significant|receive|received|receiving|take|taking|taken"
    r"|used?|using|undergone|meet|meeting|met|suffer|suffering|diagnosed|treated|other|condition|conditions"
    r"|disease|diseases|disorders?|criteria|characteristics|features|treatments?|therapies|medications?"
    r"|drugs|procedures)\b){0,12}"
    r"(?:[\s,]+(?:the |these )?following\b[^.;:\d]{0,60})?[\s:.]*\Z",
    re.IGNORECASE,
)
# "Any of these conditions:" names none, "no active disease:" is a title for what follows.
_LISTED = re.compile(r"\b(?:following|any|none|these)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:conditions?|diseases?|disorders?|criteria|features|characteristics|treatments?|therapies"
    r"|medications?|drugs|procedures|signs?|symptoms?)[\s:.]*\Z",
    re.IGNORECASE,
)
# What asks for some of the list, whatever was denied before: "no stroke, but at least one of:".
_OPENS_ANEW = re.compile(
    r"\b(?:but|and)\s(?:(?:must|should|also|who|he|she|they)\s){0,2}(?:ha(?:s|ve)|having|with|at\sleast"
    r"|one|two|three|meets?|either|all|fulfill?s?)\b[^.;]{0,80}\Z",
    re.IGNORECASE,
)
# For whom a list is asked, and what those may do of whom it is asked.
_PERSONS = r"(?:patients?|subjects?|participants?|individuals?|those|(?:wo)?men|(?:fe)?males?)"
_OF_WHOM = re.compile(
    rf"\W{{0,3}}(?:(?:for|in) (?:all )?{_PERSONS}\b"
    r"(?:(?!\b(?:must|should|shall|need|required)\b)[^.;:]){0,120}"
    rf"|(?:{_PERSONS} )?(?:may|(?:are|will be) (?:allowed|permitted) to) "
    r"(?:receive|take|use|continue|be on|have)\b[^.;:]{0,120})[\s:]*",
    re.IGNORECASE,
)
_OF_TREATMENTS = re.compile(
    r"\W{0,3}(?:other|prior|previous|concomitant|concurrent)\b"
    r"(?: (?!with\b|of\b|for\b)[\w/-]{2,20}){0,6}?"
    r" (?:treatments?|therap(?:y|ies)|medications?|drugs|surgery) ?:\s*",
    re.IGNORECASE,
)
_DENIED_TAIL = 160
_GENERIC = frozenset(
    {"disease", "treatment", "medication", "disorder", "procedure", "symptom", "laboratory_testing"}
    | {"concomitant_medication", "comorbidity", "treatment_experienced"}
)


@dataclass(frozen=True, slots=True)
class Children:
    """What stands under a criterion: `rows` of a table by age, and all that is `listed`."""

    listed: tuple[Expression, ...] = ()
    rows: tuple[Expression, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.listed or self.rows)


def children_of(
    raw: RawCriterion, below: list[int], criteria: Sequence[RawCriterion], ids: list[str]
) -> Children:
    """What stands under a criterion: what excludes, as what must not be.

    Where all of it is asked, an "or" joins the two beside it.
    """
    rows = [number for number in below if is_row(criteria[number].reading)]
    rows = rows if len(rows) > 1 else []
    if rows:
        below = [n for n in below if n not in rows and not is_head(criteria[n].reading)]
    groups: list[list[Expression]] = []
    joins = raw.composition == "all" or (raw.composition is None and raw.kind == "inclusion")
    for place, number in enumerate(below):
        before = criteria[below[place - 1]].reading if place else ""
        child: Expression = Child(ids[number])
        if raw.kind == "inclusion" and criteria[number].kind == "exclusion":
            child = Not(child)
        if place and joins and alternative(before, criteria[number].reading):
            groups[-1].append(child)
        else:
            groups.append([child])
    listed = [any_of(group) if len(group) > 1 else group[0] for group in groups]
    return Children(tuple(listed), tuple(Child(ids[number]) for number in rows))


def with_children(own: Expression, children: Children, raw: RawCriterion) -> Expression:
    """The parent's expression composes its children's, as its lead-in says."""
    if not children:
        return own
    asked = asked_of(own, raw)
    if asked is not None:
        whom, rest = asked
        return IfThen(whom, all_of([*rest, _with_all(All(()), children, raw)]))
    return _with_all(own, children, raw)


def _with_all(own: Expression, children: Children, raw: RawCriterion) -> Expression:
    if raw.kind == "inclusion" and _denies(raw):
        below = Not(any_of(list(children.listed)))
        return below if _says_nothing(own) else all_of([own, below])
    if children.rows:
        return met_by_a_row(own, children.rows, children.listed)
    return _composed(own, children.listed, raw)


def _composed(own: Expression, children: tuple[Expression, ...], raw: RawCriterion) -> Expression:
    composition = raw.composition or ("any" if raw.kind == "exclusion" else "all")
    negative = isinstance(own, Requirement) and own.statement.assertion.status is Status.ABSENT
    negative = negative and _OPENS_ANEW.search(raw.reading[-_DENIED_TAIL:]) is None
    if negative and isinstance(own, Requirement) and is_washout(own.statement):
        negative = raw.lead_in
    below: Expression
    if composition.startswith("at_least:"):
        count = int(composition.split(":")[1])
        below = AtLeast(count, children)
    elif composition == "all" and not negative:
        below = all_of(list(children))
    else:
        below = any_of(list(children))
    left_out = composition == "except" and not negative
    if _empty(own) or raw.topic or (raw.lead_in and _only_open(own)) or _titles(raw, own):
        return Not(below) if left_out else below
    if raw.kind == "inclusion" and composition == "all" and _OF_WHOM.fullmatch(raw.reading):
        return IfThen(own, below)
    if composition == "allow" or (composition == "except" and negative):
        return any_of([own, below])
    return all_of([own, Not(below) if negative or left_out else below])


def _titles(raw: RawCriterion, own: Expression) -> bool:
    """Is it a title that only says what treatments the list is about: "Prior therapy:"?"""
    if not isinstance(own, Requirement) or own.statement.kind not in ("drug", "procedure"):
        return isinstance(own, Requirement) and _says_nothing(own) and _is_title(raw)
    return _is_title(raw)


def _is_title(raw: RawCriterion) -> bool:
    return raw.kind == "inclusion" and _OF_TREATMENTS.fullmatch(raw.reading) is not None


def _denies(raw: RawCriterion) -> bool:
    """Does a lead-in say that nothing of what stands under it may be?"""
    tail = raw.reading.rstrip()[-_DENIED_TAIL:]
    match = _DENYING.search(tail) if tail.endswith((":", "ollowing")) else None
    return match is not None and (
        _LISTED.search(match[0]) is not None or _NAMED.search(match[0]) is None
    )


def is_title(raw: RawCriterion, own: Expression) -> bool:
    """Is it a heading whose list was lost, "Required laboratory values:", that asks nothing?"""
    return raw.reading.rstrip().endswith(":") and not _empty(own) and _says_nothing(own)


def _says_nothing(own: Expression) -> bool:
    """Is nothing named but that there are things, which follow: "any of these diseases:"?"""
    if isinstance(own, (All, AnyOf)):
        return all(map(_says_nothing, own.items))
    concept = own.statement.concept if isinstance(own, Requirement) else None
    return concept is not None and (concept.concept_id is None or concept.concept_id in _GENERIC)


def _empty(expression: Expression) -> bool:
    return isinstance(expression, (All, AnyOf)) and not expression.items


def _only_open(expression: Expression) -> bool:
    """Is all of it words without a concept, as in "Adequate organ function, defined as:"?"""
    match expression:
        case Requirement(statement):
            concept = statement.concept
            return concept is None or concept.concept_id is None or _to_define(statement)
        case Unread():
            return True
        case All(items) | AnyOf(items):
            return all(_only_open(item) for item in items)
        case _:
            return False


def _to_define(statement: Statement) -> bool:
    """Is it a function of the body, which means nothing until limits say what is adequate?"""
    concept = statement.concept
    named = concept is not None and (concept.concept_id or "").endswith("_function")
    return named and statement.amount is None
