"""Met, not met, unknown: verdicts against those of a person, with what they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipelines.evaluation.errors import Fault
from pipelines.evaluation.pages import Page, Pair, Span, shared
from pipelines.evaluation.tally import ALL, Tally

DEFINITIONS = {
    "accuracy": "the same verdict; one that is missing is wrong",
    "verdict": "the same, by verdict",
    "decided": "share of pairs that were judged met or not met",
    "right when decided": "of these, the share that a person judged alike, by basis",
    "wrongly met": "share of pairs that a person did not judge met, but the run did",
    "wrongly not met": "share of pairs that a person did not judge not met, but the run did",
    "evidence": "passages of evidence that overlap one that the person named, and the reverse",
}
MISSING = "missing"
_DECIDED = ("met", "not_met")
Json = Mapping[str, Any]


@dataclass(slots=True)
class VerdictScores:
    """The counts of one run, its confusions and its errors. Resampled by patient."""

    tally: Tally = field(default_factory=lambda: Tally("verdicts"))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    whys: dict[str, tuple[str, str]] = field(default_factory=dict)


def score_verdicts(
    pairs: Sequence[Pair], verdicts: Mapping[str, Json | None], scores: VerdictScores
) -> None:
    """Adds the pairs. `verdicts` holds the record of each pair by its id, None if there is none."""
    for pair in pairs:
        record = verdicts.get(pair.id)
        read = str(record["verdict"]) if record else MISSING
        basis = str((record or {}).get("basis") or "none")
        _count(pair, read, basis, scores)
        _evidence(pair, record, scores.tally)
        scores.confusion[pair.verdict, read] += 1
        reason = str((record or {}).get("reason") or "no verdict")
        scores.whys[pair.id] = (pair.why, reason)
        if read != pair.verdict:
            note = pair.evidence[0][0] if pair.evidence else pair.patient
            parts = tuple(span for name, span in pair.evidence if name == note)
            shown = f"{read}, {basis}: {reason}" if record else MISSING
            wanted = f"{pair.verdict}: {pair.why}" if pair.why else pair.verdict
            scores.faults.append(
                Fault("verdicts", "wrong", note, wanted, shown, parts, (), pair.id)
            )


def _count(pair: Pair, read: str, basis: str, scores: VerdictScores) -> None:
    tally, patient = scores.tally, pair.patient
    right = int(read == pair.verdict)
    tally.share(patient, "accuracy", ALL, right, 1)
    for label in dict.fromkeys((pair.verdict, read)):
        wanted, given = label == pair.verdict, label == read
        if label != MISSING:
            counts = wanted and given, given and not wanted, wanted and not given
            tally.count(patient, "verdict", label, *map(int, counts))
    decided = read in _DECIDED
    tally.share(patient, "decided", ALL, int(decided), 1)
    if decided:
        for label in (basis, ALL):
            tally.share(patient, "right when decided", label, right, 1)
    for label in _DECIDED:
        if pair.verdict != label:
            name = f"wrongly {label.replace('_', ' ')}"
            tally.share(patient, name, ALL, int(read == label), 1)


def _evidence(pair: Pair, record: Json | None, tally: Tally) -> None:
    given = [
        (str(each.get("note_id")), (each["span"][0], each["span"][1]))
        for each in (record or {}).get("evidence") or []
        if each.get("span")
    ]
    found = sum(any(_overlap(one, other) for other in given) for one in pair.evidence)
    extra = sum(not any(_overlap(one, other) for other in pair.evidence) for one in given)
    tally.count(pair.patient, "evidence", ALL, found, extra, len(pair.evidence) - found)


def _overlap(one: tuple[str, Span], other: tuple[str, Span]) -> bool:
    return one[0] == other[0] and shared(one[1], other[1]) > 0


def criterion_ids(
    pairs: Iterable[Pair], golds: Mapping[str, Page], reads: Mapping[str, Page]
) -> dict[str, str | None]:
    """Which criterion of our own reading does each pair speak of?

    The annotated criterion's place tells: the one that overlaps it most. Where the listing is
    not annotated, the ids are the same.
    """
    found: dict[str, str | None] = {}
    for pair in pairs:
        gold, read = golds.get(pair.trial), reads.get(pair.trial)
        spans = {c.id: c.span for c in gold.clauses} if gold else {}
        span = spans.get(pair.criterion)
        if span is None or read is None:
            found[pair.id] = pair.criterion
            continue
        best = max(
            ((shared(span, c.span), -_length(c.span), c.id) for c in read.clauses if c.span),
            default=(0, 0, None),
        )
        found[pair.id] = best[2] if best[0] else None
    return found


def _length(span: Span) -> int:
    return span[1] - span[0]
