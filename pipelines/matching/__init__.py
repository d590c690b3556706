"""Criteria against facts: verdicts with evidence, on stored records."""

from pipelines.matching.explain import explained
from pipelines.matching.trial import match

__all__ = ["explained", "match"]
