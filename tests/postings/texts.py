"""What the measures of postings share: the corpora, counts, and what a cut must not lose."""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.cleaning import cleaned
from nlp.model import Listing
from nlp.vocabulary import Vocabulary
from pipelines.listings.criteria import Cut, cut_criteria

PIECES = (
    *("Inclusion Criteria:", "Exclusion Criteria", "\n", "\n\n", "\r\n", "\t", "    ", "* ", "- "),
    *("1. ", "2. ", "a) ", "(i) ", "1", "2", "18 to 65 years", "Age: ", "Note: ", "or"),
    *("Cohort A:", "Main", "Key\n", "[", "] ", "[Source: x]", "*", "†", "[ ] "),
    *("&lt;", "<li>", "<p>", "\\>", "â‰¥", "\u00a0", "\u2028", "\x00", "：", "(", ")", "•", "😀"),
    *("gout", "No stroke.", "Patients with gout are excluded", "one of the following:"),
    *("Recruitment Status: Open", "\nPage 3 of 9\n", "\n| 1 | gout |", "\n|---|---|\n", "|"),
    *("<tr><td>Inclusion</td><td>Exclusion</td></tr>", "<td>", "<tr><td>1</td>", "</table>"),
    *("\nInclusion\tExclusion\n", "\n1\n1. ", "gout\tstroke\n", "Ages Eligible for Study\n"),
    *("What happens next?", "Phase I Treatment\n", "Other criteria may apply"),
)


@dataclass(slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def add(self, hit: bool) -> None:
        self.part += hit
        self.whole += 1

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else 0.0

    def __str__(self) -> str:
        return f"{self.part:,} of {self.whole:,} ({100 * self.value:.2f} %)"


def rows(shared: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a corpus."""
    with gzip.open(shared / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def registry(shared: Path) -> list[dict[str, Any]]:
    """The registry's 3,000 texts with their fields."""
    names = ("trials", "trials_classic")
    return [row for name in names for row in rows(shared, f"ctgov/{name}.jsonl.gz")]


def bare(words: str) -> str:
    """Words without case, signs and line breaks."""
    return " ".join("".join(c if c.isalnum() else " " for c in words.lower()).split())


def lost(text: str, cut: Cut) -> list[int]:
    """Which non-blank characters lie in no span of a cut listing, or in several?"""
    seen = bytearray(len(text))
    spans = [(raw.start, raw.end) for raw in cut.criteria]
    for start, end in [*spans, *cut.furniture, *cut.headings, *cut.labels]:
        if any(seen[start:end]):
            return list(range(start, end))
        seen[start:end] = b"\x01" * (end - start)
    clean = cleaned(text)
    return [n for n, count in enumerate(seen) if not count and not clean[n].isspace()]


def with_children(clean: str, cut: Cut, number: int) -> str:
    """The words of a criterion and of all that stand under it, as one."""
    end, under = cut.criteria[number].end, {number}
    for place, raw in enumerate(cut.criteria):
        if raw.parent in under:
            under.add(place)
            end = max(end, raw.end)
    return bare(clean[cut.criteria[number].start : end])


def mutated(texts: list[str], count: int, seed: int = 7) -> Iterator[str]:
    """Stretches of these texts, each with pieces of other pages put in and characters taken out."""
    chance = random.Random(seed)
    for _ in range(count):
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        text = text[start : start + chance.choice((80, 300, 900))]
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(text) + 1)
            text = text[:place] + chance.choice(PIECES) + text[place + chance.choice((0, 9)) :]
        yield text


def faults(texts: Iterator[str], vocabulary: Vocabulary) -> Share:
    """How many of these texts raise when they are cut, or lose a character?"""
    found = Share()
    for text in texts:
        try:
            hit = bool(lost(text, cut_criteria(Listing("T", text), vocabulary)))
        except Exception as error:  # any at all is what is counted
            print(f"{type(error).__name__} on a mutated text", file=sys.stderr)
            hit = True
        found.add(hit)
    return found
