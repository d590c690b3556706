"""Of whom is a disease asked: the patient, a relative, or either? Whole criteria: logic.cases."""

import pytest

from nlp.model import Experiencer
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings.families import of_either


@pytest.mark.parametrize(
    ("text", "whom", "joined"),
    [
        ("Personal or family history of gout", ["patient", "family"], [(0, 1)]),
        ("Gout (personal/family)", ["patient", "family"], [(0, 1)]),
        ("Family history of gout", ["family"], []),
        ("Gout and stroke", ["patient", "patient"], []),
        ("Family physician confirms gout", ["patient"], []),
    ],
)
def test_either_is_asked_for_where_both_are_named(text, whom, joined):
    placed = list(read_statements(Passage(text), build_reader()).placed)
    made, pairs, _ = of_either(text, 0, [each for each in placed if each.statement.concept])
    told = [each.statement.assertion.experiencer for each in made]
    kept = [Experiencer(each) for each in whom]
    assert (told[: len(kept)], pairs) == (kept, joined)
