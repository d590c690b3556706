"""Does every window of time read as a person would read it?"""

import pytest

from cases import read_cases
from nlp.model.notation import write_window
from nlp.recognizers.windows import read_windows


def written(text, vocabulary):
    """All windows of a text in short form."""
    found = [write_window(each.value) for each in read_windows(text, vocabulary)]
    return " ; ".join(found) or "nothing"


@pytest.mark.parametrize("case", read_cases("nlp/recognizers/test_windows.cases"), ids=str)
def test_windows(case, vocabulary):
    assert written(case.text, vocabulary) == case.expected


def test_every_example_of_every_row(vocabulary):
    wrong = []
    for row in vocabulary.windows:
        for text, expected in row.examples:
            if written(text, vocabulary) != expected:
                wrong.append((text, written(text, vocabulary), expected))
        wrong += [(text, "rejected") for text in row.rejects if read_windows(text, vocabulary)]
    assert not wrong


def test_every_anchor_is_known(vocabulary):
    wrong = []
    for row in vocabulary.windows:
        for phrase in row.phrases if "anchor" in row.fields else ():
            text = f"surgery within 4 weeks before {phrase}"
            found = [each.value.anchor for each in read_windows(text, vocabulary)]
            if found != [row.fields["anchor"]]:
                wrong.append((phrase, found))
    assert not wrong


def test_every_phrase_makes_a_window(vocabulary):
    wrong = []
    for row in vocabulary.windows:
        for phrase in row.phrases if "anchor" not in row.fields else ():
            text = "illness " + phrase.replace("{period}", "5 weeks").replace(
                "{anchor}", "screening"
            )
            if len(read_windows(text, vocabulary)) != 1:
                wrong.append(text)
    assert not wrong
