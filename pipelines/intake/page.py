"""Which title, conditions, ages and sex does a pasted page of a trial state beside its criteria?"""

from __future__ import annotations

import re

from nlp.cleaning import cleaned
from nlp.model import Listing
from pipelines.intake.values import age_range, sex_of, yes_or_no

_FIELD = re.compile(
    r"^[ \t]*(?:[-–*•·●▪]+[ \t]*)?"
    r"(?P<name>conditions?(?: or disease)?|ages?(?: range| limit| eligible for study)?"
    r"|genders?(?: eligible for study)?|sex(?:es)?(?: eligible for study)?"
    r"|(?:accepts )?healthy volunteers|(?:official |brief |public |study )?title)"
    r"[ \t]*:[ \t]*(?P<value>\S[^\n]*)$",
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
    r"|sex\b|condition|phase\b|https?:|www\.)",
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
    low, high = age_range(fields.get("age", ""))
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
