"""How far is or was a pregnancy, in the shorthand of maternity: "26w3d", "27+6", "32/40"?

Weeks and days around a plus, and fortieths, tell it only where the words near by are of pregnancy
or birth. Each is an amount of days or weeks that names its own measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from nlp.model import Amount, Comparator, Quote
from nlp.recognizers import Found, FoundAmount

CONCEPT = "gestational_age"
_FIRST, _LAST = 4, 43
_TOLD = re.compile(
    r"(?<![\w.,/+-])(?P<weeks>\d{1,2})(?:(?P<lettered> ?w(?:ks?|eeks?)? ?(?P<days>[0-6])"
    r" ?d(?:ays?)?)(?![\w/])"
    r"|\+(?P<more>[0-6])(?:/40|/7)?(?! ?(?:weeks?|wks?)\b)(?![\w.,]\d|\w|/)|/40\b)"
)
_NEAR = re.compile(
    r"\b(?:pregnan\w*|gravid\w*|gest\w*|G\d ?P\d|primip\w*|primi|multip\w*|born|deliver\w*|infant"
    r"|neonat\w*|newborn|preterm|prem|fetal|foetal|fetus|labou?r|LSCS|SVD|NVD|booking|booked|antenatal"
    r"|EDD|twins|IUP|GA|BW|birth\w*|NICU|SCBU)\b",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 80, 40
_DAYS = Decimal(7)


def with_gestations(text: str, amounts: Sequence[Found]) -> list[Found]:
    """The amounts, with weeks and days of pregnancy as one each in place of their parts."""
    if "+" not in text and "/40" not in text and "w" not in text:
        return list(amounts)
    made = [
        _amount(match)
        for match in _TOLD.finditer(text)
        if _FIRST <= int(match["weeks"]) <= _LAST
        if match["lettered"] or _is_near(text, match)
    ]
    if not made:
        return list(amounts)
    kept = [a for a in amounts if not any(a.start < m.end and m.start < a.end for m in made)]
    return sorted([*kept, *made], key=lambda each: each.start)


def _is_near(text: str, match: re.Match[str]) -> bool:
    low = max(0, match.start() - _BEFORE)
    return _NEAR.search(text, low, match.end() + _BEHIND) is not None


def _amount(match: re.Match[str]) -> Found:
    weeks, days = Decimal(match["weeks"]), match["days"] or match["more"]
    value, unit = (weeks, "wk") if days is None else (weeks * _DAYS + Decimal(days), "d")
    span = match.span()
    amount = Amount(Comparator.EQ, (value,), unit, unit_text=unit, quote=Quote(*span, match[0]))
    return Found(*span, FoundAmount(amount, None, span, of=CONCEPT))
