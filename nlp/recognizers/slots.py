"""Where recognizers leave what they found on a Doc: names of the groups, put, get.

Values travel beside the Doc's span groups: `doc.spans[group]` shows the stretches to any spaCy
tool, and `span._.inclex`, our single extension, gives the value found there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from spacy.tokens import Doc, Span, SpanGroup

NUMBERS = "numbers"
AMOUNTS = "amounts"
DATES = "dates"
WINDOWS = "windows"
TERMS = "terms"
ASSERTIONS = "assertions"
SENTENCES = "sentences"
GROUPS = (NUMBERS, AMOUNTS, DATES, WINDOWS, TERMS, ASSERTIONS, SENTENCES)

# user_hooks is the one dictionary of a Doc that is never serialized, so that values which no
# serializer knows do not stand in the way of `doc.to_bytes()`.
_KEY = "inclex"


class Found(NamedTuple):
    """A stretch of text and what it was read as: half-open character offsets."""

    start: int
    end: int
    value: Any


def _kept(doc: Doc) -> dict[str, list[Found]]:
    hooks: dict[str, Any] = doc.user_hooks
    found: dict[str, list[Found]] = hooks.setdefault(_KEY, {})
    return found


def put(doc: Doc, group: str, found: Sequence[Found]) -> None:
    """Keep what a recognizer found, and show it as a span group.

    A stretch that holds no whole token has no span in the group, but stays in `get`.
    """
    _kept(doc)[group] = list(found)
    spans = []
    for each in found:
        span = doc.char_span(each.start, each.end, label=group, alignment_mode="expand")
        if span is not None:
            label = getattr(each.value, "kind", group)
            spans.append(Span(doc, span.start, span.end, label=label))
    doc.spans[group] = SpanGroup(doc, name=group, spans=spans)


def get(doc: Doc, group: str) -> list[Found]:
    """What a recognizer found, in the order of the text; empty if it did not run."""
    return _kept(doc).get(group, [])


def value_of(span: Span) -> Any:
    """The value found at this span: the first one that begins and ends in its tokens."""
    for found in _kept(span.doc).values():
        for each in found:
            if span.start_char <= each.start < span.end_char and each.end <= span.end_char:
                return each.value
    return None


def register() -> None:
    """Set the extension `span._.inclex`, once."""
    if not Span.has_extension(_KEY):
        Span.set_extension(_KEY, getter=value_of)
