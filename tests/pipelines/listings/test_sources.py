"""Do a source, a reason and a worry ask nothing?"""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("Gout according to the Lisbon criteria of rheumatology", "gout"),
        ("Gout according to a rheumatologist, and hypertension", "gout and hypertension"),
        ("Asthma as defined by the guideline of the pulmonology society", "asthma"),
        (
            "Women who breastfeed, because there is a danger of dizziness in infants",
            "woman and lactating",
        ),
        ("Deafness that could hamper or confound the listening task", "hearing_loss"),
        ("Age >= 30 years and gout at the time of informed consent", "age >= 30 a and gout"),
        # Asked by themselves.
        ("Gout according to colchicine trough > 2 ng/mL", None),
        ("Unable to walk because of arthritis", "inability_to_walk and arthritis"),
        ("Asthma that could worsen with aspirin", None),
    ],
)
def test_what_only_tells_asks_nothing(line, short):
    trial = extract_criteria(Listing("T", f"Inclusion Criteria:\n- {line}\n"), build_reader())
    found = trial.criteria[0]
    if short is None:
        assert len(found.statements) == 2
    else:
        assert found.short == short


def test_a_source_is_understood_and_alone_it_stays():
    text = "Inclusion Criteria:\n- Gout according to the Lisbon criteria\n- because of gout\n"
    first, second = extract_criteria(Listing("T", text), build_reader()).criteria
    assert (first.readable, first.unread) == ("full", ())
    assert len(second.statements) == 1


def test_a_worry_leaves_an_exclusion_open():
    text = "Exclusion Criteria:\n- A bowel disease that could hamper uptake of the capsule\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.short.endswith('unread "that could hamper uptake of the capsule"')
