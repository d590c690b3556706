"""What is over when the note is written? An event, an operation or a course dated before it.

"MI in 2015" is history in a note of 2024, diabetes of 2015 is not: which conditions are events is
a table's to say. A drug is over only where the words tell so: "until July", "2016 to April 2024",
"had prednisolone in May", "last dose in March".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from nlp.model import Assertion, Experiencer, FactTime, PartialDate, Statement, Status, Tense
from nlp.recognizers import Found
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
# "Prednisone in the last 3 months": at some time in them, and not all the time.
_LATELY = re.compile(
    r"[^.;\n]{0,24}?\b(?:in|within|during) (?:the |his |her )?(?:last|past|previous|preceding) ",
    re.IGNORECASE,
)
# "a suicide attempt at age 19", "appendectomy at 12 years": long ago, if nobody says when.
_AT_AN_AGE = re.compile(
    r",?\s\(?(?:when\s(?:he|she)\swas|(?:at|@)(?:\sthe)?(?:\sage)?(?:\sof)?)\s\d{1,2}"
    r"(?:\b(?!\s?(?:wk|weeks?|months?|hours?|h|days?|mm|cm|mg|%|/|:|[ap]m))|(?=\s?(?:y|years?)\b))",
    re.IGNORECASE,
)
_AGE = re.compile(r"age|was|years?|\by", re.IGNORECASE)
# What is past by such words is what stands right behind them, and what goes on with "on X".
_AFTER = re.compile(r"s/p|status[ -]post", re.IGNORECASE)
_HX = re.compile(r"(?:pmh|hx|h/o|history)(?: of)?", re.IGNORECASE)
_ON = re.compile(
    r"[,;)] ?(?:now |currently |also )?on |[\w)] on (?!the |his |her |an? )", re.IGNORECASE
)
_NEXT = re.compile(r"[,;]\s")
# "Angina in February, none since": it has not come again.
_NONE_SINCE = re.compile(
    r"[^.;\n]{0,48}?\b(?:none|nothing|nil|never|no (?:(?:more|further|other|new|repeat)\s?)?"
    r"(?:episodes?|attacks?|events?|recurrences?|symptoms?|seizures?|pain|bleeds?)?)"
    r"\s?(?:again\s)?(?:since|thereafter|afterwards)\b",
    re.IGNORECASE,
)
_SINCE_WORDS = ("since", "thereafter", "afterwards")
# "Alcohol dependence, abstinent since 2020", "opioid use disorder in sustained remission".
# "Prior: etanercept 2017, adalimumab 2020".
_PRIOR = re.compile(
    r"\b(?:prior|prev(?:ious(?:ly)?)?|past|failed|tried)(?: [\w-]{2,12}){0,2}:"
    r"(?:(?!\bnow\b|\bcurrent)[^.\n]){0,76}\Z",
    re.I,
)
# "Smoked ten a day until two weeks ago".
_UNTIL = re.compile(r"[^.;,\n]{0,30}?\b(?:until|till)\s", re.IGNORECASE)
_ABSTAINS = re.compile(
    r",?(?:\s\(?(?:but |and |now |currently |has been |been |is |completely )*"
    r"(?:abstinent|sober|abstaining|clean (?:since|for)|drug[- ]free|in recovery)\b"
    r"|\s?[(,]?\s?(?:now |currently )?in (?:(?:early|full|sustained|partial|complete|stable"
    r"|long-term|early full|full sustained|sustained full),? ){0,2}remission\b)",
    re.IGNORECASE,
)
_USE = "substance_abuse"
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


def only_first(
    text: str, terms: Sequence[Found], said: Sequence[Assertion], happened: frozenset[str]
) -> list[Assertion]:
    """The assertions, with "s/p" before the first of a list no past of the drugs and of the lasting
    diseases that follow: "s/p CABG, atrial fibrillation on apixaban"."""
    made = list(said)
    for index, (term, each) in enumerate(zip(terms, said, strict=True)):
        kind = term.value.kind
        if each.time is not Tense.HISTORY or kind not in ("drug", "condition") or not each.cues:
            continue
        cues = [one for one in each.cues if not _ON.match(f"{one.text} ")]
        if len(cues) != 1 or cues[0].start > term.start:
            continue
        cue = cues[0]
        after, had = _AFTER.fullmatch(cue.text), _HX.fullmatch(cue.text)
        gap = text[cue.end : term.start]
        if kind == "drug":
            ended = bool(after or had) and _ON.search(gap) is not None
        else:
            lasts = term.value.concept_id not in happened
            ended = bool(after) and lasts and _NEXT.search(gap) is not None
        if ended:
            made[index] = replace(each, time=Tense.CURRENT, cues=())
    return made


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
    if said.time is Tense.CURRENT and _at_an_age(statement, vocabulary, around[1]):
        return True
    if (said.status, said.time) != (Status.PRESENT, Tense.CURRENT) or note is None:
        return False
    if said.experiencer is not Experiencer.PATIENT:
        return False
    if time.source not in _TOLD or time.end is None or concept is None:
        return False
    ended, today = time.end.interval().high, note.interval().low
    if statement.kind == "drug" and time.end == note and _is_lately(time, around):
        return True
    if ended is None or today is None or ended.value >= today.value:
        return False
    long_ago = today.value - ended.value > _LONG_AGO
    if statement.kind == "condition":
        return long_ago and concept.concept_id in events(vocabulary)
    if statement.kind in _COURSES and (time.start != time.end or _UNTIL.match(around[1])):
        return True
    if statement.kind == "drug":
        last = long_ago and _LAST.match(around[1])
        once = _ONCE in vocabulary.ancestors(concept.concept_id or "")
        before = _HAD.search(around[0]) or _PRIOR.search(around[0])
        return once or bool(last or before)
    if statement.kind != "procedure" or concept.concept_id in _VISITS or not concept.concept_id:
        return False
    return _LOOKING not in vocabulary.ancestors(concept.concept_id)


def _is_lately(time: FactTime, around: tuple[str, str]) -> bool:
    """Was a drug given at some time in the last weeks or months, by the words around it?"""
    if time.source != "relative" or time.start == time.end:
        return False
    before, behind = around
    if _LATELY.match(behind):
        return True
    return _HAD.search(before) is not None and _LATELY.match(before) is not None


def has_not_come_again(
    statement: Statement, time: FactTime, behind: str, vocabulary: Vocabulary
) -> bool:
    """Was it told for one time, and that there was none of it since? `behind`: the words behind."""
    said = statement.assertion
    if statement.kind != "condition":
        return False
    if (said.status, said.experiencer) != (Status.PRESENT, Experiencer.PATIENT):
        return False
    if _ABSTAINS.match(behind) is not None:
        concept = statement.concept
        return concept is not None and concept.concept_id in _uses(vocabulary)
    if time.source not in _TOLD or not any(word in behind for word in _SINCE_WORDS):
        return False
    return _NONE_SINCE.match(behind) is not None


@lru_cache(maxsize=4)
def _uses(vocabulary: Vocabulary) -> frozenset[str]:
    """The ids of the abuse of substances, each of which may be left off."""
    return frozenset({_USE, *vocabulary.descendants(_USE)})


def _at_an_age(statement: Statement, vocabulary: Vocabulary, behind: str) -> bool:
    """Is it an event or an operation of which only the age is told at which it was?"""
    concept, said = statement.concept, statement.assertion
    told = _AT_AN_AGE.match(behind)
    if told is None or concept is None or _AGE.search(behind, 0, told.end() + 6) is None:
        return False
    if said.status is not Status.PRESENT or said.experiencer is not Experiencer.PATIENT:
        return False
    return statement.kind == "procedure" or concept.concept_id in events(vocabulary)
