"""Does every amount read as a person would read it: our sentences, and every row's examples?"""

import time

import pytest

from cases import read_cases
from nlp.model import Comparator, Reference
from nlp.model.notation import write_amount
from nlp.recognizers.amounts import read_amounts


def shown(found):
    """An amount in short form, with what is said of it."""
    value = found.value
    age = " (age)" if value.implied == "age" else ""
    return write_amount(value.amount) + age + (" (bare)" if value.bare else "")


def written(text, vocabulary):
    """All amounts of a text in short form."""
    return " ; ".join(map(shown, read_amounts(text, vocabulary))) or "nothing"


@pytest.mark.parametrize("case", read_cases("nlp/recognizers/test_amounts.cases"), ids=str)
def test_amounts(case, vocabulary):
    assert written(case.text, vocabulary) == case.expected


def test_every_example_of_every_comparator(vocabulary):
    wrong = []
    for row in vocabulary.comparators:
        for text, expected in row.examples:
            found = [write_amount(each.value.amount) for each in read_amounts(text, vocabulary)]
            if found != [expected]:
                wrong.append((text, found, expected))
        wrong += [(text, "rejected") for text in row.rejects if read_amounts(text, vocabulary)]
    assert not wrong


def test_every_phrase_compares(vocabulary):
    """Every phrase of the table, before or after a number, gives its row's comparator."""
    wrong = []
    for row in vocabulary.comparators:
        if row.position == "reference" or row.op in (Comparator.BETWEEN, Comparator.NE):
            continue
        for phrase in row.phrases:
            text = f"dose {phrase} 7 mg" if row.position == "before" else f"7 mg {phrase}"
            found = [each.value.amount.op for each in read_amounts(text, vocabulary)]
            if found != [row.op]:
                wrong.append((text, found))
    assert not wrong


def test_every_limit_is_known(vocabulary):
    wrong = []
    for row in vocabulary.comparators:
        for phrase in row.phrases if row.position == "reference" else ():
            found = [x.value.amount for x in read_amounts(f"ALT > 3 times {phrase}", vocabulary)]
            limits = [each.relative_to for each in found]
            if limits != [Reference(row.fields["relative"])]:
                wrong.append((phrase, limits))
    assert not wrong


def test_offsets_point_into_the_text(vocabulary):
    text = "Inclusion:\n  - Hb ≥ 9 g/dL\n  - µalb < 30 mg/g; age 18-65"
    for found in read_amounts(text, vocabulary):
        quote = found.value.amount.quote
        assert text[quote.start : quote.end] == quote.text
        first, last = found.value.number_span
        assert found.start <= first < last <= found.end


def test_flags_are_kept(vocabulary):
    for text, flag in (("Hgb 9.2 (L)", "L"), ("K 6.1 H", "H"), ("Na 120*", "A"), ("K 4.0", None)):
        assert [each.value.amount.flag for each in read_amounts(text, vocabulary)] == [flag]


@pytest.mark.parametrize("piece", ["1", "1 ", "(1)", ">=<", "> 1 ", "1-", "1/", "1,", " ", "(["])
def test_long_runs_take_no_time(piece, vocabulary):
    text = piece * (200_000 // len(piece))
    begun = time.process_time()
    read_amounts(text, vocabulary)
    assert time.process_time() - begun < 1


def test_two_numbers_behind_both_pressures_are_one_of_each(vocabulary):
    (found,) = read_amounts("systolic/diastolic pressure of at least 170/105", vocabulary)
    assert found.value.of == "blood_pressure"
    (found,) = read_amounts("a ratio of at least 170/105", vocabulary)
    assert found.value.of is None
