"""Passages -> statements: joins term, amount, time and assertion into what is said of what.

Spans of everything made here are offsets in the text as received.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from nlp.abbreviations import NONE, Meanings
from nlp.mentions import mentions_of
from nlp.model import (
    Passage,
)
from nlp.passages import PassageInReading, Reader
from nlp.placed import Reading
from nlp.recognizers import (
    Linker,
    asked_titers,
    build_language,
    framed_all,
    load_tagger,
)
from nlp.vocabulary import load_vocabulary


@lru_cache(maxsize=4)
def build_reader(model: Path | None = None) -> Reader:
    """The reader over the shipped vocabulary, built once; with the tagger of a model, if given."""
    vocabulary = load_vocabulary()
    if model is None:
        return Reader(vocabulary, build_language(vocabulary))
    tagger = load_tagger(model)
    linker = Linker(vocabulary, tagger.model.classes)
    return Reader(vocabulary, build_language(vocabulary), tagger, linker)


def read_statements(
    passage: Passage,
    reader: Reader,
    *,
    side: str = "listing",
    first: int = 1,
    open_too: bool = True,
    bound: Meanings = NONE,
) -> Reading:
    """What does a passage say?

    Args: side, whose cues are used; first, the number of the first statement's id; open_too,
        whether names that no row knows become open concepts; bound, abbreviations that the text
        around the passage defines.
    """
    return read_many([passage], reader, side=side, first=first, open_too=open_too, bound=bound)[0]


def read_many(
    passages: Sequence[Passage],
    reader: Reader,
    *,
    side: str = "listing",
    first: int = 1,
    open_too: bool = True,
    bound: Meanings = NONE,
) -> list[Reading]:
    """What do some passages say, their statements numbered through?

    They are read step by step, all of them: a processor that takes every step for each passage has
    to fetch the step's tables each time anew.
    """
    opened = [PassageInReading(passage, reader, side) for passage in passages]
    for each in opened:
        each.find()
    for each in opened:
        each.choose(bound)
    quantities = framed_all([asked_titers(each.text) for each in opened], reader.vocabulary)
    for each, own in zip(opened, quantities, strict=True):
        each.measure(own)
    for each in opened:
        each.name(open_too)
    for each in opened:
        each.fill(open_too, bound)
    for each in opened:
        each.hear()
    for each in opened:
        first += each.state(first)
    found = [each.found() for each in opened]
    mentions = mentions_of(found, reader.naming, reader.vocabulary)
    return [each.tell(own) for each, own in zip(opened, mentions, strict=True)]
