"""Do 250,000 names cost a text more than 3,000? The finder's time over texts, names invented.

Run by `make bench`, for names held in memory and for names imported beside the shipped rows.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from nlp.recognizers import TermFinder
from nlp.vocabulary import Owner, Term, Vocabulary, load_vocabulary, open_imported
from pipelines.terminologies import add_terminology

FEW, MANY = 3_000, 250_000
GOES = 5
_LONGEST = 4
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "xu",
    "zy",
]
Find = Callable[[str], object]


def invented(count: int, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """So many names of one to four words: one alone is made up, as most are that no text holds.

    Of several the first begins a shipped name, so that texts are full of such beginnings, and the
    others are any words of shipped names.
    """
    shipped = list(vocabulary.terminology.names())
    first = sorted({name[0] for name in shipped})
    words = sorted({word for name in shipped for word in name})
    chance = random.Random(0)
    found: dict[tuple[str, ...], None] = {}
    while len(found) < count:
        behind = chance.choices(words, k=chance.randrange(_LONGEST))
        made = "".join(chance.choices(_SYLLABLES, k=4))
        found[(chance.choice(first) if behind else made, *behind)] = None
    return list(found)


def in_memory(names: Sequence[tuple[str, ...]]) -> Find:
    """A finder of names that are held in memory."""
    row = Term("invented", "condition", ("invented",), (), (), "invented")
    return TermFinder(dict.fromkeys(names, (Owner(row.id),)), {row.id: row}).find


def imported(names: Sequence[tuple[str, ...]], vocabulary: Vocabulary, folder: Path) -> Find:
    """A finder of the shipped names and of those that were imported beside them."""
    listed, kept = folder / f"{len(names)}.csv", folder / f"{len(names)}.sqlite"
    lines = (f"X{number},{' '.join(name)},condition\n" for number, name in enumerate(names))
    listed.write_text("id,name,kind\n" + "".join(lines), encoding="utf-8")
    add_terminology(kept, [listed], name="invented", vocabulary=vocabulary)
    concepts = {row.id: row for row in vocabulary.terminology.concepts()}
    return TermFinder(vocabulary.terminology.names(), concepts, open_imported(kept)).find


def many_to_few(few: Find, many: Find, texts: Sequence[str]) -> tuple[float, float]:
    """How many seconds of a processor do all texts take with few names and with many?

    Each text is read once beforehand; goes take turns, and the quickest of each counts.
    """
    best = [float("inf"), float("inf")]
    for go in range(GOES + 1):
        for which, find in enumerate((few, many)):
            start = process_time()
            for text in texts:
                find(text)
            if go:
                best[which] = min(best[which], process_time() - start)
    return best[0], best[1]


def lines(texts: Sequence[str]) -> list[str]:
    """The figures to print."""
    vocabulary = load_vocabulary()
    names = invented(MANY, vocabulary)
    found = [("in memory", *many_to_few(in_memory(names[:FEW]), in_memory(names), texts))]
    with TemporaryDirectory() as folder:
        few, many = (imported(some, vocabulary, Path(folder)) for some in (names[:FEW], names))
        found.append(("imported", *many_to_few(few, many, texts)))
    words = sum(len(text.split()) for text in texts)
    return [
        f"{'names':<12} {words / few:>10,.0f} words/s with {FEW:,} {where}, {words / many:,.0f}"
        f" with {MANY:,}: {many / few:.2f} x the time"
        for where, few, many in found
    ]
