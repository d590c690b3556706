"""What do the structured fields of a trial or a note say: ages, sex, dates?"""

from __future__ import annotations

import re
from decimal import Decimal

from nlp.model import PartialDate

_PER_YEAR = {"year": 1, "month": 12, "week": 52, "day": 365, "hour": 8760, "minute": 525600}
_AGE = re.compile(
    r"(\d{1,4}(?:\.\d{1,2})?)\s*(year|month|week|day|hour|minute|yr|mo\b|wk|y\b|m\b)?", re.I
)
_SHORT = {"yr": "year", "mo": "month", "wk": "week", "y": "year", "m": "month"}
_UP_TO = re.compile(
    r"\b(?:up to|under|younger|or less|maximum|max|below|less than|at most|≤|<=)", re.I
)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")


def age_in_years(text: object) -> Decimal | None:
    """How many years is an age such as "18 Years" or "6 Months"? None for "N/A" and the like."""
    if isinstance(text, bool) or text is None:
        return None
    match = _AGE.search(str(text))
    if match is None:
        return None
    unit = (match[2] or "year").lower()
    return Decimal(match[1]) / _PER_YEAR[_SHORT.get(unit, unit)]


def age_range(text: str) -> tuple[Decimal | None, Decimal | None]:
    """Which least and greatest age does a field state: "18 Years to 65 Years", "Up to 12 Months"?

    A unit may stand behind the second age only.
    """
    found = list(_AGE.finditer(text))
    if not found:
        return None, None
    if len(found) == 1:
        age = age_in_years(found[0].group())
        return (None, age) if _UP_TO.search(text) else (age, None)
    last = found[1][2] or ""
    low = found[0].group() if found[0][2] else f"{found[0][1]} {last}"
    return age_in_years(low), age_in_years(found[1].group())


def sex_of(text: object) -> str | None:
    """male or female, if a field limits the trial to one, or names the patient's; else None."""
    low = str(text or "").strip().lower()
    male = bool(re.search(r"\b(?:male|men|man|boys?|m)\b", low))
    female = bool(re.search(r"\b(?:female|women|woman|girls?|f)\b", low))
    if male == female:
        return None
    return "male" if male else "female"


def yes_or_no(text: object) -> bool | None:
    """Does a field say yes or no? None if it says neither."""
    if isinstance(text, bool):
        return text
    low = str(text or "").strip().lower()
    if low in {"yes", "true", "t", "1", "y", "accepts healthy volunteers"}:
        return True
    return False if low in {"no", "false", "f", "0", "n"} else None


def date_of(value: object) -> PartialDate | None:
    """Which day, month or year is an ISO 8601 date, with or without a time?

    Raises: ValueError if it is no such date; None is for a blank field.
    """
    text = str(value).strip() if value is not None else ""
    if not text or text.lower() in {"nan", "nat", "none", "null"}:
        return None
    match = _DATE.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is None:
        raise ValueError("wanted a date as YYYY-MM-DD")
    try:
        return PartialDate.parse("-".join(part for part in match.groups() if part))
    except ValueError:
        raise ValueError("no such day in the calendar") from None
