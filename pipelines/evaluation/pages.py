"""One annotated text, whoever annotated it: its marks, links, quantities, facts.

Gold of every format and predictions of every kind become pages, so that they are compared alike.
Offsets are half-open, in code points of the page's own text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipelines.evaluation.trees import Tree

Span = tuple[int, int]
# A mark over a whole text that is one criterion given alone; its `kind` says of which section.
CRITERION = "criterion"
# An attribute of what is absent by the sentence's logic alone ("cancer other than of the skin").
EXCEPTED = "excepted"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch; in more than one part if it is discontinuous. `line` is its place."""

    id: str
    label: str
    parts: tuple[Span, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)
    line: int | None = field(default=None, compare=False)

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return envelope(self.parts)


@dataclass(frozen=True, slots=True)
class Link:
    """A relation from one mark (a concept) to another (its value, time, negation)."""

    label: str
    head: Mark
    tail: Mark


@dataclass(frozen=True, slots=True)
class Quantity:
    """A threshold or a window of time: its words, what it says, and whose it is.

    `values` in the unit as written; `owners` are the stretches that it may belong to, empty if
    the annotation names none; `concepts` the owners' ids where given. `ends` are the operators of
    a range's two ends. `judged`: False where a prediction is neither right nor wrong.
    """

    kind: str
    span: Span
    op: str | None = None
    values: tuple[Decimal, ...] = ()
    unit: str | None = None
    relative_to: str | None = None
    type: str | None = None
    anchor: str | None = None
    period: str | None = None
    owners: tuple[Span, ...] = ()
    concepts: tuple[str, ...] = ()
    ends: tuple[str, str] = (">=", "<=")
    judged: bool = True


@dataclass(frozen=True, slots=True)
class FactMark:
    """One thing that a note says, as an annotator or the pipeline wrote it down.

    `bounds`: between which numbers its amount lies in the measure's own unit, if that is known.
    """

    kind: str
    span: Span
    concept: str | None = None
    status: str = "present"
    experiencer: str = "patient"
    time: str = "current"
    op: str | None = None
    values: tuple[Decimal, ...] = ()
    unit: str | None = None
    date: str | None = None
    bounds: tuple[Decimal | None, Decimal | None] | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """The logic of one criterion: its words' place and its tree, None if not annotated.

    `quiet` are stretches that are annotated but are no part of the logic.
    """

    id: str
    kind: str
    span: Span | None
    tree: Tree | None
    short: str | None = None
    quiet: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """One patient against one criterion, as a person judged it on a day.

    `evidence` are stretches of notes, by note id; `text` the criterion's words where they are not
    part of an annotated listing.
    """

    id: str
    patient: str
    trial: str
    criterion: str
    verdict: str
    as_of: str | None = None
    basis: str | None = None
    evidence: tuple[tuple[str, Span], ...] = ()
    why: str = ""
    place: tuple[str, int | None] = ("-", None)


@dataclass(frozen=True, slots=True)
class Page:
    """An annotated text. `groups` are alternatives ("A or B"), by mark id.

    `negated` are concepts said to be absent. `place` is the file and line it came from.
    """

    doc: str
    text: str
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    groups: tuple[frozenset[str], ...] = ()
    negated: tuple[Mark, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    facts: tuple[FactMark, ...] = ()
    clauses: tuple[Clause, ...] = ()
    place: tuple[str, int | None] = ("-", None)
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong in an annotation file: where, and what. The rest is still scored."""

    file: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line is not None else self.file
        return f"{place}: {self.reason}"


OnTrouble = Callable[[Trouble], None]
_MOST = 400
_AROUND = 160


def envelope(parts: Sequence[Span]) -> Span:
    """From the least start to the greatest end."""
    return min(start for start, _ in parts), max(end for _, end in parts)


def is_absent(mark: Mark, cued: bool) -> bool:
    """Is a concept absent: as its status says, else if a word of negation is tied to it?"""
    status = mark.attributes.get("status")
    return status == "absent" if status else cued


def begins_word(text: str, cue: Span) -> bool:
    """Is a negation the "un" of "uncontrolled asthma"? It turns the word; the asthma is there."""
    return text[cue[1] : cue[1] + 1].isalpha()


def shared(one: Span, other: Span) -> int:
    """How many characters have two stretches in common? Touching ones have none."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def sentence_around(text: str, spans: Sequence[Span]) -> Span:
    """The line that holds these stretches; of a long one, what stands near them."""
    start, end = envelope(spans)
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    if right - left > _MOST:
        left, right = max(left, start - _AROUND), min(right, end + _AROUND)
    return left, right


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
