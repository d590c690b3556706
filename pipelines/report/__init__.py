"""What a person looks at: the page with every verdict and its evidence, and the short table."""

from pipelines.report.page import write_report
from pipelines.report.table import print_matches

__all__ = ["print_matches", "write_report"]
