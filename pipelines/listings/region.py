"""What stands under one heading of a listing, and what lies in no such region?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nlp.model import Problem
from pipelines.listings.labels import Line

Span = tuple[int, int]

_ONE_OF = re.compile(
    r"\b(?:at least|one or more|one of|two of|any of|either|any one)\b", re.IGNORECASE
)


def asks_one(words: str) -> bool:
    """Does a sentence ask for some of what follows, so that it is a criterion itself?"""
    return _ONE_OF.search(words) is not None


@dataclass(slots=True)
class Region:
    """Lines under one heading. `nci`: the heading is of the NCI form, its topics run together.

    `naming`: the heading, where it is that which names the cohort.
    """

    kind: str
    cohort: str | None = None
    nci: bool = False
    naming: Span | None = None
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Regions:
    """The regions of a listing, and what lies in none."""

    regions: list[Region] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    foreign: bool = False
    width: int = 0
