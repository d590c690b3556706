"""What is read in a passage: statements, each with its place among the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.mentions import NamedAs
from nlp.model import (
    Mention,
    Statement,
    lean,
)
from nlp.recognizers import (
    Found,
    TermFound,
)

AGE = TermFound("age", "measurement", "age")
_SHORT_FORM = re.compile(r"(?:\s(?:[Ff]orm|[Dd]ocument)s?)?\s\(")


@lean
@dataclass(frozen=True, slots=True)
class Placed:
    """A statement and where its concept, or what stands for it, lies in the passage's text."""

    statement: Statement
    start: int
    end: int


@lean
@dataclass(frozen=True, slots=True)
class Reading:
    """What a passage says: statements in order of their concepts, and every mention."""

    placed: tuple[Placed, ...]
    mentions: tuple[Mention, ...]
    covered: tuple[tuple[int, int], ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements alone."""
        return tuple(each.statement for each in self.placed)


def runs_into_age(term: Found, amounts: Sequence[Found]) -> bool:
    return term.value.concept_id == "age" and any(
        f.value.implied == "age" and term.start < f.start < term.end for f in amounts
    )


def named_by(named_as: NamedAs, placed: Placed) -> Placed:
    """A statement of an open concept, of the kind that its words are mentioned as."""
    statement = placed.statement
    concept = statement.concept
    if statement.kind != "other" or concept is None or concept.quote is None:
        return placed
    kind = named_as.kind(concept.quote)
    return placed if kind is None else replace(placed, statement=replace(statement, kind=kind))


def is_scale(term: Found, spans: Sequence[tuple[int, int]]) -> bool:
    return term.value.concept_id != "age" and lies_in(term, spans)


def lies_in(term: Found, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= term.start and term.end <= end for start, end in spans)


def is_time_of(gap: str) -> bool:
    """Is a time that of the name before it: "bone age < 9 years", not "..., age >= 6 years"?"""
    return len(gap) < 25 and not any(map(str.isdigit, gap))


def is_moment(text: str, term: Found, windows: Sequence[Found]) -> bool:
    """Is it the consent from which a time counts: "within a week of the consent form (ICF)"?"""
    return term.value.kind == "consent" and any(
        f.start < term.start
        and f.value.anchor == "consent"
        and (term.start <= f.end + 1 or _SHORT_FORM.fullmatch(text, f.end, term.start))
        for f in windows
    )
