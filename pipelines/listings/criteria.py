"""Which criteria does a listing hold, of which kind, under which label, parent and cohort?

Every non-blank character lies in exactly one criterion, label, heading or furniture span.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from nlp.cleaning import cleaned
from nlp.model import GivenCriterion, Listing, Problem, lean
from nlp.sections import HeadingFinder, heading_finder
from nlp.vocabulary import Vocabulary
from pipelines.listings.adoption import adopt_flat
from pipelines.listings.cohorts import is_anybody
from pipelines.listings.columns import without_columns
from pipelines.listings.forms import without_form
from pipelines.listings.grids import without_grid
from pipelines.listings.introductions import Introductions
from pipelines.listings.kinds import turn_excluded
from pipelines.listings.layout import lines_of
from pipelines.listings.lead_ins import (
    Remarks,
    attach_notes,
    bare_titles,
    composition_of,
    is_lead_in,
    mark_openers,
)
from pipelines.listings.nesting import Item, nest
from pipelines.listings.page_breaks import without_page_breaks
from pipelines.listings.region import Region, Regions
from pipelines.listings.regions import RegionReader
from pipelines.listings.segments import ItemReader
from pipelines.listings.untold import free_untold
from pipelines.listings.whom import Whom


@lean
@dataclass(frozen=True, slots=True)
class RawCriterion:
    """A criterion cut out of a listing, not yet read.

    `text` is `listing.text[start:end]` as received; `reading` the same, cleaned, as long, its
    wraps as blanks: read that. For a criterion given alone both count in its own text, and
    `criterion_id` is the one given. `parent` is an index into `Cut.criteria`, always a lower one.
    `lead_in`: it makes sense only with its children, joined as `composition` says ("all", "any",
    "at_least:2", "except": none of them counts, "allow": each suffices). `topic`: it is but a
    title of what stands under it ("Hepatic:").
    """

    kind: str
    start: int
    end: int
    text: str
    reading: str
    label: str | None = None
    parent: int | None = None
    cohort: str | None = None
    lead_in: bool = False
    composition: str | None = None
    topic: bool = False
    criterion_id: str | None = None


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cut:
    """A listing in its parts: criteria in order, and the spans of all else."""

    criteria: tuple[RawCriterion, ...]
    furniture: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    labels: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


class Cutter:
    """Cuts listings by a vocabulary's headings; built once, used for many."""

    def __init__(self, finder: HeadingFinder, vocabulary: Vocabulary) -> None:
        self._asked = Whom(vocabulary)
        introduces = Introductions(finder, self._asked)
        self._regions = RegionReader(finder, introduces)
        self._items = ItemReader(finder, introduces)
        self._remarks = Remarks(finder)
        self._topics = frozenset(finder.phrases.get("topic", ()))

    def cut(self, listing: Listing) -> Cut:
        """Which criteria does a listing hold?"""
        text = listing.text
        clean = cleaned(text)
        flat = clean.count("~") > 1 and ("\n" not in clean.rstrip() or clean.count("~*") > 1)
        if flat:
            clean = clean.replace("~", "\n")  # so AACT's tables write line ends
        clean, breaks = without_page_breaks(clean)
        form = without_form(clean)
        grid = without_grid(form.clean)
        columns = without_columns(text, grid.clean)
        clean, bars = columns.clean, [*form.gone, *grid.gone, *columns.gone]
        lines = lines_of(clean)
        found = self._regions.read(
            clean,
            lines,
            page=listing.source != "registry",
            title=listing.title,
            cells=form.kinds | grid.kinds | columns.kinds,
        )
        if found.foreign:
            declined = tuple((line.body, line.end) for line in lines)
            return Cut((), declined, problems=tuple(found.problems))
        items: list[Item] = []
        groups = count()
        for region in found.regions:
            items += self._whom(clean, region, groups, found)
            if region.lines:
                items += self._items.items(clean, region, groups, found)
        mark_openers(items, clean, self._topics)
        items = attach_notes(items, clean, self._remarks, found.furniture)
        nest(items)
        adopt_flat(items, clean)
        free_untold(items, clean)
        items = bare_titles(items, clean, found.headings)
        turn_excluded(items, clean)
        self._name_cohorts(items, clean)
        labels = ((item.label_start, item.start) for item in items)
        cut = Cut(
            _criteria(items, text, clean),
            tuple(sorted(found.furniture)),
            tuple(sorted(found.headings)),
            tuple(span for span in labels if span[0] < span[1]),
            tuple(found.problems),
        )
        if breaks or bars:
            cut = _with_furniture(cut, [*breaks, *bars])
        return replace(cut, furniture=_with_line_ends(text, cut)) if flat else cut

    def _whom(
        self, clean: str, region: Region, groups: Iterator[int], found: Regions
    ) -> list[Item]:
        """What a cohort's heading itself asks of a patient; the rest of it stays a heading."""
        if region.naming is None or region.cohort is None:
            return []
        start = clean.find(region.cohort, *region.naming)
        asked = self._asked.words(region.cohort, self._regions.cohorts.numbered(region.cohort))
        if start < 0 or asked is None:
            return []
        first, last = start + asked[0], start + asked[1]
        for place, (low, high) in enumerate(found.headings):
            if low <= first and last <= high:
                parts = ((low, first), (last, high))
                found.headings[place : place + 1] = [p for p in parts if clean[slice(*p)].strip()]
                break
        item = Item("inclusion", first, first, last, 0, None, 0, None, True, region.cohort)
        item.group = next(groups)
        return [item]

    def _name_cohorts(self, items: list[Item], clean: str) -> None:
        """Give criteria that name their cohort themselves, and those under them, that cohort."""
        opening = self._regions.cohorts.opening
        for item in items:
            above = items[item.parent].cohort if item.parent is not None else None
            head = clean[item.start : min(item.end, item.start + 90)]
            own = opening(head) if ":" in head or " -" in head or " –" in head else None
            item.cohort = own or item.cohort or above
        named = {item.cohort for item in items if item.cohort}
        if named and all(map(is_anybody, named)):
            for item in items:
                item.cohort = None


