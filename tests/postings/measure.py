"""How well are real postings taken in? Every figure, with its sample, by one command:

    make postings

Reads the corpora in place, and prints a line per measure:

- speed: files taken in and cut, in one process;
- coverage: every non-blank character of the registry's texts lies in exactly one span;
- fuzz: the same for mutated texts, and that a cut never raises;
- lists: the items of hand-made HTML are cut, each at its depth;
- entities: annotated mentions that straddle two criteria; that lie outside all of them; and of
  those, what is not in a heading that the criteria under it keep as their cohort either;
- lines: criteria that annotators of Leaf took out of a posting, line by line, are criteria of the
  same kind in the posting as a whole;
- recut: Chia's criteria, a line each, are run together in one page, wrapped, and cut again;
- editions: the criteria of a posting's wrapped edition are those of its edition without wraps;
- ages: ages in the text are those in the registry's own fields (with the word "ages").
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from postings.gold import editions, entities, lines, recut
from postings.lists import lists
from postings.texts import Share, faults, mutated, registry

from nlp.statements import build_reader
from nlp.vocabulary import Vocabulary, load_vocabulary
from pipelines.intake import read_listings
from pipelines.intake.trial_rows import listing_of
from pipelines.listings import extract_criteria
from pipelines.listings.checks import text_ages
from pipelines.listings.criteria import cut_criteria


def speed(shared: Path, vocabulary: Vocabulary, turns: int = 3) -> float:
    """How many criteria a second of the registry's files are taken in and cut? The best turn."""
    files: list[str | Path] = [
        shared / "ctgov/trials.jsonl.gz",
        shared / "ctgov/trials_classic.jsonl.gz",
    ]
    best = 0.0
    for _ in range(turns):
        start, count = process_time(), 0
        for listing in read_listings(files, lambda fault: None):
            count += len(cut_criteria(listing, vocabulary).criteria)
        best = max(best, count / (process_time() - start))
    return best


def ages(shared: Path) -> tuple[Share, list[str]]:
    """In how many trials with ages in text and fields are they the same, and which disagree?"""
    reader, same, apart = build_reader(), Share(), []
    for row in registry(shared):
        listing, _ = listing_of(row, "T")
        trial = extract_criteria(listing, reader)
        found = text_ages(trial)
        if found is None or not (
            (found.low and listing.min_age is not None)
            or (found.high and listing.max_age is not None)
        ):
            continue
        told = [problem.message for problem in trial.problems if problem.code == "age_field"]
        same.add(not told)
        if told:
            apart.append(f"{listing.trial_id}: {'; '.join(told)}")
    return same, apart


def main(folder: str, *options: str) -> None:
    """Print every figure."""
    shared, vocabulary = Path(folder), load_vocabulary()
    print(f"speed      {speed(shared, vocabulary):,.0f} criteria/s taken in and cut, one process")
    texts = [row["text"] for row in registry(shared)]
    print(f"coverage   faults in {faults(iter(texts), vocabulary)} texts")
    mutations = int(next((o for o in options if o.isdecimal()), "100000"))
    print(f"fuzz       faults in {faults(mutated(texts, mutations), vocabulary)} mutated texts")
    print(f"lists      right: {lists(shared, vocabulary)} items")
    for corpus in ("chia", "lct"):
        straddling, outside, nowhere = entities(shared, corpus, vocabulary)
        print(f"entities   {corpus}: straddling {straddling}, outside {outside},")
        print(f"           {corpus}: in no cohort's heading either {nowhere}")
    whole, kind = lines(shared, vocabulary)
    print(f"lines      Leaf's criteria found {whole}, of their kind {kind}")
    for form, (recall, precision) in recut(shared, vocabulary).items():
        print(f"recut      {form}: found {recall}, precise {precision}")
    count, same = editions(shared, vocabulary)
    print(f"editions   {count} postings, criteria the same in both: {same}")
    if "ages" in options:
        agreed, apart = ages(shared)
        print(
            f"ages       the same in text and fields: {agreed} trials", *apart, sep="\n           "
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
