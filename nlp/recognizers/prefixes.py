"""What stands before a number: its comparator, a time cue, a scale, the word "age"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from nlp.model import Comparator
from nlp.recognizers.lexeme import Lexeme
from nlp.recognizers.quantity import Scene
from nlp.recognizers.small_words import ACRONYMS, NAMED_SCALES

_REACH = 9  # lexemes looked at before a number
# "a minimum disease duration of 5 years": the comparator stands before what is measured.
_APART = re.compile(
    r"(?<![\w/])(?:(?P<least>minimum|minimal|min)|(?P<most>maximum|maximal|max))\s(?:[a-z/-]{2,20}\s){1,4}"
    r"(?:(?:of|is|:)\s?(?:the\s|a\s)?)?$"
)
_APART_FROM_CUE = re.compile(
    r"(?<![\w/])(?:(?P<least>minimum|minimal|min)|(?P<most>maximum|maximal|max))\s(?:[a-z/-]{2,20}\s){1,3}$"
)
_LETTERED = re.compile(r"\s[A-E]\s?[(\[]")
_OR_EQUAL = {Comparator.LT: Comparator.LE, Comparator.GT: Comparator.GE}


@dataclass(slots=True)
class Prefix:
    """What stands before a number, and where that begins."""

    first: int
    start: int
    op: Comparator | None = None
    left: Any = None
    about: str | None = None
    scaled: bool = False
    named: bool = False


def prefix_of(scene: Scene, at: int, floor: int, *, signed: bool = False) -> Prefix:
    """What stands directly before the number at a lexeme? Looks back no further than `floor`."""
    start = scene.lexemes[at].start - signed
    found = Prefix(at, start)
    edge, filled, equal = start, False, False
    nearest = at - 2 if signed and scene.lexemes[at - 1].end > start else at - 1
    for k in range(nearest, max(floor - 1, at - _REACH), -1):
        lexeme = scene.lexemes[k]
        gap = scene.low[lexeme.end : edge]
        if gap and not gap.isspace():
            if not scene.filled(gap):
                break
            filled = True
        roles = lexeme.roles
        if roles.name and not filled and found.op is None:
            found.named = True
            break
        if (roles.filler and not roles.compares) or roles.mark in ("(", ":"):
            equal = equal or scene.low.startswith("or equal", lexeme.start)
            edge, filled = lexeme.start, True
            continue
        if roles.mark == ")" and _encloses(scene, k):
            edge = lexeme.start
            continue
        if not _take(found, scene, k, lexeme):
            if roles.mark == "\n" and _wraps(scene, k, edge):
                edge = lexeme.start
                continue
            break
        edge, filled = lexeme.start, False
        if not roles.scale or scene.low[lexeme.start : lexeme.end] not in NAMED_SCALES:
            found.start, found.first = lexeme.start, k
        if roles.tail is not None:
            if roles.before is None:  # "or older than 65": the joint is no part of the amount
                found.start += scene.low[lexeme.start : lexeme.end].index(" ") + 1
            break
    if equal:  # "greater, or equal to"
        found.op = _OR_EQUAL.get(found.op, found.op) if found.op else None
    if found.op is None:
        _comparator_apart(scene, found, start)
    return found


def _take(found: Prefix, scene: Scene, k: int, lexeme: Lexeme) -> bool:
    """Note what a lexeme before the number says; False if it says nothing of the number."""
    roles = lexeme.roles
    op = roles.before or roles.tail
    if roles.left is not None:
        if found.scaled:
            return False  # "for grade II glioma": a step of a scale is no period
        found.left = (_joined_left(scene, found, lexeme) or found.left) or roles.left
        return True
    if op is not None:
        joined = _joined_left(scene, found, lexeme)
        if joined is not None:  # "over" with "the last" behind it
            found.left = joined
        elif found.op is None:
            found.op = op
        found.about = found.about or roles.about or ("age" if roles.age else None)
        return True
    if roles.scale and found.left is None and _is_scale(scene, lexeme):
        found.scaled = True
        return True
    if roles.age:
        found.about = found.about or "age"
        return True
    return False


def _encloses(scene: Scene, k: int) -> bool:
    """Does a bracket close on a scale or a sign: "(NYHA) IV", "at least (≥) 3"?"""
    roles = scene.lexemes[k - 1].roles if k else None
    return bool(roles and (roles.scale or roles.before or roles.filler))


def _is_scale(scene: Scene, lexeme: Lexeme) -> bool:
    """Is it a scale, and not a common word spelled like one ("who"), or with a step of its own?"""
    if _LETTERED.match(scene.text, lexeme.end):
        return False  # "class A (5-6 points)"
    word = scene.text[lexeme.start : lexeme.end]
    return word.lower() not in ACRONYMS or word.isupper()


def _joined_left(scene: Scene, found: Prefix, lexeme: Lexeme) -> Any:
    """The row of two cues together, if there is one: "within" with "the last" behind it."""
    if found.left is None:
        return None
    later = scene.lexemes[found.first]
    words = f"{scene.low[lexeme.start : lexeme.end]} {scene.low[later.start : later.end]}"
    joined = scene.phrase(words)
    return joined.left if joined is not None else None


def _wraps(scene: Scene, k: int, edge: int) -> bool:
    """Is a line's end only a wrapped line, the words going on behind it?"""
    before = scene.low[max(0, scene.lexemes[k].start - 1) : scene.lexemes[k].start]
    return before.isalpha() or before in "<>≤≥=,"


def _comparator_apart(scene: Scene, found: Prefix, number: int) -> None:
    """Look for a comparator that the name of what is measured parts from the number."""
    tail = scene.low[max(0, number - 70) : found.start if found.left else number]
    if "m" not in tail or ("min" not in tail and "max" not in tail):
        return
    apart = (_APART_FROM_CUE if found.left else _APART).search(tail)
    if apart is not None:
        found.op = Comparator.GE if apart["least"] else Comparator.LE


def is_signed(low: str, start: int) -> bool:
    """Is the number negative: "T-score < -2.5"? It is the end of a range in "ECOG 0 -2"."""
    if low[start - 2 : start - 1] == " " and low[start - 3 : start - 2].isdigit():
        return False
    return low[start - 1 : start] == "-" and not low[max(0, start - 2) : start - 1].strip(
        " (<>≤≥=[\n"
    )
