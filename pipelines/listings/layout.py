"""Which blocks does the page of a listing have: bullets, numbers, paragraphs, with their indents?

A block is one bullet, number or paragraph with the lines that were wrapped from it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from pipelines.listings.labels import (
    Line,
    Open,
    bare_labels,
    bullet_of,
    counts_on,
    doubled_numbers,
    is_bullet,
    label_of,
    readings,
)


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


def lines_of(clean: str) -> list[Line]:
    """Which non-blank lines does a text have?"""
    lines = []
    start = 0
    gap = True
    for raw in clean.split("\n"):
        words = raw.lstrip()
        if words:
            lead = indent = len(raw) - len(words)
            if lead and "\t" in raw[:lead]:
                indent = len(raw[:lead].expandtabs(4))
            body = start + lead
            lines.append(Line(start, body, body + len(words.rstrip()), indent, gap))
            gap = False
        else:
            gap = True
        start += len(raw) + 1
    return lines


def width_of(clean: str, lines: list[Line]) -> int:
    """At which column was the text wrapped? 0 if it was not.

    A wrapped text breaks its lines where the next word does not fit: most of its unlabelled lines
    that follow another without a gap show it, and some of them begin within a sentence.
    """
    longest = max((line.end - line.start for line in lines), default=0)
    if not 60 <= longest <= 132:
        return 0
    full = pairs = begun = 0
    for before, line in pairwise(lines):
        if not line.gap and label_of(clean, line) is None:
            pairs += 1
            wrapped = _wrapped(clean, before, line, longest)
            full += wrapped
            begun += wrapped and clean[line.body].isupper()
    return longest if full >= pairs * 0.6 and begun < full else 0


def _wrapped(clean: str, before: Line, line: Line, width: int) -> bool:
    """Did the line break before `line` come from wrapping, as its first word did not fit?"""
    if not width:
        return False
    cut = clean.find(" ", line.body, line.end)
    word = (cut if cut > 0 else line.end) - line.body
    return before.end - before.start + 1 + word > width - 8


_UNFINISHED = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|to|with|in|for|by|than|from|is|are|be|at|on|as|that|which|"
    r"within|without|including|not|no|any|other|exceeding|between|least|"
    r"(?<!and )(?<!or )(?:above|below|over|under)|"
    r"most|≥|≤|<|>|=)|[(/≥≤<>=])$"
)
_RUNS_ON = re.compile(r"[a-z(≥≤<>=/×%,;)&±]|\d+(?:\.\d+)?\s*(?:[a-z%×]|[A-Z][a-z]?/)")


def breaks_off(clean: str, before: Line, line: Line, width: int) -> bool:
    """Does a line break off within a sentence, by its width or by its last word?"""
    tail = clean[max(before.body, before.end - 14) : before.end]
    return (
        _wrapped(clean, before, line, width)
        or tail.endswith((" following", " these"))
        or _UNFINISHED.search(tail) is not None
    )


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


_PLAIN = frozenset("*•")  # bullets that are nothing else


def blocks_of(clean: str, lines: list[Line], width: int) -> list[Block]:
    """Which bullets, numbers and paragraphs do these lines make? width: as of the whole text."""
    blocks: list[Block] = []
    counted = Open()
    bare = bare_labels(clean, lines)
    listed = not width and _by_commas(clean, lines)
    broad = 0 if width else max((line.end - line.body for line in lines), default=0)
    doubled = doubled_numbers(clean, lines)
    sure = set(doubled.values())
    before: Line | None = None
    for line in lines:
        if line.body in doubled:
            continue
        label = bare.get(line.body) or label_of(clean, line)
        if label and clean[label[1] - 1] == "*" and _is_footnote(clean, line, label):
            label = None
        doubted = label and label[0] not in _PLAIN and line.body not in bare
        if doubted and label and line.body not in sure:
            believed = _believed(clean, before, line, label[0], counted, width)
            if not believed and before and _counts_inside(clean, before, line, label):
                blocks.append(_counted_inside(line, label))
                before = line
                continue
            label = label if believed else bullet_of(clean, line)
        joins = label is None and before and blocks and not listed
        if joins and before and broad and blocks[-1].style is None:
            joins = not _ends_early(clean, before, line, broad)
        if joins and before and _joins(clean, blocks[-1], before, line, width):
            last = blocks[-1]
            start = line.body if last.start >= last.end else last.start  # a label alone
            blocks[-1] = last._replace(start=start, end=line.end)
        elif label is None:
            blocks.append(
                Block(line.body, line.body, line.end, line.indent, None, 0, None, line.gap)
            )
        else:
            blocks.append(_labelled(line, label, counted))
        before = line
    return _with_doubled(blocks, doubled) if doubled else blocks


_BACK = 600  # so far back the label before may stand inside a line


def _counts_inside(clean: str, before: Line, line: Line, label: tuple[str, int]) -> bool:
    """Does a letter go on counting those inside the line before ("a. gout b. stroke")?"""
    word, start = label
    apart = start < line.end and (line.gap or clean[before.end - 1] in ".;:")
    own = apart and clean.startswith(word, line.body)
    return own and counts_on(clean[max(0, before.end - _BACK) : before.end], word)


def _counted_inside(line: Line, label: tuple[str, int]) -> Block:
    """Such a line: a paragraph, as those inside the line before are, with its label."""
    start = min(label[1], line.end)
    core = label[0].strip("()[].:- ")
    return Block(line.body, start, line.end, line.indent, None, 0, core, line.gap)


def _with_doubled(blocks: list[Block], doubled: dict[int, int]) -> list[Block]:
    """The blocks, each with the line of its number alone before it as part of its label."""
    places = {body: number for number, body in doubled.items()}
    return [
        block._replace(label_start=places.get(block.label_start, block.label_start))
        for block in blocks
    ]


_GOING_ON = re.compile(
    r"(?:and|or|who|which|that|with|without|but|aged|of|in|by|for|as|to|on|at|from|"
    r"than|within|during|after|before|prior|unless|except|if|when|where|is|are|was|were|has|have|"
    r"had|will|must|should|may|can|be|been|not|due|via|per|until|since|while|because)\b",
    re.IGNORECASE,
)


def _by_commas(clean: str, lines: list[Line]) -> bool:
    """Is this a list of bare lines, each but the last with a comma at its end?"""
    return (
        len(lines) > 2
        and all(clean[line.end - 1] == "," for line in lines[:-1])
        and not any(_GOING_ON.match(clean, line.body) for line in lines[:-1])
    )


def _ends_early(clean: str, before: Line, line: Line, broad: int) -> bool:
    """Does a line of an unwrapped list end far from its margin, and begin the next anew?

    Then what follows in lower case goes on with no sentence.
    """
    width = before.end - before.body
    tail = clean[max(before.body, before.end - 14) : before.end]
    return (
        width * 2 < broad > 59
        and width < 50
        and clean[line.body].islower()
        and not _UNFINISHED.search(tail)
        and not _GOING_ON.match(clean, line.body)
    )


def _joins(clean: str, block: Block, before: Line, line: Line, width: int) -> bool:
    if block.start >= block.end:
        return True
    bare = block.style is None and clean[block.start].islower()
    loose = not line.gap and (bare or line.indent < block.indent)
    if loose and clean[line.body].islower() and not _wrapped(clean, before, line, width):
        tail = clean[max(before.body, before.end - 14) : before.end]
        return _UNFINISHED.search(tail) is not None  # a page of bare lines without capitals
    return continues(clean, before, line, width)


_CALL = re.compile(r"[A-Za-z0-9)]\*")


def _is_footnote(clean: str, line: Line, label: tuple[str, int]) -> bool:
    """Is a star that stands right before its words called for ("calculated*") before?"""
    return label[0][0] == "*" and _CALL.search(clean, 0, line.body) is not None


def _believed(
    clean: str, before: Line | None, line: Line, label: str, counted: Open, width: int
) -> bool:
    """Is this really a label: not a number, dash or letter that belongs to the sentence?"""
    if is_bullet(label):
        doubtful = before and not line.gap and label in ("-", "–", "—", "+")
        if doubtful and clean.startswith("  ", line.body + 1):
            return True  # the registry's own marks stand so
        if doubtful and before and _wrapped(clean, before, line, width):
            return not _UNFINISHED.search(clean[max(before.body, before.end - 14) : before.end])
        return True
    if not readings(label):
        return False
    if label[-1].isdigit() and "." in label and _measured(clean, line, label):
        return counted.under(label)
    if counted.expects(label):
        return not label[0].isdigit() or label[-1] in ".)]:-" or "." in label
    if not any(sign.isdigit() for sign in label):
        return False
    return line.gap or before is None or not _wrapped(clean, before, line, width)


def _measured(clean: str, line: Line, label: str) -> bool:
    """Might the number that opens a line be a value: does no capital follow it ("1.5 mg")?"""
    words = clean[line.body + len(label) : line.end].lstrip()
    return not words[:1].isupper() and words[:1] not in ("≥", "≤", "<", ">")


def _labelled(line: Line, label: tuple[str, int], counted: Open) -> Block:
    word, start = label
    start = min(start, line.end)
    if word in _PLAIN or is_bullet(word):
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
