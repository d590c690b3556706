"""What is said in words, as it is written."""

from __future__ import annotations

import pytest

from pipelines.notes.spoken import as_written, with_heights, without_eyes


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("POTASSIUM OF THREE POINT FIVE", "3.5"),
        ("hemoglobin was twenty-one point two five", "21.25"),
        ("blood pressure 151 over 94", "151  /   94"),
        ("1/2 ppd for years", "0.5 ppd"),
        ("1-1/2 packs a day", "1.500 packs"),
        ("ANC 1900, Hgb 9.2", "ANC=1900"),
        ("Gleason 7 in 5/12 cores", "in      cores"),
        ("Maximum heart rate was 69", "        heart rate"),
        ("Hgb 7.4 s/p transfusion", "7.4 ;  "),
        ("total: 6\nMETs > 4", "6;METs"),
    ],
)
def test_words_become_numbers_of_the_same_length(text, written):
    made = as_written(text)
    assert len(made) == len(text)
    assert written in made


@pytest.mark.parametrize(
    "text", ["up to the point", "12 over 24 h", "10 over 30 days", "creatinine 1.4\nmg/dL", "1/2"]
)
def test_other_words_stay(text):
    assert as_written(text) == text


def test_the_eye_parts_no_value_from_its_name():
    assert without_eyes("IOP: OD 14, OS 26; OD then") == "IOP:    14,    26; OD then"


@pytest.mark.parametrize(
    ("text", "told"),
    [("Ht 5'9\" today", "69 [in_i]"), ("88 kg for 1m74", "1.74 m"), ("it's 9", "")],
)
def test_heights(text, told):
    found = with_heights(text, [])
    assert "".join(f"{f.value.amount.values[0]} {f.value.amount.unit}" for f in found) == told
