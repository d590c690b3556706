"""Ages that exclude each other are conditions, a single age is a demand."""

from __future__ import annotations

import pytest

from nlp.model import All, Requirement, write_expression
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings.of_ages import told_by_age


def asked(text: str) -> All:
    read = read_statements(Passage(text), build_reader()).statements
    return All(tuple(map(Requirement, read)))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "age >= 20 years, asthma; age < 20 years, gout",
            "(if age >= 20 a then asthma) and (if age < 20 a then gout)",
        ),
        (
            "asthma, age >= 20 years; gout, age < 20 years; stroke",
            "(if age >= 20 a then asthma) and (if age < 20 a then gout) and stroke",
        ),
        ("age >= 20 years, asthma", "age >= 20 a and asthma"),
        ("age >= 20 years, asthma, age <= 60 years, gout", None),
    ],
)
def test_told_by_age(text, short):
    made = told_by_age(asked(text))
    assert write_expression(made) == (short or write_expression(asked(text)))
