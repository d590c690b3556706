"""Names that no row knows: what is left of a list member or a short clause becomes an open concept.

An open concept is known by its words alone; it can meet the same words in a note. A stretch with
more words than a name has is left unread.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from nlp.authorities import authorities
from nlp.plain_words import EDGE_WORDS, FUNCTION_WORDS, WEAK_WORDS
from nlp.recognizers import Found, TermFound, lowered

# Tried on the text in lower case: without regard to case it takes two and a half times as long.
_PARTING = re.compile(
    r"[,;:.()\[\]\n/]+|\b(?:and|or|but|nor|with|without|except|unless|including|such as|who|which|"
    r"that|than|due to|requiring|caused by|secondary to|treated|receiving|prior to|before|after|"
    r"during|within|through|throughout|until|because|while|although|into|upon|regardless of|"
    r"irrespective of|whether or not|as well as|plus|for|from|by|in|on|at|"
    r"to|if|as)\b"
)
_WORD = re.compile(r"[^\W_][\w'’+-]*")
_MOST_WORDS = 6
# Who drew a line or wrote a form, and how: criteria, guidelines, committees, laws, equations.
_AUTHORITY = re.compile(
    r"\b(?:recist|ctcae|nci-ctc|ajcc|uicc|nccn|asco|esmo|imwg|iwcll|rano|pcwg\d?|figo|hipaa|irb|cockcroft"
    r"|cockroft|gault|fridericia|bazett|common terminology|response evaluation|joint committee"
    r"|health organi[sz]ation|college of american|cancer network|working group|federation of"
    r"|diet in renal disease|accountability act|improvement (?:amendments|act)|ethics committee"
    r"|review board|see appendix|appendix [a-z\d]|society of clinical)\b"
    # how far across a thing was measured
    r"|^(?:greatest|longest|largest|maxim(?:al|um)|short(?:est)?|long) (?:diameter|dimension|axis)$"
)
# Where an examination looked; tried where an examination is named.
_SITE = (
    r"(?:upper |lower |left |right |whole )?(?:chest|thorax|abdomen|pelvis|head|neck|brain|skull"
    r"|spine|heart|liver|lungs?|kidneys?|hips?|knees?|body|legs?|arms?|hands?|feet|bones?|breasts?)"
)
_LOOKED_AT = re.compile(
    r"\b(?:ct|mri|pet(?:[-/ ]ct)?|scans?|ultraso(?:und|nography)|x-?rays?|radiographs?|imaging"
    r"|tomography|echography|radiography)\s(?:of|through)\s(?:the\s)?"
    rf"(?P<sites>{_SITE}(?:(?:,\s(?:and\s|or\s)?|\s?/\s?|\s(?:and/or|and|or)\s)(?:the\s)?{_SITE}){{0,4}})\b"
)


_AT_BIRTH = re.compile(r"\bat (?:the time of )?(?:birth|delivery)\b(?! control)")


def looked_at(text: str) -> list[tuple[int, int]]:
    """Where parts of the body are named only as what an examination looked at, or birth only as
    when a thing was."""
    low = lowered(text)
    born = [found.span() for found in _AT_BIRTH.finditer(low)] if " at " in low else []
    if " of " not in low and " through " not in low:
        return born
    return [*born, *(found.span("sites") for found in _LOOKED_AT.finditer(low))]


def find_open(text: str, taken: Sequence[tuple[int, int]]) -> list[Found]:
    """Which stretches between delimiters hold no known name, and what words are they?

    Args: taken, half-open spans of what is known already.
    """
    spans = sorted((*taken, *authorities(text)))
    lows = [low for low, _ in spans]
    reach = list(accumulate((high for _, high in spans), max))  # where the furthest so far ends
    found, start, index = [], 0, 0
    stops = [match.span() for match in _PARTING.finditer(lowered(text))]
    stops.append((len(text), len(text)))
    for stop, after in stops:
        begun = bisect_left(lows, after)
        if after > stop and begun and reach[begun - 1] > stop:
            continue
        while index < len(spans) and spans[index][1] <= start:
            index += 1
        if index >= len(spans) or spans[index][0] >= stop:
            each = _named(text, start, stop)
            if each is not None:
                found.append(each)
        start = after
    return found


def _named(text: str, start: int, stop: int) -> Found | None:
    named = _name_in(text[start:stop])
    return None if named is None else Found(start + named[0], start + named[1], named[2])


@lru_cache(maxsize=50_000)
def _name_in(stretch: str) -> tuple[int, int, TermFound] | None:
    """The open concept that a stretch names, and where; kept, for most stretches come again."""
    words = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(stretch)]
    while words and words[0][0] in EDGE_WORDS:
        words.pop(0)
    while words and words[-1][0] in EDGE_WORDS:
        words.pop()
    content = [word for word, _, _ in words if word not in FUNCTION_WORDS and not word.isdigit()]
    if not words or len(words) > _MOST_WORDS or not any(len(word) > 3 for word in content):
        return None
    if len(content) == 1 and content[0] in WEAK_WORDS:
        return None
    if all(word.endswith("ly") for word in content):
        return None
    if all(word in WEAK_WORDS or word.endswith("ly") for word in content) and any(
        word.endswith(("ly", "ed")) for word in content
    ):
        return None  # "recovered adequately", "agents administered"
    if stretch[words[-1][2] - 1] == "-":
        return None  # "pre- or postoperative"
    name = " ".join(word for word, _, _ in words)
    if _AUTHORITY.search(name):
        return None
    return words[0][1], words[-1][2], TermFound("", "other", name)


@lru_cache(maxsize=50_000)
def _means(word: str) -> bool:
    """Does a word, in lower case, mean anything by itself?"""
    if len(word) < 3 or word in FUNCTION_WORDS:
        return False
    return _PARTING.fullmatch(word) is None and _AUTHORITY.search(word) is None


def unread_words(text: str, covered: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Which stretches of content words does nothing cover? Neighbours are one stretch."""
    spans = sorted(covered)
    found: list[tuple[int, int]] = []
    index = 0
    joined = False
    total = len(spans)
    for word in _WORD.finditer(lowered(text)):
        start, end = word.span()
        while index < total and spans[index][1] <= start:
            index += 1
        known = index < total and spans[index][0] < end
        if known or not _means(word[0]):
            joined = joined and not known
            continue
        if joined and found:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        joined = True
    return found


def masked(text: str, parting: Sequence[Found]) -> str:
    """The text with qualifiers and numbers as commas: they part open concepts."""
    for each in parting:
        text = text[: each.start] + "," * (each.end - each.start) + text[each.end :]
    return text
