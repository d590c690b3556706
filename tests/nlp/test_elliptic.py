"""Members of lists that leave a part of their name to another."""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


def told(text: str) -> list[str | None]:
    statements = read_statements(Passage(text), build_reader()).statements
    return [each.concept.concept_id for each in statements if each.concept is not None]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "right or left bundle branch block",
            ["right_bundle_branch_block", "left_bundle_branch_block"],
        ),
        ("first- or second-degree AV block", ["first_degree_av_block", "second_degree_av_block"]),
        (
            "bacterial, viral or fungal infection",
            ["bacterial_infection", "viral_infection", "fungal_infection"],
        ),
        ("hepatitis A, B, or C infection", ["hepatitis_a", "hepatitis_b", "hepatitis_c"]),
        ("diabetes type 1 or 2", ["type_1_diabetes", "type_2_diabetes"]),
        ("CYP3A4 inhibitors or inducers", ["cyp3a4_inhibitor", "cyp3a4_inducer"]),
        (
            "triple-negative or HER2-positive breast cancer",
            ["triple_negative_breast_cancer", "her2_positive_breast_cancer"],
        ),
        ("mild or severe asthma", ["asthma", "severe_asthma"]),
        (
            "recurrent or metastatic head and neck cancer",
            ["head_and_neck_cancer", "metastatic_head_and_neck_cancer"],
        ),
        ("metastatic or recurrent thymoma", ["thymoma"]),
        # What names something by itself needs no part of another name.
        ("anxiety or bipolar disorder", ["anxiety", "bipolar_disorder"]),
        ("trauma within 28 days, or planned surgery", ["injury", "elective_surgery"]),
        ("stroke or heart failure", ["stroke", "heart_failure"]),
        ("hepatitis B or 3 doses of aspirin", ["hepatitis_b", "aspirin"]),
    ],
)
def test_lists_share_what_they_leave_out(text, ids):
    assert told(text) == ids


def test_a_qualifier_that_stands_for_a_name_goes_no_further():
    reading = read_statements(Passage("mild or severe asthma"), build_reader())
    assert [[q.text for q in each.qualifiers] for each in reading.statements] == [["mild"], []]
    assert [mention.kind for mention in reading.mentions] == ["qualifier", "condition"]
