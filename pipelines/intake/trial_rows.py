"""Which listing does one row say: of JSON Lines, of a table, of AACT's eligibilities?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from nlp.model import GivenCriterion, Listing, Problem
from pipelines.intake.texts import NotText
from pipelines.intake.values import age_in_years, age_range, sex_of, yes_or_no

_ID = ("trial_id", "nct_id", "nctid", "nct_number", "nct number", "id", "_id", "doc", "doc_id")
_TEXT = (
    "text",
    "criteria",
    "eligibility_criteria",
    "eligibility criteria",
    "eligibilitycriteria",
    "eligibility",
    "eligibility_text",
)
_TITLE = ("title", "brief_title", "official_title", "study title", "study_title", "brief title")
_CONDITIONS = ("conditions", "condition", "diseases", "disease")
_SEX = ("sex", "gender")
_LOW = ("min_age", "minimum_age", "minimumage", "minimum age")
_HIGH = ("max_age", "maximum_age", "maximumage", "maximum age")
_HEALTHY = ("healthy_volunteers", "healthyvolunteers", "healthy volunteers")
_SPLIT = re.compile(r"(?:(?<!\s)\s++)?[|;]\s*")
KINDS = {
    "inclusion": "inclusion",
    "exclusion": "exclusion",
    "inc": "inclusion",
    "exc": "exclusion",
    "include": "inclusion",
    "exclude": "exclusion",
}


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    for name in names:
        value = row.get(name)
        if value is not None and value != "":
            return value
    return None


def listing_of(row: Any, fallback_id: str) -> tuple[Listing, list[str]]:
    """Which listing does a row say, and which of its criteria could not be read, and why?

    Names of fields are taken in any case.
    Raises: NotText if the row is no object, or holds neither a text nor a criterion.
    """
    if not isinstance(row, Mapping):
        raise NotText("wanted an object with `trial_id` and `text`")
    fields = {str(name).strip().lower(): value for name, value in row.items()}
    trial_id = str(_first(fields, _ID) or fallback_id).strip()
    given = fields.get("criteria")
    criteria, faults = _given(given, trial_id) if isinstance(given, list) else ((), [])
    text = _first(fields, _TEXT) if not criteria else fields.get("text")
    if isinstance(text, list):
        text = None
    if not criteria and (not isinstance(text, str) or not text.strip()):
        raise NotText("; ".join(faults) or "no text: wanted `text`, or `criteria` as a list")
    low, high = _ages(fields)
    title = _first(fields, _TITLE)
    listing = Listing(
        trial_id,
        text if isinstance(text, str) else "",
        str(title) if title is not None else None,
        _conditions(_first(fields, _CONDITIONS)),
        low,
        high,
        sex_of(_first(fields, _SEX)),
        yes_or_no(_first(fields, _HEALTHY)),
        criteria,
        "rows",
        tuple(Problem("faulty_criterion", fault) for fault in faults),
    )
    return listing, faults


def _ages(fields: Mapping[str, Any]) -> tuple[Any, Any]:
    low, high = age_in_years(_first(fields, _LOW)), age_in_years(_first(fields, _HIGH))
    age = fields.get("age")
    if low is None and high is None and isinstance(age, str):
        low, high = age_range(age)
    return low, high


def _conditions(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part for part in _SPLIT.split(value.strip()) if part)
    if isinstance(value, list):
        return tuple(str(part) for part in value)
    return ()


def _given(rows: list[Any], trial_id: str) -> tuple[tuple[GivenCriterion, ...], list[str]]:
    """The criteria that came already split, and what is wrong with those that cannot be read."""
    criteria, faults = [], []
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping) or not isinstance(row.get("text"), str):
            faults.append(f"criterion {number}: wanted an object with `text`")
            continue
        kind = KINDS.get(str(row.get("kind", "inclusion")).strip().lower())
        if kind is None:
            faults.append(f"criterion {number}: `kind` is neither inclusion nor exclusion")
            continue
        own = row.get("criterion_id")
        given_id = str(own) if own is not None else f"{trial_id}#{kind[0].upper()}{number}"
        criteria.append(GivenCriterion(given_id, kind, row["text"]))
    return tuple(criteria), faults
