"""Tumor facts as terms: what is one, what is none, and which its own result denies."""

from __future__ import annotations

import pytest

from nlp.model import Assertion, Quote, Status
from nlp.recognizers import Found, TermFound, find_terms
from nlp.tumors import marked, therapies_against, tumor_terms
from nlp.vocabulary import load_vocabulary


def written(text: str) -> str:
    found = tumor_terms(text, [])
    said = [marked(text, each, Assertion()).status for each in found]
    names = [each.value.name for each in found]
    return "; ".join(
        name if status is Status.PRESENT else f"{name} {status}"
        for name, status in zip(names, said, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ER+, PR-, HER2 negative", "er; pr absent; her2 absent"),
        ("estrogen receptor: positive", "er"),
        ("HER-2/neu negative", "her2 absent"),
        ("ER and/or PR positive", "er; pr"),
        ("ER/PR negative", "er absent; pr absent"),
        ("HER2 overexpression", "her2 overexpression"),
        ("HER2-negative", "her2 absent"),
        ("BRAF V600E mutation", "braf v600e mutation"),
        ("EGFR exon 19 deletion", "egfr exon 19 deletion"),
        ("KRAS wild type", "kras mutation absent"),
        ("ALK rearrangement", "alk rearrangement"),
        ("cT2 N0 M0", "ct2 n0 m0"),
        ("the T790M mutation", "t790m mutation"),
        ("T2-weighted MRI", ""),
        ("EGFR 54 mL/min", ""),
        ("EGFR inhibitor", ""),
        ("seen in the ER - discharged", ""),
        ("HER2-targeted therapy", ""),
        ("met with the patient", ""),
        ("T 37.2", ""),
    ],
)
def test_tumor_facts(text, expected):
    assert written(text) == expected


def test_they_take_the_place_of_what_they_hold():
    gene = Found(0, 4, TermFound("egfr", "measurement", "eGFR"))
    (found,) = tumor_terms("EGFR mutation", [gene])
    assert (found.start, found.end, found.value.concept_id) == (0, 13, "")


def test_a_longer_name_stays():
    text = "BRCA1 mutation carrier"
    name = Found(0, len(text), TermFound("brca_mutation_carrier", "condition", "carrier"))
    assert tumor_terms(text, [name]) == [name]


def test_a_negative_behind_a_comma_is_of_the_next():
    text = "EGFR mutation, ALK negative"
    said = Assertion(Status.ABSENT, cues=(Quote(19, 27, "negative"),))
    first, second = tumor_terms(text, [])
    assert marked(text, first, said).status is Status.PRESENT
    assert marked(text, second, said).status is Status.ABSENT


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("anti-multiple myeloma therapy", [("anti-multiple myeloma therapy", "antineoplastic")]),
        ("sarcoma-directed therapy", [("sarcoma-directed therapy", "antineoplastic")]),
        (
            "thymoma directed systemic therapy",
            [("thymoma directed systemic therapy", "antineoplastic")],
        ),
        ("sarcoma", [("sarcoma", "sarcoma")]),
        ("sarcoma after radiotherapy", [("sarcoma", "sarcoma"), ("radiotherapy", "radiotherapy")]),
    ],
)
def test_therapies_against_tumors(text, named):
    found = therapies_against(text, find_terms(text, load_vocabulary()))
    assert [(text[f.start : f.end], f.value.concept_id) for f in found] == named
