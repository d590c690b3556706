"""Does a criterion's text only point elsewhere or explain here, and is only that left out?"""

import pytest

from cases import read_cases
from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.asides import (
    _MAY_EXPLAIN,
    _MAY_POINT,
    _POINTING,
    _TELLING_WHY,
    asides,
    blanked,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("gout according to the EULAR criteria", ["according to the EULAR criteria"]),
        ("gout per the 2015 classification", ["per the 2015 classification"]),
        ("mania (DSM-5) or gout", ["DSM-5"]),
        ("grade 2 rash (CTCAE v4.03)", ["CTCAE v4.03"]),
        ("lesion measured per RECIST 1.1, and gout", ["per RECIST 1.1"]),
        (
            "consent in line with federal, local and institutional guidelines",
            ["in line with federal, local and institutional guidelines"],
        ),
        ("gout (see section 4.2); lupus", ["see section 4.2"]),
        ("gout (Please see section 4.2); lupus", ["Please see section 4.2"]),
        ("lupus as classified by the ACR guidelines", ["as classified by the ACR guidelines"]),
        ("IN LINE WITH EULAR criteria, gout", ["IN LINE WITH EULAR criteria"]),
        (
            "lupus per the 2019 classification and gout according to the EULAR criteria",
            ["per the 2019 classification", "according to the EULAR criteria"],
        ),
        (
            "no surgery because the risk of bleeding is high; lupus",
            ["because the risk of bleeding is high"],
        ),
        ("at least two of the following criteria: gout", []),
        ("birth control according to age", []),
        ("aspirin because of stroke", []),
        ("patients who, 3 weeks ago, had gout", []),
        ("gout as defined by urate > 7 mg/dL", []),
        ("two doses per day", []),
        ("using condoms and other criteria", []),
    ],
)
def test_asides(text, told):
    assert [text[start:end] for start, end in asides([text])[0]] == told


def test_a_woman_who_becomes_pregnant_later_is_no_demand():
    text = "Urate is low. Should a woman become pregnant, she should tell her physician. Gout."
    ((start, end),) = asides([text])[0]
    assert text[start:end] == "Should a woman become pregnant, she should tell her physician"


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("colitis according to the Mayo Clinic criteria or gout", "colitis or gout"),
        ("major depression by DSM-IV", "major_depressive_disorder"),
        ("migraine per the IV edition criteria", "migraine"),
        ("consent in accordance with national and local regulations", "informed_consent"),
        ("gout or asthma (see appendix 2)", "gout or asthma"),
        ("no colonoscopy because contraindicated", "colonoscopy absent"),
        ("gout, defined as urate > 7 mg/dL", "gout and uric_acid > 7 mg/dL"),
        ("gout according to the Lisbon criteria of rheumatology", "gout"),
        ("gout according to a rheumatologist, and hypertension", "gout and hypertension"),
        ("Asthma as defined by the guideline of the pulmonology society", "asthma"),
        (
            "Women who breastfeed, because there is a danger of dizziness in infants",
            "woman and lactating",
        ),
        (
            "Lipase <= 2 x ULN. In this trial, the ULN for lipase is 60 U/L.",
            "lipase <= 2 xULN",
        ),
        (
            "Bilirubin < 1.5 x ULN (the upper limit of normal of bilirubin is 1.2 mg/dL); gout",
            "bilirubin < 1.5 xULN and gout",
        ),
        ("lipase below the ULN and calcium of 9 mg/dL", "lipase < 1 xULN and calcium = 9 mg/dL"),
        ("gout according to urate > 7 mg/dL", "gout and uric_acid > 7 mg/dL"),
        ("Unable to walk because of arthritis", "inability_to_walk and arthritis"),
    ],
)
def test_what_only_points_asks_nothing(line, short):
    trial = extract_criteria(Listing("T", f"Inclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short


def test_what_only_points_is_read():
    text = "Inclusion Criteria:\n- gout according to the revised Paris criteria\n"
    criterion = extract_criteria(Listing("T", text), build_reader()).criteria[0]
    assert (criterion.readable, criterion.unread) == ("full", ())


def test_alone_it_stays():
    text = "Inclusion Criteria:\n- because of gout\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert len(criterion.statements) == 1


def test_blanks_keep_the_length():
    assert blanked("gout (see note)", [(6, 14)]) == "gout (        )"


def test_no_sign_is_missed_by_the_short_look():
    for case in read_cases("pipelines/listings/logic.cases"):
        low = case.text.lower()
        assert not _MAY_POINT.search(low) or any(sign in low for sign in _POINTING), low
        assert not _MAY_EXPLAIN.search(low) or any(sign in low for sign in _TELLING_WHY), low
