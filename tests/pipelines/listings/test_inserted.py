"""For whom does a limit hold, where that is put in before it?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        (
            "Ferritin > 310 or, in women, > 205 ng/mL",
            "ferritin > 310 ng/mL or (ferritin > 205 ng/mL and woman)",
        ),
        (
            "Ferritin > 310 ng/mL or for men, > 405 ng/mL",
            "ferritin > 310 ng/mL or (ferritin > 405 ng/mL and man)",
        ),
        ("Ferritin > 310 ng/mL, or women, or gout", "ferritin > 310 ng/mL or woman or gout"),
    ],
)
def test_inserted(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
