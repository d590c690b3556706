"""How much memory does a stream of listings take, however long it is?

    PYTHONPATH=.:tests python -m postings.stream ../shared/corpora 500 2000

Writes so many megabytes of JSONL, the registry's texts again and again, into a pipe; another
process takes it in and cuts every listing. Prints, per size, its criteria and its peak memory.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from time import process_time

from postings.texts import registry

from nlp.vocabulary import load_vocabulary
from pipelines.intake import read_listings
from pipelines.listings.criteria import cut_criteria


def read() -> None:
    """Take in and cut what comes from standard input; tell what it took."""
    vocabulary, start = load_vocabulary(), process_time()
    listings = criteria = faults = 0

    def fault(_: object) -> None:
        nonlocal faults
        faults += 1

    for listing in read_listings(["-"], fault):
        listings += 1
        criteria += len(cut_criteria(listing, vocabulary).criteria)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{listings:,} listings, {criteria:,} criteria, {faults} faults, peak {peak:.0f} MB, "
        f"{criteria / (process_time() - start):,.0f} criteria/s"
    )


def write(rows: list[dict[str, object]], megabytes: int) -> None:
    """Write so much into a process that reads."""
    command = [sys.executable, "-m", "postings.stream"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        written, number = 0, 0
        while process.stdin is not None and written < megabytes * 1_000_000:
            row = {**rows[number % len(rows)], "trial_id": f"T{number}"}
            line = (json.dumps(row) + "\n").encode()
            process.stdin.write(line)
            written, number = written + len(line), number + 1


def main(folder: str, *sizes: str) -> None:
    """Print a line per size."""
    rows = registry(Path(folder))
    for size in sizes:
        print(f"{size} MB:", end=" ", flush=True)
        write(rows, int(size))


if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[1:] else read()
