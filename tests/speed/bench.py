"""How fast is inclex, beside medspaCy's own pipeline and spaCy's bare tokenizer?

    make bench

Texts are invented (texts.py) and each is read once; every figure is from this one run, in
seconds of one processor.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nlp.model import Fact, Judgement, Trial
from nlp.recognizers import SHIPPED_MODEL
from pipelines.processes import settle_process
from speed.clock import seconds, turn_seconds
from speed.names import lines
from speed.numbers import registry_listings
from speed.stored import judge_stored, stored_records
from speed.texts import letters, listings, notes
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
            f" {self.stock / self.taken:>15,.1f} x {self.blank / self.taken:>15,.2f} x"
        )


def stock_pipeline() -> Callable[[str], object]:
    """medspaCy as it comes, quiet."""
    with warnings.catch_warnings():  # medspaCy silences all warnings for good when imported
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


def over(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """How many seconds does one reading of all texts take?"""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read(texts[0])
        return seconds(lambda: [read(text) for text in texts], repeats=1)


def figures() -> list[Figure]:
    """Measure all, in one process, one after the other, the first of each kind read beforehand."""
    reader, stock, blank = build_reader(), stock_pipeline(), blank_tokenizer()
    some_listings, some_notes = listings(COPIES), notes(COPIES)
    some_letters = letters(COPIES)
    settle_process()  # as the commands do once their tables are loaded
    read_listing(some_listings[0], reader)
    read_note(some_notes[0], reader)

    trials: list[Trial] = []
    extracting = seconds(
        lambda: trials.extend(read_listing(each, reader) for each in some_listings), repeats=1
    )
    facts: list[Fact] = []
    noting = seconds(
        lambda: [facts.extend(read_note(each, reader)) for each in some_notes], repeats=1
    )
    writing = seconds(lambda: [read_note(each, reader) for each in some_letters], repeats=1)
    verdicts: list[Judgement] = []
    judging = seconds(lambda: verdicts.extend(judge(trials, facts)), repeats=1)

    tagged = build_reader(SHIPPED_MODEL)
    read_listing(some_listings[0], tagged)
    tagging = seconds(lambda: [read_listing(each, tagged) for each in some_listings], repeats=1)

    criteria = sum(len(trial.criteria) for trial in trials)
    asked = sum(len(listing.text.split()) for listing in some_listings)
    words = sum(len(note.text.split()) for note in some_notes)
    texts = [listing.text for listing in some_listings]
    others = over(stock, texts), over(blank, texts)
    note_texts = [note.text for note in some_notes]
    prose = [note.text for note in some_letters]
    prose_words = sum(len(text.split()) for text in prose)
    share = len(verdicts) / criteria
    return [
        Figure("criteria", criteria, extracting, *others),
        Figure("... tagged", criteria, tagging, *others),
        Figure("tagger words", asked, max(tagging - extracting, 1e-9), *others),
        Figure("note words", words, noting, over(stock, note_texts), over(blank, note_texts)),
        Figure("prose words", prose_words, writing, over(stock, prose), over(blank, prose)),
        Figure("verdicts", len(verdicts), judging, others[0] * share, others[1] * share),
    ]


def main() -> None:
    print(f"one turn of the calibration loop: {turn_seconds() * 1000:.2f} ms\n")
    print(f"{'':<12} {'here':>13} {'medspacy.load()':>17} {'blank tokenizer':>17}")
    for figure in figures():
        print(figure)
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "speed.numbers"], check=True)
    _, some = registry_listings()
    for line in lines([each.text for each in some]):
        print(line)
    stored = stored_records(build_reader())
    if stored is not None:
        asked, told = stored
        count = judge_stored(asked, told)
        taken = seconds(lambda: judge_stored(asked, told), repeats=1)
        patients = len({fact.patient_id for fact in told})
        print(
            f"{'stored':<12} {count / taken:>10,.0f} verdicts/s, {len(asked)} registry listings"
            f" x {patients} sample notes, as stored"
        )
    print(
        "\n'x': how many times faster than the other reads the same text; for verdicts, than the"
        "\nother reads the text of as many criteria. Tagger words: at what the tagger alone adds."
    )


if __name__ == "__main__":
    main()
