"""Is an event, an operation or a course that is dated before the note over, and what lasts not?"""

import pytest

from nlp.model import Note, PartialDate
from nlp.model.notation import write_statement
from nlp.statements import build_reader
from pipelines.notes import extract_facts
from pipelines.notes.past import events

DAY = PartialDate(2024, 6, 20)


def told(text, day=DAY):
    facts, _ = extract_facts(Note("p", "n", text, day), build_reader())
    return "; ".join(write_statement(f.statement) for f in facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stroke in 2019", "stroke (history)"),
        ("Stroke in June 2024", "stroke"),
        ("Gout in 2019", "gout"),
        ("Appendectomy 1998", "appendectomy (history)"),
        ("Appendectomy on 2024-06-18", "appendectomy (history)"),
        ("Appendectomy today", "appendectomy"),
        ("Colonoscopy in 2022", "colonoscopy"),
        ("Aspirin until April 2024", "aspirin (history)"),
        ("Aspirin 2016 to 2018", "aspirin (history)"),
        ("Aspirin since 2016", "aspirin"),
        ("Had been on aspirin in 2016", "aspirin"),
        ("Aspirin started in 2016", "aspirin"),
        ("Received rituximab in March 2024", "rituximab (history)"),
        ("Rituximab last dose 2 March 2024", "rituximab (history)"),
        ("Rituximab last dose 2 June 2024", "rituximab"),
        ("Influenza vaccine in October 2023", "influenza_vaccine (history)"),
        ("No stroke in 2019", "stroke absent"),
        ("His mother had a stroke in 2019", "stroke (family)"),
        ("Follow-up of 2024-05-02", "follow_up_care"),
    ],
)
def test_over_or_not(text, expected):
    assert told(text) == expected


def test_without_the_notes_day_nothing_is_over():
    assert told("Stroke in 2019", None) == "stroke"


def test_an_event_ends_on_its_day_and_a_disease_goes_on():
    facts, _ = extract_facts(Note("p", "n", "Stroke 2019. Gout 2018", DAY), build_reader())
    assert [(str(f.time.start), f.time.end and str(f.time.end)) for f in facts] == [
        ("2019", "2019"),
        ("2018", None),
    ]


def test_every_event_is_a_row(vocabulary):
    found = events(vocabulary)
    assert found <= set(vocabulary.terms)
    assert "hip_fracture" in found
    assert "silent_infarct" not in found
    assert not {"type_2_diabetes", "hypertension", "hiv_infection", "breast_cancer"} & found
