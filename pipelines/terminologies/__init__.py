"""Terminologies of the user's own: read in the forms they come in, kept in one file, searched."""

from pipelines.terminologies.keeping import Kept, add_terminology, list_sources, remove_source
from pipelines.terminologies.plain import KINDS
from pipelines.terminologies.rows import Fault
from pipelines.terminologies.searching import Hit, search_names

__all__ = [
    "KINDS",
    "Fault",
    "Hit",
    "Kept",
    "add_terminology",
    "list_sources",
    "remove_source",
    "search_names",
]
