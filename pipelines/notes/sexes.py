"""Which sex is the patient of, where no word says it? Told by title, by pregnancy, by pronouns.

Each is a guess on record: the fact bears an assumption. Pronouns count only in sentences that
name nobody else, relative or clinician, and only if hardly any speak against the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlp.model import Assumption, Concept, Experiencer, Quote, Statement

_TITLE = re.compile(r"\b(?:(?P<male>Mr|Mister|Master)|(?P<female>Mrs|Ms|Miss))\b\.?(?= ?[A-Z_*\[])")
# Gravidity and parity, and words for women only.
_BORNE = re.compile(
    r"\b(?:[Gg]\d{1,2} ?,? ?[Pp]\d{1,4}|(?:primi|multi|nulli)(?:para|gravida)(?:ous)?|gravida|LMP"
    r"|hysterectomy|postmenopausal|premenopausal)\b"
)
_MALE = frozenset(["he", "him", "his", "himself"])
_PRONOUN = re.compile(r"\b(?:s?he|hers?(?:elf)?|him(?:self)?|his)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:mother|father|mom|dad|parents?|wife|husband|son|daughter|sister|brother|aunt|uncle|cousin"
    r"|grand\w{3,8}|niece|nephew|partner|spouse|friend|girlfriend|boyfriend|fianc\w{1,2}|doctor|dr"
    r"|physician|surgeon|nurse|pcp|gp|dentist|cardiologist|oncologist|neurologist|therapist|baby"
    r"|infant|caregiver|attorney|lawyer|pediatrician|roommate|neighbor|donor)s?\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St)\.|[^.\n;!?])++")
_SHOUTED = re.compile(r"\s[A-Z]{2,}")
# So many times more pronouns of one sex than of the other decide.
_MAJORITY = 4
SEXES = frozenset(["male", "female"])


def assumed_sex(text: str, told: Iterable[Statement]) -> Statement | None:
    """The patient's sex as the words of a note let one guess it; None if it is told or open."""
    pregnant = None
    for statement in told:
        concept_id = statement.concept.concept_id if statement.concept else None
        if concept_id in SEXES and statement.kind == "demographic":
            return None
        if concept_id == "pregnancy" and _is_present(statement):
            pregnant = pregnant or (statement.concept.quote if statement.concept else None)
    title = _TITLE.search(text)
    if title is not None:
        return _sex(str(title.lastgroup), _quote(text, *title.span()), "title", title[0])
    if pregnant is not None:
        return _sex("female", pregnant, "pregnancy", pregnant.text)
    borne = _BORNE.search(text)
    if borne is not None:
        return _sex("female", _quote(text, *borne.span()), "pregnancy", borne[0])
    return _by_pronouns(text)


def _is_present(statement: Statement) -> bool:
    said = statement.assertion
    return said.status == "present" and said.experiencer is Experiencer.PATIENT


def _by_pronouns(text: str) -> Statement | None:
    """The sex of nearly all pronouns in sentences that name nobody else."""
    counts = {"male": 0, "female": 0}
    first: dict[str, tuple[int, int]] = {}
    for part in _PARTS.finditer(text):
        pronouns = list(_PRONOUN.finditer(text, part.start(), part.end()))
        if pronouns and not _OTHERS.search(text, part.start(), part.end()):
            for found in pronouns:
                if found[0] == "HE" and not _SHOUTED.match(text, found.end()):
                    continue  # a short form, as of an encephalopathy
                sex = "male" if found[0].lower() in _MALE else "female"
                counts[sex] += 1
                first.setdefault(sex, found.span())
    sex = max(counts, key=lambda each: counts[each])
    other = sum(counts.values()) - counts[sex]
    if counts[sex] == 0 or counts[sex] < _MAJORITY * other:
        return None
    quote = _quote(text, *first[sex])
    words = f"{counts[sex]} of {counts[sex] + other} pronouns"
    return _sex(sex, quote, "pronouns", words)


def _quote(text: str, start: int, end: int) -> Quote:
    return Quote(start, end, text[start:end])


def _sex(sex: str, quote: Quote, source: str, words: str) -> Statement:
    assumption = Assumption(f"sex_from_{source}", f"{sex}, from the {source} of the note: {words}")
    concept = Concept(sex, sex, (), quote)
    return Statement("s0", "demographic", concept, assumptions=(assumption,), quote=quote)
