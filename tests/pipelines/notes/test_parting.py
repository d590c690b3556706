"""Which values of a note are taken apart, and where does each stand?"""

from nlp.model import Comparator
from nlp.recognizers import read_amounts
from pipelines.notes.parting import singled


def test_a_list_is_taken_apart_with_its_places(vocabulary):
    text = "were 139 and 152 mg/dL"
    parts = singled(text, read_amounts(text, vocabulary), vocabulary)
    assert [text[part.start : part.end] for part in parts] == ["139", "152 mg/dL"]
    assert [str(part.value.amount.unit) for part in parts] == ["mg/dL", "mg/dL"]


def test_a_range_is_one_result(vocabulary):
    text = "between 52 and 69 K/uL"
    assert len(singled(text, read_amounts(text, vocabulary), vocabulary)) == 1


def test_what_was_reached_is_no_limit(vocabulary):
    text = "came back up to 9.6 g/dL"
    (part,) = singled(text, read_amounts(text, vocabulary), vocabulary)
    assert part.value.amount.op is Comparator.EQ
