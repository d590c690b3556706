"""Signs for the sexes: "(♂)", and "(M)" where "(F)" stands too, both beside limits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found, TermFound

_MAN = TermFound("man", "person", "man")
_WOMAN = TermFound("woman", "person", "woman")
_SIGN = re.compile(r"[♂♀]")
_LETTER = re.compile(r"(?<=[(\[])[MmFf](?=[)\]])|\b[MF](?=:?\s?[<>≤≥=])")
_LIMITED = re.compile(r"[<>≤≥=]\s?\d|\d\s?-\s?\d")


def name_sexes(text: str, terms: Sequence[Found], side: str) -> list[Found]:
    """The terms of a listing, with the signs for men and women among them."""
    if side != "listing":
        return list(terms)  # "ref (M) 13-17": of no one in a note
    found = [_named(text, match) for match in _SIGN.finditer(text)]
    if "(" in text or "[" in text:
        letters = [_named(text, match) for match in _LETTER.finditer(text)]
        both = len({each.value.concept_id for each in letters}) > 1
        found += letters if both and _LIMITED.search(text) else []
    if not found:
        return list(terms)
    taken = [(each.start, each.end) for each in terms]
    new = [f for f in found if not any(s < f.end and f.start < e for s, e in taken)]
    return sorted([*terms, *new], key=lambda each: each.start)


def _named(text: str, match: re.Match[str]) -> Found:
    man = match[0] in "Mm♂"
    return Found(match.start(), match.end(), _MAN if man else _WOMAN)
