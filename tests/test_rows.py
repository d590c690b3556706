"""Does every row of every table say true? Examples are read, rejects refused, names found.

The tests read the shipped tables, never a copy; what they show of all faults is the whole list.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from importlib.resources import files

import pytest

from nlp.errors import VocabularyError
from nlp.model import Experiencer, Passage, Status, Tense
from nlp.model.notation import plain, write_amount, write_statement, write_window
from nlp.recognizers import assert_terms, find_terms, read_amounts, read_windows, term_finder
from nlp.sections import heading_finder, split_sections
from nlp.statements import build_reader, read_statements
from nlp.vocabulary import is_case_sensitive, load_vocabulary, read_vocabulary

VOCABULARY = load_vocabulary()
# Names of what a sentence is made of, beside what an example is about.
ASIDE = frozenset(
    [
        "mother",
        "marital_status",
        "finding",
        "symptom",
        "family_history",
        "referral",
        "ct",
        "prophylaxis",
        "contraindication",
    ]
)


def examples(rows, name="id"):
    """Every example of the rows, as pytest parameters."""
    return [
        pytest.param(row, text, wanted, id=f"{getattr(row, name, row)}: {text}")
        for row in rows
        for text, wanted in row.examples
    ]


def test_no_faults_and_no_clashes():
    try:
        read_vocabulary(files("nlp.vocabulary"))
    except VocabularyError as error:
        pytest.fail(str(error))


@pytest.mark.parametrize(("row", "text", "wanted"), examples(VOCABULARY.units.values(), "code"))
def test_unit_examples(row, text, wanted):
    found = [each.value.amount for each in read_amounts(text, VOCABULARY)]
    assert [f"{plain(a.values[0])} {a.unit or '1'}" for a in found] == [wanted]


@pytest.mark.parametrize(("row", "text", "wanted"), examples(VOCABULARY.measures.values()))
def test_measure_examples(row, text, wanted):
    reading = read_statements(Passage(text), build_reader(), side="note")
    found = [write_statement(s) for s in reading.statements if s.amount is not None]
    assert [rounded(each, wanted) for each in found] == [wanted]


@pytest.mark.parametrize(("row", "text", "wanted"), examples(VOCABULARY.abbreviations, "short"))
def test_abbreviation_examples(row, text, wanted):
    statements = read_statements(Passage(text), build_reader(), open_too=False).statements
    meant = {each.partition(" ")[0] for each in wanted.split("; ") if each != "nothing"}
    found = {s.concept.concept_id for s in statements if s.concept is not None}
    others = {concept for concept, _ in row.meanings if concept} - meant
    assert meant <= found
    assert not others & found


def rounded(found: str, wanted: str) -> str:
    """The form found, its numbers rounded to as many digits as the wanted form shows."""
    ours, theirs = found.split(" "), wanted.split(" ")
    if len(ours) != len(theirs):
        return found
    for index, (given, shown) in enumerate(zip(ours, theirs, strict=True)):
        try:
            digits = Decimal(shown.strip("[](),"))
            number = Decimal(given.strip("[](),"))
        except InvalidOperation:
            continue
        ours[index] = given.replace(given.strip("[](),"), str(number.quantize(digits)))
    return " ".join(ours)


@pytest.mark.parametrize(("row", "text", "wanted"), examples(VOCABULARY.comparators, "op"))
def test_comparator_examples(row, text, wanted):
    found = [write_amount(each.value.amount) for each in read_amounts(text, VOCABULARY)]
    assert found == [wanted]


@pytest.mark.parametrize(("row", "text", "wanted"), examples(VOCABULARY.windows, "phrases"))
def test_window_examples(row, text, wanted):
    assert [write_window(each.value) for each in read_windows(text, VOCABULARY)] == [wanted]


@pytest.mark.parametrize("row", VOCABULARY.windows, ids=lambda row: row.phrases[0])
def test_window_rejects(row):
    for text in row.rejects:
        assert read_windows(text, VOCABULARY) == [], text


@pytest.mark.parametrize("row", VOCABULARY.comparators, ids=lambda row: row.phrases[0])
def test_comparator_rejects(row):
    for text in row.rejects:
        assert not any(
            each.value.amount.op is row.op and not each.value.bare
            for each in read_amounts(text, VOCABULARY)
        ), text


# Listing rows whose words other modules weigh; here only that the example holds them.
WORDS_ONLY = frozenset(
    [
        *("cohort", "population", "topic", "remark", "boilerplate", "page", "page_field"),
        "page_label",
        "title",
        *("foreign", "modifier", "citation"),
    ]
)


def headed(row, text):
    """Which sections does a text name?"""
    sides = ("listing", "note") if row.side == "both" else (row.side,)
    if row.section in WORDS_ONLY:
        words = heading_finder(VOCABULARY, row.side).words(row.section)
        return {row.section} if re.search(words, text, re.IGNORECASE) else set()
    return {
        passage.section
        for side in sides
        for passage in split_sections(f"{text}\nsome words", VOCABULARY, side=side)
    }


@pytest.mark.parametrize(("row", "text", "wanted"), examples(VOCABULARY.headings, "section"))
def test_heading_examples(row, text, wanted):
    assert wanted in headed(row, text)


@pytest.mark.parametrize(
    "row",
    [r for r in VOCABULARY.headings if r.section not in WORDS_ONLY],
    ids=lambda row: row.section,
)
def test_heading_rejects(row):
    for text in row.rejects:
        assert row.section not in headed(row, text), text


def asserted(text: str, side: str) -> str:
    """The terms of a text with their flags, in the short form."""
    terms = find_terms(text, VOCABULARY)
    found = []
    for term, assertion in zip(
        terms, assert_terms(text, terms, VOCABULARY, side=side), strict=True
    ):
        name, value = term.value.concept_id, assertion.value
        if name.endswith("_qualifier") or name in ASIDE:
            continue
        name += "" if value.status is Status.PRESENT else f" {value.status}"
        marks = [
            str(mark)
            for mark in (value.experiencer, value.time)
            if mark not in (Experiencer.PATIENT, Tense.CURRENT)
        ]
        found.append(name + (f" ({', '.join(marks)})" if marks else ""))
    return "; ".join(found)


@pytest.mark.parametrize("cue", VOCABULARY.cues, ids=lambda cue: cue["literal"])
def test_cue_examples(cue):
    side = cue.get("side", "note")
    for text, wanted in cue["examples"].items():
        assert asserted(text, side) == wanted, text


@pytest.mark.parametrize(
    "cue", [c for c in VOCABULARY.cues if c.get("rejects")], ids=lambda cue: cue["literal"]
)
def test_cue_rejects(cue):
    """The cue's own words do not count there: of its category no cue stands beside a term."""
    for text in cue["rejects"]:
        terms = find_terms(text, VOCABULARY)
        for found in assert_terms(text, terms, VOCABULARY, side=cue.get("side", "note")):
            words = {quote.text.lower() for quote in found.value.cues}
            assert cue["literal"] not in words, text


