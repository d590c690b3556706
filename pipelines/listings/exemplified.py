"""Of what are things behind an exception examples: of it, or of what it is taken from?

"Lung disease other than asthma (e.g., fibrosis)": fibrosis is a lung disease and no asthma, so it
is an example of what is asked, not one more exception.
"""

from __future__ import annotations

import re

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
    aside: list[Placed] = []
    for found in _EXCEPTING.finditer(low):
        before = [each for each in placed if each.end <= found.start()]
        behind = [each for each in placed if each.start >= found.end()]
        if not before or len(behind) < 2:
            continue
        lead = _LEADS.match(low, behind[0].end)
        if lead is None:
            continue
        stop = _STOP.search(low, lead.end())
        end = stop.start() if stop else len(low)
        told = [each for each in behind[1:] if lead.end() <= each.start and each.end <= end]
        head, excepted = _concept_id(before[-1]), _concept_id(behind[0])
        if told and all(_is_kind(each, head, excepted, vocabulary) for each in told):
            aside += told
    return [each for each in placed if each not in aside], aside


def _is_kind(each: Placed, head: str, excepted: str, vocabulary: Vocabulary) -> bool:
    """Is it a kind of the one, and not of the other?"""
    kinds = vocabulary.ancestors(_concept_id(each))
    return head in kinds and excepted not in kinds and _concept_id(each) != excepted


def _concept_id(placed: Placed) -> str:
    concept = placed.statement.concept
    return (concept.concept_id if concept is not None else None) or ""
