"""Does a lead-in only say of whom the list under it is asked?

"Male subjects must:" and "A female is eligible if:" ask nothing of the other sex: as in "women of
childbearing potential must use contraception", who they are is the condition of what is asked.
"""

from __future__ import annotations

import re

from nlp.model import All, Expression, IfThen, Requirement, Status, all_of
from pipelines.listings.allowing import COMORBID
from pipelines.listings.criteria import RawCriterion

_PERSONS = frozenset(
    {"woman", "man", "couple", "fertile_man", "premenopausal", "postmenopausal", "sexual_activity"}
)
_DUTY = re.compile(
    r"\b(?:must|should|shall|need(?:s)? to|(?:is|are) required to|agrees?"
    r"|(?:eligible|able to (?:enter|take part|participate))\b[^.;:]{0,80}\bif)\b",
    re.IGNORECASE,
)
# What defines a kind of people asks nothing of them.
_DEFINES = re.compile(
    r"\b(?:(?:is|are|be)\s(?:any|an?\s[^.;:]{0,30}who|those|considered|defined|regarded)|defined|means"
    r"|considered)\b",
    re.IGNORECASE,
)
_OPENING = 30  # who they are stands at the lead-in's head
_JOINED = frozenset({"all", "any"})


def asked_of(own: Expression, raw: RawCriterion) -> tuple[Expression, list[Expression]] | None:
    """Of whom is the list asked, and what besides it? None if it is asked of everybody.

    own: what the lead-in says by itself.
    """
    if raw.kind != "inclusion" or not raw.lead_in or _DEFINES.search(raw.reading):
        return None
    if (raw.composition or "all").partition(":")[0] not in _JOINED | {"at_least"}:
        return None
    duty = _DUTY.search(raw.reading)
    if isinstance(own, IfThen):
        if _concept(own.condition) and _concept(own.condition) == _concept(own.then):
            return own.condition, []  # "Patients with cirrhosis are eligible if:"
        return (own.condition, [own.then]) if _are_people(own.condition, raw, _OPENING) else None
    parts: list[Expression] = list(own.items) if isinstance(own, All) else [own]
    count, reach = 0, _OPENING
    while count < len(parts) and _are_people(parts[count], raw, reach):
        count, reach = count + 1, duty.start() if duty else len(raw.reading)
    whom, rest = parts[:count], parts[count:]
    if not whom or (not duty and (rest or any(_concept(part) in COMORBID for part in whom))):
        return None  # "Patients with brain metastases who:" may be whom the trial is for
    return all_of(whom), rest


def _are_people(part: Expression, raw: RawCriterion, reach: int) -> bool:
    """Does it only name a kind of people, by sex, fertility or an illness beside the trial's?

    reach: how far into the lead-in it may stand.
    """
    if not isinstance(part, Requirement):
        return False
    statement, name = part.statement, _concept(part)
    if name is None or statement.amount is not None or statement.windows:
        return False
    if statement.assertion.status is not Status.PRESENT or statement.quote is None:
        return False
    person = name in _PERSONS or name in COMORBID or "bearing_potential" in name
    return person and statement.quote.start - raw.start < reach


def _concept(part: Expression) -> str | None:
    concept = part.statement.concept if isinstance(part, Requirement) else None
    return concept.concept_id if concept is not None else None
