"""Where does a heading of a note stand: at the head of a line, or where line breaks were lost?

A long regex of all headings says what is one; it is tried only where a first word of theirs opens
a line, or a colon or a capital tells that one may stand within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from nlp.leads import NOTHING, alternatives

_LETTERS = re.compile(r"[^\W\d_]+")
# What a heading begins with at a line's head, and what parts it from the words before it within
# one, where it is at most so long with its colon.
_LINE_BEGINS = re.compile(r"[ \t]*+(?:[-*#•]++[ \t]*+|\d{1,2}[.)][ \t]*+)?([^\W\d_]+)")
_PARTED = re.compile(r"[.,;:!?)]|\s\s")
_INNER = re.compile(r"(?:(?<=[.,;:!?)])|(?<=\s\s))[ \t]?([^\W\d_]+)")
_INNER_REACH = 48
_SHOUTED = re.compile(r"[.,;](?=[ \t]?[A-Z][A-Z/& ]{3,45},)")


class NoteHeadings:
    """Finds the headings of notes, given their phrases by section."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._sections = {
            " ".join(phrase.lower().split()): section
            for section, those in phrases.items()
            for phrase in those
        }
        self._regex = _regex(self._sections)
        self._opening = {first[0] for each in self._sections if (first := _LETTERS.match(each))}

    def marks(self, clean: str) -> list[tuple[int, int, str]]:
        """Where does each heading of a clean text begin and end, and which section does it open?"""
        marks, free = [], 0
        for place in sorted(self._places(clean)):
            if place >= free and (match := self._regex.match(clean, place)):
                title = match["title"] or match["inner"] or match["shouted"]
                section = self._sections[" ".join(title.lower().split())]
                marks.append((place, match.end(), section))
                free = match.end()
        return marks

    def _places(self, clean: str) -> Iterator[int]:
        """Where may a heading begin?"""
        start = 0
        while True:
            line = _LINE_BEGINS.match(clean, start)
            if line is not None and line[1].lower() in self._opening:
                yield start
            start = clean.find("\n", start) + 1
            if not start:
                break
        colon = clean.find(":")
        while colon >= 0:
            reach = max(0, colon - _INNER_REACH)
            low = max(clean.rfind("\n", reach, colon) + 1, reach)
            first = _PARTED.search(clean, low, colon)
            for match in _INNER.finditer(clean, first.end(), colon) if first else ():
                if match[1].lower() in self._opening:
                    yield match.start()
            colon = clean.find(":", colon + 1)
        for match in _SHOUTED.finditer(clean):
            yield match.start() + 1


def _regex(phrases: Iterable[str]) -> re.Pattern[str]:
    """A heading opens a line; or, with a colon, follows the end of a sentence or a bracket.

    Where line breaks were lost, one in capitals may end in a comma: ".,CURRENT MEDICATIONS,1. ...".
    """
    # By their first letters, so that few of many hundred are tried; the longest first.
    branches: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        branches.setdefault(phrase[:2], []).append(phrase[2:])
    names = "|".join(f"{alternatives([k])}(?:{alternatives(v)})" for k, v in branches.items())
    names = f"(?:{names or NOTHING})"
    return re.compile(
        rf"^[ \t]*+(?:[-*#•]++[ \t]*+|\d{{1,2}}[.)][ \t]*+)?(?P<title>{names})"
        rf"(?:[ \t]*(?::|[-–—](?=\s))|[ \t]*(?=\n|\Z))"
        rf"|(?:(?<=[.,;:!?)])|(?<=\s\s))[ \t]?(?=[A-Z][^\n:]{{1,45}}:)"
        rf"(?P<inner>{names}):"
        rf"|(?<=[.,;])[ \t]?(?-i:(?=[A-Z][A-Z/& ]{{3,45}},))(?P<shouted>{names}),",
        re.IGNORECASE | re.MULTILINE,
    )
