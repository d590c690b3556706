"""Are the items of hand-made HTML cut, each at its depth?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from lxml import html
from postings.texts import Share, bare, with_children

from nlp.cleaning import cleaned
from nlp.model import Listing
from nlp.vocabulary import Vocabulary
from pipelines.listings.criteria import Cut, cut_criteria


def list_items(markup: str) -> Iterator[tuple[int, str]]:
    """The depth and own words of each list item of an HTML text."""
    for item in html.fromstring(f"<div>{markup}</div>").iter("li"):
        words = (item.text or "") + "".join(child.tail or "" for child in item)
        lists = [above for above in item.iterancestors() if above.tag in ("ul", "ol")]
        if bare(words):
            yield len(lists) - 1, bare(words)


def nesting_faults(text: str, cut: Cut, markup: str) -> list[str]:
    """Which list items of an HTML text are not cut, in order, each at its depth?

    A paragraph within a list has no level there, though it may be a criterion; so only those
    criteria count for depth that are list items. An item's own words open the criterion; what
    runs on in it ("a) ... b) ...") may stand under it.
    """
    items, clean = list(list_items(markup)), cleaned(text)
    depths: dict[int, int] = {}
    found, waiting = [], 0
    for number, raw in enumerate(cut.criteria):
        above = raw.parent
        while above is not None and above not in depths:
            above = cut.criteria[above].parent
        if waiting < len(items) and with_children(clean, cut, number).startswith(items[waiting][1]):
            depths[number] = 0 if above is None else depths[above] + 1
            if depths[number] != items[waiting][0]:
                found.append(f"depth {depths[number]}, not {items[waiting]}")
            waiting += 1
    return found + [str(item) for item in items[waiting:]]


def nested_lists(shared: Path) -> list[dict[str, str]]:
    """The nested lists and the HTML that they should give; the last has none."""
    file = shared / "ctgov_list_parser/cases.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def lists(shared: Path, vocabulary: Vocabulary) -> Share:
    """How many items of the nested lists are cut at their depth?"""
    found = Share()
    for case in nested_lists(shared):
        cut = cut_criteria(Listing("T", case["input"]), vocabulary)
        count = len(list(list_items(case["expected_html"])))
        found.whole += count
        found.part += count - len(nesting_faults(case["input"], cut, case["expected_html"]))
    return found
