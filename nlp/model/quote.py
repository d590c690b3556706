"""Words of a text and titled parts of it, by their offsets. Imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.model.lean import lean


@lean
@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text: half-open offsets in code points into the text as received."""

    start: int
    end: int
    text: str


@lean
@dataclass(frozen=True, slots=True)
class Passage:
    """A titled part of a text. `text` is that part as read (cleaned), same length as received.

    `start` is its offset in the text as received; `section` the id of headings.toml, `title` the
    heading's own words.
    """

    text: str
    start: int = 0
    section: str | None = None
    title: str | None = None
