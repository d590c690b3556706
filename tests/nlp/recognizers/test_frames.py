"""Do the words around a period lay it in time, whichever brackets and partners it has?"""

import pytest

from nlp.model.notation import write_window
from nlp.recognizers import framed_all, read_windows
from nlp.recognizers.frames import framed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # another period in brackets, for something of its own
        (
            "antibodies within 6 weeks (12 weeks for radioactive ones) of enrollment",
            "within [-6 wk, 0 d] of enrollment ; within [-12 wk, 0 d] of enrollment",
        ),
        (
            "steroids within 2 weeks of randomization (4 weeks for depot forms)",
            "within [-2 wk, 0 d] of randomization ; within [-4 wk, 0 d] of randomization",
        ),
        ("steroids within 2 weeks (4 weeks)", "within [-2 wk, 0 d] of as_of"),
        (
            "steroids within 2 weeks (4 mg for adults) of enrollment",
            "within [-2 wk, 0 d] of enrollment",
        ),
        # two ends told apart
        (
            "diagnosed at least 3 months but no more than 5 years ago",
            "within [-5 a, -3 mo] of as_of",
        ),
        ("at least 3 months or no more than 5 mg", ""),
        # a modal verb before what has gone by
        ("at least 3 weeks must have elapsed since surgery", "after [3 wk, inf] of unknown"),
        ("at least 3 weeks must have rested", ""),
    ],
)
def test_frames(vocabulary, text, expected):
    found = [write_window(each.value) for each in read_windows(text, vocabulary)]
    assert " ; ".join(found) == expected


def test_several_texts_are_read_as_each_alone(vocabulary):
    texts = [
        "aged 18 to 65 years",
        "no steroids within 2 weeks of screening",
        "gout",
        "Hb >= 9 g/dL",
    ]
    alone = [framed(text, vocabulary) for text in texts]
    assert framed_all(texts, vocabulary) == alone
    for text, quantities in zip(texts, alone, strict=True):
        assert read_windows(text, vocabulary, quantities) == read_windows(text, vocabulary)
    assert list(map(len, alone)) == [1, 1, 0, 1]
