"""A text with some stretches replaced by calls: which call stands for which stretch?

What lies between the calls is the text's own, so that it fixes where they are; a call with words
stands on these, one without takes what is left between its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

Span = tuple[int, int]
_CALL = re.compile(r"\b[a-z_]+\(")
_WORDS = re.compile(r'"([^"]*)"')
# The words by which a call without words of its own is known inside what is left for it.
_HINTS = {
    "age": re.compile(r"\bage[ds]?\b|\b(?:year|month)s?\b|\bolder\b|\bold\b", re.IGNORECASE),
    "female": re.compile(r"\bwom[ae]n\b|\bfemales?\b|\bgirls?\b|\bmothers?\b", re.IGNORECASE),
    "male": re.compile(r"\bm[ae]n\b|\bmales?\b|\bboys?\b", re.IGNORECASE),
    "death": re.compile(r"\bdeath|\bdied?\b|\bdead\b|\bmortal", re.IGNORECASE),
    "birth": re.compile(r"\bbirth|\bborn\b|\bdeliver", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A call of the tagged text, and the stretch that it stands for, if that was found."""

    name: str
    words: str | None
    span: Span | None = None


def squeezed(text: str) -> str:
    """A text without blanks, in lower case: what two spellings of one stretch share."""
    return "".join(text.split()).lower()


class _Text:
    """A text without its blanks, that knows where each of its characters stood."""

    def __init__(self, text: str) -> None:
        kept = [(k, sign.lower()) for k, sign in enumerate(text) if not sign.isspace()]
        self._places = [k for k, sign in kept for _ in sign]
        self._squeezed = "".join(sign for _, sign in kept)
        self._text = text

    def find(self, words: str, after: int) -> Span | None:
        wanted = squeezed(words)
        start = 0
        while wanted:
            start = self._squeezed.find(wanted, start)
            if start < 0:
                return None
            if self._places[start] >= after:
                return self._places[start], self._places[start + len(wanted) - 1] + 1
            start += 1
        return None

    def stripped(self, start: int, end: int) -> Span | None:
        inside = self._text[start:end]
        if not inside.strip():
            return None
        left = len(inside) - len(inside.lstrip())
        return start + left, start + len(inside.rstrip())

    def __getitem__(self, span: Span) -> str:
        return self._text[slice(*span)]

    def __len__(self) -> int:
        return len(self._text)


def placed_calls(text: str, tagged: str) -> list[Placed]:
    """The calls of a tagged text in order, each with its stretch of the text."""
    body = _Text(text)
    calls: list[Placed] = []
    waiting: list[int] = []
    at = 0

    def settle(end: int) -> None:
        gap = body.stripped(at, end)
        for k in waiting:
            calls[k] = replace(calls[k], span=gap and _narrowed(body, calls[k].name, gap))
        waiting.clear()

    for piece in _pieces(tagged):
        if isinstance(piece, str):
            span = body.find(piece, at)
        elif piece.words is None:
            waiting.append(len(calls))
            calls.append(piece)
            continue
        else:
            span = body.find(piece.words, at)
            calls.append(replace(piece, span=span))
        if span is not None:
            settle(span[0])
            at = span[1]
    settle(len(body))
    return calls


def _narrowed(body: _Text, name: str, gap: Span) -> Span:
    hint = _HINTS.get(name)
    found = hint.search(body[gap]) if hint else None
    return (gap[0] + found.start(), gap[0] + found.end()) if found else gap


def _pieces(tagged: str) -> list[str | Placed]:
    """What stands between the calls, and the calls. A comparison's words are no stretch."""
    pieces: list[str | Placed] = []
    at = 0
    for start in _CALL.finditer(tagged):
        if start.start() < at or tagged[start.start() - 1 : start.start()] == '"':
            continue
        end = _closing(tagged, start.end())
        name = start[0][:-1]
        words = None if name == "eq" else _WORDS.search(tagged[start.end() : end])
        pieces += [tagged[at : start.start()], Placed(name, words[1] if words else None)]
        at = end
    return [
        piece for piece in (*pieces, tagged[at:]) if not isinstance(piece, str) or piece.strip()
    ]


def _closing(text: str, at: int) -> int:
    """Where the bracket that is open before `at` closes; the end if it does not."""
    depth, quoted = 1, False
    for k in range(at, len(text)):
        sign = text[k]
        if sign == '"':
            quoted = not quoted
        elif not quoted:
            depth += (sign == "(") - (sign == ")")
            if not depth:
                return k + 1
    return len(text)
