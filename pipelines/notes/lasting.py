"""How long did it last? "3-day history of cough", "cough for 3 days"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from nlp.model import Period, Quote, Window, WindowType
from nlp.recognizers import Found

_PARTED = re.compile(r"[.,;\n]")
_ENDURED = frozenset({"condition", "observation", "drug", "procedure"})


_HISTORY = re.compile(r"[- ](?:long )?(?:history|hx|h/o)\b", re.IGNORECASE)
# British shorthand: days of seven, weeks of fifty-two, months of twelve.
_FRACTION = re.compile(
    r"(?<=for )(\d{1,2})/(7|52|12)\b(?!/)|(?<![\d/.])(\d{1,2})/(7|52|12)(?= (?:hx|history|h/o)\b)",
    re.IGNORECASE,
)
_OF = {"7": "d", "52": "wk", "12": "mo"}
_TIMES = frozenset(["a", "mo", "wk", "d", "h"])


def histories(text: str, amounts: Sequence[Found]) -> list[Found]:
    """The durations that no window tells: "3-day history of cough", "cough 3/7"."""
    found = [
        _window(text, each.start, each.end, each.value.amount.values[0], each.value.amount.unit)
        for each in amounts
        if each.value.amount.unit in _TIMES
        and each.value.amount.values
        and _HISTORY.match(text, each.end)
    ]
    if "/7" not in text and "/52" not in text and "/12" not in text:
        return found
    fractions = ((match.span(), match[match.lastindex or 0]) for match in _FRACTION.finditer(text))
    return found + [
        _window(text, *span, Decimal(text[span[0] : span[1]].split("/")[0]), _OF[whole])
        for span, whole in fractions
    ]


def _window(text: str, start: int, end: int, value: Decimal, unit: str) -> Found:
    length = Period.of(value, unit)
    back = -length if length is not None else None
    quote = Quote(start, end, text[start:end])
    window = Window(WindowType.LASTING, back, Period(), values=(value,), unit=unit, quote=quote)
    return Found(start, end, window)


def lasting(text: str, terms: Sequence[Found], windows: Sequence[Found]) -> dict[int, Found]:
    """The windows that tell how long, by the index of the term that lasted."""
    found: dict[int, Found] = {}
    starts = [term.start for term in terms]
    for window in windows:
        if window.value.type is not WindowType.LASTING:
            continue
        index = bisect_left(starts, window.end)
        for near in (index, index - 1):
            if not 0 <= near < len(terms) or terms[near].value.kind not in _ENDURED:
                continue
            low, high = sorted((window, terms[near]), key=lambda each: each.start)
            gap = text[low.end : high.start]
            if len(gap) < 25 and not _PARTED.search(gap):
                found.setdefault(near, window)
                break
    return found
