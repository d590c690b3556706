"""Which title, conditions, ages and sex does a pasted page of a trial state beside its criteria?"""

from __future__ import annotations

import re

from nlp.cleaning import cleaned
from nlp.model import Listing
from pipelines.intake.values import age_in_years, age_range, sex_of, yes_or_no

_FIELD = re.compile(
    r"^[ \t]*(?:[-–*•·●▪]+[ \t]*)?"
    r"(?P<name>conditions?(?: or disease)?|ages?(?: range| limit| eligible for study)?"
    r"|genders?(?: eligible for study)?|sex(?:es)?(?: eligible for study)?"
    r"|(?:accepts )?healthy volunteers|(?:official |brief |public |study )?title)"
    r"[ \t]*:[ \t]*(?P<value>\S[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
# Names that only a registry's fields bear, wherever on the page; the value may be the next line.
_REGISTRY_FIELD = re.compile(
    r"^[ \t]*(?P<name>ages eligible for study|(?:sexes|genders) eligible for study"
    r"|accepts healthy volunteers|can healthy volunteers participate\?"
    r"|(?:minimum|lower|min) age(?: limit)?|(?:maximum|upper|max) age(?: limit)?"
    r"|age (?:minimum|from)|age (?:maximum|to))"
    r"(?:[ \t]*[:：]?[ \t]*\n\s*|[ \t]*[:：][ \t]*|[ \t]+(?=\d))"
    r"(?P<value>\S[^\n]{0,60})$(?:\n[ \t]*(?P<unit>years?|months?|weeks?|days?)[ \t]*$)?",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST = re.compile(r"\b(?:min|low|from)")
# A sex on the line below its name, where no criterion could be meant.
_SEX_BELOW = re.compile(
    r"^[ \t]*(?:gender|sex)[ \t]*:?[ \t]*(?:\n\s*|[ \t]+)(?P<value>(?:fe)?male)(?: only)?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# IRCT's: "Age" / "From 20 years old to 60 years old".
_AGE_BELOW = re.compile(
    r"^[ \t]*age[ \t]*\n\s*(?P<value>(?:from|to|over|up to) \d[^\n]{0,60}\bold)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CRITERIA = re.compile(
    r"^[^\n]{0,60}\b(?:inclusion|exclusion)(?:\s+criteria)?\b[^\n]{0,40}$", re.I | re.M
)
_FURNITURE = re.compile(
    r"(?:(?:(?:first|last) )?(?:updated?|posted|published|verified)\b"
    r"|recruit|home\b|search|menu|skip to|share|print|eligib|criteria|are you"
    r"|you may|find|study details|trial info|overview|summary|contact|location|sponsor|back"
    r"|clinical trials?\b.{0,12}$|brief|not yet|active|completed|status|nct\d+|age\b|gender"
    r"|information (?:from|provided)|national competent|trial registered|registered on"
    r"|sex\b|condition|phase\b|https?:|www\.|ctri/|isrctn|jrct|chictr|drks|actrn|eudract)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"(?:(?<!\s)\s++)?[|;]\s*")


def page_listing(text: str, trial_id: str) -> Listing:
    """Read a page as pasted. Its whole text is kept; the criteria are cut from it later."""
    clean = cleaned(text)
    criteria = _CRITERIA.search(clean)
    top = clean[: criteria.start()] if criteria else ""
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(top):
        name = match["name"].lower().split()
        key = next(
            (
                k
                for k in ("condition", "age", "gender", "sex", "healthy", "title")
                if any(word.startswith(k) for word in name)
            ),
            "",
        )
        fields.setdefault(key, match["value"].strip())
    told = _registry_fields(clean)
    fields |= {key: value for key, value in told.items() if key not in ("low", "high")}
    low, high = age_range(fields.get("age", ""))
    low = low if "low" not in told else age_in_years(told["low"])
    high = high if "high" not in told else age_in_years(told["high"])
    conditions = tuple(part for part in _SPLIT.split(fields.get("condition", "")) if part)
    return Listing(
        trial_id,
        text,
        fields.get("title") or _title(top),
        conditions,
        low,
        high,
        sex_of(fields.get("gender") or fields.get("sex")),
        yes_or_no(fields.get("healthy")),
        source="page",
    )


def _registry_fields(clean: str) -> dict[str, str]:
    """What do the fields of a registry's page say: age, low, high, sex, healthy?"""
    fields: dict[str, str] = {}
    for match in _REGISTRY_FIELD.finditer(clean):
        name = match["name"].lower()
        if "healthy" in name:
            key = "healthy"
        elif "eligible" in name:
            key = "age" if name.startswith("age") else "sex"
        else:
            key = "low" if _LEAST.search(name) else "high"
        fields.setdefault(key, f"{match['value'].strip()} {match['unit'] or ''}".strip())
    aged = _AGE_BELOW.search(clean)
    if aged is not None:
        value = aged["value"].replace(" old", "")
        fields.setdefault("age", f"up {value}" if value[:3].lower() == "to " else value)
    below = _SEX_BELOW.search(clean)
    if below is not None:
        fields.setdefault("sex", below["value"])
    return fields


def _title(top: str) -> str | None:
    """The likeliest title above the criteria: a line of several words that is no furniture."""
    for raw in top.split("\n"):
        line = raw.strip()
        words = line.split()
        if (
            4 <= len(words) <= 60
            and line[0].isalnum()
            and line[-1] not in ".:?!;"
            and not _FURNITURE.match(line)
        ):
            return " ".join(words)
    return None
