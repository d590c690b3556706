"""Which lines may hold a heading, and which hold one in their middle?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from pipelines.listings.labels import Line

_INLINE = re.compile(
    r"(?<=[\s.;:,)])(?:(?:Key|Main|Major|KEY|MAIN)\s+)?(?:Inclusion|Exclusion|INCLUSION|EXCLUSION)"
    r"\s+(?:[Cc]riteria|CRITERIA)(?:\s*:|(?=\s+[•●▪■◦]\s))"
    r"|(?<=[.;:)]\s)(?:Inclusion|Exclusion|INCLUSION|EXCLUSION)s?\s*:"
)
_OPENING = re.compile(
    r"(?:Key\s+|Main\s+)?(?:Inclusion|Exclusion)(?:\s+Criteria)?\s+(?=[•●▪■◦]\s)", re.IGNORECASE
)


# A heading with no sign behind it, and a sentence that only leads on to the list.
_RUN_IN = re.compile(
    r"(?<=[.;] )(?:Exclusion Criteria|EXCLUSION CRITERIA)\s+"
    r"(?=(?:Participants?|Patients?|Subjects?|Individuals?|Volunteers?|Those|Any|The following)\b)"
)
_SENTENCE = re.compile(r"(?<=[.;] )[A-Z][^.;:]{9,120}:")
_TAIL = re.compile(
    r"(?<=[a-z0-9)%.;])\s+((?:(?:Key|Main)\s+)?(?:Exclusion Criteria|EXCLUSION CRITERIA)\s*:?)$"
)
# What goes before the same words within a sentence.
_LEADS_TO = re.compile(
    r"\b(?:the|these|those|any|all|no|an?|of|for|by|with|and|or|in|to|per|from|as|see|other|following"
    r"|meets?|met|meeting|under|above|below|additional|specific|protocol|general|same|inclusion)$",
    re.IGNORECASE,
)
Excludes = Callable[[str], bool]


def marked_lines(keys: tuple[tuple[str, bool], ...], low: str, lines: list[Line]) -> list[bool]:
    """Which lines hold a word that a heading must hold?

    keys: each with whether it must end a word.
    """
    marks = [False] * len(lines)
    starts = [line.start for line in lines]
    plain = low.isascii()
    for key, whole in keys:
        place = -1 if plain and not key.isascii() else low.find(key)
        while place >= 0:
            after = place + len(key)
            if not (whole and low[after : after + 1].isalpha()):
                number = bisect_right(starts, place) - 1
                marks[number] = True
                after = lines[number].end
            place = low.find(key, after)
    return marks


def _ends_before(words: str) -> bool:
    """Do these words end before a heading, rather than open it ("Caregiver Exclusion Criteria")?"""
    return len(words.split()) > 3 or words[-1:] in (".", ";", ":", ")", ",") or words[:1] == "•"


def cut_inline(
    clean: str, lines: list[Line], marks: list[bool], excludes: Excludes
) -> tuple[list[Line], list[bool]]:
    """Start a new line at a heading that stands inside one, and after one that a bullet follows.

    excludes: does a sentence only introduce exclusions ("People are excluded if they:")?
    """
    if not any(marks):
        return lines, marks
    cut_lines: list[Line] = []
    cut_marks: list[bool] = []
    done = 0
    for number, line in enumerate(lines):
        if not marks[number]:
            continue
        starts = _starts(clean, line) if _holds(clean, line) else []
        if len(starts) < 2 and clean.find(":", line.body + 60, line.end) >= 0:
            starts = _sentences(clean, line, excludes)
        if len(starts) < 2:
            continue
        cut_lines += lines[done:number]
        cut_marks += marks[done:number]
        done = number + 1
        for start, stop in zip(starts, [*starts[1:], line.end], strict=True):
            end = stop if stop == line.end else start + len(clean[start:stop].rstrip())
            gap = line.gap or start > line.body
            cut_lines.append(line._replace(body=start, end=end, gap=gap))
            cut_marks.append(True)
    return (cut_lines + lines[done:], cut_marks + marks[done:]) if done else (lines, marks)


def cut_tail(
    clean: str, lines: list[Line], marks: list[bool]
) -> tuple[list[Line], list[bool]] | None:
    """The lines of a page without a heading for exclusions, where one ends a line, cut before it.

    "Can give consent Exclusion Criteria" / "Gout": the heading lost the line end before it.
    """
    for number, line in enumerate(lines[:-1]):
        match = _TAIL.search(clean, line.body, line.end) if marks[number] else None
        if match is None or _LEADS_TO.search(clean, line.body, match.start()):
            continue
        cut = [line._replace(end=match.start()), line._replace(body=match.start(1), gap=True)]
        return [*lines[:number], *cut, *lines[number + 1 :]], [
            *marks[:number],
            *[True, True],
            *marks[number + 1 :],
        ]
    return None


def _sentences(clean: str, line: Line, excludes: Excludes) -> list[int]:
    """Where do the sentences start in a line that only introduce exclusions?"""
    found = [
        match.start()
        for match in _SENTENCE.finditer(clean, line.body, line.end)
        if match.end() < line.end and excludes(match.group())
    ]
    return [line.body, *found] if found else []


def _holds(clean: str, line: Line) -> bool:
    """May a line hold a heading of the kind that `_starts` looks for?"""
    find, start, end = clean.find, line.body, line.end
    return find("lusion", start, end) >= 0 or find("LUSION", start, end) >= 0


def _starts(clean: str, line: Line) -> list[int]:
    """Where do the headings and what follows them start in a line?"""
    starts = [line.body]
    if match := _OPENING.match(clean, line.body, line.end):
        starts.append(match.end())
    for match in _INLINE.finditer(clean, line.body + 1, line.end):
        if _ends_before(clean[starts[-1] : match.start()].strip(" -*\t")):
            starts.append(match.start())
            if opening := _OPENING.match(clean, match.start(), line.end):
                starts.append(opening.end())
    if len(starts) == 1 and (match := _RUN_IN.search(clean, line.body + 1, line.end)):
        starts += [match.start(), match.end()]
    return starts
