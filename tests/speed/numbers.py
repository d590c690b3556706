"""Numbers and time alone: criteria cut out of listings, their amounts, windows and measures.

Run by `make bench` in a process of its own, over the registry's listings if they lie beside the
project, else over ours.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from nlp.model import Listing
from nlp.recognizers import TermFinder, framed_all, read_amounts, read_windows
from nlp.vocabulary import Vocabulary, load_vocabulary
from pipelines.listings import cut_criteria
from pipelines.processes import settle_process
from speed.clock import seconds
from speed.texts import listings

CTGOV = Path(__file__).parents[2].parent / "shared/corpora/ctgov/trials.jsonl.gz"
COPIES = 300
REACH = 120
TOGETHER = 96  # listings


def registry_listings() -> tuple[str, list[Listing]]:
    """Where the texts are from, and the listings."""
    if not CTGOV.is_file():
        return "invented listings", listings(COPIES)
    with gzip.open(CTGOV, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return "ctgov", [Listing(row["trial_id"], row["text"]) for row in rows]


@lru_cache(maxsize=1)
def measure_finder() -> TermFinder:
    """The finder of the names of measures, and of nothing else."""
    vocabulary = load_vocabulary()
    measures = vocabulary.measures
    names = {
        words: own
        for words, owners in vocabulary.terminology.names().items()
        if (own := tuple(owner for owner in owners if owner.concept_id in measures))
    }
    return TermFinder(names, measures)


def read_numbers(some: Sequence[Listing], vocabulary: Vocabulary) -> tuple[int, int]:
    """How many criteria are there, and how many amounts, windows and measures in them?

    Several listings are read together, step by step.
    """
    criteria = found = 0
    finder = measure_finder()
    for first in range(0, len(some), TOGETHER):
        cuts = [cut_criteria(listing, vocabulary) for listing in some[first : first + TOGETHER]]
        texts = [raw.reading for cut in cuts for raw in cut.criteria]
        criteria += len(texts)
        read = list(zip(texts, framed_all(texts, vocabulary), strict=True))
        amounts = [read_amounts(text, vocabulary, quantities) for text, quantities in read]
        windows = [read_windows(text, vocabulary, quantities) for text, quantities in read]
        found += sum(map(len, amounts)) + sum(map(len, windows))
        for text, own in zip(texts, amounts, strict=True):
            if own:  # their names stand no further away
                start = max(0, own[0].start - REACH)
                found += len(finder.find(text[start : own[-1].end + REACH]))
    return criteria, found


def hostile(size: int) -> dict[str, str]:
    """Long texts of one thing: digits, blanks, brackets, signs."""
    kinds = (
        "7",
        "7 ",
        "1,",
        "1.",
        "1-",
        " ",
        "\n",
        "(",
        "()",
        "][",
        ">=<",
        ">= < ",
        ">=7 ",
        "(1) ",
    )
    return {repr(kind): kind * (size // len(kind)) for kind in kinds}


def main() -> None:
    """Print how many criteria a second are read for their numbers: the quickest of three goes."""
    source, some = registry_listings()
    vocabulary = load_vocabulary()
    measure_finder()
    settle_process()
    criteria, _ = read_numbers(some, vocabulary)
    taken = seconds(lambda: read_numbers(some, vocabulary))
    print(
        f"{'numbers':<12} {criteria / taken:>10,.0f} criteria/s, numbers and time alone, {source}"
    )


if __name__ == "__main__":
    main()
