"""Which lines open with a heading by name, once those that hold one inside were cut before it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nlp.sections import HeadingFinder, HeadingFound
from pipelines.listings.cohorts import CohortFinder
from pipelines.listings.inline import cut_inline, cut_tail, marked_lines
from pipelines.listings.labels import Line, marker_end

# The heading by name that opens a line, if one does, and where its words start.
Head = tuple[HeadingFound | None, int]

_LONGEST = 40  # the name of a cohort before a heading's


class HeadReader:
    """Finds them by headings.toml; a cohort may be named before or in them."""

    def __init__(self, finder: HeadingFinder, cohorts: CohortFinder) -> None:
        self._finder, self._cohorts = finder, cohorts
        self._modifiers = frozenset(finder.phrases.get("modifier", ()))

    def heads(
        self, clean: str, lines: list[Line], excludes: Callable[[str], bool]
    ) -> tuple[list[Line], list[Head | None]]:
        """The lines, cut before headings, and the heading of each; None if it can hold none.

        excludes: does a sentence only introduce exclusions?
        """
        low = clean.lower()
        marks = marked_lines(self._finder.keys, low, lines)
        lines, marks = cut_inline(clean, lines, marks, excludes)
        heads = self._of(clean, lines, marks)
        if not any(head and head[0] and head[0].section == "exclusion" for head in heads):
            tailed = cut_tail(clean, lines, marks)
            if tailed is not None:
                lines, marks = tailed
                heads = self._of(clean, lines, marks)
        if not any(head and head[0] for head in heads):
            marks = marked_lines((*self._finder.keys, *self._finder.foreign_keys), low, lines)
            heads = self._of(clean, lines, marks)
        return lines, heads

    def _of(self, clean: str, lines: list[Line], marks: list[bool]) -> list[Head | None]:
        return [
            self.heading(clean, line) if marked else None
            for line, marked in zip(lines, marks, strict=True)
        ]

    def heading(self, clean: str, line: Line) -> Head:
        """Which named heading opens a line, and where do its words start?"""
        start = marker_end(clean, line)
        words = clean[start : line.end]
        found = self._finder.named(words)
        colon = words.find(": ", 0, _LONGEST) + 1 if found is None else 0
        if colon and self._cohorts.cohort(words[:colon], alone=False):
            within = self._finder.named(words[colon:].lstrip())
            shift = len(words) - len(words[colon:].lstrip())
            if within is not None and shift + within.end == len(words):
                before = f"{words[:colon]} {within.before}".strip()
                found = replace(within, end=len(words), before=before)
        return found, start

    def half(self, words: str) -> bool:
        """Is a line but half a heading ("Key"), the other half on the next line or left out?"""
        return len(words) < 20 and words.rstrip(" :-–—").lower() in self._modifiers
