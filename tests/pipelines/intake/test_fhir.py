"""Are notes of FHIR documents read with the patient they are on?"""

from nlp.model import Note
from pipelines.intake.fhir import FhirReader, is_resource


def document(**fields):
    data = {"attachment": {"contentType": "text/plain", "data": "R291dA=="}}
    return {
        "resourceType": "DocumentReference",
        "id": "d",
        "subject": {"reference": "Patient/p1"},
        "content": [data],
        **fields,
    }


def test_patients_of_earlier_rows_are_remembered():
    reader = FhirReader()
    assert list(reader.notes({"resourceType": "Patient", "id": "p1", "gender": "male"})) == []
    (note,) = reader.notes(document())
    assert isinstance(note, Note) and note.sex == "male" and note.text == "Gout"


def test_period_stands_in_for_the_date():
    (note,) = FhirReader().notes(document(context={"period": {"start": "2023-05-06"}}))
    assert str(note.date) == "2023-05-06"


def test_attachments_without_text():
    empty = {"attachment": {"url": "Binary/5"}}
    (fault,) = FhirReader().notes(document(content=[empty]))
    assert "without data" in str(fault)


def test_what_is_a_resource():
    assert is_resource(document())
    assert not is_resource({"patient_id": "p"})
