"""How does a criterion read whose lines were wrapped and indented, or spaced out?

A registry's page indents what it wraps, so that a dozen blanks part two words. Each run of blanks
is read as one; what was read is then placed where it lies in the listing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from nlp.model import Criterion, Interval, Period, Quote
from pipelines.listings.criteria import RawCriterion

_RUN = "  "
# Values that hold no words.
_WORDLESS = (str, int, Interval, Period)
T = TypeVar("T")


def unwrapped(raw: RawCriterion) -> tuple[RawCriterion, tuple[int, ...]]:
    """The criterion with one blank for each run of them, and where each of its characters stood.

    The places end with that of its end; they are empty where nothing was changed.
    """
    read = raw.reading
    if _RUN not in read:
        return raw, ()
    kept = [at for at, each in enumerate(read) if each != " " or read[at - 1 : at] != " "]
    reading = "".join(read[at] for at in kept)
    text = "".join(raw.text[at] for at in kept)
    return replace(raw, reading=reading, text=text), (*kept, len(read))


def wrapped(criterion: Criterion, raw: RawCriterion, places: Sequence[int]) -> Criterion:
    """The criterion as read of the unwrapped one, its quotes where they lie in the listing.

    Args: raw, as it was received; places, those of `unwrapped`.
    """
    if not places:
        return criterion
    back = _Back(raw, places)
    return replace(
        criterion,
        quote=Quote(raw.start, raw.end, raw.text),
        expression=back.of(criterion.expression),
        statements=back.of(criterion.statements),
        mentions=back.of(criterion.mentions),
        unread=tuple((back.start(a), back.end(b)) for a, b in criterion.unread),
    )


class _Back:
    """Where the characters of one unwrapped criterion stood."""

    def __init__(self, raw: RawCriterion, places: Sequence[int]) -> None:
        self.raw, self.places = raw, places

    def start(self, at: int) -> int:
        """Where a stretch began; one of the title above keeps its place."""
        inside = at - self.raw.start
        return at if inside < 0 else self.raw.start + self.places[inside]

    def end(self, at: int) -> int:
        """Where a stretch ended, right behind its last character."""
        inside = at - self.raw.start
        return at if inside <= 0 else self.raw.start + self.places[inside - 1] + 1

    def of(self, value: T) -> T:
        """The same value, each quote in it at its place."""
        if value is None or isinstance(value, _WORDLESS):
            return value
        if isinstance(value, Quote):
            return self._quote(value)  # type: ignore[return-value]
        if isinstance(value, tuple):
            return tuple(map(self.of, value))  # type: ignore[return-value]
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changed = {}
        for each in fields(value):
            had = getattr(value, each.name)
            made = self.of(had)
            if made is not had:
                changed[each.name] = made
        return replace(value, **changed) if changed else value

    def _quote(self, quote: Quote) -> Quote:
        start, end = self.start(quote.start), self.end(quote.end)
        if quote.start < self.raw.start:
            return Quote(start, end, quote.text)
        first = start - self.raw.start
        return Quote(start, end, self.raw.reading[first : end - self.raw.start])
