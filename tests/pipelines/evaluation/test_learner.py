"""The learning curve's learner: what is marked often enough is found in texts it never saw."""

from __future__ import annotations

import pytest

from pipelines.evaluation.curve import learning_curve
from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.learner import TaggerLearner
from pipelines.evaluation.pages import Mark, Page

CHIA = load_maps()["chia"]
NAMES = ("zorbular fever", "quillite drift", "mabbly rash", "tressic haze")


def pages(count):
    made = []
    for k in range(count):
        one, other = NAMES[k % 4], NAMES[(k + 1 + k // 4) % 4]
        text = f"Patients with {one}\nHistory of {other} in the past\n"
        spans = [(text.index(name), text.index(name) + len(name)) for name in (one, other)]
        marks = tuple(Mark(f"T{n}", "Condition", (span,)) for n, span in enumerate(spans))
        made.append(Page(f"NCT{k:03}_inc", text, marks))
    return made


@pytest.fixture(scope="module")
def points():
    some = pages(24)
    return learning_curve(some, CHIA, TaggerLearner(some, CHIA), shares=(0.1, 1.0), folds=2)


def test_what_was_learned_is_found_in_other_trials(points):
    few, many = points
    assert few.documents < many.documents == 12
    assert many.score > 0.6


def test_marks_to_be_skipped_teach_no_label():
    some = [
        Page(
            p.doc,
            p.text,
            tuple(Mark(m.id, m.label, m.parts, {"non_query": "True"}) for m in p.marks),
        )
        for p in pages(8)
    ]
    read = TaggerLearner(some, CHIA)(some[:6], some[6:])
    assert not [m for page in read.values() for m in page.marks if m.label == "condition"]
