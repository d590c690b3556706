"""Which "and", "or" and "but" join what was named, and which only words around a name?

"drugs that induce or inhibit CYP3A4" joins two verbs of one object, "radiotherapy before or after
surgery" two prepositions: neither joins two names. "Progression on or intolerance to imatinib"
joins two nouns that share what follows the second; "steroids, but inhaled ones are allowed" parts
two sentences.
Source: right node raising, as grammars of English describe it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

_JOINTS = frozenset({"and", "or", "comma"})
_STOPS = frozenset({"stop", "semi"})
_PERMITTING = frozenset({"permitted", "allowed"})
_PREPOSITION = r"(?:on|to|of|with|from|after|against|before|during|around|near|for|by)"
# Words behind a name that end in a preposition whose object is still to come.
_OPEN_END = re.compile(rf"(?:\s[a-z-]{{2,16}}){{0,4}}\s{_PREPOSITION}\s?,?\s?")
_NO_VERB = (
    r"(?:any|the|an?|all|other|another|history|prior|previous|current|currently|known|active|severe"
    r"|those|who|patients?|subjects?|participants?|with|without|in|on|for|at|by|use|both|either|not"
    r"|no|if|evidence|diagnosis|presence)"
)
_LEADS_ON = re.compile(
    rf"\s(?!{_NO_VERB}\b)(?:[a-z-]{{2,16}}\s){{0,3}}{_PREPOSITION}\s(?:the\s|an?\s)?"
)
_TIMED = re.compile(
    r"\s(?:within|up to|less than|no more than|at most)\s\w{1,12}\s(?:day|week|month|year)"
)
_PREPOSED = re.compile(rf"\s{_PREPOSITION}\s(?:the\s|an?\s)?")
# A verb behind a name, and the verbs listed with it, without what they act upon.
_VERBS = re.compile(
    r"\s?(?:\s(?:in order |used |given |needed |required |intended |indicated )?to|\s?that"
    r"|\s?which)"
    r"(?:\s[a-z]{2,14}ly)?\s(?!have\b|has\b|is\b|are\b|be\b)[a-z-]{3,16}"
    r"(?:\s?,\s?[a-z-]{3,16}){0,4}\s?,?\s?"
)
_VERB_AHEAD = re.compile(
    rf"\s?(?:to\s)?(?!{_NO_VERB}\b)[a-z-]{{2,16}}(?:\s?,\s?(?:and\s|or\s)?[a-z-]{{3,16}}){{0,4}}"
    r"(?:\s[a-z-]{2,16}){0,3}\s"
)
# "that have received or plan to receive" joins what was done and what will be.
_HAVING = re.compile(
    r"\s(?:patients |subjects |participants )?(?:who |that )?(?:(?:have|has|had)\s(?:been\s)?)?"
    r"[a-z]{3,14}(?:ed|en)\s"
)
_PLANNING = re.compile(
    r"\s(?:who |that )?(?:(?:are|is) )?(?:plan|plans|planning|planned|intend|intends|scheduled"
    r"|about|expected|will) (?:to )?[a-z]{3,14}\s(?:with\s|the\s|an?\s|any\s){0,2}"
)
# "confirmed by antigen or antibody test, with no gout": the joint is of ways to find out.
_BY_MEANS = re.compile(
    r"(?:\s\w{3,14}){0,2}\s(?:confirmed|diagnosed|documented|established|proven|verified|detected"
    r"|determined|assessed|measured|demonstrated|shown)\s(?:by|via|using|on|with|through|from)"
    r"(?:\s[\w-]{2,20}){1,4}\s?"
)
_MEANS_LEFT = re.compile(r"(?:\s[\w-]{2,20}){1,4}\s?[,;.)(]")
# A sentence of its own, if it says that something is allowed: not "but with", "but who".
_OWN_SENTENCE = re.compile(
    r"\s(?!(?:with|without|who|on|only|if|must|should|is|are|ha[sd]|have|may|can|not|no)\b)"
)
_REACH = 90


def joining(
    small: str, found: Sequence[re.Match[str]], leaves: Sequence[tuple[int, int]]
) -> list[re.Match[str]]:
    """The connectors without those that join nothing named, or part nothing.

    Args: small, the text in small letters; found, its connectors, in order; leaves, the places of
        what is named, in order.
    """
    ends = [end for _, end in leaves]
    starts = [start for start, _ in leaves]
    kept = []
    for number, match in enumerate(found):
        if match.lastgroup == "contrast" and match[0] != "note:":
            if not _parts(small, found, number):
                continue
        elif match.lastgroup in _JOINTS:
            before, behind = bisect_right(ends, match.start()), bisect_left(starts, match.end())
            if before and behind < len(starts):
                low, high = ends[before - 1], starts[behind]
                if high - low < _REACH and _joins_words(small, match, low, high):
                    continue
        kept.append(match)
    return kept


def _joins_words(small: str, match: re.Match[str], low: int, high: int) -> bool:
    """Does it join verbs, or prepositions, that share the name that follows?"""
    if _VERBS.fullmatch(small, low, match.start()) and _VERB_AHEAD.fullmatch(
        small, match.end(), high
    ):
        return True
    if _HAVING.fullmatch(small, low, match.start()) and _PLANNING.fullmatch(
        small, match.end(), high
    ):
        return True
    if match.lastgroup == "or" and _BY_MEANS.fullmatch(small, low, match.start()):
        left = _MEANS_LEFT.match(small, match.end())
        if left is not None and left.end() <= high:
            return True
    if match.lastgroup == "comma" or not _OPEN_END.fullmatch(small, low, match.start()):
        return False
    if _TIMED.match(small, match.end()):
        return True  # "progression on or within 5 months of rituximab"
    alone = _PREPOSED.fullmatch(small, match.end(), high) is not None
    return alone or _LEADS_ON.fullmatch(small, match.end(), high) is not None


def in_rows(text: str, drugs: Sequence[tuple[int, int]]) -> set[int]:
    """Where drugs begin that go on a list of three or more with blanks alone between them?

    Two are left as they are: "a CYP3A4 inhibitor ketoconazole" names a kind and one of it.
    """
    rows: set[int] = set()
    row: list[int] = []
    for (_, end), (start, _) in pairwise(drugs):
        row = [*row, start] if text[end:start].isspace() else []
        if len(row) > 1:
            rows.update(row)
    return rows


def is_stranded(small: str, match: re.Match[str], leaf_end: int) -> bool:
    """Does a preposition without its object stand before a joint: "progression on or"?"""
    return (
        match.start() - leaf_end < _REACH
        and _OPEN_END.fullmatch(small, leaf_end, match.start()) is not None
    )


def _parts(small: str, found: Sequence[re.Match[str]], number: int) -> bool:
    """Does "but" or "though" open a sentence that says what is allowed?"""
    match = found[number]
    if _OWN_SENTENCE.match(small, match.end()) is None:
        return False
    if match[0] == "but" and small[: match.start()].rstrip()[-1:] not in (",", ")", ";"):
        return False
    for later in found[number + 1 :]:
        if later.lastgroup in _STOPS:
            return False
        if later.lastgroup in _PERMITTING:
            return True
    return False
