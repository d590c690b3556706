"""Are exceptions taken away from what they except, wherever their word stands?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("kind", "line", "short"),
    [
        ("Exclusion", "stroke, not counting migraine", "stroke and not migraine"),
        (
            "Exclusion",
            "stroke or epilepsy, migraine aside",
            "(stroke or epilepsy) and not migraine",
        ),
        ("Exclusion", "stroke, migraine excepted", "stroke and not migraine"),
        ("Exclusion", "stroke (migraine is no exclusion)", "stroke and not migraine"),
        ("Exclusion", "stroke; migraine does not exclude", "stroke and not migraine"),
        ("Exclusion", "stroke; migraine is not exclusionary", "stroke and not migraine"),
        ("Exclusion", "stroke (excluding migraine)", "stroke and not migraine"),
        ("Exclusion", "gout; stroke (migraine is allowed)", "gout or (stroke and not migraine)"),
        ("Inclusion", "No aspirin, ibuprofen excepted", "aspirin absent or ibuprofen"),
        ("Inclusion", "platelets > 60 10^9/L (transfusion allowed)", "platelets > 60 10*9/L"),
        ("Inclusion", "ALT < 2 x ULN (one repeat test permitted)", "alt < 2 xULN"),
        # As wide as what it would be taken from: the words that narrow it were not read.
        (
            "Exclusion",
            "deep vein thrombosis; thrombosis of a port is no exclusion",
            "deep_vein_thrombosis",
        ),
        # No exceptions.
        ("Exclusion", "stroke or migraine", "stroke or migraine"),
        ("Inclusion", "an acceptable method of contraception", "contraception"),
    ],
)
def test_exceptions(kind, line, short):
    trial = extract_criteria(Listing("T", f"{kind} Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short


def test_words_of_exception_are_read():
    text = "Exclusion Criteria:\n- stroke, migraine excepted\n"
    criterion = extract_criteria(Listing("T", text), build_reader()).criteria[0]
    assert (criterion.readable, criterion.unread) == ("full", ())
