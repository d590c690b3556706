"""Which lines may hold a heading, and which hold one in their middle?"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.listings.labels import Line

_INLINE = re.compile(
    r"(?<=[\s.;:,)])(?:(?:Key|Main|Major|KEY|MAIN)\s+)?(?:Inclusion|Exclusion|INCLUSION|EXCLUSION)"
    r"\s+(?:[Cc]riteria|CRITERIA)\s*:"
)


def marked_lines(keys: tuple[str, ...], low: str, lines: list[Line]) -> list[bool]:
    """Which lines hold a word that a heading must hold?"""
    marks = [False] * len(lines)
    starts = [line.start for line in lines]
    plain = low.isascii()
    for key in keys:
        place = -1 if plain and not key.isascii() else low.find(key)
        while place >= 0:
            marks[bisect_right(starts, place) - 1] = True
            place = low.find(key, place + 1)
    return marks


def _ends_before(words: str) -> bool:
    """Do these words end before a heading, rather than open it ("Caregiver Exclusion Criteria")?"""
    return len(words.split()) > 3 or words[-1:] in (".", ";", ":", ")", ",")


def cut_inline(clean: str, lines: list[Line], marks: list[bool]) -> tuple[list[Line], list[bool]]:
    """Start a new line at a heading that stands inside one."""
    if not any(marks):
        return lines, marks
    cut_lines: list[Line] = []
    cut_marks: list[bool] = []
    for line, marked in zip(lines, marks, strict=True):
        start = line.body
        if marked:
            for match in _INLINE.finditer(clean, line.body + 1, line.end):
                if _ends_before(clean[start : match.start()].strip(" -*•\t")):
                    end = start + len(clean[start : match.start()].rstrip())
                    cut_lines.append(line._replace(body=start, end=end))
                    cut_marks.append(True)
                    start = match.start()
        cut_lines.append(line if start == line.body else line._replace(body=start, gap=True))
        cut_marks.append(marked)
    return cut_lines, cut_marks
