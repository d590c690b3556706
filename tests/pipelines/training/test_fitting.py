"""Fitting on a handful of invented criteria."""

from __future__ import annotations

from lessons import LESSONS as TAUGHT

from nlp.recognizers import ALWAYS, Evidence, Tagger, split_tokens
from pipelines.training import Aids, Alike, Example, fit

EXAMPLES = [
    Example("g", split_tokens(text, Evidence()), tuple(labels.split()))
    for text, labels in TAUGHT * 20
]


def test_what_was_taught_is_known():
    tagger = Tagger(fit(EXAMPLES))
    text = "no gout, takes aspirin"
    found = tagger.tag(text, Evidence())
    assert [(text[f.start : f.end], f.value.kind) for f in found] == [
        ("gout", "condition"),
        ("aspirin", "drug"),
    ]


def test_a_class_carries_over_to_a_word_unseen():
    classes = {"asthma": (1,), "gout": (1,), "lupus": (1,), "aspirin": (2,), "codeine": (2,)}
    tagger = Tagger(fit(EXAMPLES, Aids(Alike({}, classes))))
    (found,) = tagger.tag("no lupus", Evidence())
    assert found.value.kind == "condition"


def test_faint_weights_leave_no_row():
    model = fit(EXAMPLES)
    assert model.weights[: len(model.rows)].any(axis=1).all()
    assert not model.weights[model.unknown].any()


def test_raw_passages_and_other_lessons_leave_the_labels_as_they_are():
    other = [(each.tokens, ("B-word",) * len(each.tokens)) for each in EXAMPLES[:12]]
    raw = [split_tokens("takes codeine, no asthma", Evidence())] * 20
    model = fit(EXAMPLES, Aids(others=[other], raw=raw))
    assert set(model.labels) == {"B-condition", "B-drug", "O"}
    (found,) = Tagger(model).tag("no gout", Evidence())
    assert found.value.kind == "condition"


def test_what_nobody_marked_beside_leans_toward_being_skipped():
    sets = [("we may refuse", "O O B-skip"), *TAUGHT]
    examples = [
        Example("g", split_tokens(text, Evidence()), tuple(labels.split()))
        for text, labels in sets * 20
    ]
    raw = [split_tokens("no asthma", Evidence())] * 20
    plain, leaning = fit(examples), fit(examples, Aids(raw=raw))
    row, other = plain.rows[ALWAYS], leaning.rows[ALWAYS]
    more = dict(zip(plain.labels, leaning.weights[other] - plain.weights[row], strict=True))
    assert more == {"B-condition": 0, "B-drug": 0, "B-skip": 1, "O": 0}
