"""Which ages and sexes do the shorthand lines of a ward tell?"""

from __future__ import annotations

import pytest

from pipelines.notes.age_lines import age_lines


def told(text: str, *, opens: bool = True) -> str:
    lines = age_lines(text, opens=opens)
    return "; ".join(f"{each.value} {text[slice(*each.sex or (0, 0))]}".strip() for each in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs K, 88 y. Frail.", "88"),
        ("Mrs K, 88.", "88"),
        ("Mr Lund (72) came alone", "72"),
        ("Mr Lund is 80.", "80"),
        ("Ms T 71F, gout", "71 F"),
        ("Renal clinic. 72, ex-smoker.", "72"),
        ("44F worst headache ever", "44 F"),
        ("50F; asthma", "50 F"),
        ("46 y F asthma", "46 F"),
        ("71 years, F", "71 F"),
        ("Female, 34, asthma", "34 Female"),
        ("M 56 y gout", "56 M"),
        ("67 y/o ♂ with gout", "67 ♂"),
        ("a lady, 62, with gout", "62"),
        ("Eighty-one next month.", "80"),
        ("She will be 65 in August", "64"),
        ("He is sixty-two.", "62"),
        # No ages of the patient, or none at all.
        ("Mr Lund, 5 yrs after transplant", ""),
        ("Mr Lund, 12 May", ""),
        ("Dose will be 40 next week", ""),
        ("14F Foley in place", ""),
        ("5M NaCl added", ""),
        ("Renal clinic. 72 kg, well.", ""),
        ("T 98.6F", ""),
        ("2 y F/U", ""),
        ("F 37.2", ""),
    ],
)
def test_lines(text, expected):
    assert told(text) == expected


def test_a_bare_number_and_letter_tell_it_only_where_a_note_opens():
    assert told("44F worst headache", opens=False) == ""
