"""Names that go on behind brackets which tell their words again, in short or in full.

"Bruton's tyrosine kinase (BTK) inhibitors" and "ACE (angiotensin-converting enzyme) inhibitors" are
one name each: that of the words around the bracket. A short form's letters stand in the long one in
their order, the first at the beginning of a word (Schwartz and Hearst, Pac Symp Biocomput 2003).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from nlp.recognizers.slots import Found
from nlp.recognizers.terms import TermFinder
from nlp.recognizers.words import Words

# What is told again, close to the word before it and to the one behind.
_BRACKET = re.compile(r"\s?[(\[]\s?([A-Za-z0-9][^()\[\]\n;:]{0,70})[)\]][\s-]?(?=[^\W_])")
_SHORT = re.compile(r"[\w+/-]{1,10}")
_CAPITAL = re.compile(r"[A-Z]")
_BEGIN = re.compile(r"(?<![a-z])[a-z]")
_PARTING = re.compile(r"[.;:,()\[\]\n]")
_BEFORE, _BEHIND = 7, 6  # words of a name
_REACH = 90


def name_around(text: str, terms: Sequence[Found], words: Words, finder: TermFinder) -> list[Found]:
    """The terms of a text, each name with its short or long form in brackets inside as one.

    Terms that such a name covers, wholly or in part, give way to it, unless one goes on behind it.
    """
    found = list(terms)
    if "(" not in text and "[" not in text:
        return found
    across = (_across(text, bracket, words, finder) for bracket in _BRACKET.finditer(text))
    ends = [term.end for term in found]
    for name in reversed([name for name in across if name is not None]):
        first = bisect_right(ends, name.start)
        last = first
        while last < len(found) and found[last].start < name.end:
            last += 1
        if first == last or ends[last - 1] <= name.end:
            found[first:last], ends[first:last] = [name], [name.end]
    return found


def _across(text: str, bracket: re.Match[str], words: Words, finder: TermFinder) -> Found | None:
    """The name that begins before a bracket and ends behind it, if the bracket tells of it."""
    start, end = bracket.span()
    parted = list(_PARTING.finditer(text, max(0, start - _REACH), start))
    begin = parted[-1].end() if parted else max(0, start - _REACH)
    first, last = words.at(begin), words.at(start)
    if first == last or words.ends[last - 1] != start:
        return None
    stop = _PARTING.search(text, end, end + _REACH)
    behind = words.at(end)
    beyond = words.at(stop.start() if stop else min(len(text), end + _REACH))
    left = range(max(first, last - _BEFORE), last)
    places = (*left, *range(behind, min(beyond, behind + _BEHIND)))
    around = Words(
        tuple(words.folded[place] for place in places),
        tuple(words.starts[place] for place in places),
        tuple(words.ends[place] for place in places),
        words.low,
    )
    for name in finder.find(text, around):
        if name.start < start and end < name.end:
            before, after = text[name.start : start], text[end : name.end]
            return name if _is_told(bracket[1].strip(), before, after) else None
    return None


def _is_told(inside: str, before: str, after: str) -> bool:
    """Is what stands inside short for the words around it, or long for the word before it?"""
    if _SHORT.fullmatch(inside) and _CAPITAL.search(inside):
        return abbreviates(inside, f"{before} {after}")
    last = before.split()[-1]
    return len(_CAPITAL.findall(last)) > 1 and abbreviates(last, inside)


def abbreviates(short: str, long: str) -> bool:
    """Do the letters of the short form stand in the long one, in order, the first at a word's?

    >>> abbreviates("DPD", "dihydropyrimidine dehydrogenase")
    True
    >>> abbreviates("SBRT", "radiation therapy")
    False
    """
    letters = [c for c in short.lower() if c.isalpha() and c.isascii()]
    low = long.lower()
    if not letters:
        return False
    return any(
        low[m.start()] == letters[0] and _holds(low, m.start(), letters)
        for m in _BEGIN.finditer(low)
    )


def _holds(low: str, at: int, letters: Sequence[str]) -> bool:
    for letter in letters:
        at = low.find(letter, at) + 1
        if not at:
            return False
    return True
