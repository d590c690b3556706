"""Times counted from birth: "within the first 24 hours of life", "at 28 days of life".

Birth is no moment of a study, so the anchor is unknown; but the time is that of what stands before
it, and neither "first" nor "life" is anything that is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from nlp.model import Comparator, Period, Quote, Window, WindowType
from nlp.recognizers.numbers import word_value
from nlp.recognizers.quantity import Quantity
from nlp.recognizers.slots import Found

_SINCE_BIRTH = re.compile(
    r"\b(?:(?:at|by)\s|(?:(?:within|in|during|over|for|before)\s)?)"
    r"(?:(?:the|their|his|her|its)\s)?(?:first\s)?(?:(?P<count>\d{1,3}|[a-z]{3,8})\s?[ -])?"
    r"(?P<unit>minute|min|hour|hr|h|day|week|month)s?\s"
    r"(?:of|after|from|following|since)\s(?:the\s)?(?:(?:time|moment)\sof\s)?"
    r"(?:life(?![\w-]|\sexpect)|birth(?![\w-]|\scontrol)|delivery\b(?!\sof\b))",
    re.IGNORECASE,
)
_WOMEN = re.compile(
    r"\b(?:wom[ae]n|females?|mothers?|pregnan(?:t|cy)|(?:breast-?\s?)?feeding|lactat(?:ing|ion)|nursing)"
    r"(?:\swho\sare)?(?:,|\s)\s?(?:(?:or|and|who|are|is)\s){0,3}\Z"
)
_UNITS = {"minute": "min", "min": "min", "hour": "h", "hr": "h", "h": "h"}
_UNITS |= {"day": "d", "week": "wk", "month": "mo"}
_HINTS = (" life", " birth", " deliver")


def read_births(text: str) -> list[Found]:
    """Which windows of a text are counted from birth?"""
    low = text.lower()
    if not any(map(low.__contains__, _HINTS)):
        return []
    found = (each for each in _SINCE_BIRTH.finditer(low) if not _of_women(low, each))
    made = ((match, _window(match)) for match in found)
    return [Found(*match.span(), window) for match, window in made if window is not None]


def lies_in_any(each: Found | Quantity, stretches: Sequence[Found]) -> bool:
    """Does a stretch share a character with one of some others?"""
    return any(each.start < other.end and other.start < each.end for other in stretches)


def _of_women(low: str, match: re.Match[str]) -> bool:
    """Is a birth told of her who gave it: "pregnant women, women within 28 days after delivery"?"""
    if not match[0].endswith("delivery"):
        return False
    return _WOMEN.search(low, max(0, match.start() - 24), match.start()) is not None


def _window(match: re.Match[str]) -> Window | None:
    said = match["count"] or ("one" if "first" in match[0] else "")
    count = Decimal(said) if said.isdigit() else word_value(said)
    unit = _UNITS[match["unit"]]
    period = None if count is None else Period.of(count, unit)
    if period is None or count is None or not _opens(match):
        return None
    at = match[0].startswith("at ")
    return Window(
        type=WindowType.WITHIN,
        start=period if at else Period(),
        end=period,
        anchor="unknown",
        period="past",
        op=Comparator.EQ if at else Comparator.LE,
        values=(count,),
        unit=unit,
        quote=Quote(*match.span(), match[0]),
    )


def _opens(match: re.Match[str]) -> bool:
    """Does a word of time open it: not a bare "more than 24 hours of life"?"""
    return "first" in match[0] or match[0].startswith(
        ("at ", "by ", "within ", "in ", "during ", "over ", "for ", "before ")
    )
