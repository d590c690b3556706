"""Takes in: files of many forms become listings and notes, one at a time."""

from pipelines.intake.listings import read_listings
from pipelines.intake.notes import read_notes

__all__ = ["read_listings", "read_notes"]
