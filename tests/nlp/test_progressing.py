"""Where is a progression told without the disease's name?"""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("progressed on imatinib", ["disease_progression", "imatinib"]),
        ("progression despite radiotherapy", ["disease_progression", "radiotherapy"]),
        ("the disease has progressed", ["disease_progression"]),
        ("progression of lupus nephritis", ["lupus_nephritis"]),
        ("labor that progresses slowly", ["labor"]),
    ],
)
def test_progress(text, names):
    found = read_statements(Passage(text), build_reader()).statements
    assert [each.concept.concept_id or each.concept.name for each in found] == names
