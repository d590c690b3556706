"""Under which heading does each line of a listing stand: which kind, which cohort, or furniture?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from nlp.model import Problem
from nlp.sections import HeadingFinder
from pipelines.listings.cohorts import CohortFinder, is_everybody, opens_with_all
from pipelines.listings.frames import inside, is_framed, is_rule
from pipelines.listings.furniture import Furniture, details_end
from pipelines.listings.heads import Head, HeadReader
from pipelines.listings.introductions import Introductions
from pipelines.listings.labels import Line, kinds_by_label, marker_end
from pipelines.listings.layout import breaks_off, continues, width_of
from pipelines.listings.region import Region, Regions, asks_one

_LONGEST = 200
_FRAMES, _RULES = "#*_[", "-_*="  # what `is_framed` and `is_rule` begin with
_STOPS = re.compile(r"[.:;] ")


class RegionReader:
    """Reads lines into regions by a vocabulary's headings."""

    def __init__(self, finder: HeadingFinder, introduces: Introductions) -> None:
        self.finder, self.introduces = finder, introduces.kind
        self.cohorts = CohortFinder(finder)
        self.furniture = Furniture(finder)
        self.heads = HeadReader(finder, self.cohorts)

    def read(
        self,
        clean: str,
        lines: list[Line],
        *,
        page: bool,
        title: str | None = None,
        cells: Mapping[int, str] | None = None,
    ) -> Regions:
        """Which regions do these lines make? page: furniture may stand around the criteria.

        title: what stands before the first inclusion heading is furniture, if this is a line of it.
        cells: the kind of lines that were cells of a table, by where they begin.
        """
        opened = {**kinds_by_label(clean, lines), **(cells or {})}
        found = _Walk(self, clean, width_of(clean, lines), opened)
        lines, heads = self.heads.heads(clean, lines, self._excludes)
        sections = [head[0].section for head in heads if head and head[0]] if page else []
        paged = self.furniture.is_page(clean, lines, sections, title)
        found.preamble = paged and sections[0] != "exclusion"
        for line, head in zip(lines, heads, strict=True):
            found.step(line, head, paged=paged)
        return found.done()

    def _excludes(self, words: str) -> bool:
        """Does a sentence inside a line only introduce exclusions?"""
        return self.introduces(words, only=True) == "exclusion"


