"""Are things behind an exception examples of it, or of what it is taken from?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        (
            "anticoagulants other than heparin (for example, warfarin)",
            "anticoagulant and not heparin",
        ),
        (
            "arthritis apart from gout, like psoriatic or rheumatoid arthritis.",
            "arthritis and not gout",
        ),
        # Kinds of the exception, and of neither, are excepted as before.
        (
            "skin disease except dermatitis (e.g., atopic dermatitis)",
            "skin_disease and not (dermatitis or atopic_dermatitis)",
        ),
        ("skin disease except eczema (e.g., asthma)", "skin_disease and not (eczema or asthma)"),
        ("skin disease except eczema or psoriasis", "skin_disease and not (eczema or psoriasis)"),
    ],
)
def test_examples_behind_an_exception(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
