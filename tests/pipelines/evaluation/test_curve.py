"""Learning curves: parts grow, trials are never parted, and more to learn from helps."""

from __future__ import annotations

from random import Random

import pytest

from pipelines.evaluation.curve import Point, group_of, learning_curve
from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.pages import Mark, Page

OWN = load_maps()["own"]
NAMES = [f"disease{k}" for k in range(12)]


def pages(count=60):
    """Texts of two names each, drawn from twelve."""
    made, drawing = [], Random(7)
    for k in range(count):
        one, other = drawing.sample(NAMES, 2)
        text = f"{one} and {other}"
        spans = (0, len(one)), (len(text) - len(other), len(text))
        marks = tuple(Mark(f"T{n}", "condition", (span,)) for n, span in enumerate(spans))
        made.append(Page(f"NCT{k // 2:02}_{'inc' if k % 2 else 'exc'}", text, marks))
    return made


def by_heart(train, test):
    """Learns the marked words, and finds them again."""
    known = {page.text[slice(*mark.span)]: mark.label for page in train for mark in page.marks}
    reads = {}
    for page in test:
        words, at, marks = page.text.split(" "), 0, []
        for word in words:
            if word in known:
                marks.append(Mark(word, known[word], ((at, at + len(word)),)))
            at += len(word) + 1
        reads[page.doc] = Page(page.doc, "", tuple(marks))
    return reads


def test_more_to_learn_from_helps():
    points = learning_curve(pages(), OWN, by_heart, shares=(0.05, 0.3, 1.0))
    assert [point.share for point in points] == [0.05, 0.3, 1.0]
    assert points[0].score < points[1].score <= points[2].score == 1
    assert points[0].documents < points[1].documents < points[2].documents == 40
    assert all(len(point.scores) == 3 for point in points)


def test_a_trial_is_never_on_both_sides():
    seen = []

    def watching(train, test):
        sides = [{group_of(page.doc) for page in side} for side in (train, test)]
        seen.append(sides)
        return {}

    points = learning_curve(pages(), OWN, watching, shares=(0.5, 1.0), folds=4)
    assert len(seen) == 8
    for train, test in seen:
        assert train and test and not train & test
    assert {point.score for point in points} == {0}


def test_the_same_parts_every_time():
    one, other = (learning_curve(pages(), OWN, by_heart, shares=(0.2,)) for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("doc", "group"),
    [("NCT01_inc", "NCT01"), ("part/NCT01_exc", "NCT01"), ("15939911", "15939911")],
)
def test_what_may_not_be_parted(doc, group):
    assert group_of(doc) == group


def test_a_point_is_its_mean():
    assert Point(1.0, 10, (0.5, 0.7)).score == pytest.approx(0.6)
