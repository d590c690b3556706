"""When was it that the patient was so old?"""

import pytest

from cases import read_cases
from nlp.model import Note, PartialDate
from nlp.statements import build_reader
from pipelines.notes import extract_facts
from pipelines.notes.at_age import at_ages, birth_year

CASES = read_cases("pipelines/notes/at_age.cases")
DAY = PartialDate(2024, 3, 1)
TEXT = "A 53-year-old woman had an appendectomy at age 12 and has had asthma since age 6."


@pytest.fixture(scope="module")
def reader():
    return build_reader()


def written(found):
    return f"{found.value.value.start or ''}..{found.value.value.end or ''}"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_at_ages(case):
    found = ", ".join(map(written, at_ages(case.text, 1970, DAY)))
    assert (found or "nothing") == case.expected
    assert at_ages(case.text, None, DAY) == []


def times(note, reader):
    facts, _ = extract_facts(note, reader)
    named = {f.statement.concept.concept_id: f for f in facts}
    return {name: (str(f.time.start), str(f.time.end), f.time.source) for name, f in named.items()}


def test_what_happened_and_what_goes_on(reader):
    found = times(Note("p", "n", TEXT, DAY), reader)
    assert found["appendectomy"] == ("1982", "1984", "relative")
    assert found["asthma"] == ("1976", "None", "relative")


def test_an_age_of_the_family_tells_no_time(reader):
    text = "A 53-year-old woman. Her father had a stroke at age 50."
    found = times(Note("p", "n", text, DAY), reader)
    assert found["stroke"] == ("2024-03-01", "None", "note_date")


def test_the_birth_date_of_the_record_comes_first(reader):
    note = Note("p", "n", TEXT, DAY, birth_date=PartialDate(1969, 5, 5))
    assert birth_year(note, []) == 1969
    assert birth_year(Note("p", "n", TEXT, None), []) is None
