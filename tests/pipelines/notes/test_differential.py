"""Are the numbers beside the cells of a differential their shares?"""

import pytest

from nlp.model import Note
from nlp.model.notation import write_statement
from nlp.statements import build_reader
from pipelines.notes import extract_facts


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Neutrophils 58, lymphocytes 32, monocytes 6", 3),
        ("71 neutrophils, 4 bands, 18 lymphocytes", 2),
        ("Neutrophils 4.1, lymphocytes 1.2", 0),
        ("Lymphocytes 32", 0),
    ],
)
def test_shares(text, percent):
    facts, _ = extract_facts(Note("p", "n", text), build_reader())
    told = [write_statement(fact.statement) for fact in facts]
    assert sum(each.endswith("%") for each in told) == percent
