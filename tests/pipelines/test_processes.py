"""A process made fit for much work: tables are off the collector, and settling twice is once."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import gc
from pipelines.processes import settle_process
kept = gc.get_freeze_count()
settle_process()
frozen = gc.get_freeze_count()
more = [[] for _ in range(1000)]
settle_process()
print(kept, frozen > 0, gc.get_freeze_count() == frozen, gc.get_threshold()[0])
"""


def test_tables_are_kept_off_the_collector_once():
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert ran.stdout.split() == ["0", "True", "True", "50000"], ran.stderr
