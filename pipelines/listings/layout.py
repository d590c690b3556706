"""Which blocks does the page of a listing have: bullets, numbers, paragraphs, with their indents?

A block is one bullet, number or paragraph with the lines that were wrapped from it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_SIGNS = r"[-–—*+•·●○◦▪■□◆◇►▶‣⁃∙➢➤✓✔☐☑§¨¿\uf0b7]"
_MARKER = re.compile(
    rf"(?P<bullet>(?:{_SIGNS}|[oOxX](?=[ \t]{{1,4}}[A-Z(≥≤<>])|->|=>|\[[ xX]?\])(?:[-–—*•]*)"
    r"(?=[ \t]|$|(?<=[-–—*•·●○◦▪■►‣])[A-Za-z(\[\"'≥≤]))[ \t]*"
    r"(?:(?P<inner>\(?\d{1,3}[.):]|\(?[a-zA-Z][.)])[ \t]+)?"
    r"|(?P<number>(?:#|[IE]C?[ ]?)?\(?\[?\d{1,2}(?:\.\d{1,2}){0,3}"
    r"(?:[.)\]:]{1,2}|-(?=[ ])|\.-))(?=[ \t]|[A-Za-z(\[≥≤<>\"']|$)[ \t]*(?:[-–*•][ \t]+)?"
    r"|(?P<levels>\d{1,2}(?:\.\d{1,2}){1,3})(?=[ \t]+[A-Z])[ \t]+"
    r"|(?P<letter>\(?(?:[ivxlIVXL]{1,6}|[a-zA-Z]|[a-z]{2})[.)])(?=[ \t]|[A-Z≥≤<>(]|$)[ \t]*"
)
_BARE = re.compile(r"(\d{1,2})(?:[ \t]+(?=[A-Z≥≤<>])|(?=[A-Z][a-z]))")
_LINE = re.compile(r"[^\n]+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Line(NamedTuple):
    """A non-blank line: where it and its words start and end; how far its words stand in."""

    start: int
    body: int
    end: int
    indent: int
    gap: bool


class Block(NamedTuple):
    """A bullet, number or paragraph. `label_start` = `start` of it all; words from `start`.

    `style` tells lists apart ("*", "1.", "a)"), None for a paragraph; `order` is the number that a
    label stands for (0 for a bullet); `gap`: a blank line stands before.
    """

    label_start: int
    start: int
    end: int
    indent: int
    style: str | None
    order: int
    label: str | None
    gap: bool
    orders: tuple[tuple[str, int], ...] = ()


def roman(word: str) -> int | None:
    """Which number does a Roman numeral (up to 89, any case) write, if it is one?

    >>> roman("xiv"), roman("iiii")
    (14, None)
    """
    low = word.lower()
    if not re.fullmatch(r"l?x{0,3}(?:ix|iv|v?i{0,3})|xl(?:ix|iv|v?i{0,3})", low) or not low:
        return None
    values = [_ROMAN[sign] for sign in low]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def lines_of(clean: str) -> list[Line]:
    """Which non-blank lines does a text have?"""
    lines = []
    last = -1
    gap = True
    for match in _LINE.finditer(clean):
        start, end = match.span()
        if start > last + 1:
            gap = True
        last = end
        raw = match.group()
        words = raw.strip()
        if not words:
            gap = True
            continue
        lead = len(raw) - len(raw.lstrip())
        indent = lead if "\t" not in raw[:lead] else len(raw[:lead].expandtabs(4))
        body = start + lead
        lines.append(Line(start, body, body + len(words), indent, gap))
        gap = False
    return lines


_PREFIX = re.compile(r"(?:#|[IE]C?[ ]?)(?=[(\[]?\d)")


@lru_cache(maxsize=4096)
def readings(label: str) -> tuple[tuple[str, int], ...]:
    """As which list styles and orders may a label be read, likelier first?

    >>> readings("(i)")
    (('(i)', 1), ('(a)', 9))
    """
    core = _PREFIX.sub("", label).strip("()[].:- ")
    if not core:
        return (("*", 0),)
    shell = label.replace(core, "{}", 1)
    if core.isdigit():
        return ((shell.format("1"), int(core)),)
    if core[0].isdigit():
        parts = core.split(".")
        return ((shell.format("1." * (len(parts) - 1) + "1"), int(parts[-1])),)
    found = []
    number = roman(core)
    one = len(core) == 1
    if number and (not one or core in "iIvVxX"):
        found.append((shell.format("i" if core.islower() else "I"), number))
    if one or (core[0] == core[-1] and not number):
        order = ord(core[0].lower()) - 96 + 26 * (len(core) - 1)
        found.append((shell.format("a" if core.islower() else "A"), order))
    if one and core in "vVxXlL":
        found.reverse()
    return tuple(found)


def width_of(clean: str, lines: list[Line]) -> int:
    """At which column was the text wrapped? 0 if it was not.

    A wrapped text breaks its lines where the next word does not fit: most of its unlabelled lines
    that follow another without a gap show it.
    """
    longest = max((line.end - line.start for line in lines), default=0)
    if not 60 <= longest <= 132:
        return 0
    full = pairs = 0
    for before, line in pairwise(lines):
        if not line.gap and _label(clean, line) is None:
            pairs += 1
            full += _wrapped(clean, before, line, longest)
    return longest if full >= pairs * 0.6 and pairs else 0


def _wrapped(clean: str, before: Line, line: Line, width: int) -> bool:
    """Did the line break before `line` come from wrapping, as its first word did not fit?"""
    if not width:
        return False
    cut = clean.find(" ", line.body, line.end)
    word = (cut if cut > 0 else line.end) - line.body
    return before.end - before.start + 1 + word > width - 8


_UNFINISHED = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|to|with|in|for|by|than|from|is|are|be|at|on|as|that|which|"
    r"within|without|including|not|no|any|other|above|below|exceeding|between|over|under|least|"
    r"most|≥|≤|<|>|=)|[(/≥≤<>=])$"
)
_RUNS_ON = re.compile(r"[a-z(≥≤<>=/×%,;)&±]|\d+(?:\.\d+)?\s*(?:[a-z%×]|[A-Z][a-z]?/)")


def continues(clean: str, before: Line, line: Line, width: int) -> bool:
    """Does an unlabelled line go on with the sentence of the line before?"""
    tail = clean[max(before.body, before.end - 14) : before.end]
    closed = tail[-1] in ".:;?!"
    if line.gap:
        return (
            not closed
            and abs(line.indent - before.indent) < 12
            and bool(_UNFINISHED.search(tail) and _RUNS_ON.match(clean, line.body))
        )
    if _wrapped(clean, before, line, width):
        return True
    if tail[-1] in ":;":
        return False
    return bool(_UNFINISHED.search(tail) or (not closed and clean[line.body].islower()))


def _label(clean: str, line: Line) -> tuple[str, int] | None:
    """Which label opens a line, and where do its words start?"""
    match = _MARKER.match(clean, line.body, line.end)
    if match is None:
        return None
    label = (
        match["inner"] or match["number"] or match["levels"] or match["letter"] or match["bullet"]
    )
    return label, match.end()


_ANY_MARKER = re.compile(
    r"(?:[-–—*+•·●○◦▪■►‣#]+[ \t]*)*(?:\(?\d{1,2}[.)][ \t]*|[A-Za-z][.)][ \t]+)?"
)


def marker_end(clean: str, line: Line) -> int:
    """Where do the words of a line start, whatever bullet or number may open it?"""
    match = _ANY_MARKER.match(clean, line.body, line.end)
    return match.end() if match else line.body


@lru_cache(maxsize=4096)
def is_bullet(label: str) -> bool:
    """Is a label a sign, or the letter that stands for one, rather than a number or letter?"""
    return label in ("o", "O", "x", "X") or not any(sign.isalnum() for sign in label)


class Open:
    """The list labels met so far, to tell a label from a number that a wrap put first."""

    def __init__(self) -> None:
        self.last: dict[str, int] = {}

    def expects(self, label: str) -> bool:
        """Is this a first label, or the next one of a list under way?"""
        for style, order in readings(label):
            if order <= 1 or self.last.get(style, -9) in (order - 1, order - 2):
                return True
        return False

    def note(self, label: str) -> None:
        """Keep what this label counts."""
        self.last.update(readings(label))


def bare_labels(clean: str, lines: list[Line]) -> dict[int, tuple[str, int]]:
    """Which lines open with a number without a sign that counts on from line to line?

    By the place of their words; at least three such lines, from 1 on.
    """
    found: dict[int, tuple[str, int]] = {}
    for line in lines:
        if clean[line.body].isdecimal():
            match = _BARE.match(clean, line.body, line.end)
            if match and int(match[1]) == len(found) + 1:
                found[line.body] = (match[1], match.end())
    return found if len(found) > 2 else {}


def blocks_of(clean: str, lines: list[Line], width: int) -> list[Block]:
    """Which bullets, numbers and paragraphs do these lines make? width: as of the whole text."""
    blocks: list[Block] = []
    counted = Open()
    bare = bare_labels(clean, lines)
    before: Line | None = None
    for line in lines:
        label = bare.get(line.body) or _label(clean, line)
        doubted = label and line.body not in bare
        if doubted and label and not _believed(clean, before, line, label[0], counted, width):
            label = None
        if label is None and before and blocks and _joins(clean, blocks[-1], before, line, width):
            blocks[-1] = blocks[-1]._replace(end=line.end)
        elif label is None:
            blocks.append(
                Block(line.body, line.body, line.end, line.indent, None, 0, None, line.gap)
            )
        else:
            blocks.append(_labelled(line, label, counted))
        before = line
    return blocks


def _joins(clean: str, block: Block, before: Line, line: Line, width: int) -> bool:
    if block.start >= block.end:
        return True
    return continues(clean, before, line, width)


def _believed(
    clean: str, before: Line | None, line: Line, label: str, counted: Open, width: int
) -> bool:
    """Is this really a label: not a number, dash or letter that belongs to the sentence?"""
    if is_bullet(label):
        doubtful = before and not line.gap and label[0] in "-–—+"
        if doubtful and before and _wrapped(clean, before, line, width):
            return not _UNFINISHED.search(clean[max(before.body, before.end - 14) : before.end])
        return True
    if not readings(label):
        return False
    if counted.expects(label):
        return not label[0].isdigit() or label[-1] in ".)]:-" or "." in label
    if not any(sign.isdigit() for sign in label):
        return False
    return line.gap or before is None or not _wrapped(clean, before, line, width)


def _labelled(line: Line, label: tuple[str, int], counted: Open) -> Block:
    word, start = label
    start = min(start, line.end)
    if is_bullet(word):
        style = word[0]
        return Block(line.body, start, line.end, line.indent, style, 0, None, line.gap)
    orders = readings(word)
    for style, order in orders:
        if order > 1 and counted.last.get(style) == order - 1:
            orders = ((style, order),)
            break
    counted.note(word)
    style, order = orders[0]
    core = word.strip("()[].:- ")
    return Block(line.body, start, line.end, line.indent, style, order, core, line.gap, orders)
