"""Into which items does a region fall: its bullets and paragraphs, lines of several cut apart?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from nlp.model import Problem
from nlp.sections import HeadingFinder
from pipelines.listings.cutpoints import RunCutter
from pipelines.listings.introductions import Introductions
from pipelines.listings.layout import Block, blocks_of
from pipelines.listings.nesting import Item
from pipelines.listings.region import Region, Regions, asks_one
from pipelines.listings.runs import GLUED, Cutpoint

_LEAD_ENDS = (":", ".")
_NOT_WORDS = " \t\n.:;*-–•()"
_NOT_APPLICABLE = re.compile(
    r"not applicable(?: (?:to|for|in) (?:this|the)(?: [\w-]{1,20}){0,3} (?:study|trial|protocol))?"
)


class ItemReader:
    """Cuts regions into items by a vocabulary's headings."""

    def __init__(self, finder: HeadingFinder, introduces: Introductions) -> None:
        self._introduced, self._cutter = introduces.kind, RunCutter(finder)
        self._boilerplate = {
            " ".join(phrase.lower().split()) for phrase in finder.phrases.get("boilerplate", ())
        }
        self._titles = frozenset(finder.phrases.get("title", ()))
        self._widest = max(map(len, self._titles), default=0)
        self._longest = max(map(len, self._boilerplate), default=0) + 12
        self._citation = re.compile(
            rf"\[(?:{finder.words('citation')})\b[^\[\]\n]{{0,120}}\][.\s]*$", re.IGNORECASE
        )

    def items(
        self, clean: str, region: Region, groups: Iterator[int], parts: Regions
    ) -> list[Item]:
        """Which items does a region hold?

        What requires nothing goes to `parts.furniture`; a paragraph that only introduces criteria
        goes to `parts.headings`, and what follows it makes a group of its own.
        """
        blocks = blocks_of(clean, region.lines, parts.width)
        alone = len(blocks) < 3 and not any(block.style for block in blocks)
        signs = self._cutter.signs(clean[blocks[0].start : blocks[-1].end]) if blocks else []
        items: list[Item] = []
        group = next(groups)
        for whole, after in zip_longest(blocks, blocks[1:]):
            block = self._uncited(clean, whole, parts) if clean[whole.end - 1] in "]." else whole
            told = after is not None and after.style is not None
            words = clean[block.start : block.end]
            if not words and whole.start < whole.end:
                continue
            leads = block.style is not None and words[-1:] in _LEAD_ENDS
            if leads and self._is_lead(words, block, after, region):
                parts.headings.append((block.label_start, block.end))
                continue
            kind = self._introduces(words) if block.style is None else None
            if kind:
                parts.headings.append((block.start, block.end))
                region, group = replace(region, kind=kind), next(groups)
            elif block.style is None and self._is_title(words, after):
                parts.headings.append((block.start, block.end))
            elif len(words) <= self._longest and self._is_boilerplate(words):
                parts.furniture.append((block.label_start, block.end))
                _drop_untold(items, clean, parts, told=told or not region.nci)
            else:
                cuts = self._cutter.cuts(words, block, region, alone=alone, signs=signs)
                if cuts and cuts[0].style == GLUED:
                    parts.problems.append(_run_together(block))
                for item in _items(region, block, group, cuts):
                    if region.nci and self._asks_nothing(clean[item.start : item.end]):
                        parts.furniture.append((item.label_start, item.end))
                        _drop_untold(items, clean, parts, told=told)
                    else:
                        items.append(item)
        return items

    def _uncited(self, clean: str, block: Block, parts: Regions) -> Block:
        """The same without a bracket at its end that only names a source; that is furniture."""
        opening = clean.rfind("[", block.start, block.end)
        if opening < 0:
            return block
        match = self._citation.match(clean, opening, block.end)
        if match is None:
            return block
        bare = block.start + len(clean[block.start : opening].rstrip())
        parts.furniture.append((opening if bare > block.start else block.label_start, block.end))
        return block._replace(end=bare)

    def _asks_nothing(self, words: str) -> bool:
        """Is this a topic of the NCI form that is not specified?"""
        if len(words) < 60 and (words.startswith("See ") or words.endswith(" not specified")):
            return ":" not in words  # "See Chemotherapy", "Menopausal status not specified"
        topic, _, rest = words.partition(":")
        short = len(topic) < 40 and len(rest) <= self._longest
        return short and bool(rest.strip()) and self._is_boilerplate(rest)

    def _is_title(self, words: str, after: Block | None) -> bool:
        """Is a paragraph but the title of the paragraphs after it ("Prior Therapy")?"""
        return (
            len(words) <= self._widest
            and after is not None
            and after.style is None
            and " ".join(words.lower().split()) in self._titles
        )

    def _is_lead(self, words: str, block: Block, after: Block | None, region: Region) -> bool:
        """Does a bullet say no more than the heading, and introduce the bullets beside it?"""
        if len(words) >= 200 or after is None:
            return False
        if words[-1] == "." and "following" not in words:
            return False
        plain = " ".join(words.split())
        if plain[-1] == "." and " following" in plain and ". " not in plain:
            plain = plain[:-1] + ":"
        return (
            plain[-1] == ":"
            and (after.style, after.indent) == (block.style, block.indent)
            and block.order < 2
            and self._introduced(plain, only=" following" not in plain) == region.kind
            and not (region.kind == "inclusion" and asks_one(words))
        )

    def _introduces(self, words: str) -> str | None:
        """Which kind of criteria does a wrapped paragraph introduce, if it does only that?"""
        if words[-1:] != ":" or "\n" not in words:
            return None
        kind = self._introduced(" ".join(words.split()))
        return None if kind == "inclusion" and asks_one(words) else kind

    def _is_boilerplate(self, words: str) -> bool:
        low = " ".join(words.lower().strip(_NOT_WORDS).split())
        low = low.removeprefix("note:").removeprefix("note -").strip(_NOT_WORDS)
        return not low or low in self._boilerplate or _NOT_APPLICABLE.fullmatch(low) is not None


