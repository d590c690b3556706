"""Do words behind "unless" that only qualify or date a thing take those of that kind out?"""

import pytest

from nlp.model import Listing, Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings import extract_criteria
from pipelines.listings.unless import withheld


@pytest.mark.parametrize(
    ("kind", "line", "short"),
    [
        (
            "Exclusion",
            "penicillin allergy, unless mild",
            'penicillin_allergy and not penicillin_allergy with "mild"',
        ),
        (
            "Exclusion",
            "stroke (unless more than 6 months ago) or gout",
            "(stroke and not stroke before [-inf, -6 mo] of as_of) or gout",
        ),
        ("Inclusion", "no asthma unless mild", 'asthma absent or asthma with "mild"'),
        (
            "Exclusion",
            "severe asthma unless treated with aspirin",
            'severe_asthma and not aspirin with "treated"',
        ),
        ("Exclusion", "mild asthma or stroke", 'asthma with "mild" or stroke with "mild"'),
    ],
)
def test_unless(kind, line, short):
    trial = extract_criteria(Listing("T", f"{kind} Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short


def test_every_statement_stays_numbered_once():
    text = "Exclusion Criteria:\n- gout, penicillin allergy, unless mild; stroke\n"
    criterion = extract_criteria(Listing("T", text), build_reader()).criteria[0]
    ids = [each.id for each in criterion.statements]
    assert len(ids) == len(set(ids)) == 4


def test_without_such_a_word_nothing_is_told_twice():
    placed = list(read_statements(Passage("mild asthma, gout"), build_reader()).placed)
    assert withheld("mild asthma, gout", 0, placed) == (placed, [])
