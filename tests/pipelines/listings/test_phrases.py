"""One clause, token by token."""

from __future__ import annotations

from nlp.model import AnyOf, Requirement
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings.connectors import tokens_of
from pipelines.listings.leaves import Leaf
from pipelines.listings.phrases import ENDS, PhraseReader


def reader(text: str) -> PhraseReader:
    placed = read_statements(Passage(text), build_reader()).placed
    leaves = [Leaf(each.start, each.end, Requirement(each.statement)) for each in placed]
    return PhraseReader(tokens_of(text, leaves), False, lambda closing: None)


def test_a_clause_ends_with_its_sentence():
    phrases = reader("asthma or stroke. Gout")
    found = phrases.clause()
    assert isinstance(found, AnyOf)
    assert len(found.items) == 2
    assert phrases.peek() in ENDS


def test_a_clause_ends_before_a_condition():
    phrases = reader("asthma unless stroke")
    assert isinstance(phrases.clause(), Requirement)
    assert phrases.peek() == "unless"


def test_what_joins_a_clause_to_the_next_is_noted():
    phrases = reader("asthma and")
    phrases.clause()
    assert (phrases.trailing, phrases.joined) == ("and", True)


def test_what_is_forbidden_or_allowed_is_noted():
    phrases = reader("aspirin is not allowed")
    phrases.clause()
    assert phrases.forbids
    phrases = reader("aspirin is allowed")
    phrases.clause()
    assert phrases.permission.said
