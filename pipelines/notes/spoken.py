"""What a note says in words, written as numbers are, in as many characters.

"Three point five" is 3.5, "151 over 94" two pressures, "1/2 ppd" half a packet; behind "7.4 s/p"
stands no unit of seconds, and a name that begins the next line is no unit of the number above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from nlp.model import Amount, Comparator, Quote
from nlp.recognizers import Found, FoundAmount

_ONES_TEXT = "zero one two three four five six seven eight nine"
_TEENS_TEXT = """
ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_TENS_TEXT = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES, _TEENS, _TENS = _ONES_TEXT.split(), _TEENS_TEXT.split(), _TENS_TEXT.split()
_VALUES = {word: n for n, word in enumerate([*_ONES, *_TEENS])}
_VALUES |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
_POINT = re.compile(
    rf"\b(?:(?:(?P<tens>{'|'.join(_TENS)})[ -])?(?P<one>{'|'.join([*_ONES, *_TEENS])})"
    rf"|(?P<whole>{'|'.join(_TENS)})) point "
    rf"(?P<parts>(?:{'|'.join(_ONES)})(?: (?:{'|'.join(_ONES)}))?)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"(?<=\d\d) over (?=\d\d\d?\b(?! ?(?:%|min|h|days?|weeks?|months?|years?)))", re.I
)
_AND_HALF = re.compile(r"(?<=\d)[ -]1/2(?= ?(?:ppd|pk|pack|PPD))")
_HALF = re.compile(r"(?<![\d/.])1/2(?= ?(?:ppd|pk|pack|PPD))")
_PACK = re.compile(r"(?<=[Pp]ack) (?=[Yy]ears?\b)|(?<=PACK) (?=YEARS?\b)")
# A count that looks like a year: "ANC 1900".
_COUNT = re.compile(
    r"\b(?P<name>ANC|ALC|AEC|WBC|CK|CPK|BNP|NT-?proBNP|proBNP|[Ff]erritin|LDH|AFP|PSA|CEA|h?CG|HCG|TG|CD4"
    r"|EBL|UOP|[Pp]latelets|[Pp]lts?|PLT) (?=(?:19|20)\d\d\b(?!\s?[-/]))"
)
# So many cores or nodes of all are no date and no result: "in 5/12 cores".
_SHARE = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?= (?:cores?|nodes?|LNs?|lymph nodes?|biops))")
_FEET = re.compile(r"(?<![\d.])(?P<feet>[4-7])['’′] ?(?P<inches>1[01]|\d)(?:\"|”|″|'')")
_METRES = re.compile(
    r"(?<![\w.])1m(?P<cm>[3-9]\d)\b|(?<![\w.,/-])(?P<told>[12][.,]\d\d) ?m(?=[\s,.;)]|$)"
)
# What was reached is no limit: "maximum heart rate achieved was 69".
_EXTREME = re.compile(
    r"(?<![\w/])(?:maxim(?:um|al)|minim(?:um|al)|max|min)"
    r"(?= (?!of\b|dose|daily|total|tolerated)[a-z])",
    re.IGNORECASE,
)
_STATUS = re.compile(r"(?<=\d )s/p\b")
# The name of the next line's own value: "PHQ-9: 6\nMETs > 4".
_NEXT = re.compile(
    r"(?<=\d)\n(?=[A-Z][\w-]{1,12}[ \t]{0,2}[:><=≥≤]"
    r"|[A-Za-z][^\n\t]{0,30}(?:\t| {2})[ \t]{0,30}[<>-]?\d)"
)

# Which eye is measured parts no value from its name: "IOP: OD 14, OS 26".
_EYE = re.compile(r"(?<![\w-])(?:OD|OS|OU|RE|LE)(?=[ :=]{1,3}\d)")
# The class told before its score: "Child B7".
_CLASSED = re.compile(
    r"(?<![\w-])(?P<name>Child|CTP|CP)(?P<letter>[ -]?[ABC]-?)(?=(?:[5-9]|1[0-5])\b)"
)
# "2° failure" is a secondary one.
_SECONDARY = re.compile(r"(?<![\d.])[12]°(?=[ -]?[a-z])")


def is_count(text: str, start: int) -> bool:
    """Is what begins here a count behind its name and no year?"""
    found = _COUNT.search(text, max(0, start - 12), start + 6)
    return found is not None and found.end() == start


def without_eyes(text: str) -> str:
    """The text with blanks for the eye before a number, of the same length."""
    return _EYE.sub("  ", text)


def as_written(text: str) -> str:
    """The text with what is said in words as it is written, of the same length."""
    low = text.lower()
    if " point " in low:
        text = _POINT.sub(_pointed, text)
    if " over " in low:
        text = _OVER.sub("  /   ", text)
    if "core" in text or "node" in text or "LN" in text or "biops" in text:
        text = _SHARE.sub(lambda match: " " * len(match[0]), text)
    if "1/2" in text:
        text = _HALF.sub("0.5", _AND_HALF.sub(".500", text))
    if "Child" in text or "CP" in text or "CTP" in text:
        text = _CLASSED.sub(lambda m: m["name"] + " " * len(m["letter"]), text)
    if "°" in text:
        text = _SECONDARY.sub("  ", text)
    if "pack " in low:
        text = _PACK.sub("-", text)
    if " 19" in text or " 20" in text:
        text = _COUNT.sub(lambda match: match["name"] + "=", text)
    if "max" in low or "min" in low:
        text = _EXTREME.sub(lambda match: " " * len(match[0]), text)
    if "s/p" in text:
        text = _STATUS.sub(";  ", text)
    return _NEXT.sub(";", text) if "\n" in text else text


def _pointed(match: re.Match[str]) -> str:
    whole = _VALUES[(match["one"] or match["whole"]).lower()]
    whole += _VALUES[match["tens"].lower()] if match["tens"] else 0
    parts = "".join(str(_VALUES[word]) for word in match["parts"].lower().split())
    return f"{whole}.{parts}".rjust(len(match[0]), "0")


def with_heights(text: str, amounts: Sequence[Found]) -> list[Found]:
    """The amounts, with heights in feet and inches (5'9") or as the French (1m74) as one each."""
    made = []
    if "'" in text or "’" in text or "′" in text:
        for match in _FEET.finditer(text):
            inches = Decimal(12 * int(match["feet"]) + int(match["inches"]))
            made.append(_length(match, inches, "[in_i]"))
    if "m" in text:
        for match in _METRES.finditer(text):
            metres = match["told"].replace(",", ".") if match["told"] else f"1.{match['cm']}"
            made.append(_length(match, Decimal(metres), "m"))
    if not made:
        return list(amounts)
    kept = [a for a in amounts if not any(a.start < m.end and m.start < a.end for m in made)]
    return sorted([*kept, *made], key=lambda each: each.start)


def _length(match: re.Match[str], value: Decimal, unit: str) -> Found:
    quote = Quote(*match.span(), match[0])
    amount = Amount(Comparator.EQ, (value,), unit, unit_text=unit, quote=quote)
    return Found(*match.span(), FoundAmount(amount, None, match.span()))
