"""Spellings of one unit fold to one key, those of one word to one word."""

from __future__ import annotations

import pytest

from nlp.vocabulary import fold, unit_key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("mg / dL", "mg/dl"),
        ("µg/L", "ug/l"),
        ("μg per litre", "ug/l"),
        ("x 10^9/L", "10^9/l"),
        ("×10⁹ / Liter", "10^9/l"),
        ("10*9/L", "10^9/l"),
        ("x10e9/L", "10^9/l"),
        ("hrs.", "hr"),
        ("cells per mm³", "cell/mm3"),
        ("mL/min/1.73 m²", "ml/min/1.73 m2"),
    ],
)
def test_one_unit_one_key(left, right):
    assert unit_key(left) == right


def test_case_is_kept_where_it_matters():
    assert unit_key("K/uL", keep_case=True) == "K/uL"
    assert unit_key("Litre", keep_case=True) == "L"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tumour", "tumors"),
        ("oedema", "edema"),
        ("haemorrhage", "hemorrhages"),
        ("anaemia", "anemias"),
        ("diarrhoea", "diarrhea"),
        ("oesophageal", "esophageal"),
        ("gastrooesophageal", "gastroesophageal"),
        ("metastases", "metastasis"),
        ("thromboses", "thrombosis"),
        ("nephrolithiases", "nephrolithiasis"),
        ("biopsies", "biopsy"),
        ("emboli", "embolus"),
        ("vertebrae", "vertebra"),
        ("headaches", "headache"),
        ("viruses", "virus"),
        ("abscesses", "abscess"),
        ("randomised", "randomized"),
        ("paediatric", "pediatric"),
        ("women", "woman"),
        ("overdoses", "overdose"),
        ("iii", "3"),
    ],
)
def test_spellings_of_one_word(first, second):
    assert fold(first) == fold(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("does", "doe"),
        ("dose", "dosis"),
        ("gas", "ga"),
        ("virus", "viru"),
        ("iv", "4"),
        ("relapses", "relapsis"),
    ],
)
def test_other_words_stay_apart(first, second):
    assert fold(first) != fold(second)


@pytest.mark.parametrize("word", ["diabetes", "sepsis", "aids", "caries", "haematomata"])
def test_folding_twice_changes_nothing_more(word):
    assert fold(fold(word)) == fold(word) or len(fold(word)) < len(word)
