"""Criteria against facts: verdicts with evidence, on stored records."""

from pipelines.matching.explain import explained
from pipelines.matching.trial import Matcher, match

__all__ = ["Matcher", "explained", "match"]
