"""Does a noun that only names the kind of a treatment ask anything?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("aspirin used for the treatment of gout", "aspirin and gout"),
        ("antiplatelet aggregation drugs", "antiplatelet_drug"),
        ("treatment for gout", "treatment and gout"),
    ],
)
def test_generic(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
