"""What does a quantity take over from the one before it?"""

import pytest

from nlp.model.notation import write_amount, write_window
from nlp.recognizers import read_amounts, read_windows


def written(text, vocabulary):
    found = [
        (each.start, write_amount(each.value.amount)) for each in read_amounts(text, vocabulary)
    ]
    found += [(each.start, write_window(each.value)) for each in read_windows(text, vocabulary)]
    return " ; ".join(words for _, words in sorted(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a comparator, over the sexes or another time
        ("creatinine above 1.4 in men, 1.2 in women", "> 1.4 ; > 1.2"),
        ("hemoglobin below 12 g/dL for males and 11 g/dL for females", "< 12 g/dL ; < 11 g/dL"),
        ("ferritin < 30 ng/mL (men), 15 ng/mL (women)", "< 30 ng/mL ; < 15 ng/mL"),
        ("above 20 g and 30 g", "> 20 g ; > 30 g"),
        ("more than 4 drinks per day or 10 per week", "> 4 {drinks}/d ; > 10 {drinks}/wk"),
        # but not where the second says something of its own
        ("creatinine above 1.4 in men, 8 mg of the drug", "> 1.4 ; = 8 mg"),
        ("more than 4 drinks per day or 10 mg", "> 4 {drinks}/d ; = 10 mg"),
        ("weight above 60 kg, height 170 cm", "> 60 kg ; = 170 cm"),
        # a unit, over the two ends of one range
        ("menopausal for more than 2 but less than 8 years", "lasting > 2 a ; lasting < 8 a"),
        ("weight >= 40 and < 90 kg", ">= 40 kg ; < 90 kg"),
        ("score > 12 and weight < 90 kg", "> 12 ; < 90 kg"),
        ("ECOG < 2 and weight < 90 kg", "< 2 ; < 90 kg"),
    ],
)
def test_carried(vocabulary, text, expected):
    assert written(text, vocabulary) == expected


def test_the_other_end_of_an_age_is_an_age(vocabulary):
    found = read_amounts("aged >= 20 and < 80 years at consent", vocabulary)
    assert [each.value.implied for each in found] == ["age", "age"]
    found = read_amounts("aged >= 20 and weight < 80 kg", vocabulary)
    assert [each.value.implied for each in found] == ["age", None]
