"""Which lines stand in a frame that marks headings: "## …", "**…**", "[…]"?"""

from __future__ import annotations

import re

from pipelines.listings.labels import Line

_HASHES = re.compile(r"#{1,6}[ \t]+(?=\S)")
_CLOSING = {"[": "]", "*": "*", "_": "_"}


def is_framed(clean: str, line: Line) -> bool:
    """May a line stand in a frame? Most open with a bullet and a blank: those do not."""
    sign = clean[line.body]
    return sign == "#" or (sign in "*_[" and not clean.startswith(" ", line.body + 1))


def is_rule(clean: str, line: Line) -> bool:
    """Is a line but a rule across the page ("-----")?"""
    start, end = line.body, line.end
    sign = clean[start]
    if sign not in "-_*=" or end - start < 3 or clean[start + 1] != sign:
        return False
    return clean[start:end] == sign * (end - start)


def inside(clean: str, line: Line) -> Line | None:
    """What of a line do its frames hold, if the line is framed as a whole?"""
    body, end = line.body, line.end
    match = _HASHES.match(clean, body, end)
    if match is not None:
        body = match.end()
    closing = _CLOSING.get(clean[body], "")
    if closing:
        width = 1
        while closing != "]" and width < 3 and clean.startswith(closing, body + width, end):
            width += 1
        last = end - 1 if clean[end - 1] in ":：" and clean[end - 2] == closing else end
        mark = closing * width
        bare = clean[body + width : last - width]
        if last - body > 2 * width and clean.startswith(mark, last - width) and _whole(bare):
            body, end = body + width, last - width
    if (body, end) == (line.body, line.end):
        return None
    while body < end and clean[body].isspace():
        body += 1
    while body < end and clean[end - 1].isspace():
        end -= 1
    return line._replace(body=body, end=end, gap=True) if body < end else None


def _whole(bare: str) -> bool:
    """Is it one frame's inside: no blank at its edges, no sign of another within?"""
    return bare.strip() == bare and not any(sign in "*_[]" for sign in bare)
