"""Is a treatment yet to come where something else is planned before it?"""

import pytest

from nlp.model import Note
from nlp.model.notation import write_statement
from nlp.statements import build_reader
from pipelines.notes import extract_facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agrees to a port before starting cisplatin", "cisplatin (future)"),
        ("Will see the dentist prior to radiotherapy", "radiotherapy (future)"),
        ("Wants counselling ahead of her chemotherapy", "chemotherapy (future)"),
        ("Colonoscopy was done before appendectomy", "colonoscopy; appendectomy"),
        ("Seen before cisplatin. Will return", "cisplatin"),
        ("Will return. Gout before cisplatin", "gout; cisplatin"),
        ("Agrees to take cisplatin", "cisplatin"),
        ("Plan: start cisplatin", "cisplatin (future)"),
        ("Starting cisplatin once the port is in", "cisplatin (future)"),
        ("Since the start of cisplatin", "cisplatin"),
        ("Please start cisplatin stat", "cisplatin"),
    ],
)
def test_planned(text, expected):
    facts, _ = extract_facts(Note("p", "n", text), build_reader())
    told = [write_statement(f.statement) for f in facts]
    assert "; ".join(each for each in told if each not in ("female", "counseling")) == expected
