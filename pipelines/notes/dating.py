"""When does a statement of a note hold? The date that belongs to it, else the note's own day.

A date belongs to what stands in its own part of the sentence: "MI 2015, asthma" dates the MI
alone. A date that leads a sentence, or stands alone on a line above others, dates all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from nlp.model import FactTime, PartialDate, Passage, Quote, Statement, Status, Tense, Window
from nlp.recognizers import Found
from pipelines.notes.again import comes_again, first_of, further
from pipelines.notes.at_age import at_ages
from pipelines.notes.dated import (
    Span,
    beside,
    dates_of,
    is_of_another,
    is_of_no_person,
    is_of_parts,
    is_other_age,
    is_year_alone,
    meets,
    start_of,
)
from pipelines.notes.fact_times import as_window, is_after, is_of_now, read_time, since
from pipelines.notes.headed import columns, titles
from pipelines.notes.yearless import calendar_days, is_guessed, to_come_of, yearless

# What lasts once it has begun, for all that a note says: a date tells when it began.
_LASTING = frozenset({"condition", "allergy", "device"})
_CUT = re.compile(r"[,;:](?=\s)")
# What ties a date to the words before it: "an MI in 2019".
_JOINED = re.compile(r"(?:\b(?:in|on|since|from|of|around|circa|ca|dx|diagnosed)|[(~])\W*$", re.I)
# What was done for what a date tells: "MI in 2020 with PCI", "stroke 2019, treated with ...".
_WITH = re.compile(
    r"\)?,?\s\(?(?:with|(?:treated|managed) (?:with|by)|requiring|s/p|status post|followed by)"
    r"\s(?:an?\s|two\s|emergent\s|urgent\s)?",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"(?i)\b(?:(?:re)?(?:started|begun|began|starting)|initiated|commenced|switched to"
    r"|p(?:ut|laced) on|since)\b"
)
# Prose: its only date is that of everything it tells.
_TOLD = re.compile(
    r"\b(?:was|were|had|underwent|received|got|developed|started|began|suffered|diagnosed|"
    r"presented|admitted|treated|given|required)\b",
    re.IGNORECASE,
)
# What leads from a dated member of a tale on to what came of it, and not to another member.
_ONWARD = re.compile(
    r"\b(?:with|by|when|where|which|that|who|after|then|from|for|due|requiring|needing|leading"
    r"|status|s/p|while|during|since|but|is|are|[a-z]+(?:ed|ing))\b",
    re.IGNORECASE,
)
# A sentence that begins with a time tells all of it for then: "After a week (3 May 2021), ...".
_LATER = re.compile(
    r"\W*(?:after|on|at|by|in|within|during|since|then|the next|(?:\w+ ){1,3}(?:later|after))\b",
    re.I,
)


class Dating:
    """The dates of one passage of a note, and which of its statements each belongs to."""

    def __init__(
        self,
        passage: Passage,
        note: PartialDate | None,
        taken: Sequence[Span],
        sentences: Sequence[Span],
        windows: Sequence[Found] = (),
        *,
        day_first: bool | None = None,
        events: frozenset[str] = frozenset(),
        born: int | None = None,
    ) -> None:
        """Args: note, the note's own date; taken, between which offsets statements stand.

        `day_first`: does the note write 4/6/24 for the fourth of June? None if it does not tell.
        `events`: the ids of conditions that happen and do not last; `born`: the patient's year.
        """
        self.events = events
        self.text, self.offset, self.note = passage.text, passage.start, note
        self.taken = sorted(start for start, _ in taken)
        self.dates = dates_of(passage, windows, day_first is True)
        bare = yearless(passage.text, note, day_first=day_first)
        bare = [each for each in bare if not is_of_parts(passage.text, each)]
        first = [each for each in bare if not is_guessed(each)]
        first += calendar_days(passage.text, note) + at_ages(passage.text, born, note)
        if bare or first:
            kept = [*first, *(each for each in self.dates if not meets(each, first))]
            kept += [each for each in bare if not meets(each, kept)]
            self.dates = sorted(kept, key=start_of)
        self.lines = sentences
        self.starts = [start for start, _ in self.lines]
        self._parted: dict[int, list[int]] = {}
        self._telling: dict[int, int] = {}
        found = self.dates
        self.titles = list(titles(self.text, self.lines, self._told_by)) if found else []
        self.columns = columns(self.text, found) if found else []

    def time_of(self, start: int, end: int, statement: Statement) -> FactTime:
        """The time of a statement that stands between two offsets."""
        return self.read(start, end, statement)[0]

    def read(self, start: int, end: int, statement: Statement) -> tuple[FactTime, bool]:
        """The time of a statement, and whether its year was supplied."""
        lasting = statement.kind in _LASTING and not self._happened(statement)
        found = self._column(start) or self._date_of(start, end, statement)
        if found is not None and not is_other_age(found, statement):
            bare = is_guessed(found)
            to_come = bare and statement.assertion.time is Tense.FUTURE
            value = to_come_of(found.value, self.note) if to_come else found.value
            begun = statement.kind == "drug" and self._begins(start, end, found, statement)
            told = read_time(since(value) if begun else value, self.note, lasting=lasting)
            if begun and told is not None:
                told = replace(told, end=self.note)
            # Who the patient is does not date back with the complaint beside it.
            person = statement.kind == "demographic"
            if told is not None and not (person and is_of_no_person(self.text, told, found, end)):
                return told, bare
        if self.note is None or statement.assertion.time is Tense.FUTURE:
            return FactTime(), False
        return FactTime(self.note, None, "note_date"), False

    def again(self, start: int, end: int, statement: Statement) -> list[FactTime]:
        """The times after the first of a list at which a thing happened or was done."""
        index = bisect_right(self.starts, start) - 1
        if index < 0 or not (self._happened(statement) or comes_again(statement)):
            return []
        found = further(self.text, end, self.lines[index][1], self.dates, self._free)
        told = [read_time(each.value, self.note, lasting=False) for each in found]
        return [each for each in told if each is not None]

    def ago(self, start: int, end: int, statement: Statement) -> Window | None:
        """Of a note without a date: when a statement holds, as told from the note's day."""
        told = self.note is not None or statement.windows or statement.kind == "demographic"
        if told or not self.dates:
            return None
        found = self._date_of(start, end, statement)
        if found is None:
            return None
        low, high = self.offset + found.start, self.offset + found.end
        quote = Quote(low, high, self.text[found.start : found.end])
        lasting = statement.kind in _LASTING and not self._happened(statement)
        begun = statement.kind == "drug" and self._begins(start, end, found, statement)
        return as_window(found.value, quote, lasting=lasting or begun)

    def _happened(self, statement: Statement) -> bool:
        concept = statement.concept
        return concept is not None and concept.concept_id in self.events

    def _begins(self, start: int, end: int, date: Found, statement: Statement) -> bool:
        """Does the date tell when a drug that is still taken was begun?"""
        said = statement.assertion
        if said.status is not Status.PRESENT or said.time is not Tense.CURRENT:
            return False
        low, high = min(start, date.start), max(end, date.end)
        return _BEGUN.search(self.text, max(0, low - 25), high) is not None

    def _date_of(self, start: int, end: int, statement: Statement) -> Found | None:
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return None
        low, high = line = self.lines[index]
        near = beside(self.text, line, self._between(low, high), (start, end), self._free)
        if not near:
            return self._title_over(start)
        own = first_of(self.text, end, near) if self._happened(statement) else None
        own = own or self._own(start, end, line, near)
        if own is not None:
            return own
        measured = statement.amount is not None and not is_of_now(self.text, start)
        return self._shared(start, end, line, near, measured=measured)

    def _own(self, start: int, end: int, line: tuple[int, int], near: list[Found]) -> Found | None:
        """The date in the same part of the sentence: what leads it, else the nearest behind."""
        cuts = self._cuts(line, near)
        before, after = bisect_left(cuts, start), bisect_left(cuts, end)
        low = cuts[before - 1] if before else line[0]
        high = cuts[after] if after < len(cuts) else line[1]
        behind = next((each for each in near if end <= each.start and each.end <= high), None)
        earlier = [each for each in near if low <= each.start and each.end <= start]
        leads = earlier[-1] if earlier and self._free(low, earlier[0].start) else None
        if leads is None and earlier and _WITH.fullmatch(self.text, earlier[-1].end, start):
            leads = earlier[-1]
        if behind and leads:
            near_by = self._free(end, behind.start)
            joined = near_by and _JOINED.search(self.text, end, behind.start)
            return behind if joined else leads
        return behind or leads

    def _cuts(self, line: Span, near: list[Found]) -> list[int]:
        """Where the commas part a line, but for those within its dates; found once."""
        cuts = self._parted.get(line[0])
        if cuts is None:
            cuts = self._parted[line[0]] = [
                cut.start()
                for cut in _CUT.finditer(self.text, *line)
                if not any(each.start <= cut.start() < each.end for each in near)
            ]
        return cuts

    def _shared(
        self, start: int, end: int, line: Span, near: list[Found], *, measured: bool
    ) -> Found | None:
        """The date of another part of the sentence that dates this part too."""
        low = line[0]
        if len(near) == 1 and self._in_brackets(near[0], low):
            full = near[0].end - near[0].start > len("2024")
            return near[0] if measured and near[0].start < start and full else None
        if measured:
            near = [each for each in near if not is_of_another(self.text, each, end)]
            near = [each for each in near if not self._is_of_member(each, start)]
        behind = next((each for each in near if each.start >= end), None)
        if len(near) == 1 and not self._leads_part(near[0], low, end):
            told = self._tells_from(line) <= start and not self._listed(near[0], start)
            if measured or told or (behind is None and self._free(low, near[0].start)):
                return near[0]
        if behind and self._leads_part(behind, low, end):
            return None
        if behind and (measured or self._free(end, behind.start)):
            return behind
        return near[-1] if measured and near else None

    def _is_of_member(self, date: Found, start: int) -> bool:
        """Is a year alone that of the member of a list before a result: "valve 2018, INR 2.8"?"""
        return is_year_alone(self.text, date, start) and self._listed(date, start)

    def _listed(self, date: Found, start: int) -> bool:
        """Is a date that of the member of a list before this one: "a stroke in 2019, gout"?"""
        if not self.text.startswith(",", date.end) or date.end > start:
            return False
        before = bisect_left(self.taken, date.start)
        own = before > 0 and not _CUT.search(self.text, self.taken[before - 1], date.start)
        between = (self.text, date.end, start)
        return own and not _ONWARD.search(*between) and not _TOLD.search(*between)

    def _in_brackets(self, date: Found, low: int) -> bool:
        """Is a date alone in brackets that of the words right before them, not of the sentence?"""
        around = self.text[date.start - 1 : date.start] + self.text[date.end : date.end + 1]
        if around != "()" or self._free(low, date.start):
            return False
        return _LATER.match(self.text, low, date.start) is None

    def _tells_from(self, line: Span) -> int:
        """Where the first verb of a tale ends in a line, behind it if none does; found once."""
        end = self._telling.get(line[0])
        if end is None:
            found = _TOLD.search(self.text, *line)
            end = self._telling[line[0]] = found.end() if found else len(self.text) + 1
        return end

    def _leads_part(self, date: Found, low: int, end: int) -> bool:
        """Does a date behind a statement open a later part, for a statement of that part?"""
        if date.start < end:
            return False
        cut = max((cut.end() for cut in _CUT.finditer(self.text, end, date.start)), default=low)
        if cut == low or self.text[cut : date.start].strip():
            return False
        after = _CUT.search(self.text, date.end)
        return not self._free(date.end, after.start() if after else len(self.text))

    def _free(self, start: int, end: int) -> bool:
        """Does no statement stand between two offsets?"""
        index = bisect_left(self.taken, start)
        return index == len(self.taken) or self.taken[index] >= end

    def _between(self, low: int, high: int) -> list[Found]:
        """The dates between two offsets."""
        if not self.dates:
            return []
        first = bisect_left(self.dates, low, key=start_of)
        last = bisect_left(self.dates, high, first, key=start_of)
        return self.dates[first:last]

    def _told_by(self, low: int, high: int) -> list[Found]:
        """The dates between two offsets that may head a note: an operation's day may be to come."""
        return [each for each in self._between(low, high) if not is_after(each.value, self.note)]

    def _column(self, start: int) -> Found | None:
        """The date of the column in which something stands."""
        index = bisect_right(self.columns, start, key=itemgetter(0)) - 1
        inside = index >= 0 and start < self.columns[index][1]
        return self.columns[index][2] if inside else None

    def _title_over(self, start: int) -> Found | None:
        index = bisect_right(self.titles, start, key=itemgetter(0)) - 1
        over = index >= 0 and start < self.titles[index][1]
        return self.titles[index][2] if over else None
