"""Which letters and signs of a chart stand for a concept only in their place: "PS 1", "↑ JVP"?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from nlp.recognizers import Found, TermFound
from nlp.vocabulary import Measure, Vocabulary

_ROWS = "shorthand.toml"


@lru_cache(maxsize=1)
def load_shorthand() -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    """The shipped rows: gates, pattern and concept of each, read once."""
    text = files("pipelines.notes").joinpath(_ROWS).read_text(encoding="utf-8")
    return tuple(
        (tuple(row["gates"]), re.compile(row["pattern"]), row["concept"])
        for row in tomllib.loads(text)["shorthand"]
    )


def shorthand_terms(text: str, vocabulary: Vocabulary) -> Iterator[Found]:
    """The concepts that a text's shorthand stands for, row by row."""
    for gates, pattern, concept_id in load_shorthand():
        if not any(gate in text for gate in gates):
            continue
        row = vocabulary.concept(concept_id)
        if row is None:
            continue
        kind = "measurement" if isinstance(row, Measure) else row.kind
        value = TermFound(row.id, kind, row.name)
        for match in pattern.finditer(text):
            yield Found(*match.span(), value)
