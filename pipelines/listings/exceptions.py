"""What is told as an exception is not denied by the words that except it, or that deny the rest.

"not counting X" and "no steroids, X excepted": X is there.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import Quote, Status
from nlp.placed import Placed
from nlp.recognizers import lowered
from nlp.vocabulary import Vocabulary

# Words of exception: before what they except, behind it, or saying that something is allowed; tried
# on the text in lower case.
_WORDS = re.compile(
    r"(?P<before>\bnot (?:including|counting)\b|\bdisregarding\b|\bbarring\b|\bleaving aside\b"
    r"|\bexcluding\b|\bexcepting\b|\bexceptions?\b)"
    r"|(?P<behind>\b(?:excepted|aside|not (?:be )?counted|(?:is|are) exempt"
    r"|(?:do(?:es)?|will|would|shall) not (?:count|exclude|disqualify|preclude)"
    r"|(?:is|are) (?:not|no) (?:an )?(?:exclusion|reason|ground)"
    r"|not (?:an )?exclusion(?:ary)?|(?:may|can) be included|not (?:be )?excluded))"
    r"|(?P<allowed>(?<!not )(?<!not be )\b(?:allowed|permitted|acceptable|permissible|exempt)\b)"
)
_HINT_TEXT = "except aside count exclu exempt allow permi accept disreg barr incl"
_HINTS = tuple(_HINT_TEXT.split())
_PARTING = re.compile(r"[,;(.]")
# "allowed if ...": what is asked of it stands behind.
_ON_CONDITION = re.compile(
    r",?\s(?:only\s)?(?:if|when|provided|as long as|so long as)\b", re.IGNORECASE
)
_REACH = 120


def excepted(
    text: str, offset: int, placed: list[Placed], vocabulary: Vocabulary
) -> tuple[list[Placed], list[Placed], list[tuple[int, int]]]:
    """The statements with what is excepted as present, and where the words of exception lie.

    The second list is of what stays on record only: an exception as wide as what it is taken from,
    for the words that narrow it were not read.
    """
    low = lowered(text)
    if not any(map(low.__contains__, _HINTS)):
        return placed, [], []
    covered: list[tuple[int, int]] = []
    wide: list[Placed] = []
    for found in _WORDS.finditer(low):
        covered.append(found.span())
        if found["before"]:
            region = found.span()[0], _end(text, found.end())
        else:
            region = _start(text, found.start()), found.end()
        placed = [_present(each, offset, region, found.span()) for each in placed]
        if not found["before"] and not _ON_CONDITION.match(text, found.end()):
            wide += _too_wide(placed, region, vocabulary)
    return [each for each in placed if each not in wide], wide, covered


def _too_wide(
    placed: list[Placed], region: tuple[int, int], vocabulary: Vocabulary
) -> list[Placed]:
    """Exceptions that hold whenever what they are taken from holds."""
    own = [each for each in placed if region[0] <= each.start and each.end <= region[1]]
    heads = {_concept_id(each) for each in placed if each.end <= region[0]} - {""}
    above = {concept for head in heads for concept in vocabulary.ancestors(head)}
    below = {
        concept
        for each in own
        if (mine := _concept_id(each))
        for concept in vocabulary.ancestors(mine)
        if concept != mine
    }
    alone = len(own) == 1 and not own[0].statement.qualifiers and own[0].statement.amount is None
    return [
        each
        for each in own
        if (_concept_id(each) in above and not each.statement.qualifiers)
        or (
            (alone or (_plain(each) and _concept_id(each) in below))  # "cancers such as ..."
            and _concept_id(each) in heads
            and not each.statement.windows
        )
    ]


def _plain(placed: Placed) -> bool:
    return not placed.statement.qualifiers and placed.statement.amount is None


def _concept_id(placed: Placed) -> str:
    concept = placed.statement.concept
    return (concept.concept_id if concept is not None else None) or ""


def _start(text: str, end: int) -> int:
    """Where the words before an exception word begin that it speaks of."""
    low = max(0, end - _REACH)
    stops = [match.end() for match in _PARTING.finditer(text, low, end)]
    return stops[-1] if stops else low


def _end(text: str, start: int) -> int:
    stop = _PARTING.search(text, start)
    return stop.start() if stop else len(text)


def _present(each: Placed, offset: int, region: tuple[int, int], words: tuple[int, int]) -> Placed:
    said = each.statement.assertion
    inside = region[0] <= each.start and each.end <= region[1]
    if not inside or said.status is not Status.ABSENT:
        return each
    kept = tuple(c for c in said.cues if not _foreign(c, offset, region, words))
    if kept == said.cues:
        return each
    told = replace(said, status=Status.PRESENT, cues=kept)
    return replace(each, statement=replace(each.statement, assertion=told))


def _foreign(cue: Quote, offset: int, region: tuple[int, int], words: tuple[int, int]) -> bool:
    """Does a cue lie in the words of exception, or before what they speak of?"""
    start, end = cue.start - offset, cue.end - offset
    return (start < words[1] and words[0] < end) or end <= region[0]
