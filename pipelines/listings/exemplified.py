"""Of what are things behind an exception examples: of it, or of what it is taken from?

"Lung disease other than asthma (e.g., fibrosis)": fibrosis is a lung disease and no asthma, so it
is an example of what is asked, not one more exception.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from nlp.placed import Placed
from nlp.recognizers import lowered
from nlp.vocabulary import Vocabulary

_EXCEPTING = re.compile(
    r"\b(?:other than|except(?:ing)?(?: for)?|excluding|apart from|aside from|besides"
    r"|with the exception of)\s"
)
_LEADS = re.compile(
    r"(?:\)|\s(?:disease|disorder)s?)?\s?[,;(]{1,2}\s?"
    r"(?:e\.?\s?g\.?|eg|for example|for instance|such as|like|including)[,:]?\s"
)
_WORDS = ("e.g", " eg", "e. g", "for example", "for instance", "such as", "like ", "including ")
_STOP = re.compile(r"[);.]")


def without_examples(
    text: str, placed: list[Placed], vocabulary: Vocabulary
) -> tuple[list[Placed], list[Placed]]:
    """The statements that ask something, and the examples of what an exception is taken from."""
    low = lowered(text)
    if len(placed) < 3 or not any(map(low.__contains__, _WORDS)):
        return placed, []
    starts = [each.start for each in placed]
    aside: set[int] = set()
    for found in _EXCEPTING.finditer(low):
        at = bisect_left(starts, found.end())
        if not at or at + 1 >= len(placed) or placed[at - 1].end > found.start():
            continue
        lead = _LEADS.match(low, placed[at].end)
        if lead is None:
            continue
        stop = _STOP.search(low, lead.end())
        first = bisect_left(starts, lead.end())
        last = bisect_left(starts, stop.start()) if stop else len(placed)
        head, excepted = _concept_id(placed[at - 1]), _concept_id(placed[at])
        if first < last and all(
            _is_kind(each, head, excepted, vocabulary) for each in placed[first:last]
        ):
            aside.update(range(first, last))
    kept = [each for index, each in enumerate(placed) if index not in aside]
    return kept, [placed[index] for index in sorted(aside)]


def _is_kind(each: Placed, head: str, excepted: str, vocabulary: Vocabulary) -> bool:
    """Is it a kind of the one, and not of the other?"""
    kinds = vocabulary.ancestors(_concept_id(each))
    return head in kinds and excepted not in kinds and _concept_id(each) != excepted


def _concept_id(placed: Placed) -> str:
    concept = placed.statement.concept
    return (concept.concept_id if concept is not None else None) or ""
