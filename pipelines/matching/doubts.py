"""Why does a fact that names what is asked leave the answer open, or weak?"""

from __future__ import annotations

from nlp.model import Fact, Status, Tense
from pipelines.matching.called import is_called_normal
from pipelines.matching.doses import dose_of
from pipelines.matching.nodes import Leaf
from pipelines.matching.patient import Patient
from pipelines.matching.roles import roles_of

# Classes of which each kind counts where a time is asked: "surgery within 4 weeks".
_OF_A_TIME = frozenset({"surgery", "infection", "exacerbation", "recurrence"})
# Wide classes that an inclusion may ask for by name, each kind of which counts.
_ASKED_AS_SUCH = frozenset({"injury", "exacerbation"})
# Words that say which result is meant, and nothing of its value.
_OF_WHICH = frozenset({"total", "serum", "plasma", "baseline", "screening", "fasting"})
# What is done or not, and never suspected.
_PLANNED = frozenset({"drug", "procedure"})
_AT_ONCE = frozenset({"concurrent", "concomitant", "simultaneous", "ongoing"})
_SHOWN = frozenset({"negative", "positive", "suspicious", "inconclusive"})
# How bad a disease is, and whether it is kept in check.
_DEGREES = {
    "minimal": {1},
    "trivial": {1},
    "mild": {1},
    "mild to moderate": {1, 2},
    "mild or moderate": {1, 2},
    "moderate": {2},
    "moderate to severe": {2, 3},
    "moderate or severe": {2, 3},
    "moderately severe": {2, 3},
    "severe": {3},
    "very severe": {3},
    "profound": {3},
}
_KEPT = frozenset({"controlled", "well controlled", "well-controlled"})
_LOOSE = frozenset(
    {"uncontrolled", "poorly controlled", "not controlled", "inadequately controlled"}
    | {"poorly-controlled", "not well controlled", "not adequately controlled"}
)
_ANY_DISEASE = "disease"
# A class of so many kinds says little about any one of them.
_WIDE = 100
_FUTURE = Tense.FUTURE


def why_open(patient: Patient, fact: Fact, leaf: Leaf) -> str:
    """Why a fact that names the thing leaves the answer open; empty: it does not."""
    if leaf.statement.assertion.status is Status.HYPOTHETICAL:
        return "which the criterion asks for only as a possibility"
    if is_of_other_degree(leaf, fact):
        return ""
    concept, identity = leaf.statement.concept, identity_of(fact)
    kind_of = concept is not None and identity != concept.concept_id
    if (
        kind_of
        and (leaf.role == "generic" or (leaf.role == "broad" and _is_symptom(patient, fact)))
        and not takes_any(leaf)
    ):
        return f"which may or may not be the {leaf.name} meant"
    if identity == _ANY_DISEASE and leaf.negated and not leaf.alone:
        # "Carcinoma in situ without evidence of disease": some disease or other is told of all.
        return f"which may or may not be the {leaf.name} meant"
    wanted, had = leaf.statement.assertion.time, fact.statement.assertion.time
    if (wanted is _FUTURE) != (had is _FUTURE) and leaf.statement.kind != "condition":
        return "but of another time"
    amount = leaf.statement.amount
    vocabulary = patient.index.vocabulary
    dosed = amount is not None and leaf.measure is None
    if dosed and dose_of(leaf, fact, vocabulary) is None:
        return "but not how much"
    if _is_without_limit(leaf):
        return "but no limit is told"
    missing = lacking(leaf, fact)
    if leaf.statement.kind == "procedure":
        missing += [word for word in _findings(leaf) if not _has(fact, word)]
    if _is_asked_for_normal(leaf) and is_called_normal(fact.statement) is None:
        missing.append("normal")
    return f"but not whether {' and '.join(missing)}" if missing else ""


def lacking(leaf: Leaf, fact: Fact) -> list[str]:
    """The words that make the demand narrower and that the fact does not tell."""
    return [word for word in leaf.narrow if not _has(fact, word)]


def _findings(leaf: Leaf) -> list[str]:
    """What an examination must have shown: that it was done does not tell so."""
    words = (each.text for each in leaf.statement.qualifiers)
    return [word for word in words if word.lower() in _SHOWN]


def _is_asked_for_normal(leaf: Leaf) -> bool:
    """Is an examination asked for that was normal, or that was not?"""
    said = leaf.statement
    return said.kind == "procedure" and is_called_normal(said) is not None


def is_called_otherwise(leaf: Leaf, fact: Fact) -> bool:
    """Is it told as another than is asked for: abnormal, not normal; mild, not severe?"""
    if is_of_other_degree(leaf, fact):
        return True
    if not _is_asked_for_normal(leaf):
        return False
    return is_called_normal(leaf.statement) is not is_called_normal(fact.statement)


