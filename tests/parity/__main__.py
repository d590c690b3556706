"""How do our ConText and our headings read notes, beside medspaCy's own components?

    PYTHONPATH=tests python -m parity NOTES.jsonl[.gz] [COUNT]

Prints how many targets and headings were compared, and for each cause how many differ by it, with
examples of what no cause explains. Exit status 1 if anything is unexplained.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from parity import context, sections

from nlp.vocabulary import load_vocabulary

EXAMPLES = 10


def texts(path: Path, count: int) -> list[str]:
    """The first texts of a file of notes, a JSON object a line."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in islice(file, count)]


def report(name: str, causes: dict[str, str], found: Counter[str | None]) -> None:
    """A table of causes, the most frequent first."""
    total = found.total()
    print(f"\n{name}: {total} compared, {found[None]} the same ({found[None] / total:.1%})")
    for cause, number in found.most_common():
        if cause is not None:
            print(f"  {number:>6}  {cause:<12} {causes[cause]}")


def main() -> int:
    """Compare, print, and tell whether all is explained."""
    notes = texts(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 500)
    vocabulary = load_vocabulary()
    by_cues, by_headings = context.comparer(vocabulary), sections.comparer(vocabulary)
    of_cues = [each for text in notes for each in by_cues(text)]
    of_headings = [each for text in notes for each in by_headings(text)]
    report("ConText, targets", context.CAUSES, Counter(each.cause for each in of_cues))
    report("headings", sections.CAUSES, Counter(each.cause for each in of_headings))
    unexplained = [each for each in (*of_cues, *of_headings) if each.cause == "unexplained"]
    for each in unexplained[:EXAMPLES]:
        print(each)
    return int(bool(unexplained))


if __name__ == "__main__":
    sys.exit(main())
