"""Names of concepts in texts: longest first, in any spelling, in the right case."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from nlp.recognizers import TermFinder, find_terms, term_finder
from nlp.vocabulary import Owner, Term


def found(text, vocabulary):
    return [(text[f.start : f.end], f.value.concept_id) for f in find_terms(text, vocabulary)]


@pytest.mark.parametrize(
    ("text", "stretch", "identity"),
    [
        ("severe Crohn's disease", "Crohn's disease", "crohn_disease"),
        ("Crohns disease", "Crohns disease", "crohn_disease"),
        ("breast  cancers", "breast  cancers", "breast_cancer"),
        ("tumours of the lung", "tumours of the lung", "lung_cancer"),
        ("cancer of the breast", "cancer of the breast", "breast_cancer"),
        ("type II diabetes", "type II diabetes", "type_2_diabetes"),
        ("Type-2 diabetes mellitus", "Type-2 diabetes mellitus", "type_2_diabetes"),
        ("hepatitis B virus\ninfection", "hepatitis B virus\ninfection", "hepatitis_b"),
        ("UTIs", "UTI", "urinary_tract_infection"),
        ("two MIs", "MI", "myocardial_infarction"),
        ("non melanoma skin cancer", "non melanoma skin cancer", "non_melanoma_skin_cancer"),
        ("NT-proBNP", "NT-proBNP", "nt_probnp"),
    ],
)
def test_found(vocabulary, text, stretch, identity):
    assert (stretch, identity) in found(text, vocabulary)


@pytest.mark.parametrize(
    "text",
    [
        "PATIENTS MUST MEET ALL OF THE FOLLOWING",
        "all of them have to be met",
        "does it",
        "- asthma\n",
        "",
    ],
)
def test_not_found(vocabulary, text):
    assert [i for _, i in found(text, vocabulary) if i not in ("asthma", "patient", "meet")] == []


def test_the_longest_name_wins_and_nothing_overlaps(vocabulary):
    terms = find_terms("non-small cell lung cancer metastases in the lung", vocabulary)
    assert terms[0].value.concept_id == "non_small_cell_lung_cancer"
    assert all(a.end <= b.start for a, b in pairwise(terms))


def test_names_do_not_run_over_bullets(vocabulary):
    ids = [identity for _, identity in found("- breast\n- cancer", vocabulary)]
    assert "breast_cancer" not in ids


def owner(name, exact=None):
    return (Owner(name, exact),)


def test_case_decides_between_owners():
    rows = {i: Term(i, "condition", (i,)) for i in ("one", "two")}
    finder = TermFinder({("psa",): (Owner("one", "PSA"), Owner("two", "PsA"))}, rows)
    assert [f.value.concept_id for f in finder.find("PSA or PsA or psa")] == ["one", "two"]


def test_shouted_words_are_no_acronyms():
    finder = TermFinder(
        {("all",): owner("leukemia", "ALL")}, {"leukemia": Term("leukemia", "condition", ("ALL",))}
    )
    assert finder.find("relapsed ALL in childhood")
    assert not finder.find("CRITERIA: ALL PATIENTS WITH ASTHMA")


def test_speed_does_not_depend_on_the_number_of_names(vocabulary):
    """Ten times the names take less than twice the time; best of several runs."""
    names = dict(vocabulary.terminology.names())
    rows = {row.id: row for row in vocabulary.terminology.concepts()}
    rows["made"] = Term("made", "condition", ("made",))
    made = {(f"made{i}", "name"): owner("made") for i in range(10 * len(names))}
    text = "Patients with breast cancer, asthma or heart failure and no history of stroke. " * 50
    finders = (term_finder(vocabulary), TermFinder(names | made, rows))

    def best(finder):
        times = []
        for _ in range(5):
            start = time.perf_counter()
            finder.find(text)
            times.append(time.perf_counter() - start)
        return min(times)

    small, large = map(best, finders)
    assert large < 2 * small


def test_the_component_fills_the_group(language):
    doc = language("history of asthma")
    assert [span.label_ for span in doc.spans["terms"]] == ["condition"]
    assert doc.spans["terms"][0]._.inclex.concept_id == "asthma"
