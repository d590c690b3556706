"""Are the days of a list told apart, and the first of them that of its heading?"""

from __future__ import annotations

import pytest

from nlp.model import Note, PartialDate, Statement
from nlp.statements import build_reader
from pipelines.notes import extract_facts
from pipelines.notes.again import comes_again

READ = build_reader()
CASES = [
    ("Strokes in 2012 and 2019.", ["2012", "2019"]),
    ("Shingles in 2014 and again in 2021", ["2014", "2021"]),
    ("COPD exacerbations: 3/2023 (antibiotic at home), 9/2023.", ["2023-03", "2023-09"]),
    ("Last relapse May 2023 (left eye), before that Sept 2022", ["2023-05", "2022-09"]),
    ("Pneumonia in March 2020, another one in May 2021", ["2020-03", "2021-05"]),
    ("MI 2015, 2016 stroke", ["2015", "2016"]),
    ("MI 2015. Seen in 2016.", ["2015"]),
    ("Gout 2015 and 2016", ["2015"]),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_days_of_a_list(text, days):
    facts, _ = extract_facts(Note("p", "n", text, PartialDate(2024, 6, 20)), READ)
    told = [str(f.time.start) for f in facts if f.statement.kind == "condition"]
    assert told == days


def test_what_is_done_comes_again():
    assert comes_again(Statement("s", "procedure"))
    assert not comes_again(Statement("s", "condition"))
