"""ConText rules compiled: phrases, token patterns, regular expressions."""

from __future__ import annotations

import re

import pytest

from nlp.errors import VocabularyError
from nlp.recognizers import split_words
from nlp.recognizers.cues import CueFinder, expand, longest, rule_of

NO = {"literal": "no", "category": "NEGATED_EXISTENCE", "direction": "FORWARD"}


def found(rules, text, side="note"):
    cues = CueFinder(rules, side).find(split_words(text))
    return [(text[cue.start : cue.end], cue.rule.category) for cue in cues]


def test_the_longest_cue_counts():
    rules = [NO, NO | {"literal": "no change in", "direction": "PSEUDO"}]
    assert found(rules, "no change in asthma") == [("no change in", "NEGATED_EXISTENCE")]


def test_two_rules_of_the_same_words_both_count():
    rules = [NO | {"category": "A"}, NO | {"category": "B"}]
    assert [category for _, category in found(rules, "no asthma")] == ["A", "B"]


def test_token_patterns_are_expanded():
    pattern = [{"LOWER": "no"}, {"LOWER": {"IN": ["new", "old"]}, "OP": "?"}]
    assert list(expand(pattern, "no")) == ["no new", "no old", "no"]
    assert found([NO | {"pattern": pattern}], "no  new fever") == [("no  new", "NEGATED_EXISTENCE")]


def test_a_cue_ends_with_its_last_word():
    rule = NO | {"literal": "negative test", "pattern": r"negative\s+(?=\w)"}
    assert found([rule], "negative  HIV test") == [("negative", "NEGATED_EXISTENCE")]


@pytest.mark.parametrize("token", [{"POS": "NOUN"}, {"LOWER": "no", "OP": "+"}, {"OP": "?"}])
def test_open_patterns_are_refused(token):
    with pytest.raises(VocabularyError):
        list(expand([token], "no"))


def test_regular_expressions_and_further_literals():
    rules = [NO | {"pattern": r"\(-\)"}, NO | {"literal": "nil", "also": ["none of"]}]
    assert [text for text, _ in found(rules, "(-) fever, none of cough")] == ["(-)", "none of"]


def test_sides():
    assert found([NO | {"side": "listing"}], "no fever") == []
    assert found([NO | {"side": "listing"}], "no fever", "listing") != []


def test_contracted_not_is_a_cue():
    rules = [NO | {"literal": "not"}]
    assert len(found(rules, "doesn't smoke, doesn’t drink")) == 2
    assert found(rules, "NT-proBNP") == []


def test_unknown_directions_are_refused():
    with pytest.raises(VocabularyError, match="SIDEWAYS"):
        rule_of(NO | {"direction": "sideways"})


def test_medspacy_reads_the_shipped_cues(vocabulary):
    """Every row, without the fields that are ours, is a ConTextRule."""
    from nlp.recognizers import import_medspacy

    context = import_medspacy()
    ours = {"also", "needs", "side", "source", "examples", "rejects"}
    for row in vocabulary.cues:
        given = {key: value for key, value in row.items() if key not in ours}
        assert context.ConTextRule(**given).direction == row["direction"]


def test_a_regular_expression_is_tried_only_where_what_it_needs_stands():
    rule = NO | {"literal": "box", "pattern": r"\[\s?\]|☐", "needs": ["[", "☐"]}
    assert [text for text, _ in found([rule], "[ ] fever ☐ cough")] == ["[ ]", "☐"]
    assert found([rule | {"needs": ["("]}], "[ ] fever") == []


def test_no_match_of_a_shipped_row_lacks_what_the_row_needs(vocabulary):
    texts = [
        text for row in vocabulary.cues for text in (*row["examples"], *row.get("rejects", ()))
    ]
    texts += ["( ) cough", "(\t) cough", "(\n) cough", "❑ cough", "cough: undetected", "[✓] no"]
    gated = [row for row in vocabulary.cues if row.get("needs")]
    for row in gated:
        found = [low for text in texts if re.search(row["pattern"], low := text.lower())]
        assert found, row["literal"]
        assert all(any(need in low for need in row["needs"]) for low in found), row["literal"]


def test_no_overlaps_stay():
    assert longest([]) == []
