"""Are amounts that are any but those told read so?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.other_than import leading


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("ECOG other than 0 or 1", "ecog absent in 0|1"),
        ("Gleason score other than 7", "gleason != 7"),
        ("NYHA not II or III", "nyha absent in 2|3"),
        ("ECOG 0 or 1", "ecog in 0|1"),
        ("Malignancy other than stage I melanoma", "malignancy and not melanoma = I"),
    ],
)
def test_other_than(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert [each.short for each in trial.criteria] == [short]


def test_where_the_number_of_an_amount_begins():
    assert [leading(words) for words in ("in 2", "2", "II")] == [3, 0, 0]
