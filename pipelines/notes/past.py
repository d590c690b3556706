"""What is over when the note is written? An event, an operation or a course dated before it.

"MI in 2015" is history in a note of 2024, diabetes of 2015 is not: which conditions are events is
a table's to say. A drug is over only where the words tell so: "until July", "2016 to April 2024",
"had prednisolone in May", "last dose in March".
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from nlp.model import Experiencer, FactTime, PartialDate, Statement, Status, Tense
from nlp.vocabulary import Vocabulary
from pipelines.notes.chart import load_chart

# What was told a month ago may be the complaint of today.
_LONG_AGO = timedelta(days=30)
_COURSES = frozenset({"drug", "procedure", "device", "observation"})
_TOLD = frozenset({"text", "relative"})
_HAD = re.compile(
    r"\b(?:had(?! been)|received|got|took|tried|given|underwent|completed|finished"
    r"|(?:course|cycles?) of)"
    r"\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"[^.;\n]{0,20}\blast (?:dose|infusion|injection|cycle|given|taken|one)\b", re.IGNORECASE
)
_ONCE = "vaccine"
_VISITS = frozenset({"follow_up_care", "health_care", "referral", "counseling", "treatment"})
_LOOKING = "diagnostic_procedure"


@lru_cache(maxsize=4)
def events(vocabulary: Vocabulary) -> frozenset[str]:
    """The ids of the conditions that happen and are over: those of the table, and their kinds."""
    chart = load_chart()
    found: set[str] = set()
    for concept_id in chart.events:
        found |= {concept_id, *vocabulary.descendants(concept_id)}
    for concept_id in chart.lasting:
        found -= {concept_id, *vocabulary.descendants(concept_id)}
    return frozenset(found)


def is_over(
    statement: Statement,
    time: FactTime,
    note: PartialDate | None,
    vocabulary: Vocabulary,
    around: tuple[str, str] = ("", ""),
) -> bool:
    """Was what a statement says over before the note's day?

    Args: around, the words before and behind the name, within its line.
    """
    said, concept = statement.assertion, statement.concept
    if (said.status, said.time) != (Status.PRESENT, Tense.CURRENT) or note is None:
        return False
    if said.experiencer is not Experiencer.PATIENT:
        return False
    if time.source not in _TOLD or time.end is None or concept is None:
        return False
    ended, today = time.end.interval().high, note.interval().low
    if ended is None or today is None or ended.value >= today.value:
        return False
    long_ago = today.value - ended.value > _LONG_AGO
    if statement.kind == "condition":
        return long_ago and concept.concept_id in events(vocabulary)
    if statement.kind in _COURSES and time.start != time.end:
        return True
    if statement.kind == "drug":
        last = long_ago and _LAST.match(around[1])
        once = _ONCE in vocabulary.ancestors(concept.concept_id or "")
        return once or bool(last or _HAD.search(around[0]))
    if statement.kind != "procedure" or concept.concept_id in _VISITS or not concept.concept_id:
        return False
    return _LOOKING not in vocabulary.ancestors(concept.concept_id)
