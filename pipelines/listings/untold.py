"""Does a criterion only say that there are others, which the listing does not tell?

"Other protocol-defined criteria may apply": nobody can read them here, so it stays unread.
"""

from __future__ import annotations

import re

from pipelines.listings.nesting import Item

_LONGEST = 200
_CRITERIA = re.compile(
    r"(?:\W*note\b\W*)?(?:[^.;:]{0,40}\bsummary\b\W*)?"
    r"(?:(?:there\s+(?:are|may\s+be)|any|all|please\s+note\s+that)\s+)?(?:some\s+)?"
    r"(?:other|further|additional)\s+(?:(?!patients?\b|than\b)[\w/&-]+\s+){0,6}?"
    r"(?:criteri(?:on|a)|requirements|exclusions?|inclusions?|inclusion/exclusion)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:appl(?:y|ies|ied)|exists?|protocols?|defined|specified|described|listed|detailed|"
    r"outlined|review|discuss|required)\b|^\W*$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"(?:please|contact|see|refer|call|for|ask)\b", re.IGNORECASE)
_STOP = re.compile(r"[.,;:](?=\s)")
_NO_MORE = re.compile(
    r"(?:the |this )?(?:above |listed )?(?:information|list)"
    r"(?: (?:provided|given|listed))?(?: above)? (?:is|was) not intended to"
    r" (?:contain|include|list) all\b"
    r"[^.;]{0,120}\.?$",
    re.IGNORECASE,
)
_HINTS = ("riteri", "clusion", "equirement")


def is_untold(words: str) -> bool:
    """Are these words all about other criteria, none of which they tell?"""
    if " not intended to " in words and _NO_MORE.match(words):
        return True
    if len(words) > _LONGEST or not any(map(words.__contains__, _HINTS)):
        return False
    match = _CRITERIA.match(words)
    if match is None:
        return False
    rest, *after = _STOP.split(words[match.end() :].rstrip(" .)]*;"), maxsplit=1)
    closed = not after or _CONTACT.match(after[0].lstrip()) is not None
    return closed and _ELSEWHERE.search(rest) is not None


def free_untold(items: list[Item], clean: str) -> None:
    """Let what only speaks of other criteria stand under none: it says nothing of that one."""
    for item in items:
        if item.parent is None or item.children or item.end - item.start > _LONGEST:
            continue
        if is_untold(clean[item.start : item.end]):
            items[item.parent].children -= 1
            item.parent = None
