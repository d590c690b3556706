"""How fast is inclex, beside medspaCy's own pipeline and spaCy's bare tokenizer?

    make bench

Texts are invented (texts.py) and each is read once; every figure is from this one run, on one core.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from speed.clock import seconds, turn_seconds
from speed.texts import listings, notes
from speed.work import build_reader, judge, read_listing, read_note

COPIES = 40


@dataclass(frozen=True)
class Figure:
    """So many things done in so many seconds, and what the others needed for the same texts."""

    name: str
    count: int
    taken: float
    stock: float
    blank: float

    def __str__(self) -> str:
        return (
            f"{self.name:<12} {self.count / self.taken:>10,.0f} /s"
            f" {self.stock / self.taken:>10.2f} x {self.blank / self.taken:>10.3f} x"
        )


def stock_pipeline() -> Callable[[str], object]:
    """medspaCy as it comes, quiet."""
    with warnings.catch_warnings():
        import medspacy
        from loguru import logger
    for name in ("PyRuSH", "medspacy"):
        logger.disable(name)
        logging.getLogger(name).setLevel(logging.ERROR)
    pipeline: Callable[[str], object] = medspacy.load()
    return pipeline


def blank_tokenizer() -> Callable[[str], object]:
    """spaCy's tokenizer and nothing else."""
    import spacy

    return spacy.blank("en").tokenizer


def over(read: Callable[[str], object], texts: list[str]) -> float:
    """How many seconds does one reading of all texts take?"""
    read(texts[0])
    return seconds(lambda: [read(text) for text in texts[1:]], repeats=1)


def figures() -> list[Figure]:
    """Measure all, in one process, one after the other."""
    reader, stock, blank = build_reader(), stock_pipeline(), blank_tokenizer()
    first, *some_listings = listings(COPIES + 1)
    read_listing(first, reader)
    trials = []
    reading = seconds(
        lambda: trials.extend(read_listing(x, reader) for x in some_listings), repeats=1
    )
    criteria = sum(len(trial.criteria) for trial in trials)
    listing_texts = [listing.text for listing in (first, *some_listings)]
    stock_reading, blank_reading = over(stock, listing_texts), over(blank, listing_texts)

    note, *some_notes = notes(COPIES + 1)
    read_note(note, reader)
    facts = []
    noting = seconds(lambda: facts.extend(read_note(x, reader) for x in some_notes), repeats=1)
    words = sum(len(note.text.split()) for note in some_notes)
    note_texts = [note.text for note in (note, *some_notes)]

    judge(trials[0], facts[0])
    verdicts: list[object] = []
    judging = seconds(
        lambda: verdicts.extend(
            verdict
            for trial, known in zip(trials, facts, strict=True)
            for verdict in judge(trial, known)
        ),
        repeats=1,
    )
    share = len(verdicts) / criteria
    return [
        Figure("criteria", criteria, reading, stock_reading, blank_reading),
        Figure("note words", words, noting, over(stock, note_texts), over(blank, note_texts)),
        Figure("verdicts", len(verdicts), judging, stock_reading * share, blank_reading * share),
    ]


def main() -> None:
    print(f"one turn of the calibration loop: {turn_seconds() * 1000:.2f} ms\n")
    print(f"{'':<12} {'here':>13} {'medspacy.load()':>12} {'blank tokenizer':>12}")
    for figure in figures():
        print(figure)
    print(
        "\n'x': how many times faster than the other reads the same text; for verdicts, than the"
        "\nother reads the text of as many criteria."
    )


if __name__ == "__main__":
    main()
