"""Which text do these bytes hold, and is it text at all?"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BufferedReader, TextIOWrapper

from nlp.errors import NlpError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class NotText(NlpError):
    """Bytes that are no text, or text of a kind nobody can read; says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


def encoding_of(head: bytes) -> str:
    """In which encoding is a text that begins so? Raises NotText for binary data."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\x00" in head:
        raise NotText("binary data, not text")
    return "utf-8"


def text_of(raw: bytes) -> str:
    """The text in these bytes: UTF-8 or marked UTF-16/32, else Windows-1252.

    Raises: NotText if they are empty, blank or binary.
    """
    if not raw.strip():
        raise NotText("empty file")
    encoding = encoding_of(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as fault:
        if encoding != "utf-8":
            raise NotText(f"damaged {encoding} text") from fault
        text = raw.decode("cp1252", errors="replace")
    if _strange(text):
        raise NotText("binary data, not text")
    if not text.strip():
        raise NotText("empty file")
    return text


def _strange(text: str) -> bool:
    """Are there more control characters than a text may have?"""
    head = text[:4000]
    odd = sum((sign < " " and sign not in "\t\n\r\x0b\x0c") or sign == "\ufffd" for sign in head)
    return odd > max(2, len(head) // 50)


def lines_of(stream: BufferedReader) -> Iterator[str]:
    """The lines of a text file, their ends kept. Raises NotText for binary data.

    Bytes that are not UTF-8 become U+FFFD, so that one damaged row does not end the file.
    """
    encoding = encoding_of(stream.peek(4096))
    lines = TextIOWrapper(stream, encoding, errors="replace", newline="\n")
    try:
        yield from lines
    finally:
        if not stream.closed:
            lines.detach()
