"""How much would more annotated texts help? A learned reader's score by what it learned from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from pipelines.evaluation.labels import LabelMap
from pipelines.evaluation.pages import Page
from pipelines.evaluation.spans import SpanScores, score_spans
from pipelines.evaluation.tally import ALL

SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)
SEED = 20_260
# Learns from the first pages and reads the second: predictions by document.
Learner = Callable[[Sequence[Page], Sequence[Page]], Mapping[str, Page]]


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the curve: a share of the training part, its documents, F1 of each fold."""

    share: float
    documents: float
    scores: tuple[float, ...]

    @property
    def score(self) -> float:
        """The mean over the folds."""
        return mean(self.scores)


def group_of(doc: str) -> str:
    """What may not be parted: the sections of one trial, `NCT01_inc` and `NCT01_exc`."""
    return doc.rsplit("/", 1)[-1].split("_", 1)[0]


def learning_curve(
    pages: Sequence[Page],
    labels: LabelMap,
    learner: Learner,
    *,
    shares: Sequence[float] = SHARES,
    folds: int = 3,
    measure: str = "relaxed",
) -> list[Point]:
    """F1 over all labels on trials that were not learned from, for growing training parts.

    Folds and parts are drawn by trial, by scikit-learn's GroupKFold and GroupShuffleSplit.
    """
    found: dict[float, list[tuple[int, float]]] = {share: [] for share in shares}
    for train, test in _folds(pages, folds):
        for share in shares:
            part = _part(train, share)
            score = _score(test, learner(part, test), labels, measure)
            found[share].append((len(part), score))
    return [
        Point(share, mean(count for count, _ in each), tuple(score for _, score in each))
        for share, each in found.items()
    ]


def _folds(pages: Sequence[Page], folds: int) -> Iterator[tuple[list[Page], list[Page]]]:
    from sklearn.model_selection import GroupKFold

    groups = [group_of(page.doc) for page in pages]
    for train, test in GroupKFold(folds).split(groups, groups=groups):
        yield [pages[k] for k in train], [pages[k] for k in test]


def _part(pages: list[Page], share: float) -> list[Page]:
    from sklearn.model_selection import GroupShuffleSplit

    groups = [group_of(page.doc) for page in pages]
    whole = len(set(groups))
    count = max(1, round(share * whole))
    if count >= whole:
        return pages
    splitter = GroupShuffleSplit(1, train_size=count, random_state=SEED)
    kept, _ = next(splitter.split(groups, groups=groups))
    return [pages[k] for k in kept]


def _score(
    golds: Sequence[Page], reads: Mapping[str, Page], labels: LabelMap, measure: str
) -> float:
    scores = SpanScores()
    for page in golds:
        score_spans(page, reads.get(page.doc) or Page(page.doc, ""), labels, scores)
    rows = {(row.measure, row.label): row.value for row in scores.tally.rows(0)}
    return rows.get((measure, ALL), 0.0)
