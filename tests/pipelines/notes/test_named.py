"""Which terms is a passage told with?"""

from __future__ import annotations

from nlp.model import Amount, Assertion, Comparator, Status
from nlp.recognizers import Found, TermFound, find_terms, read_amounts
from pipelines.notes.named import kind_of, of_test, outside_amounts, with_names
from pipelines.notes.owned import Result


def term(start, end, concept_id, kind="measurement"):
    return Found(start, end, TermFound(concept_id, kind, concept_id))


def test_a_name_told_by_its_place_covers_what_lies_inside():
    within, beside = term(6, 10, "iron", "drug"), term(20, 24, "gout", "condition")
    whole = Found(0, 10, TermFound("", "measurement", "serum iron"))
    value = Found(12, 14, None)
    assert with_names([within, beside], [Result(whole, value)], ()) == [whole, beside]


def test_a_term_is_told_once():
    known = term(0, 4, "iron")
    assert with_names([known], [Result(known, Found(5, 7, None))], ()) == [known]


def test_drugs_and_tests_keep_their_names_inside_amounts(vocabulary):
    text = "stage III gout, aspirin 81 mg"
    amounts = read_amounts(text, vocabulary)
    kept = outside_amounts(find_terms(text, vocabulary), amounts)
    assert {"gout", "aspirin"} <= {each.value.concept_id for each in kept}


def test_a_test_whose_findings_are_denied_was_done():
    text = "no biopsy changes"
    found = Found(3, 9, TermFound("biopsy", "procedure", "biopsy"))
    denied = Assertion(Status.ABSENT)
    assert of_test(text, found, denied).status is Status.PRESENT
    assert of_test("no biopsy was done", found, denied) is denied


def test_words_with_a_value_are_measured():
    value = Amount(Comparator.EQ, ())
    assert kind_of(TermFound("", "other", "wound depth"), value) == "measurement"
    assert kind_of(TermFound("egg_allergy", "condition", "egg allergy"), None) == "allergy"
    assert kind_of(TermFound("man", "person", "man"), None) == "demographic"
