"""Trial listings -> structured eligibility criteria."""

from pipelines.listings.criteria import Cut, RawCriterion, cut_criteria
from pipelines.listings.extract import extract_criteria

__all__ = ["Cut", "RawCriterion", "cut_criteria", "extract_criteria"]
