"""Which age, and which sex beside it, does a note tell in a ward's shorthand?

"Mrs G, 88 y.", "46 y F asthma", "F, 34, gout", "71F severe headache" where a note opens, "Renal
clinic. 72, ex-smoker.", and "eighty-one next month" of somebody who is still eighty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from nlp.recognizers import CARDINALS

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AgeLine:
    """An age in years in shorthand: its number, and where it and the word for the sex stand."""

    value: Decimal
    age: Span
    sex: Span | None


_OLDEST: Final = 120
_YEARS = r"(?:y/?o\b|y\.o\.?|-?y-?o\b|yrs?\b|years?(?:[ -]olds?)?\b|y\b)\.?"
_SEX = r"(?:[MF](?![\w/'’&-])|[♂♀]|(?:fe)?male\b)"
# What a number and F or M is besides age and sex: the size of a tube, the strength of a solution.
_THINGS = (
    r"(?! ?(?i:sheath|cath|foley|tube|stent|drain|NG|pigtail|Fr\b|french|introducer|scope|bougie"
    r"|dilator|NaCl|HCl|KCl|NaOH|urea|solution|saline|buffer|needle|trocar))"
)
_NOT_SINCE = (
    r"(?! (?:ago|after|post|since|later|before|prior|of (?!age)|h/o|hx|hist|on |with(?:out)? )|/)"
)
# An age in years, by its unit, and a sex: wherever a line, a sentence or a name ends before it.
_BOTH = re.compile(
    rf"(?P<age>\d{{1,3}})(?<!\d\d\d\d)(?<![\d.,]\d[.,]\d)\s?{_YEARS}[ ,/-]{{0,2}}(?P<sex>{_SEX})"
)
_BOTH_SIGN = re.compile(r"(?P<age>\d{1,3})\s?(?P<sex>[♂♀])")
_BEGINS = re.compile(
    r"(?:\A|[.\n;:—–-]\s{0,3}|\b(?:a|an|the|Pt|pt|is|patient|Patient|ED|GP|ID)\s"
    r"|\b(?:Mr|Mrs|Ms|Miss)\.? [A-Z]\w{0,14},? )\Z"
)
# Where a note begins, no unit is needed: "44F severe headache", "ED. 24M, fell".
_FIRST = re.compile(
    rf"\A\W{{0,3}}(?:[^.\n\d]{{1,40}}(?:\.\s|\n)\s{{0,2}}|(?:ED|A&E|AMU|GP|OPD|Triage|ICU)\b:? )?"
    rf"(?P<age>\d{{1,3}})[ /]?(?P<sex>[MF])(?![\w/'’&-]){_THINGS}"
)
_SEX_FIRST = re.compile(
    rf"(?:\A|[.\n]\s{{0,3}})(?P<sex>[MF]|Female|Male)"
    rf"(?:, ?(?P<age>\d{{1,3}})(?: ?{_YEARS})?(?=[,.;](?!\d)|$|\n)"
    rf"|[ ,]{{1,2}}(?P<years>\d{{1,3}}) ?{_YEARS}{_NOT_SINCE})"
)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_NAMED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Master)\.? (?:_+|[A-Z][\w’'-]{0,14}\.?)(?: [A-Z][\w’'-]{1,14})?"
    rf"(?:,? \((?P<inner>\d{{1,3}})(?: ?{_YEARS})?\)|,? (?P<years>\d{{1,3}}) ?{_YEARS}{_NOT_SINCE}"
    rf"|,? (?P<bare>\d{{1,3}}) ?(?P<sex>[MF])(?![\w/'’&-])"
    r"|, (?P<age>\d{1,3})(?=[.,;](?!\d)|\s*$|\n)"
    rf"| (?P<beside>[1-9]\d)(?=[.,;](?!\d)|\s(?!{_MONTHS})[A-Z][a-zA-Z])"
    r"| is (?P<told>\d{1,3})(?= and\b|[.,;](?!\d)|\s*$|\n))"
)
_NOUN = re.compile(
    r"\b(?:man|woman|gentleman|lady|girl|boy|male|female|patient), (?P<age>\d{1,3})(?=[,.;](?!\d))"
)
# The number that follows the name of the place alone: "Renal clinic. 72, ex-smoker."
_ALONE = re.compile(
    r"\A\W{0,3}(?:[^.\n\d]{0,40}\b(?:clinic|OPD|review|visit|ward|round|letter|call|note|board|MDT"
    r"|unit|consult(?:ation)?|referral|appointment|follow[- ]up)[.:]\s{1,2})?"
    r"(?P<age>\d{2,3})(?=, [A-Za-z])"
)
_ADULT, _OLD = 16, 104
_WORDS = "|".join(sorted((w for w, n in CARDINALS.items() if _ADULT <= n < 100), key=len)[::-1])
# Who will be of an age soon is not yet.
_SOON = re.compile(
    rf"(?i)(?:(?P<alone>\A|[.,;\n]\s{{0,2}})(?=[^.;\n]{{2,16}} next )"
    rf"|\b(?:turn(?:s|ing)|will be|be turning|be)\s)"
    rf"(?P<age>\d{{1,3}}|{_WORDS})(?: years? old)?"
    r" (?:next (?:month|week|year)|tomorrow|in (?:a few|two|three|[2-9]) (?:days|weeks|months)"
    r"|(?:in|next) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)(?! (?:mg|mcg|units))"
)
_PERSON = re.compile(r"(?i)\b(?:s?he|patient|pt|who|mr|mrs|ms|miss)\b")
_IS = re.compile(
    rf"(?i)\b(?:s?he is|is now|(?:man|woman|lady|gentleman) of|aged) (?P<age>{_WORDS})"
    r"(?=[.;,](?: |$)|$|\n| and\b| years?\b)"
)
_DIGIT = re.compile(r"\d")


def age_lines(text: str, *, opens: bool) -> Iterator[AgeLine]:
    """The ages of a passage that are told in shorthand; `opens`: does it open its note?"""
    numbered = _DIGIT.search(text) is not None
    if numbered:
        yield from _numbered(text, opens=opens)
    if "ty" in text or "een" in text or " next " in text or "be " in text or "turn" in text:
        for found in (*_SOON.finditer(text), *_IS.finditer(text)):
            soon = found.re is _SOON
            alone = not soon or found["alone"] is not None
            if alone or _PERSON.search(text, max(0, found.start() - 40), found.end()):
                yield from _years(found, soon=soon)


def _numbered(text: str, *, opens: bool) -> Iterator[AgeLine]:
    for found in _BOTH.finditer(text):
        if _BEGINS.search(text, max(0, found.start() - 30), found.start()):
            yield from _years(found)
    if "♂" in text or "♀" in text:
        for found in _BOTH_SIGN.finditer(text):
            yield from _years(found)
    if opens:
        first = _FIRST.match(text) or _ALONE.match(text)
        if first is not None and (first.re is _FIRST or _ADULT <= int(first["age"]) <= _OLD):
            yield from _years(first)
    for pattern in (_SEX_FIRST, _NAMED, _NOUN):
        for found in pattern.finditer(text):
            yield from _years(found)


def _years(found: re.Match[str], *, soon: bool = False) -> Iterator[AgeLine]:
    span = next(
        s for k in ("age", "years", "inner", "bare", "beside", "told") if (s := _of(found, k))
    )
    word = found.string[slice(*span)].lower()
    value = Decimal(word) if word.isdigit() else CARDINALS[word]
    if value <= _OLDEST:
        yield AgeLine(value - 1 if soon else value, span, _of(found, "sex"))


def _of(found: re.Match[str], key: str) -> Span | None:
    return found.span(key) if found.groupdict().get(key) else None