def test_every_name_finds_its_own_row():
    finder = term_finder(VOCABULARY)
    lost = []
    for row in VOCABULARY.terminology.concepts():
        shared = getattr(row, "ambiguous", ())
        for name in row.names:
            found = finder.find(name)
            whole = [f.value for f in found if f.end - f.start >= len(name) - 4]
            ids = {i for value in whole for i in (value.concept_id, *value.alternatives)}
            if row.id not in ids and name not in shared:
                lost.append(f"{row.id}: {name!r} reads {[f.value.concept_id for f in found]}")
    assert not lost, f"{len(lost)} names:\n" + "\n".join(lost[:100])


def test_every_generated_spelling_finds_its_row():
    finder = term_finder(VOCABULARY)
    lost = []
    for surface, exact, identity, _ in VOCABULARY.surface_forms():
        found = {
            i
            for each in finder.find(surface)
            for i in (each.value.concept_id, *each.value.alternatives)
        }
        if identity not in found and not exact:
            lost.append(f"{identity}: {surface!r} reads {sorted(found)}")
    assert not lost, f"{len(lost)} spellings:\n" + "\n".join(lost[:100])


def test_case_matters_only_where_it_must():
    assert is_case_sensitive("ALL")
    assert not is_case_sensitive("AML")
    assert not is_case_sensitive("asthma")


def icd_codes(shared) -> set[str]:
    """Every code of the list of ICD-10-CM codes, undotted, and all of their categories."""
    import csv
    import gzip

    path = shared / "corpora" / "terminologies" / "icd10cm_ccsr_2021.csv.gz"
    if not path.is_file():
        pytest.skip("no list of ICD-10-CM codes")
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        codes = {row[0].strip("' ") for row in csv.reader(file) if row}
    return {code[:length] for code in codes for length in range(3, len(code) + 1)}


def test_every_diagnosis_code_exists(shared):
    known = icd_codes(shared)
    lost = [
        f"{row.id}: {code}"
        for row in VOCABULARY.terms.values()
        for system, codes in row.codes
        if system == "ICD10CM"
        for code in codes
        if code.replace(".", "") not in known
    ]
    assert not lost, "\n".join(lost)
