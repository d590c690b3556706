"""The tables together: read whole, cross-checked, all faults at once."""

from __future__ import annotations

import pytest

from nlp.errors import VocabularyError
from nlp.vocabulary import read_vocabulary

UNITS = """
[[unit]]
code = "g/L"
spellings = ["g/l"]
source = "UCUM"
examples = { "2 g/l" = "2 g/L" }
[[unit]]
code = "mg/dL"
spellings = ["mg/dl", "mg%"]
exact = ["MG"]
equals = "0.01 g/L"
source = "UCUM"
examples = { "2 mg%" = "2 mg/dL" }
"""
MEASURES = """
[[measure]]
id = "albumin"
names = ["albumin"]
kind = "lab"
unit = "g/L"
source = "usage"
examples = { "albumin 40 g/L" = "albumin = 40 g/L" }
"""
TERMS = "id\tkind\tnames\tis_a\tcodes\tsource\n"


def write(folder, **tables):
    """A folder of tables, by the names of their files without ending."""
    for name, text in tables.items():
        path = folder / (f"terms/{name}.tsv" if text.startswith("id\t") else f"{name}.toml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def faults(folder):
    with pytest.raises(VocabularyError) as caught:
        read_vocabulary(folder)
    return "\n".join(caught.value.faults)


def test_missing_tables_are_empty(tmp_path):
    vocabulary = read_vocabulary(tmp_path)
    assert not vocabulary.units
    assert not vocabulary.terms
    assert vocabulary.unit_code("mg/dL") is None


def test_spellings_and_codes(tmp_path):
    vocabulary = read_vocabulary(write(tmp_path, units=UNITS, measures=MEASURES))
    assert vocabulary.unit_code("Mg/DL") == "mg/dL"
    assert vocabulary.unit_code("MG") == "mg/dL"
    assert vocabulary.unit_code("mg") is None
    assert vocabulary.units["mg/dL"].base == "g/L"


def test_all_faults_are_told_together(tmp_path):
    second = MEASURES + MEASURES.replace('unit = "g/L"', 'unit = "ng/L"').replace(
        'id = "albumin"', 'id = "Alb"'
    )
    lines = TERMS + "cough\tcondition\tcough\tsymptom\t\tusage\nfever\tmood\tfever\t\t\tusage\n"
    said = faults(
        write(tmp_path, units=UNITS + '[[unit]]\ncode = "g/L"\n', measures=second, terms=lines)
    )
    assert "units.toml, row 3 (g/L)" in said
    assert "measures.toml, row 2 (Alb)" in said
    assert "terms/terms.tsv, row 3: not a kind" in said
    assert "terms (cough): no parent 'symptom'" in said


def test_unknown_units_name_the_nearest(tmp_path):
    said = faults(write(tmp_path, units=UNITS, measures=MEASURES.replace("g/L", "mg/dl")))
    assert "no unit 'mg/dl'; nearest: 'mg/dL'" in said


def test_broken_toml_is_a_fault_of_its_file(tmp_path):
    assert faults(write(tmp_path, measures="[[measure\n")).startswith("measures.toml: ")


def test_circles_second_owners_and_denials(tmp_path):
    lines = TERMS + (
        "a\tcondition\tfirst\tb\t\tusage\n"
        "b\tcondition\tsecond|firsts\ta\t\tusage\n"
        "c\tcondition\tno second\t\t\tusage\n"
    )
    said = faults(write(tmp_path, terms=lines))
    assert "terms (a): is its own ancestor" in said
    assert "terms (b): the name 'first' is a's already" in said
    assert "terms (c): the name 'no second' denies another row's" in said


def test_a_unit_in_a_circle(tmp_path):
    units = UNITS.replace('code = "g/L"', 'code = "g/L"\nequals = "100 mg/dL"')
    assert "equals itself" in faults(write(tmp_path, units=units))


def test_the_shipped_tables_are_there(vocabulary):
    assert len(vocabulary.terms) > 5000
    assert len(vocabulary.units) > 200
    assert vocabulary.faults.found == []
    with pytest.raises(VocabularyError):
        vocabulary.concept("no_such_concept")
