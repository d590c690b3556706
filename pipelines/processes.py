"""A process made fit for much work of one kind."""

from __future__ import annotations

import gc
from functools import lru_cache

from threadpoolctl import threadpool_limits


@lru_cache(maxsize=1)
def settle_process() -> None:
    """Make a process fit for much reading or judging, once its tables and records are loaded.

    Keeps the garbage collector off the tables, and off records, which hold no circles. Keeps the
    tagger's small matrices to one thread: more would wait for each other, not help.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    threadpool_limits(limits=1, user_api="blas")
