"""Takes in: files of many forms become listings and notes, one at a time."""

from pipelines.intake.jsons import json_lines
from pipelines.intake.listings import read_listings
from pipelines.intake.notes import read_notes
from pipelines.intake.sources import BROKEN, Source, sources
from pipelines.intake.texts import NotText

__all__ = [
    "BROKEN",
    "NotText",
    "Source",
    "json_lines",
    "read_listings",
    "read_notes",
    "sources",
]
