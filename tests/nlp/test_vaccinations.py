"""Is the vaccine meant where a disease is vaccinated against? Whole criteria: extract.cases."""

import pytest

from nlp.recognizers import term_finder
from nlp.vaccinations import name_vaccines
from nlp.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("vaccinated against influenza", ["influenza_vaccine"]),
        (
            "vaccination for hepatitis A and hepatitis B",
            ["hepatitis_a_vaccine", "hepatitis_b_vaccine"],
        ),
        ("vaccinated against influenza, with gout", ["influenza_vaccine", "gout"]),
        ("vaccine for gout", ["vaccine", "gout"]),
        ("influenza", ["influenza"]),
    ],
)
def test_a_disease_behind_a_vaccination_names_its_vaccine(text, named):
    finder = term_finder(load_vocabulary())
    found = name_vaccines(text, finder.find(text), finder)
    assert [each.value.concept_id for each in found] == named
