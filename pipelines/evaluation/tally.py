"""Counts by document become precision, recall and F1, with intervals by resampling documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SEED = 20_260
SAMPLES = 1000
ALL = "all"
MACRO = "macro"
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a result. `form` is f1 (right, extra, missed) or share (right of total)."""

    task: str
    measure: str
    label: str
    form: str
    value: float
    precision: float | None = None
    recall: float | None = None
    right: float = 0
    extra: float = 0
    missed: float = 0
    interval: Interval | None = None
    documents: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from the other lines of a run."""
        return self.task, self.measure, self.label


@dataclass(slots=True)
class Tally:
    """The counts of one task: by measure and label, document by document."""

    task: str
    order: dict[str, int] = field(default_factory=dict)
    cells: dict[tuple[str, str], dict[int, list[float]]] = field(default_factory=dict)
    forms: dict[tuple[str, str], str] = field(default_factory=dict)

    def touch(self, doc: str) -> int:
        """Counts a document, even one that holds nothing."""
        return self.order.setdefault(doc, len(self.order))

    def count(
        self, doc: str, measure: str, label: str, right: float, extra: float, missed: float
    ) -> None:
        """Adds to what was found rightly, found without being there, and missed."""
        self._add(doc, (measure, label), "f1", (right, extra, missed))

    def share(self, doc: str, measure: str, label: str, right: float, total: float) -> None:
        """Adds to a plain share."""
        self._add(doc, (measure, label), "share", (right, total - right, 0))

    def _add(
        self, doc: str, key: tuple[str, str], form: str, values: tuple[float, float, float]
    ) -> None:
        self.forms.setdefault(key, form)
        cell = self.cells.setdefault(key, {}).setdefault(self.touch(doc), [0, 0, 0])
        for place, value in enumerate(values):
            cell[place] += value

    def rows(self, samples: int = SAMPLES) -> list[Row]:
        """The results, with 95 % percentile intervals over documents; macro after `all`."""
        weights = resampled(len(self.order), samples)
        rows, by_measure = [], dict[str, list[str]]()
        for measure, label in self.cells:
            by_measure.setdefault(measure, []).append(label)
        for measure, labels in by_measure.items():
            rows += [self._row(measure, label, weights) for label in labels]
            macro = self._macro(measure, [label for label in labels if label != ALL], weights)
            rows += [macro] if macro else []
        return rows

    def matrix(self, measure: str, label: str) -> Any:
        """Documents down; right, extra, missed across."""
        import numpy

        made = numpy.zeros((len(self.order), 3))
        for doc, cell in self.cells.get((measure, label), {}).items():
            made[doc] = cell
        return made

    def _row(self, measure: str, label: str, weights: Any) -> Row:
        counts = self.matrix(measure, label)
        right, extra, missed = counts.sum(axis=0).tolist()
        form = self.forms[measure, label]
        interval = None
        if weights is not None:
            interval = _interval(values_of(weights @ counts, form))
        value = value_of(right, extra, missed, form)
        precision, recall = (
            (ratio(right, right + extra), ratio(right, right + missed))
            if form == "f1"
            else (None, None)
        )
        documents = len(self.cells[measure, label])
        counted = (right, extra, missed)
        return Row(
            self.task, measure, label, form, value, precision, recall, *counted, interval, documents
        )

    def _macro(self, measure: str, labels: Sequence[str], weights: Any) -> Row | None:
        """The mean of F1 over the labels that the gold knows, each counting alike."""
        import numpy

        counts = {label: self.matrix(measure, label) for label in labels}
        known = [c for c in counts.values() if c[:, 0].sum() + c[:, 2].sum() > 0]
        if len(known) < 2 or self.forms[measure, labels[0]] != "f1":
            return None
        sums = [c.sum(axis=0).tolist() for c in known]
        precision = sum(ratio(r, r + e) for r, e, _ in sums) / len(sums)
        recall = sum(ratio(r, r + m) for r, _, m in sums) / len(sums)
        value = sum(value_of(r, e, m, "f1") for r, e, m in sums) / len(sums)
        interval = None
        if weights is not None:
            drawn = [numpy.nan_to_num(values_of(weights @ c, "f1")) for c in known]
            interval = _interval(sum(drawn) / len(drawn))
        found = self.task, measure, MACRO, "f1", value, precision, recall
        return Row(*found, interval=interval, documents=len(self.order))


def resampled(documents: int, samples: int) -> Any:
    """How often is each document drawn in each sample? None if there is nothing to draw."""
    import numpy

    if documents < 2 or samples < 2:
        return None
    drawing = numpy.random.default_rng(SEED)
    return drawing.multinomial(documents, [1 / documents] * documents, size=samples)


def values_of(sums: Any, form: str) -> Any:
    """F1 or share of many sums at once; not a number where a sample holds nothing."""
    import numpy

    right, extra, missed = sums[:, 0], sums[:, 1], sums[:, 2]
    twice = 2 if form == "f1" else 1
    with numpy.errstate(invalid="ignore"):
        return twice * right / (twice * right + extra + missed)


def value_of(right: float, extra: float, missed: float, form: str) -> float:
    """F1, or the share that is right; 0 of nothing."""
    twice = 2 if form == "f1" else 1
    return ratio(twice * right, twice * right + extra + missed)


def _total(counts: Any, form: str) -> float:
    right, extra, missed = counts.sum(axis=0).tolist()
    return value_of(right, extra, missed, form)


def ratio(part: float, whole: float) -> float:
    """A share; 0 of nothing."""
    return part / whole if whole else 0.0


def _interval(values: Any) -> Interval | None:
    import numpy

    known = values[~numpy.isnan(values)]
    if known.size < 2:
        return None
    low, high = numpy.percentile(known, [2.5, 97.5]).tolist()
    return low, high


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a comparison: a run, another, the difference, and how sure it is."""

    key: tuple[str, str, str]
    before: float
    after: float
    interval: Interval | None
    p: float | None


def changes(before: Tally, after: Tally, samples: int = SAMPLES) -> list[Change]:
    """By how much do two runs on the same documents differ? Paired bootstrap.

    Both runs are resampled with the same draws of documents. p is twice the share of samples in
    which the difference is not on the side of the one observed.
    """
    docs = list(dict.fromkeys((*before.order, *after.order)))
    weights = resampled(len(docs), samples)
    found = []
    for measure, label in before.cells:
        if (measure, label) not in after.cells:
            continue
        form = before.forms[measure, label]
        one, other = (_placed(tally, docs, measure, label) for tally in (before, after))
        old, new = (_total(each, form) for each in (one, other))
        interval = p = None
        if weights is not None:
            drawn = values_of(weights @ other, form) - values_of(weights @ one, form)
            interval, p = _interval(drawn), _chance(drawn, new - old)
        found.append(Change((before.task, measure, label), old, new, interval, p))
    return found


def _placed(tally: Tally, docs: Sequence[str], measure: str, label: str) -> Any:
    import numpy

    counts = tally.matrix(measure, label)
    places: Mapping[str, int] = tally.order
    rows = [counts[places[doc]] if doc in places else [0, 0, 0] for doc in docs]
    return numpy.array(rows, dtype=float).reshape(len(docs), 3)


def _chance(drawn: Any, observed: float) -> float | None:
    import numpy

    known = drawn[~numpy.isnan(drawn)]
    if not known.size:
        return None
    against = (known <= 0).mean() if observed > 0 else (known >= 0).mean()
    return min(1.0, float(2 * against))
