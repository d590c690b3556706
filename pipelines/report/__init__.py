"""What a person looks at: the page with every verdict and its evidence, and the short table."""

from pipelines.report.page import write_report
from pipelines.report.sealed import write_sealed
from pipelines.report.table import match_table

__all__ = ["match_table", "write_report", "write_sealed"]
