"""How far back does a thing lie of which the time that has gone by since is told?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("Time since stroke < 8 months", "stroke within [-8 mo, 0 d] of as_of"),
        ("Time elapsed since stroke >= 8 months", "stroke before [-inf, -8 mo] of as_of"),
        ("Interval from injury: 4 to 8 weeks", "injury within [-8 wk, -4 wk] of as_of"),
        ("Insomnia > 8 months", "insomnia lasting > 8 mo"),
    ],
)
def test_gone_by(line, short):
    trial = extract_criteria(Listing("T", f"Inclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
