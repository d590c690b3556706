"""Which label opens a line: a bullet, number, letter or Roman numeral, and what does it count?"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_SIGNS = r"[-–—*+›✅❌•·●○◦▪■□◆◇►▶‣⁃∙➢➤→➔⇒»✓✔✗✘✕✖☐☑☒§¨¿\uf0b7]"
_MARKER = re.compile(
    rf"(?P<bullet>(?:{_SIGNS}|[oOxX](?=[ \t]{{1,4}}[A-Z(≥≤<>])|->|=>|\[[ xX]?\])(?:[-–—*•]*)"
    r"(?=[ \t]|$|(?<=[-–—*•·●○◦▪■►‣])[A-Za-z(\[\"'≥≤]))[ \t]*"
    r"(?:(?P<inner>\(?\d{1,3}[.):]|\(?[a-zA-Z][.)])(?:[ \t]+|(?<=\d[.)])(?=[A-Z][a-z])))?"
    r"|(?P<number>(?:#|[IE]C?[ ]?)?\(?\[?\d{1,2}(?:\.\d{1,2}){0,3}"
    r"(?:[.)\]:]{1,2}|-(?=[ ])|\.-))(?=[ \t]|[A-Za-z(\[≥≤<>\"']|$)[ \t]*(?:[-–*•][ \t]+)?"
    r"|(?P<levels>\d{1,2}(?:\.\d{1,2}){1,3})(?=[ \t]+[A-Za-z≥≤<>])[ \t]+"
    r"|(?P<letter>\(?(?:[ivxlIVXL]{1,6}|[a-zA-Z]|[a-z]{2})[.)])(?=[ \t]|[A-Z≥≤<>(]|$)[ \t]*"
)
_BARE = re.compile(
    r"(?P<number>\d{1,2})"
    r"(?:[ \t]+(?=[A-Z≥≤<>])| {0,3}\t[ \t]*(?=\S)|(?=[A-Z][a-z])|(?P<alone>$))"
)
_FIRSTS = re.compile(r"^[ \t]*([IE])(?:C|NC|XC|nc|xc)?[ #-]?0?1[.:) \t]", re.MULTILINE)
_OF_KIND = re.compile(
    r"(?P<kind>IC?|EC?|INC|EXC|Inc|Exc)[ #-]?0?(?P<number>\d{1,2})(?:[.:)]|[ \t]*[-–]?)[ \t]+(?=\S)"
)
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Line(NamedTuple):
    """A non-blank line: where it and its words start and end; how far its words stand in."""

    start: int
    body: int
    end: int
    indent: int
    gap: bool


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


_PREFIX = re.compile(r"(?:#|[IE](?:C|NC|XC|nc|xc)?[ #-]?0?)(?=[(\[]?\d)")


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


_COMMON = ("* ", "• ")
_LONGEST_LETTERS = 7  # a label of letters has up to six, and a sign


def counts_on(words: str, label: str) -> bool:
    """Does a letter or small Roman numeral come next after one that stands inside these words?

    >>> counts_on("as follows: a. gout b. stroke", "c."), counts_on("vitamin a. Gout", "d.")
    (True, False)
    """
    core, sign = label.strip("().[]:- "), label[-1]
    if core in ROMANS[1:]:
        before = ROMANS[ROMANS.index(core) - 1]
    elif len(core) == 1 and "b" <= core <= "z":
        before = chr(ord(core) - 1)
    else:
        return False
    place = words.rfind(f"{before}{sign} ")
    return place > 0 and words[place - 1] in " \n("


def label_of(clean: str, line: Line) -> tuple[str, int] | None:
    """Which label opens a line, and where do its words start?"""
    start, end = line.body, line.end
    if clean.startswith(_COMMON, start) and end - start > 3:
        if clean[start + 2].isalpha() and clean[start + 3] not in ".)":
            return clean[start], start + 2  # most lines of most pages
    elif clean[start : start + _LONGEST_LETTERS].isalpha() and end - start > _LONGEST_LETTERS:
        return None
    match = _MARKER.match(clean, start, end)
    if match is None:
        return None
    label = (
        match["inner"] or match["number"] or match["levels"] or match["letter"] or match["bullet"]
    )
    return label, match.end()


_BULLETED = re.compile(rf"({_SIGNS})[ \t]+(?=\(?[A-Za-z0-9]{{1,3}}[.):])")


def bullet_of(clean: str, line: Line) -> tuple[str, int] | None:
    """Which bullet stands before a number or letter that is no label ("* c. ...")?"""
    match = _BULLETED.match(clean, line.body, line.end)
    return (match[1], match.end()) if match else None


_ANY_MARKER = re.compile(
    r"(?:[-–—*+•·●○◦▪■►‣→#]+[ \t]*)*"
    r"(?:(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2}){1,4}\.?[ \t]+|[A-Z]\.\d{1,2}\.?[ \t]+"
    r"|\(?\d{1,2}[.)][ \t]*|[A-Za-z][.)][ \t]+)?"
)


_SECTION = re.compile(
    r"(?:[A-Z]\.\d{1,2}(?:\.\d{1,2}){0,4}|\d{1,2}(?:\.\d{1,2}){1,4})\.?[ \t]+(?=[A-Z])"
)


def section_end(clean: str, line: Line) -> int:
    """Where do the words of a line start after the number of a section ("E.5.1", "2.3")?"""
    match = _SECTION.match(clean, line.body, line.end)
    return match.end() if match else line.body


def marker_end(clean: str, line: Line) -> int:
    """Where do the words of a line start, whatever bullet or number may open it?"""
    if clean[line.body].isalpha() and clean[line.body + 1 : line.body + 2] not in (".", ")"):
        return line.body
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
        self.label = ""

    def expects(self, label: str) -> bool:
        """Is this a first label, or the next one of a list under way?"""
        for style, order in readings(label):
            if order <= 1 or self.last.get(style, -9) in (order - 1, order - 2):
                return True
        return False

    def under(self, label: str) -> bool:
        """Does "1.1" open a list under the "1" met last, or "1.2" go on with one?"""
        above, _, number = label.rpartition(".")
        style, order = readings(label)[0]
        first = number == "1" and self.label == above
        return first or self.last.get(style) == order - 1

    def note(self, label: str) -> None:
        """Keep what this label counts."""
        self.last.update(readings(label))
        self.label = label.strip("()[].:- ")


def kinds_by_label(clean: str, lines: list[Line]) -> dict[int, str]:
    """Which kind do lines open by their labels: "I1 Adults", "E1 Stroke"? By where they begin.

    Only the first of several of a kind; none, unless both kinds are counted on from 1.
    """
    found: dict[int, str] = {}
    counts = {"inclusion": 0, "exclusion": 0}
    for line in lines:
        match = _OF_KIND.match(clean, line.body, line.end) if clean[line.body] in "IE" else None
        if match:
            kind = "inclusion" if match["kind"][0] == "I" else "exclusion"
            if int(match["number"]) == counts[kind] + 1:
                counts[kind] += 1
                found[line.body] = kind
    if not min(counts.values()) or len(found) < 3:
        return {}
    kinds = list(found.items())
    return dict(kinds[:1] + [after for one, after in pairwise(kinds) if one[1] != after[1]])


@lru_cache(maxsize=2)
def _counts_both(clean: str) -> bool:
    """Are both kinds counted from 1 on in a text ("I1", "E1")? Told once for all its parts."""
    return {each[1] for each in _FIRSTS.finditer(clean)} == {"I", "E"}


def bare_labels(clean: str, lines: list[Line]) -> dict[int, tuple[str, int]]:
    """Which lines open with a number without a sign that counts on from line to line?

    By the place of their words; at least three such lines, from 1 on. Two are enough where they
    hold nothing else, their words in the lines behind, and one that is the first line.
    """
    found: dict[int, tuple[str, int]] = {}
    alone = 0
    for line in lines:
        kinded = clean[line.body] in "IE"
        if kinded or clean[line.body].isdecimal():
            match = (_OF_KIND if kinded else _BARE).match(clean, line.body, line.end)
            number = match["number"] if match else ""
            if match and int(number) == len(found) + 1:
                found[line.body] = (match[0].strip() if kinded else number, match.end())
                alone += not kinded and match["alone"] is not None
    if 0 < len(found) < 3 and clean[next(iter(found))] in "IE":
        return found if _counts_both(clean) else {}
    apart = alone == len(found) and (alone == 2 or lines[0].body in found)
    return found if len(found) > 2 or (apart and len(lines) > alone) else {}


def doubled_numbers(clean: str, lines: list[Line]) -> dict[int, int]:
    """Which lines hold but the number that labels the next line too ("1", "1. Gout")?

    By where they begin; and where the next line does.
    """
    found = {}
    for line, after in pairwise(lines):
        if line.end - line.body < 3 and clean[line.body : line.end].isdecimal():
            number = clean[line.body : line.end]
            label = label_of(clean, after)
            if label is not None and label[0].strip("()[].:- ") == number:
                found[line.body] = after.body
    return found
