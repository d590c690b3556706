"""What does a form hold beside its criteria: boxes, blanks to fill in, answers, "Q:" and "A:"?

A question that must be answered "no" tells an exclusion, one that must be answered "yes" an
inclusion.
"""

from __future__ import annotations

import re

from pipelines.listings.grids import Grid, blank

_HINTS = ("[ ]", "[]", "☐", "□", "__", "Q:", "Yes", "YES", "must be ")
_ANSWER = re.compile(
    r"[(\[]?(?<!all )(?<!answers )(?:(?:the )?(?:correct |required |expected )?answer )?"
    r"(?:(?:must|should|has to|needs to) be|required:|expected:) "
    r"[\"“']?(?P<answer>yes|no)[\"”']?[)\]]?$",
    re.IGNORECASE,
)
_ASKING = re.compile(r"^[ \t]*((Q|A)(?:\d{1,2})?[:.])[ \t]+(?=\S)", re.MULTILINE)
_BOXES = frozenset(["[", "]", "[]", "☐", "□", "/", "yes/no", "y/n"])
_WORDS = frozenset(["yes", "no", "n/a", "na", "y", "n"])
# How all lines end of which a part belongs to a form.
_ENDS = (*_BOXES, *_WORDS, *("yes)", "no)", 'yes"', 'no"', "yes'", "no'", "yes”", "no”", "_"))
_BLANK = re.compile(r"_{3,}")
_FIELD = re.compile(
    r"(?:(?:subject|patient|participant|screening|site|visit|investigator|coordinator|study|date|of"
    r"|id|initials?|number|no|name|signature|signed|birth|dob|by|and|staff|completed|reviewed|print"
    r"|printed|time|role|s)\b|[\W_\d])+",
    re.IGNORECASE,
)


def without_form(clean: str) -> Grid:
    """The clean text without a form's own signs, where these stood, and the kinds of questions.

    The kinds are of single lines, by where their words begin.
    """
    if not any(map(clean.__contains__, _HINTS)):
        return Grid(clean)
    signs = list(clean)
    grid = Grid(clean)
    asking = list(_ASKING.finditer(clean))
    if {match[2] for match in asking} == {"Q", "A"}:
        for match in asking:
            blank(signs, grid.gone, *match.span(1))
    start = 0
    for line in clean.split("\n"):
        _line(signs, grid, start, line)
        start += len(line) + 1
    grid.clean = "".join(signs)
    return grid


def _line(signs: list[str], grid: Grid, start: int, line: str) -> None:
    """Blank what of a line belongs to the form; note the kind that its answer tells."""
    words = line.rstrip()
    if not words[-6:].lower().endswith(_ENDS):
        return
    answer = _ANSWER.search(words)
    if answer is not None and answer.start() > 0:
        body = start + len(line) - len(line.lstrip())
        grid.kinds[body] = "inclusion" if answer["answer"].lower() == "yes" else "exclusion"
        blank(signs, grid.gone, start + answer.start(), start + answer.end())
        words = words[: answer.start()]
    elif "___" in words and _FIELD.fullmatch(_BLANK.sub(" ", words)):
        blank(signs, grid.gone, start, start + len(words))
        return
    end = len(words) - _boxes(words)
    if 0 < end < len(words):
        blank(signs, grid.gone, start + end, start + len(words))


def _boxes(words: str) -> int:
    """How many signs at the end of a line are boxes to tick, or the heads of their columns?"""
    found: list[str] = []
    rest = words
    while rest:
        head, _, last = rest.rpartition(" ") if " " in rest else ("", "", rest)
        if last and last.lower() not in _BOXES | _WORDS and last.strip("_"):
            break
        if last:
            found.append(last.lower())
        rest = head.rstrip(" \t")
        if not head:
            break
    boxes = any(each in _BOXES or not each.strip("_") for each in found)
    if not (boxes or {"yes", "no"} <= set(found)) or found == ["/"]:
        return 0
    return len(words) - len(rest.rstrip())
