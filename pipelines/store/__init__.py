"""Records to and from files: JSONL to exchange, Parquet, CSV and DuckDB to query."""

from pipelines.store.records import Kept, read_days, read_facts, read_trials, write_results
from pipelines.store.sinks import writing
from pipelines.store.sources import rows
from pipelines.store.tables import wrong_form

__all__ = [
    "Kept",
    "read_days",
    "read_facts",
    "read_trials",
    "rows",
    "write_results",
    "writing",
    "wrong_form",
]