def _with_furniture(cut: Cut, more: list[Span]) -> Cut:
    """The same with more furniture, as far as it lies in nothing else."""
    taken = [(raw.start, raw.end) for raw in cut.criteria]
    taken = sorted([*taken, *cut.furniture, *cut.headings, *cut.labels])
    free: list[Span] = []
    place = 0
    for start, end in sorted(more):
        if free and start < free[-1][1]:
            start = free[-1][1]  # a page's end within a cell that is left out
        if start >= end:
            continue
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        if place == len(taken) or end <= taken[place][0]:
            free.append((start, end))
    return replace(cut, furniture=tuple(sorted([*cut.furniture, *free])))


def _with_line_ends(text: str, cut: Cut) -> tuple[Span, ...]:
    """A cut's furniture, and with it the "~" between its parts that stand for line ends."""
    taken = bytearray(len(text))
    spans = [(raw.start, raw.end) for raw in cut.criteria]
    for start, end in (*spans, *cut.furniture, *cut.headings, *cut.labels):
        taken[start:end] = b"\x01" * (end - start)
    ends = [(n, n + 1) for n, sign in enumerate(text) if sign == "~" and not taken[n]]
    return tuple(sorted([*cut.furniture, *ends]))


_CUTTERS: dict[int, tuple[HeadingFinder, Cutter]] = {}


def cut_criteria(listing: Listing, vocabulary: Vocabulary) -> Cut:
    """Which criteria does a listing hold, and what is the rest of its text?

    A listing that came already cut keeps its criteria, each as one, without a parent.
    """
    if listing.criteria:
        return Cut(tuple(map(_given, listing.criteria)))
    finder = heading_finder(vocabulary, "listing")
    kept = _CUTTERS.get(id(finder))
    if kept is None or kept[0] is not finder:
        kept = _CUTTERS[id(finder)] = (finder, Cutter(finder, vocabulary))
    return kept[1].cut(listing)


def _given(given: GivenCriterion) -> RawCriterion:
    text = given.text
    return RawCriterion(
        given.kind,
        0,
        len(text),
        text,
        reading_of(cleaned(text)),
        criterion_id=given.criterion_id,
    )


def reading_of(clean: str) -> str:
    """The clean words of a criterion with its wraps and tabs as blanks, as long as before."""
    return clean.replace("\n", " ").replace("\t", " ")


def _criteria(items: list[Item], text: str, clean: str) -> tuple[RawCriterion, ...]:
    readings = []
    children: dict[int, list[str]] = {}
    for item in items:
        words = clean[item.start : item.end].rstrip()
        item.end = item.start + len(words)
        reading = reading_of(words)
        readings.append(reading)
        if item.parent is not None:
            children.setdefault(item.parent, []).append(reading)
    made = []
    for number, (item, reading) in enumerate(zip(items, readings, strict=True)):
        below = children.get(number, [])
        lead = is_lead_in(item, reading) if below else False
        made.append(
            RawCriterion(
                item.kind,
                item.start,
                item.end,
                text[item.start : item.end],
                reading,
                item.label,
                item.parent,
                item.cohort,
                lead,
                composition_of(item, reading, below) if lead else None,
                item.topic and bool(below),
            )
        )
    return tuple(made)
