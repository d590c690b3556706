"""How sure is a verdict? The judge's own estimate, weighed with how often such verdicts were right.

`confidence.toml` counts, by the criterion's kind, the verdict and its basis, how many verdicts
people agreed with. The judge's estimate stands in for as many more as WEIGHT says. No verdict
changes by it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from nlp.model import Verdict
from pipelines.matching.finding import Finding

WEIGHT = 10
_WORDS = {verdict: verdict.value for verdict in Verdict}


class Group(NamedTuple):
    """Of so many verdicts of one kind so many were right."""

    told: int
    right: int


Calibration = Mapping[tuple[str, str, str], Group]


def estimate(confidence: float, group: Group | None) -> float:
    """The share that is right of verdicts like this, as far as is known."""
    if group is None:
        return confidence
    return (group.right + WEIGHT * confidence) / (group.told + WEIGHT)


def calibrated(found: Finding, kind: str, calibration: Calibration) -> Finding:
    """The same finding, as sure as such findings are right."""
    group = calibration.get((kind, _WORDS[found.verdict], found.basis))
    return found if group is None else found.as_sure_as(estimate(found.confidence, group))


@lru_cache(maxsize=1)
def shipped_calibration() -> Calibration:
    """The counts that ship."""
    return read_calibration((files("pipelines.matching") / "confidence.toml").read_text("utf-8"))


def read_calibration(text: str) -> Calibration:
    """The counts of a table, by kind, verdict and basis."""
    return {
        (row["kind"], row["verdict"], row["basis"]): Group(int(row["told"]), int(row["right"]))
        for row in tomllib.loads(text).get("group", ())
    }
