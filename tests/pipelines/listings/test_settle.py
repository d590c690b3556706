"""Is what remains of a reading numbered on, and what was taken out covered?"""

from nlp.model import Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings.asides import asides
from pipelines.listings.settle import settle


def settled(text, first=1):
    reader = build_reader()
    reading = read_statements(Passage(text, 0), reader, first=first)
    return settle(text, 0, reading, asides([text])[0], reader.vocabulary, first=first)


def test_statements_are_numbered_from_the_first():
    made = settled("SpO2 > 94 % on room air, BP > 170/105 mmHg, gout", first=4)
    assert [each.id for each in made.reading.statements] == ["s4", "s5", "s6", "s7"]
    assert [each.statement.concept.concept_id for each in made.single] == ["spo2", "gout"]
    assert len(made.joint) == 1


def test_a_remark_is_covered():
    text = "SpO2 > 94 % on room air"
    made = settled(text)
    at = text.index("room air")
    assert any(start <= at and end >= at + 8 for start, end in made.reading.covered)
    assert len(made.single) == 1


def test_what_needs_no_settling_stays():
    reader = build_reader()
    reading = read_statements(Passage("gout or stroke", 0), reader)
    made = settle("gout or stroke", 0, reading, [], reader.vocabulary, first=1)
    assert made.reading == reading
    assert made.single == reading.placed
    assert made.joint == ()
