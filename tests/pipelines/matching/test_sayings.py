"""What does a statement ask by itself?"""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.matching.sayings import Sayings


@pytest.fixture(scope="module")
def says(vocabulary):
    def made(line, heading="Inclusion"):
        text = f"{heading} Criteria:\n- {line}\n"
        criterion = extract_criteria(Listing("T", text), build_reader()).criteria[0]
        return Sayings(criterion, criterion.statements, vocabulary), criterion.statements

    return made


def test_a_laboratory_result_without_a_limit_asks_nothing(says):
    sayings, (bare, *_) = says("Potassium")
    assert sayings.is_without_limit(bare)
    assert sayings.empty(bare)


def test_a_limit_is_one_of_a_thing_that_is_known(says):
    sayings, (potassium, *_) = says("Potassium > 3.5 mmol/L")
    assert sayings.is_limit(potassium)
    sayings, (age, *_) = says("Age > 50 years")
    assert not sayings.is_limit(age)


def test_an_operation_was_done_and_not_only_possible(says):
    sayings, (done, *_) = says("Appendectomy")
    assert sayings.is_operation(done)
    sayings, (possible, *_) = says("Candidate for appendectomy")
    assert not sayings.is_operation(possible)


def test_words_beside_a_name_are_seen(says):
    sayings, (alone, *_) = says("Gout")
    assert not sayings.is_named_by_the_way(alone)
    sayings, (beside, *_) = says("Gout that keeps the village choir awake")
    assert sayings.is_named_by_the_way(beside)
