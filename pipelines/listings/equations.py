"""Where does a criterion only tell how a value is calculated? An equation asks nothing.

"CrCl = (140 - age) x weight / (72 x creatinine) (x 0.85 if female)" demands no age and no
creatinine: the limit stands before it, and what follows a comparator is one again.
Source: the equations of Cockcroft and Gault 1976, Payne 1973 (corrected calcium), Fridericia 1920
and Devine 1974 (ideal body weight), and of pack-years.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.listings.asides import blanked
from pipelines.listings.criteria import RawCriterion

_TIMES = r"[x×*·•]"
# What stands in an equation and nowhere else.
_CORE = re.compile(
    rf"\b140\s?[-–−=]?\s?[\[(]?\s?(?:the\s|patient['’]?s?\s)?age\b|{_TIMES}\s?[\[(]?\s?72\b(?!\s?[h%])"
    rf"|\b72\s?{_TIMES}|/\s?[\[(]?\s?72\s?{_TIMES}"
    rf"|\b0[.,]8\s?{_TIMES}?\s?[\[(]{{1,2}}\s?(?:4\b|normal)"
    r"|\bQT\s?/\s?\(?\s?(?:RR|√)|\bRR\s?\)?\s?\^?\s?\(?(?:0[.,]33|1/[23])"
    r"|\bpack-?\s?years?\s?=\s?(?=[\[(]|number|packs)"
    r"|=\s?\d{2}(?:\.\d)?\s?(?:kg)?\s?\+\s?[\[(]?\s?\d"
    rf"|=\s?[\[({{]{{1,2}}[^.;=<>\n]{{2,60}}[\])}}]\s?(?:{_TIMES}\s?[\[(\d]|[/÷]\s?[\[(])",
    re.IGNORECASE,
)
# What goes on with one: its factor for women, and what its signs stand for.
_FACTOR = re.compile(
    r"[\[(]?\s?(?:for (?:fe)?males?:?\s|if (?:fe)?male,?\s)?"
    rf"(?:(?:multipl(?:y|ied)\b[^.;\n]{{0,40}}?\s|{_TIMES}\s?[\[(]?\s?))0?[.,]85\b(?:\s?[)\]])?(?:\s?[\[(]?\s?,?(?:if|for|in)\s(?:the\s)?"
    r"(?:patient\sis\s)?(?:a\s)?(?:fe)?(?:males?|wom[ae]n)\s?[)\]]?)?",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"[\s,;.)\]]{0,4}\bwhere\b[^.;\n]{0,60}(?:\b(?:is|are)\b|=)(?:[^.\n]|\.\d){0,300}",
    re.IGNORECASE,
)
# Where the words before an equation end that still ask something.
_BEFORE = re.compile(
    r"[:;\n]|\.\s|,\s|\b(?:formula|equation)\b(?!\s?=)"
    r"|\b(?:method|using|by|with|then|calculated as|follows)\b"
    r"|(?:[<>≥≤]\s?/?=?|\b(?:least|most|than|exceeding))\s?[\d.,]+\s?[\w/%²^.]*|\b(?:or|and)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"(?:\b(?:for|in)\s)?\b(?:(?:fe)?males?|wom[ae]n|men)\b\s?[:=(]?\s?\Z", re.IGNORECASE
)
# Where an equation ends.
_AFTER = re.compile(
    r";|\n|\.(?=\s|\Z)|[<>≥≤]|,\s(?!where|if|for)|\b(?:or|and|within|must|should|where|during)\b",
    re.IGNORECASE,
)
# An equation by its name, between a measure and its limit.
_NAMED = re.compile(
    r"[,\s]{1,2}(?:as |when )?(?:(?:calculated|estimated|computed|determined|measured|assessed"
    r"|corrected) )?(?:by|using|with|per|via|from|according to|based on) "
    r"(?:the )?(?:modified |standard )?"
    r"(?:cockcroft|cockroft|c-?g\b|mdrd|ckd-?epi|schwartz|fridericia|bazett|jelliffe)[\w’'-]*"
    r"(?:(?: and | & |[- ])gault)?(?:['’]s)?(?:[ -](?:formula|equation|method|correction))?"
    r"(?:\s?\([^()]{1,30}\))?,?"
    r"(?=\s?(?:of |is |was |must be |should be )?(?:[<>≥≤=]|at least|\d|greater|less|more than"
    r"|above|below))",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"[<>≥≤]")
# One of these stands in all that `_CORE` matches, in lower case, and one of those in a name.
_HINTS = ("140", "72", "0.8", "0,8", "=", "√")
_INTERVAL = re.compile(r"rr(?<!\wrr)")
_NAMES = (
    *("cockcroft", "cockroft", "c-g", "cg", "mdrd", "ckd-epi", "ckdepi", "schwartz", "fridericia"),
    *("bazett", "jelliffe"),
)
_LEFT, _RIGHT, _GAP = 90, 160, 4


def equations(text: str) -> list[tuple[int, int]]:
    """Where do the equations of a criterion stand, each with its name and its factors?"""
    low = text.lower()
    named, spans = [], []
    if any(map(low.__contains__, _NAMES)):
        named = [found.span() for found in _NAMED.finditer(text)]
    if any(map(low.__contains__, _HINTS)) or _INTERVAL.search(low) is not None:
        spans = [_around(text, core.start(), core.end()) for core in _CORE.finditer(text)]
    if not spans:
        return named
    spans += [found.span() for found in _FACTOR.finditer(text)]
    spans += [found.span() for _, end in spans if (found := _WHERE.match(text, end)) is not None]
    return _merged(text, sorted((*spans, *named)))


def without_equations(raw: RawCriterion) -> RawCriterion:
    """The criterion with blanks where its equations stand."""
    spans = equations(raw.reading)
    return replace(raw, reading=blanked(raw.reading, spans)) if spans else raw


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the name before the sign of equality up to the end of the sentence, or a comparator."""
    low = max(0, start - _LEFT)
    ends = [found.end() for found in _BEFORE.finditer(text, low, start)]
    first = ends[-1] if ends else low
    whose = _WHOSE.search(text, max(0, first - 24), first)
    if whose is not None:
        first = whose.start()
    after = _AFTER.search(text, end, min(len(text), end + _RIGHT))
    last = after.start() if after is not None else min(len(text), end + _RIGHT)
    if after is not None and _LIMIT.match(after[0]):
        named = text.find("=", first, start)  # "CrCl = ... >= 50": the limit is the name's
        first = named if named >= 0 else start
    return first, last


def _merged(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    made = [spans[0]]
    for start, end in spans[1:]:
        low, high = made[-1]
        if start - high <= _GAP and not any(map(str.isalnum, text[high:start])):
            made[-1] = (low, max(high, end))
        else:
            made.append((start, end))
    return made
