"""Which facts may answer: kinds of a concept support, what it is a kind of denies."""

from __future__ import annotations

from patients import fact, kind_of

from nlp.model.reading import read_statement
from nlp.vocabulary import load_vocabulary
from pipelines.matching.candidates import FactIndex, days_of, newest, normalized


def index(*lines: str) -> FactIndex:
    return FactIndex([fact(line, n) for n, line in enumerate(lines, 1)], load_vocabulary())


def asked(form: str):
    return kind_of(read_statement(form), load_vocabulary())


def test_newest_first():
    found = index("2024-01-01 asthma", "2024-06-01 asthma", "asthma").of("asthma")
    assert [each.fact_id for each in found] == ["n#f2", "n#f1", "n#f3"]


def test_a_kind_of_it_supports_and_the_general_denies():
    facts = index("2024-06-01 lung_cancer", "2024-06-01 malignancy absent")
    assert {f.fact_id for f in facts.supporting(asked("malignancy"))} == {"n#f1", "n#f2"}
    assert {f.fact_id for f in facts.denying(asked("lung_cancer"))} == {"n#f1", "n#f2"}
    assert [f.fact_id for f in facts.supporting(asked("lung_cancer"))] == ["n#f1"]


def test_open_concepts_meet_by_their_words():
    facts = index('2024-06-01 "severe zorbular fevers"')
    assert len(facts.supporting(asked('"zorbular fever"'))) == 1
    assert facts.supporting(asked('"zorbular rash"')) == []
    assert normalized("The fevers of Zorb") == {"fever", "zorb"}


def test_days():
    assert days_of(fact("asthma")) is None
    assert str(newest(fact("2024-06 asthma"))) == "2024-06-30"
