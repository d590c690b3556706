"""What notes say, from the table of cases; dates, doubts, and where it stands in the note."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import read_cases
from nlp.model import Fact, Note, PartialDate
from nlp.model.notation import write_statement
from nlp.statements import build_reader
from pipelines.notes import extract_facts

DAY = PartialDate(2024, 6, 20)
CLINIC = (
    "Clinic letter\n67M with gout, seen 3 weeks after flare.\n"
    "PMH: asthma. Stroke in 2019\nFH: father had psoriasis\n"
    "2024-06-18: Hb 11.2 g/dL (ref 13.0-17.0), Plt 210\n"
    "No fever. Possible pneumonia.\n"
)
PIECES = [
    *("PMH:", "FH:", "\n", "\t", " ", ", ", ": ", "- ", "Labs ", "2019", "45M with ", "BP 142/88"),
    *("gout", "no asthma", "Hb 11.2 g/dL", "3 weeks ago", "since 2015", "mother", "(ref 1-2)"),
    *("\u00a0", "×", "😀", "\x00", "31/31/2024", "/", "^", "²", "\r\n", "⅞"),
]


def facts_of(text: str, day: PartialDate | None = DAY) -> list[Fact]:
    return extract_facts(Note("p", "n", text, day), build_reader())[0]


def told(fact: Fact) -> str:
    """`gout @2019`, `warfarin @2019..2021`: the time only where the text gives it."""
    time = fact.time
    words = write_statement(fact.statement)
    if fact.statement.kind == "allergy":
        words = f"allergy: {words}"
    if time.source not in ("text", "relative"):
        return words
    end = "" if time.end in (None, time.start) else f"..{time.end}"
    return f"{words} @{time.start or ''}{end}"


def written(text: str) -> str:
    """The facts of a note in the order of its text."""
    facts = sorted(facts_of(text), key=lambda fact: fact.statement.concept.quote.start)
    return "; ".join(map(told, facts)) or "nothing"


@pytest.mark.parametrize("case", read_cases("pipelines/notes/notes.cases"), ids=str)
def test_notes(case):
    assert written(case.text) == case.expected


@pytest.mark.parametrize("case", read_cases("pipelines/notes/known_gaps.cases"), ids=str)
def test_a_gap_that_is_mended_leaves_the_table(case):
    assert written(case.text) != case.expected


def test_every_span_points_into_the_note():
    for fact in facts_of(CLINIC):
        said = fact.statement
        parts = [said.quote, *said.qualifiers, *said.assertion.cues]
        parts += [part.quote for part in (said.concept, said.amount) if part is not None]
        for quote in parts:
            if quote is not None:
                assert CLINIC[quote.start : quote.end] == quote.text


def test_facts_are_numbered_once_and_carry_their_section():
    facts = facts_of(CLINIC)
    assert len({fact.fact_id for fact in facts}) == len(facts)
    sections = {fact.statement.concept.concept_id: fact.section for fact in facts}
    assert sections["asthma"] == "past_medical_history"
    assert sections["psoriasis"] == "family_history"
    assert sections["gout"] is None


def test_a_note_without_a_date_says_so():
    facts, problems = extract_facts(Note("p", "n", CLINIC), build_reader())
    assert [problem.code for problem in problems] == ["no_date"]
    dated = {f.statement.concept.concept_id: str(f.time.start) for f in facts if f.time.start}
    assert dated == {"stroke": "2019", "hemoglobin": "2024-06-18", "platelets": "2024-06-18"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Admitted for a stroke two weeks ago.", "stroke within [-2 wk, -2 wk] of as_of"),
        ("Gout was diagnosed 5 years ago.", "gout (history) since [-5 a, inf] of as_of"),
        ("Hernia repair 2 years ago.", "hernia_repair (history) within [-30 mo, -18 mo] of as_of"),
        ("Started metformin 3 weeks ago.", "metformin since [-3 wk, inf] of as_of"),
        ("Gout. Stroke in 2019.", "gout"),
    ],
)
def test_a_note_without_a_date_tells_times_from_its_own_day(text, expected):
    first = next(f for f in facts_of(text, None) if f.statement.kind != "demographic")
    assert write_statement(first.statement) == expected


def test_a_contradiction_within_a_note_is_told_on_both_facts():
    facts = facts_of("Gout.\nNo gout.")
    assert [[a.code for a in f.statement.assumptions] for f in facts] == [["contradicted"]] * 2


def test_an_empty_note_says_nothing():
    assert extract_facts(Note("p", "n", "", DAY), build_reader()) == ([], [])


def test_fields_of_the_note_are_facts_before_its_words():
    note = Note("p", "n", "A man with gout", DAY, PartialDate(1944, 2, 1), "male")
    facts, _ = extract_facts(note, build_reader())
    assert [told(fact) for fact in facts] == ["birth_date @1944-02-01", "male", "gout"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_odd_text_never_raises_and_spans_hold(text):
    for fact in facts_of(text):
        quote = fact.statement.quote
        if quote is not None:
            assert text[quote.start : quote.end] == quote.text
