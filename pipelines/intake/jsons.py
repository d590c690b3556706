"""Which values does a JSON file hold: one, a list, or one a line, read one at a time?"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from pipelines.intake.texts import NotText, lines_of, text_of

_BLANK = re.compile(r"\s*(,?)\s*")
_CHUNK = 1 << 20


def json_lines(stream: BufferedReader) -> Iterator[tuple[int, Any]]:
    """Each row's number and value; a NotText in place of a value that cannot be read."""
    for number, line in enumerate(lines_of(stream), start=1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError):
            yield number, NotText("malformed JSON")


def json_values(stream: BufferedReader) -> Iterator[tuple[int, Any]]:
    """The values of a file: of a list its elements, else the one value, or one a line.

    A list is read an element at a time, so that its length costs no memory.
    Raises: NotText for what is no JSON, naming the row where that begins.
    """
    head = stream.read(_CHUNK)
    text = text_of(head) if len(head) < _CHUNK else head.decode("utf-8", errors="ignore")
    if text.lstrip("\ufeff \t\r\n").startswith("["):
        yield from _elements(head, stream)
        return
    raw = head + stream.read()
    try:
        yield 1, json.loads(raw)
    except (ValueError, RecursionError):
        yield from _as_lines(raw)


def _as_lines(raw: bytes) -> Iterator[tuple[int, Any]]:
    """Rows of a `.json` file that is JSON Lines by mistake."""
    lines = [(n, line) for n, line in enumerate(raw.split(b"\n"), start=1) if line.strip()]
    try:
        json.loads(lines[0][1])
    except (ValueError, RecursionError):
        raise NotText("malformed JSON") from None
    for number, line in lines:
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError):
            yield number, NotText("malformed JSON")


def _elements(head: bytes, stream: BufferedReader) -> Iterator[tuple[int, Any]]:
    decode = codecs.getincrementaldecoder("utf-8-sig")(errors="replace").decode
    text = decode(head)
    place = text.index("[") + 1
    reader = json.JSONDecoder()
    number = 0
    while True:
        match = _BLANK.match(text, place)
        place = match.end() if match else place
        if text[place : place + 1] == "]":
            return
        number += 1
        if match and bool(match[1]) != (number > 1) and place < len(text):
            raise NotText(f"malformed JSON at element {number}")
        while True:
            try:
                value, end = reader.raw_decode(text, place)
                break
            except (ValueError, RecursionError):
                more = stream.read(max(_CHUNK, len(text) - place))
                if not more:
                    raise NotText(f"malformed JSON at element {number}") from None
                text, place = text[place:] + decode(more), 0
        yield number, value
        place = end
