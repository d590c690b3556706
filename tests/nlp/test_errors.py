"""Errors keep their parts, say them in a sentence, and survive a worker process."""

from __future__ import annotations

import pickle

import pytest

from nlp import errors

SAMPLES = [
    (errors.UnknownUnit("mg/dl", "mg/dL"), "mg/dL"),
    (errors.UnknownUnit("xyz"), "xyz"),
    (errors.IncompatibleUnits("mmHg", "mg/dL", "creatinine"), "creatinine"),
    (errors.VocabularyError(("units.toml, row 3: no source",)), "row 3"),
    (errors.NotationError("anc >>", 4, "a number"), "column 5"),
    (errors.RecordError("criteria", "missing"), "criteria"),
    (errors.IntervalError("5", "3"), "5"),
    (errors.InputError("notes.jsonl", 3, "no JSON"), "notes.jsonl, row 3"),
    (errors.InputError("notes.txt", None, "empty"), "notes.txt: empty"),
]


@pytest.mark.parametrize(("error", "part"), SAMPLES, ids=lambda each: str(each)[:20])
def test_sentence_and_pickle(error, part):
    assert part in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_none_is_an_error_that_other_code_swallows():
    made = [each for each in vars(errors).values() if isinstance(each, type)]
    assert len(made) > 8
    for each in made:
        assert issubclass(each, errors.NlpError)
        assert not issubclass(each, (AttributeError, KeyError))
