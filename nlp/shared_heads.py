"""Shared heads: "cardiac, renal or hepatic disease" names three diseases, one word for all.

A list member that no row knows is tried with the last word or two of the name that ends its list.
Openings that a list shares are those of shared_openings.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found, TermFinder
from nlp.shared_openings import open_first, share_openings, whole_name
from nlp.tumor_places import name_places

_LISTED = re.compile(
    r"\s{0,9}(?:,|/|,?\s{0,9}(?:and|or|and/or))\s{0,9}(?:the |other |any )?", re.IGNORECASE
)
# What opens the first member of a list and is said of all: "impaired liver and renal function".
_SAID_OF_ALL = re.compile(
    r"(?:impaired|abnormal|decreased|reduced|poor|inadequate|insufficient|compromised)\s",
    re.IGNORECASE,
)
# A short form in brackets, and the word that its name goes on with.
_SHORT_FORM = re.compile(r"\s\((?P<short>[A-Z][A-Za-z0-9-]{1,7})\)[\s-](?P<head>[a-z]{4,16})\b")
_LAST_WORDS = re.compile(r"[^\W_][\w-]*(?:\s+[^\W_][\w-]*)?$")
_LONGEST_LIST = 12


def share_heads(text: str, terms: Sequence[Found], finder: TermFinder) -> list[Found]:
    """The same terms, open members of a list replaced by what they name with the list's head."""
    shared = open_first(text, _treatments(text, terms), finder)
    shared = _around_brackets(text, shared, finder)
    terms = list(shared)
    for index, term in enumerate(terms):
        if term.value.kind != "other":
            continue
        end = _list_end(text, terms, index)
        if end is None:
            continue
        found = _named(text, term, terms[end], finder)
        if found is not None:
            shared[index] = found
            shared[end] = share_opening(text, found.start, terms[end], finder) or terms[end]
    share_openings(text, shared, finder)
    return name_places(text, shared, finder)


def share_opening(text: str, start: int, last: Found, finder: TermFinder) -> Found | None:
    """The name that ends a list, with what opens the list's first member; that is at `start`."""
    opening = _SAID_OF_ALL.match(text, start, last.start)
    if opening is None:
        return None
    whole = f"{opening[0]}{text[last.start : last.end]}"
    value = whole_name(whole, finder)
    return None if value is None else Found(last.start, last.end, value)


def _around_brackets(text: str, terms: list[Found], finder: TermFinder) -> list[Found]:
    """The terms, a name that its own short form parts as one: "nervous system (CNS) metastases"."""
    if ")" not in text:
        return terms
    for inserted in _SHORT_FORM.finditer(text):
        end = inserted.end()
        before = [term for term in terms if term.end == inserted.start()]
        held = [term for term in terms if inserted.start() < term.end and term.start < end]
        if not held or any(term.end > end or term.start < inserted.start() for term in held):
            continue
        long = [text[term.start : term.end] for term in before]  # it may say more than its short
        names = (
            whole_name(f"{name} {inserted['head']}", finder) for name in (*long, inserted["short"])
        )
        value = next((name for name in names if name is not None), None)
        if value is None:
            continue
        start = min(term.start for term in (*before, *held))
        kept = [term for term in terms if term not in held and term not in before]
        terms = sorted([*kept, Found(start, end, value)], key=lambda term: term.start)
    return terms


def _treatments(text: str, terms: Sequence[Found]) -> list[Found]:
    """The terms, a drug with the "therapy" or "treatment" right behind it as one."""
    made: list[Found] = []
    for term in terms:
        last = made[-1] if made else None
        if (
            last is not None
            and term.value.concept_id == "treatment"
            and (last.value.kind == "drug" or last.value.concept_id.endswith("radiotherapy"))
            and last.value.concept_id
            and text[last.end : term.start] in (" ", "-")
        ):
            made[-1] = Found(last.start, term.end, last.value)
        else:
            made.append(term)
    return made


def _bare_heads(ending: str) -> list[str]:
    """The noun before "therapy", which may be left out: "breast or chest radiation therapy"."""
    words = ending.split()
    return [words[-2]] if len(words) > 2 and words[-1].lower() in ("therapy", "treatment") else []


def _list_end(text: str, terms: Sequence[Found], index: int) -> int | None:
    """The next known name in the same list."""
    for step in range(index, min(index + _LONGEST_LIST, len(terms) - 1)):
        gap = text[terms[step].end : terms[step + 1].start]
        if not _LISTED.fullmatch(gap):
            return None
        if terms[step + 1].value.kind != "other":
            return step + 1
    return None


def _named(text: str, term: Found, last: Found, finder: TermFinder) -> Found | None:
    member, ending = text[term.start : term.end], text[last.start : last.end]
    tail = _LAST_WORDS.search(ending)
    if tail is None:
        return None
    heads = {tail[0], tail[0].split()[-1], *_bare_heads(ending)}
    for words in (member, member.split()[-1]):
        for head in sorted(heads, key=len):
            if head == ending:
                continue
            whole = f"{words} {head}"
            value = whole_name(whole, finder)
            if value is not None:
                return Found(term.end - len(words), term.end, value)
    return None
