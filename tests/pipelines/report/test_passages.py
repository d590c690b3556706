"""Are the sentences around the evidence whole, and their decisive words marked?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.model import Evidence, Fact, Listing, Note, PartialDate, Quote
from nlp.model.reading import read_statement
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.notes import extract_facts
from pipelines.report.passages import NoteText, criterion_words, marked, passages


def shown(text, *words):
    """The passages around facts of a note that name these words, marks in brackets."""
    note = Note("p", "n1", text, PartialDate(2026, 3, 2))
    facts = {fact.fact_id: fact for fact in extract_facts(note, build_reader())[0]}
    evidence = [
        Evidence("n1", fact.statement.quote, fact.fact_id)
        for word in words
        for fact in facts.values()
        if fact.statement.quote and fact.statement.quote.text == word
    ]
    assert len(evidence) == len(words)
    return [
        "".join(f"[{piece}]" if mark else piece for piece, mark in passage.pieces).strip()
        for passage in passages(evidence, {"n1": NoteText(note)}, facts)
    ]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("She is well. Asthma since 2019. Smokes.", ["Asthma"], ["[Asthma] since 2019."]),
        ("She is well. No asthma or stroke.", ["asthma"], ["[No] [asthma] or stroke."]),
        ("Her mother had a stroke.", ["stroke"], ["Her [mother] had a [stroke]."]),
        (
            "Asthma. She reads a lot. Stroke in 2019.",
            ["Asthma", "Stroke"],
            ["[Asthma].", "[Stroke] in 2019."],
        ),
        ("Asthma. Stroke in 2019.", ["Stroke", "Asthma"], ["[Asthma]. [Stroke] in 2019."]),
        (
            "Labs:\nHgb 9.1 g/dL\nWBC 6.4 x 10^9/L",
            ["Hgb 9.1 g/dL", "WBC 6.4 x 10^9/L"],
            ["[Hgb 9.1 g/dL]\n[WBC 6.4 x 10^9/L]"],
        ),
    ],
)
def test_sentences_and_marks(text, words, wanted):
    assert shown(text, *words) == wanted


def test_a_long_sentence_is_cut_on_both_sides():
    (passage,) = shown(f"{'more and ' * 60}asthma{' and more' * 60}.", "asthma")
    assert passage.startswith("…") and passage.endswith("…")
    assert "[asthma]" in passage
    assert len(passage) < 400


def test_a_fact_from_a_field_beside_the_note():
    note = Note("p", "n1", "She is well.", sex="female")
    facts = {fact.fact_id: fact for fact in extract_facts(note, build_reader())[0]}
    (fact,) = facts.values()
    evidence = Evidence("n1", Quote(0, 0, ""), fact.fact_id)
    (passage,) = passages([evidence], {"n1": NoteText(note)}, facts)
    assert passage.pieces == (("female", True),)
    assert passage.source == "field given with note n1"


def test_evidence_of_a_note_that_is_not_at_hand_keeps_its_words():
    fact = Fact("p", "n9", "f", read_statement("asthma"))
    (passage,) = passages([Evidence("n9", Quote(3, 9, "asthma"), "f")], {}, {"f": fact})
    assert (passage.pieces, passage.source) == ((("asthma", True),), "note n9")


def test_undated_notes_are_called_so():
    note = NoteText(Note("p", "n1", "Asthma."))
    (passage,) = passages([Evidence("n1", Quote(0, 6, "Asthma"))], {"n1": note}, {})
    assert passage.source == "note n1, undated"


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9))))
def test_marked_pieces_make_up_the_text(text, spans):
    inside = [(start, min(start + length, len(text))) for start, length in spans]
    pieces = marked(text, [(start, end) for start, end in inside if start < end])
    assert "".join(words for words, _ in pieces) == text


def test_words_of_a_criterion():
    listing = Listing(
        "T", "Inclusion Criteria:\n- Asthma within 6 months\n", min_age=18, sex="male"
    )
    trial = extract_criteria(replace(listing), build_reader())
    age, sex, asthma = (criterion_words(criterion) for criterion in trial.criteria)
    assert age == (("field: age >= 18 years", False),)
    assert sex == (("field: male", False),)
    assert asthma == (("Asthma", True), (" ", False), ("within 6 months", True))
