"""Which forms of a drug do routes alone name?"""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements

STEROID, TOPICAL, INHALED = "corticosteroid", "topical_corticosteroid", "inhaled_corticosteroid"


def told(text):
    statements = read_statements(Passage(text), build_reader()).statements
    return [each.concept.concept_id or each.concept.name for each in statements if each.concept]


@pytest.mark.parametrize(("text", "names"), [
    ("corticosteroids, except topical or inhaled", [STEROID, TOPICAL, INHALED]),
    ("corticosteroids (other than inhaled and rectal forms)", [
        STEROID, INHALED, "rectal corticosteroids"
    ]),
    ("use of corticosteroids within 4 weeks, excluding topical use", [STEROID, TOPICAL]),
    ("corticosteroids other than topical corticosteroids", [STEROID, TOPICAL]),
    ("corticosteroids. Excluding topical anesthetics", [STEROID, "local_anesthetic"]),
])  # fmt: skip
def test_spared_routes_are_forms_of_the_drug_before(text, names):
    assert told(text) == names
