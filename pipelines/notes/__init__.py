"""Clinical notes -> dated, asserted, sourced facts."""

from pipelines.notes.extract import extract_facts
from pipelines.notes.timeline import conflicts, timeline

__all__ = ["conflicts", "extract_facts", "timeline"]