def _drop_untold(items: list[Item], clean: str, parts: Regions, *, told: bool) -> None:
    """Make the title of a topic of the NCI form a heading if nothing was specified under it.

    told: something may be, in the next line.
    """
    if told or not items:
        return
    title = items[-1]
    words = clean[title.start : title.end]
    bare = not any(sign in ".:" for sign in words[:-1]) and words[-1:] != "."
    if title.style is None and len(words) < 50 and words[:1].isupper() and bare:
        items.pop()
        parts.headings.append((title.label_start, title.end))


def _run_together(block: Block) -> Problem:
    message = "numbers without signs, glued to the words, were taken as labels"
    return Problem("run_together", message, (block.label_start, block.end))


def _items(region: Region, block: Block, group: int, cuts: list[Cutpoint]) -> list[Item]:
    if not cuts:
        return [_item(region, block, group, block.label_start, block.start, block.end)]
    items = []
    for number, cut in enumerate(cuts):
        stop = cuts[number + 1].label_start if number + 1 < len(cuts) else block.end - block.start
        first = number == 0 and cut.label_start == 0
        items.append(
            _item(
                region,
                block,
                group,
                block.label_start if first else block.start + cut.label_start,
                block.start + cut.start,
                block.start + stop,
            )
        )
        item = items[-1]
        item.gap = block.gap and first
        if cut.label is not None:
            item.label, item.style, item.order = cut.label, cut.style, cut.order
            item.orders = ((cut.style or "", cut.order),)
        elif not first:
            item.label, item.order, item.orders = None, 0, ()
            item.style = cut.style or ("•" if block.order else block.style)
    return items


def _item(region: Region, block: Block, group: int, label_start: int, start: int, end: int) -> Item:
    return Item(
        region.kind,
        label_start,
        start,
        end,
        block.indent,
        block.style,
        block.order,
        block.label,
        block.gap,
        region.cohort,
        block.orders,
        group,
    )
