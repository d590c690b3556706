"""Which terms a passage of a note is told with: those of its results and ages, none twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import (
    Amount,
    Assertion,
    Status,
    Tense,
)
from nlp.recognizers import (
    Found,
    TermFound,
)
from pipelines.notes.owned import Result

AGE = TermFound("age", "person", "age")
_FINDINGS = re.compile(
    r" (?:evidence|changes?|abnormalit(?:y|ies)|findings?|signs?|criteria|correlates?)\b"
)
_AFTER = re.compile(r"s/p|status[ -]post|after|following|post", re.IGNORECASE)
_KINDS = {"person": "demographic"}


def of_test(text: str, term: Found, said: Assertion) -> Assertion:
    """The assertion of a test whose findings alone are denied: "no EKG changes" tells of one."""
    denied = said.status is Status.ABSENT and term.value.kind == "procedure"
    if denied and _FINDINGS.match(text, term.end):
        return replace(said, status=Status.PRESENT, cues=())
    return said


def of_result(said: Assertion, value: TermFound, amount: Amount | None) -> tuple[Status, Tense]:
    """The status and tense of what may be a result: a number is never absent, and what was done
    before it ("Hb 7.4 s/p transfusion") makes it no past one."""
    status, time = said.status, said.time
    if amount is None or value.kind == "drug":
        return status, time
    if status is Status.ABSENT:
        status = Status.PRESENT
    if value.kind == "measurement" and time is Tense.HISTORY:
        after = said.cues and all(_AFTER.fullmatch(cue.text) for cue in said.cues)
        time = Tense.CURRENT if after else time
    return status, time


def outside_amounts(terms: list[Found], amounts: Sequence[Found]) -> list[Found]:
    """The terms without those that are part of an amount; drugs and tests keep their names."""
    if not amounts:
        return terms
    starts = [each.start for each in amounts]
    kept = []
    for term in terms:
        index = bisect_left(starts, term.start + 1) - 1
        inside = index >= 0 and term.end <= amounts[index].end
        if not inside or term.value.kind in ("drug", "measurement"):
            kept.append(term)
    return kept


def with_names(terms: list[Found], results: Sequence[Result], ages: Sequence[Found]) -> list[Found]:
    """The terms, with names told only by their place and ages, without what lies inside those."""
    known = set(map(key_of, terms))
    fresh: list[Found] = []
    for result in results:
        term = result.term
        key = key_of(term)
        if key not in known:
            known.add(key)
            fresh.append(term)
    spans = [(t.start, t.end) for t in fresh if not t.value.concept_id]
    owned = {(r.term.start, r.term.end) for r in results if r.term.value.concept_id}
    named_so = {key_of(r.term) for r in results}
    renamed = {(t.start, t.end) for t in fresh if t.value.concept_id}
    spans += [(age.start, age.end) for age in ages]
    spans += [(r.term.start, r.term.end) for r in results if r.term.start == r.amount.start]
    kept = [
        t
        for t in terms
        if t.value.kind != "measurement" or (t.start, t.end) not in renamed or key_of(t) in named_so
        if (t.start, t.end) in owned
        or not any(low <= t.start and t.end <= high for low, high in spans)
    ]
    named = [Found(age.start, age.end, AGE) for age in ages]
    return sorted([*kept, *fresh, *named], key=lambda t: (t.start, t.end))


def key_of(term: Found) -> tuple[int, int, str, str]:
    """Which term is it? Two may stand in one place: a volume, and its percentage."""
    return term.start, term.end, term.value.kind, term.value.concept_id


def that_deny(terms: Sequence[Found], assertions: Sequence[Assertion]) -> set[tuple[int, int]]:
    """The qualifiers that are cues of assertions: a "negative" that denies says no more."""
    quals = [(t.start, t.end) for t in terms if t.value.concept_id == "negative_qualifier"]
    if not quals:
        return set()
    cues = [(cue.start, cue.end) for said in assertions for cue in said.cues]
    return {q for q in quals if any(low <= q[0] and q[1] <= high for low, high in cues)}


def kind_of(value: TermFound, amount: Amount | None) -> str:
    if value.kind == "other" and amount is not None:
        return "measurement"
    if value.kind == "condition" and "allerg" in value.concept_id:
        return "allergy"
    return _KINDS.get(value.kind, value.kind)
