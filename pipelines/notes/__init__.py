"""Clinical notes -> dated, asserted, sourced facts."""

from pipelines.notes.extract import extract_facts
from pipelines.notes.timeline import timeline

__all__ = ["extract_facts", "timeline"]
