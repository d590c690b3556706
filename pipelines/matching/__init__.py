"""Criteria against facts: verdicts with evidence, on stored records."""

from pipelines.matching.confidence import Calibration, Group, estimate
from pipelines.matching.explain import explained
from pipelines.matching.trial import Matcher, match

__all__ = ["Calibration", "Group", "Matcher", "estimate", "explained", "match"]