class _Walk:
    """The state of going down the lines: the region open now, and the cohort around it."""

    def __init__(
        self, reader: RegionReader, clean: str, width: int, cells: Mapping[int, str]
    ) -> None:
        self.reader, self.clean, self.width, self.cells = reader, clean, width, cells
        self.before: Line | None = None
        self.found = Regions(width=width)
        self.region = Region("inclusion")
        self.found.regions.append(self.region)
        self.outer: str | None = None
        self.fresh = False
        self.ruled = False
        self.started = False
        self.preamble = False
        self.ended = False
        self.titled = False
        self.foreign = False

    def step(self, line: Line, head: Head | None, *, paged: bool) -> None:
        """Take one line in: a heading, furniture, or a line of the open region.

        head: the heading by name that opens it; None if it cannot hold one.
        """
        if self.cells and line.body in self.cells:
            self._open(self.cells[line.body], self.region.cohort, nci=False)
            self.region.lines.append(line._replace(gap=True))
            return
        sign = self.clean[line.body]
        if sign in _RULES and is_rule(self.clean, line):
            self.found.furniture.append((line.body, line.end))
            self.ruled = True
            return
        if self.ruled:
            line, self.ruled = line._replace(gap=True), False
        start = details_end(self.clean, line) if sign == "D" else 0
        if start:
            self.found.furniture.append((line.body, line.body + len("Details")))
            line, head = line._replace(body=start, gap=True), None
            self._open(self.region.kind, self.region.cohort, nci=False)
        inner = None
        if sign in _FRAMES and is_framed(self.clean, line):
            inner = inside(self.clean, line)
        if head and (self._titled(line, inner) or self._named(line, head)):
            return
        if paged and self._beside(line):
            self.found.furniture.append((line.body, line.end))
            return
        if not (self._introduces(line, inner) if inner else self._heads(line)):
            self.region.lines.append(line)
            self.fresh = False
        self.before = line

    def _titled(self, line: Line, inner: Line | None) -> bool:
        """Take a line for a heading that is one by name but for its frame ("**Exclusion**")."""
        if inner is None:
            return False
        found, start = self.reader.heads.heading(self.clean, inner)
        if found is None or found.section == "foreign" or start + found.end < inner.end:
            return False
        self._named(inner, (found, start))
        self.found.headings[-1] = (line.body, line.end)
        return True

    def _introduces(self, line: Line, inner: Line) -> bool:
        """Take a framed line for a heading that introduces criteria or names a cohort."""
        words = self.clean[inner.body : inner.end]
        if not self._sentence(inner, words):
            cohort = self.reader.cohorts.cohort(words, alone=True)
            if not cohort and not (words[-1] != ":" and self._sentence(inner, words + ":")):
                return False
            if cohort:
                self._enter_cohort(inner, cohort)
        self.found.headings[-1] = (line.body, line.end)
        return True

    def _heads(self, line: Line) -> bool:
        """Take a sentence or a cohort's name for a heading, unless it ends a wrapped sentence."""
        words = self.clean[line.body : line.end]
        if len(words) >= 20 and not words[0].isalpha():
            return False
        if words[-1] == "." and " following" in words and not _STOPS.search(words):
            words = words[:-1] + ":"  # "Patients must not meet any of the following criteria."
        closed = words[-1] == ":"
        if self.reader.heads.half(words) and (line.gap or closed or self.fresh):
            self.found.headings.append((line.body, line.end))
            self.region = replace(self.region, lines=[], naming=None)
            self.found.regions.append(self.region)
            return True
        if not words[0].isalpha():
            return False
        if not closed and len(words) >= 50:
            return self._led(line, words)
        named = closed and not self.width and words.startswith("for ")
        small = self.before if words[0].islower() and not named else None
        if small and continues(self.clean, small, line, self.width):
            return False
        if line.body == marker_end(self.clean, line) and self._sentence(line, words):
            return True
        cohort = self._cohort(line, words)
        if cohort:
            self._enter_cohort(line, cohort)
        return bool(cohort)

    def _led(self, line: Line, words: str) -> bool:
        """Take the words before a colon for the heading of what follows it in the same line."""
        end = words.find(": ", 0, _LONGEST) + 1
        bare = end and words[0].isupper() and line.body == marker_end(self.clean, line)
        kind = self._told(words[:end], only=True) if bare else None
        if kind is None:
            return False
        open_now = self.region
        self.found.headings.append((line.body, line.body + end))
        self._open(kind, open_now.cohort, nci=False)
        body = line.body + end + len(words[end:]) - len(words[end:].lstrip())
        self.region.lines.append(line._replace(body=body, gap=True))
        self._open(open_now.kind, open_now.cohort, nci=open_now.nci)
        return True

    def _beside(self, line: Line) -> bool:
        """Does a page's line stand beside the criteria: before them, after them, or a field?"""
        if self.reader.furniture.is_field(self.clean, line, sure=self.titled):
            return True
        if self.ended or (not self.started and self.preamble):
            return self.started or not self.reader.furniture.is_asked(self.clean, line)
        last = self.region.kind == "exclusion" and not self.region.nci
        self.ended = self.reader.furniture.is_beside(self.clean, line, last=last)
        return self.ended

    def _named(self, line: Line, head: Head) -> bool:
        found, start = head
        if found is None or (" " not in found.phrase and self._ends_a_sentence(line)):
            return False
        if found.section == "foreign":
            self.foreign = True
            return False
        end = start + found.end
        self._drop_half()
        self.found.headings.append((line.body, start + len(self.clean[start:end].rstrip())))
        own = self.reader.cohorts.within(found)
        cohort = own or (self.outer if self.outer and not own else None)
        if self.fresh and self.region.cohort and not own:
            self.outer = cohort = self.region.cohort
        kind = "exclusion" if found.section == "exclusion" else "inclusion"
        self.titled = self.titled or "clusion" in found.phrase
        self._open(kind, cohort, nci=found.phrase.endswith(("characteristics", "therapy")))
        self.region.naming = self.found.headings[-1] if own else None
        rest = self.clean[end : line.end]
        if self.clean[line.body] in "*_":  # "**Inclusion:** adults"
            end += len(rest) - len(rest.lstrip("*_"))
            self.found.headings[-1] = (line.body, end)
            rest = self.clean[end : line.end]
        if rest.strip():
            body = end + len(rest) - len(rest.lstrip())
            self.region.lines.append(line._replace(body=body, gap=True))
            self.fresh = False
        return True

    def _ends_a_sentence(self, line: Line) -> bool:
        """Does a wrap part a line from its sentence ("... meet the following / criteria:")?"""
        clean, before = self.clean, self.before
        small = not line.gap and clean[line.body].islower()
        return (
            small
            and before is not None
            and clean.count("\n", before.end, line.body) == 1
            and breaks_off(clean, before, line, self.width)
        )

    def _drop_half(self) -> None:
        """Make half a heading ("Key") that a region ends with a heading."""
        lines = self.region.lines
        if lines and lines[-1].end - lines[-1].body < 20:
            words = self.clean[lines[-1].body : lines[-1].end]
            if words[0].isupper() and self.reader.heads.half(words):
                last = lines.pop()
                self.found.headings.append((last.body, last.end))

    def _told(self, words: str, *, only: bool = False) -> str | None:
        """Which kind of criteria do these words introduce, if they do only that?"""
        kind = self.reader.introduces(words, only=only)
        if kind is None or len(words) > _LONGEST or (kind == "inclusion" and asks_one(words)):
            return None
        if kind == "inclusion" and self.region.kind == "exclusion" and not self.fresh:
            return None
        return kind

    def _sentence(self, line: Line, words: str) -> bool:
        """Take a sentence like "Volunteers with any of these are excluded:" for a heading."""
        kind = self._told(words)
        if kind is None:
            return False
        self.found.headings.append((line.body, line.end))
        self._open(kind, None if opens_with_all(words) else self.region.cohort, nci=False)
        return True

    def _cohort(self, line: Line, words: str) -> str | None:
        """Which cohort does a line name? Among exclusions "Frail patients:" may be one of them."""
        cohort = self.reader.cohorts.cohort(words, alone=line.gap and self.started)
        modified = (
            cohort and self.region.kind == "exclusion" and self.reader.cohorts.only_people(words)
        )
        return None if modified else cohort

    def _enter_cohort(self, line: Line, cohort: str) -> None:
        self.found.headings.append((line.body, line.end))
        whole = is_everybody(cohort)
        self.outer = None
        self._open(self.region.kind, None if whole else cohort, nci=False)
        self.region.naming = None if whole else self.found.headings[-1]

    def _open(self, kind: str, cohort: str | None, *, nci: bool) -> None:
        self.region = Region(kind, cohort, nci)
        self.found.regions.append(self.region)
        self.fresh, self.started, self.ended = True, True, False

    def done(self) -> Regions:
        """The regions found, with the doubts about them."""
        self._drop_half()
        if self.foreign and not self.found.headings:
            self.found.foreign = True
            self.found.problems.append(
                Problem("foreign_language", "headings are not in English; criteria are not read")
            )
        elif not (self.found.headings or self.cells):
            self.found.problems.append(
                Problem("no_heading", "no inclusion or exclusion heading; all taken as inclusion")
            )
        return self.found
