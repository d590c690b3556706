"""Are criteria cut where people cut them: Chia's and Leaf's annotators, and other editions?"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from postings.texts import Share, bare, rows, with_children

from nlp.cleaning import cleaned
from nlp.model import Listing
from nlp.vocabulary import Vocabulary
from pipelines.listings.criteria import Cut, cut_criteria

_GOLD_ASIDE = frozenset(["Parsing_Error"])


def entities(shared: Path, corpus: str, vocabulary: Vocabulary) -> tuple[Share, Share, Share]:
    """How many annotated stretches straddle two criteria, lie outside all, outside cohorts too?"""
    straddling, outside, nowhere = Share(), Share(), Share()
    for row in rows(shared, f"{corpus}/{corpus}.jsonl.gz"):
        cut = cut_criteria(Listing(row["doc"], row["text"]), vocabulary)
        labels = {end: start for start, end in cut.labels}
        spans = [(labels.get(raw.start, raw.start), raw.end) for raw in cut.criteria]
        cohorts = {bare(raw.cohort) for raw in cut.criteria if raw.cohort}
        titles = [
            span
            for span in cut.headings
            if any(c in bare(row["text"][slice(*span)]) for c in cohorts)
        ]
        for entity in row["entities"]:
            if entity["type"] in _GOLD_ASIDE:
                continue
            for start, end in entity.get("spans") or [entity["span"]]:
                touched = sum(a < end and start < b for a, b in spans)
                straddling.add(touched > 1)
                outside.add(touched == 0)
                words = bare(row["text"][start:end])
                kept = any(words in c or c in words for c in cohorts)
                titled = any(a <= start and end <= b for a, b in titles)
                nowhere.add(touched == 0 and not (kept and titled))
    return straddling, outside, nowhere


def cut_words(cut: Cut, text: str) -> dict[str, set[str]]:
    """The bare words of the criteria of each kind: alone, and with all that stands under them."""
    clean = cleaned(text)
    words: dict[str, set[str]] = {"inclusion": set(), "exclusion": set()}
    for number, raw in enumerate(cut.criteria):
        words[raw.kind] |= {bare(raw.reading), with_children(clean, cut, number)}
    return words


_LABEL = re.compile(r"^\W*(?:(?:\d{1,2}|[a-zA-Z]|[ivxIVX]+)\s*[.)]\s*)*")


def lines(shared: Path, vocabulary: Vocabulary) -> tuple[Share, Share]:
    """How many of Leaf's single criteria are criteria of their posting; how many of their kind?"""
    postings = {row["doc"]: row["text"] for row in rows(shared, "lct/lct.jsonl.gz")}
    whole, kind = Share(), Share()
    kept: dict[str, dict[str, set[str]]] = {}
    for row in rows(shared, "leaf_llf/leaf_llf.jsonl.gz"):
        text = postings.get(row["nct_id"])
        line = bare(_LABEL.sub("", row["text"]))
        if text is None or line not in bare(text):
            continue
        if row["nct_id"] not in kept:
            kept[row["nct_id"]] = cut_words(cut_criteria(Listing("T", text), vocabulary), text)
        words = kept[row["nct_id"]]
        kinds = {name for name, those in words.items() if line in those}
        whole.add(bool(kinds))
        if kinds:
            kind.add({"INC": "inclusion", "EXC": "exclusion"}[row["section"]] in kinds)
    return whole, kind


def _pages(parts: list[tuple[str, list[str]]]) -> Iterator[tuple[str, str]]:
    """The same criteria as pages of several forms."""

    def page(one: str, joint: str, wrap: int = 0) -> str:
        blocks = []
        for kind, those in parts:
            body = [one.format(number, words) for number, words in enumerate(those, start=1)]
            if wrap:
                body = [textwrap.fill(b, wrap, subsequent_indent="   ") for b in body]
            blocks.append(
                f"{kind.capitalize()} Criteria:{joint or ' '}" + (joint or " ").join(body)
            )
        return "\n\n".join(blocks)

    yield "bullets", page("* {1}", "\n")
    yield "bullets wrapped at 80", page("-  {1}", "\n\n", 80)
    yield "numbers wrapped at 80", page("{0}. {1}", "\n", 80)
    yield "one line, numbered", page("{0}. {1}", "")


_UNFIT = re.compile(
    r"[•*:]|\b\d{1,2}[.)]\s|\s[-–]\s|^\W|^\d|\b\w\)|\bnote\b|clusion|^(?:or|and)\b", re.I
)


def chia_parts(shared: Path) -> list[list[tuple[str, list[str]]]]:
    """Chia's trials of single-line criteria: each kind with its lines."""
    trials: dict[str, list[tuple[str, list[str]]]] = {}
    for row in rows(shared, "chia/chia.jsonl.gz"):
        kind = "exclusion" if row["section"].startswith("exc") else "inclusion"
        those = [line.strip() for line in row["text"].split("\n") if line.strip()]
        trials.setdefault(row["nct_id"], []).append((kind, those))
    return [
        sorted(parts, reverse=True)
        for parts in trials.values()
        if all(len(those) > 1 for _, those in parts)
        and not any(_UNFIT.search(line) for _, those in parts for line in those)
    ]


def recut(shared: Path, vocabulary: Vocabulary) -> dict[str, tuple[Share, Share]]:
    """Per form of page: how many of Chia's criteria are found, and how many found are Chia's?"""
    found: dict[str, tuple[Share, Share]] = {}
    for parts in chia_parts(shared):
        wanted = {(kind, bare(line)) for kind, those in parts for line in those}
        for form, text in _pages(parts):
            recall, precision = found.setdefault(form, (Share(), Share()))
            got = {
                (raw.kind, bare(raw.reading))
                for raw in cut_criteria(Listing("T", text), vocabulary).criteria
            }
            for each in wanted:
                recall.add(each in got)
            for each in got:
                precision.add(each in wanted)
    return found


def editions(shared: Path, vocabulary: Vocabulary) -> tuple[int, Share]:
    """Of postings in two editions with the same words: how many criteria are the same in both?"""
    texts: dict[str, list[str]] = {}
    for name in (
        "trec_ct/trials",
        "trec_ct/trials_classic",
        "ctgov/trials",
        "ctgov/trials_classic",
    ):
        for row in rows(shared, f"{name}.jsonl.gz"):
            texts.setdefault(row["trial_id"], []).append(row["text"])
    for row in rows(shared, "lct/lct.jsonl.gz"):
        texts.setdefault(row["doc"], []).append(row["text"])
    count, same = 0, Share()
    for those in texts.values():
        for one, other in pairwise(those):
            if one.split() == other.split() and one.split("\n") == other.split("\n"):
                continue
            if SequenceMatcher(None, bare(one), bare(other), autojunk=False).quick_ratio() < 0.98:
                continue
            count += 1
            first, second = (
                {
                    (raw.kind, bare(raw.reading))
                    for raw in cut_criteria(Listing("T", text), vocabulary).criteria
                }
                for text in (one, other)
            )
            for each in first | second:
                same.add(each in first and each in second)
    return count, same
