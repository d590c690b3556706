"""Statements of a note -> facts: whose, asserted how, as its section says."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import (
    Amount,
    Assertion,
    Comparator,
    Concept,
    Experiencer,
    Statement,
    Status,
    Tense,
)
from nlp.vocabulary import Vocabulary
from pipelines.notes.demographics import SEX_OF

_FAMILY = frozenset({"family_history"})
_PAST = frozenset({"past_medical_history", "past_surgical_history", "resolved_problems"})
_STOPPED = frozenset({"stopped_medications"})
_TREATMENTS = frozenset({"drug", "procedure", "device"})
_DROPPED_KINDS = frozenset({"visit", "other"})
# Persons whom a note names: somebody else ("mother"), or of an age that the note tells itself.
_OTHERS = frozenset({"mother", "relative", "child"})
# Names of fields, which tell nothing by themselves: "Age", "Sex".
_TODDLER = 2
# The title of past illnesses, which are there still if they last, as under its heading.
_TITLE = re.compile(r"pmhx?(?: of)?|past medical history", re.IGNORECASE)
_INFANT = re.compile(r"baby|infant|newborn|neonate", re.IGNORECASE)
# What happens to who gives birth.
_OF_BIRTHS = frozenset({"lactating", "pregnancy", "pregnancy_complication", "obstetric_procedure"})
# Among past illnesses these are of an earlier pregnancy.
_PREGNANCIES = frozenset(
    {
        "pregnancy",
        "gestational_diabetes",
        "hypertensive_disorder_of_pregnancy",
        "preeclampsia",
        "eclampsia",
    }
)
_OF_THE_BORN = frozenset(
    {
        "preterm_birth",
        "fetal_growth_restriction",
        "fetal_distress",
        "fetal_anomaly",
        "large_for_gestational_age",
        "breech_presentation",
        "malpresentation",
        "isoimmunization",
        "twin_twin_transfusion_syndrome",
    }
)
# What is told of the right and of the left around a slash.
_OF_TWO_SIDES = frozenset({"intraocular_pressure"})
_NAMES_ALONE = frozenset({"age", "both_sexes", "ethnic_group", "race"})


def fact_statements(statement: Statement, section: str | None) -> list[Statement]:
    """What a statement says as facts; none if it is no fact of the patient or the family."""
    concept = statement.concept
    if concept is None or statement.kind in _DROPPED_KINDS or concept.concept_id in _OTHERS:
        return []
    if concept.concept_id in _NAMES_ALONE and statement.amount is None:
        return []
    if concept.concept_id == "death" and statement.assertion.experiencer is not Experiencer.PATIENT:
        return []  # what they died of is told beside it
    if concept.concept_id in SEX_OF and statement.kind == "demographic":
        sex = SEX_OF[concept.concept_id]
        named = replace(concept, name=sex, concept_id=sex)
        return [replace(statement, concept=named, assertion=Assertion())]
    said = _by_section(statement, section)
    same = said is statement.assertion
    placed = statement if same else replace(statement, assertion=said)
    if section == "allergies" and placed.kind == "drug":
        placed = replace(placed, kind="allergy")
    if concept.concept_id == "blood_pressure" and placed.amount is not None:
        return _pressures(placed, placed.amount)
    if concept.concept_id in _OF_TWO_SIDES and placed.amount is not None:
        return _sides(placed, placed.amount)
    return [placed]


def _by_section(statement: Statement, section: str | None) -> Assertion:
    said = statement.assertion
    if section in _FAMILY and said.experiencer is Experiencer.PATIENT:
        return replace(said, experiencer=Experiencer.FAMILY)
    concept = statement.concept
    bygone = statement.kind == "procedure" or (concept and concept.concept_id in _PREGNANCIES)
    stopped = section in _STOPPED and statement.kind in _TREATMENTS
    past = stopped or (section in _PAST and bygone)
    if section == "resolved_problems" or past:
        return replace(said, time=Tense.HISTORY)
    if statement.kind == "condition" and not bygone and _only_titled(said):
        return replace(said, time=Tense.CURRENT)
    return said


def _only_titled(said: Assertion) -> bool:
    """Is a thing past only by a title in the line, as by "PMH" without its colon?"""
    titles = [cue for cue in said.cues if _TITLE.fullmatch(cue.text)]
    return said.time is Tense.HISTORY and len(titles) == len(said.cues) > 0


def _pressures(statement: Statement, amount: Amount) -> list[Statement]:
    """Blood pressure 142/88 as its two parts."""
    if len(amount.values) != 2 or statement.assertion.status is Status.ABSENT:
        return [statement]
    made = []
    high, low = max(amount.values), min(amount.values)
    for concept_id, value in (("systolic_bp", high), ("diastolic_bp", low)):
        name = concept_id.replace("_bp", " blood pressure")
        part = replace(amount, op=Comparator.EQ, values=(value,))
        part = replace(part, interval=part.as_interval(), canonical_unit="mm[Hg]")
        quote = statement.concept.quote if statement.concept else None
        concept = Concept(name, concept_id, (), quote)
        made.append(replace(statement, concept=concept, amount=part))
    return made


def _sides(statement: Statement, amount: Amount) -> list[Statement]:
    """An intraocular pressure of 24/17 as that of each eye."""
    if len(amount.values) != 2 or amount.op is not Comparator.EQ:
        return [statement]
    made = []
    for value in amount.values:
        part = replace(amount, values=(value,))
        made.append(replace(statement, amount=replace(part, interval=part.as_interval())))
    return made


def is_person(statement: Statement) -> bool:
    """Is somebody named who bears no date: "living donor (wife), 02/02/2024"?"""
    concept = statement.concept
    return concept is not None and concept.concept_id in ("marital_status", "living_organ_donation")


def of_the_infant(statements: list[Statement], vocabulary: Vocabulary) -> list[Statement]:
    """The same, where the patient is an infant: "the baby" is then the patient, nobody else, and
    pregnancy, labor and delivery were the mother's."""
    if not any(map(_is_infant, statements)):
        return statements
    return [_mothers(_own(each), vocabulary) for each in statements]


def _mothers(statement: Statement, vocabulary: Vocabulary) -> Statement:
    """What is told of a birth, as told of the mother: no infant is pregnant or delivers."""
    concept, said = statement.concept, statement.assertion
    identity = concept.concept_id if concept else None
    if identity is None or said.experiencer is not Experiencer.PATIENT:
        return statement
    if identity in _OF_THE_BORN or _OF_BIRTHS.isdisjoint(
        (identity, *vocabulary.ancestors(identity))
    ):
        return statement
    return replace(statement, assertion=replace(said, experiencer=Experiencer.FAMILY))


def _is_infant(statement: Statement) -> bool:
    concept, amount = statement.concept, statement.amount
    if concept is None or concept.concept_id != "age" or amount is None:
        return False
    if statement.assertion.experiencer is not Experiencer.PATIENT:
        return False
    small = amount.unit in ("d", "wk", "mo")
    return small or (amount.unit == "a" and max(amount.values, default=9) < _TODDLER)


def _own(statement: Statement) -> Statement:
    said = statement.assertion
    if said.experiencer is not Experiencer.OTHER:
        return statement
    kept = tuple(cue for cue in said.cues if not _INFANT.fullmatch(cue.text))
    if len(kept) == len(said.cues):
        return statement
    return replace(statement, assertion=replace(said, experiencer=Experiencer.PATIENT, cues=kept))