def is_of_other_degree(leaf: Leaf, fact: Fact) -> bool:
    """Does a note tell another degree of a disease than is asked for: mild, where severe is?"""
    if leaf.statement.kind != "condition" or not fact.statement.qualifiers:
        return False
    asked = [each.text.lower() for each in leaf.statement.qualifiers]
    told = [each.text.lower() for each in fact.statement.qualifiers]
    if any(each in _KEPT for each in told) and any(each in _LOOSE for each in asked):
        return not any(each in _LOOSE for each in told)
    wanted, had = _degrees(asked), _degrees(told)
    return bool(wanted) and bool(had) and wanted.isdisjoint(had)


def is_mild(fact: Fact) -> bool:
    """Does a note tell a disease as no more than mild?"""
    return _degrees([each.text.lower() for each in fact.statement.qualifiers]) == {1}


def _degrees(words: list[str]) -> frozenset[int]:
    return frozenset().union(*(_DEGREES.get(each, ()) for each in words))


def _is_without_limit(leaf: Leaf) -> bool:
    """Is it a laboratory result of which no value is asked? Measuring it excludes no one."""
    measure, said = leaf.measure, leaf.statement
    telling = any(each.text.lower() not in _OF_WHICH for each in said.qualifiers)
    return measure is not None and bool(measure.reference) and not (said.amount or telling)


def takes_any(leaf: Leaf) -> bool:
    """Does each kind of a wide class count, since a time is asked, or the class itself?"""
    asked = asked_for(leaf)
    plain = leaf.kind == "inclusion" and not leaf.negated and not leaf.narrow
    if plain and asked in _ASKED_AS_SUCH:
        return True
    return bool(leaf.statement.windows) and asked in _OF_A_TIME


def _is_symptom(patient: Patient, fact: Fact) -> bool:
    identity = identity_of(fact)
    return identity is not None and "symptom" in patient.index.vocabulary.ancestors(identity)


def _has(fact: Fact, qualifier: str) -> bool:
    word = qualifier.lower()
    quote = fact.statement.quote
    own = (identity_of(fact) or "").split("_")[0]  # severe of severe_asthma
    had = _degrees([own, *(each.text.lower() for each in fact.statement.qualifiers)])
    if had and had <= _degrees([word]):
        return True  # moderate, where moderate or severe is asked for
    return any(word == each.text.lower() for each in fact.statement.qualifiers) or (
        quote is not None and word in quote.text.lower()
    )


def is_only_a_finding(patient: Patient, leaf: Leaf, fact: Fact) -> bool:
    """Does a result make a disease of a class? A low platelet count is not yet "a bleeding
    disorder"; an organ that works badly is one that is ill."""
    identity = identity_of(fact)
    above = patient.index.vocabulary.ancestors(identity) if identity else ()
    return leaf.statement.kind == "condition" and "organ_dysfunction" not in above


def is_at_once(leaf: Leaf) -> bool:
    """Is a treatment asked for that goes on beside the study: "concurrent radiotherapy"?"""
    if leaf.statement.kind not in _PLANNED:
        return False
    return any(each.text.lower() in _AT_ONCE for each in leaf.statement.qualifiers)


def is_over(patient: Patient, fact: Fact) -> bool:
    """Do the words of the note say that it was there and is no more: "asthma, outgrown"?"""
    if fact.statement.assertion.time is not Tense.HISTORY:
        return False
    roles = roles_of(patient.index.vocabulary)
    return any(roles.ends(each.text) for each in fact.statement.qualifiers)


def is_suspected(patient: Patient, leaf: Leaf, fact: Fact) -> bool:
    """Does the note suspect it? What may follow from a finding is not suspected as a wide class:
    bleeding that may come from a cancer of the stomach does not raise "active cancer". A treatment
    that was only thought of has not been given."""
    status = fact.statement.assertion.status
    if status is Status.ABSENT or (fact.statement.kind in _PLANNED and leaf.kind == "exclusion"):
        return False
    narrow = identity_of(fact) == asked_for(leaf) or len(leaf.within) < _WIDE
    return narrow or fact.fact_id not in patient.index.derived


def asked_for(leaf: Leaf) -> str | None:
    """The id of the concept that is asked for, if a row names it."""
    return leaf.statement.concept.concept_id if leaf.statement.concept else None


def identity_of(fact: Fact) -> str | None:
    """The id of the concept that a fact tells of, if a row names it."""
    return fact.statement.concept.concept_id if fact.statement.concept else None
