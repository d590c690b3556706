"""Is an examination that heads its findings a fact, and where do vital signs end?"""

import pytest

from nlp.model import Passage
from pipelines.notes.titles import examined_from, titled


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("ECG", " sinus rhythm", "electrocardiogram"),
        ("MRI", " three microbleeds", "mri"),
        ("ECG", " not done", None),
        ("ECG", " pending", None),
        ("ECG", "", None),
        ("Physical Examination", " lungs clear", None),
        ("Surgery", " appendectomy", None),
        ("Assessment", " gout", None),
        (None, "gout", None),
    ],
)
def test_titled(title, text, expected, vocabulary):
    received = f"{title}:{text}"
    passage = Passage(text, len(str(title)) + 1, "imaging", title)
    found = titled(passage, vocabulary, received)
    assert (found and found.concept.concept_id) == expected
    if found is not None:
        quote = found.concept.quote
        assert received[quote.start : quote.end] == quote.text == title


def test_vital_signs_end_where_the_body_is_examined():
    assert examined_from(Passage(" BP 120/80. NECK: supple", 0, "vital_signs")) == 11
    assert examined_from(Passage(" BP 120/80.", 0, "vital_signs")) is None
    assert examined_from(Passage(" NECK: supple", 0, "physical_exam")) is None
