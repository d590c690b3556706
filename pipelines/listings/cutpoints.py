"""Where is a block to be cut: the runs of bullets, numbers, sections, cohorts and topics in it?"""

from __future__ import annotations

import re

from nlp.sections import HeadingFinder
from pipelines.listings.layout import Block
from pipelines.listings.prose import prose_run
from pipelines.listings.region import Region
from pipelines.listings.runs import (
    Cutpoint,
    bullet_run,
    counted_run,
    glued_run,
    goes_on,
    levels_run,
    numbered_run,
)

_SHORTEST = 8
_RUN_SIGNS = ("2.", "2)", "b)", " b. ", " -", " *", " –", " o ")
_RUN_STYLES = frozenset(("1.", "1)", "(1)", "a)", "(a)"))
_BULLETS = re.compile(r"[•●▪■◦○➢‣]")
_NCI_STARTS = re.compile(
    r"(?<=[A-Za-z0-9)%])(?<! and)(?<! or)(?<! of)(?<! the)(?<! for)(?<! with) +"
    r"(?=(?P<new>No|At least|Prior|Concurrent|Must|Not|See|Negative|"
    r"Fertile|Adequate|Recovered|Able|Evidence)\s+[A-Za-z0-9]"
    r"|(?<=[a-z0-9)%] )(?!AND |OR )[A-Z][A-Za-z]*(?: [a-z]+){0,3} "
    r"(?:no (?:greater|less|more)|greater|less|at least|at most|[<>≥≤]))"
)
# What may end a finding before the next one: "9 g/dL", "(ULN)", "normal".
_ENDS_FINDING = re.compile(
    r"(?:\S*[\d/)%⁰¹²³⁹]|[A-Z]{2,5}|normal|limits?|years?|weeks?|months?|days?|times|over|older)$"
)
_SECTION = re.compile(r"\.\d{1,2}\.\d{1,2}\.?\s")
_LEVELS = "1.1.1 "  # stands for all such numbers, as a sign


class RunCutter:
    """Finds them by the words for cohorts and topics of headings.toml."""

    def __init__(self, finder: HeadingFinder) -> None:
        self._cohort = re.compile(
            rf"(?:^|(?<=[.;,)] ))(?P<name>{finder.words('cohort')})\s"
            r"(?:[A-Z]?\d{1,2}[A-Za-z]?|[A-Z]|[IVX]{1,4}[ab]?)(?:\s?\([^()\n]{0,40}\))?\s?:(?=\s)",
            re.IGNORECASE,
        )
        self._topics = re.compile(rf"(?:^|(?<=\s))(?:{finder.words('topic')})\s*:", re.IGNORECASE)

    def signs(self, words: str) -> list[str]:
        """Which signs of a run stand anywhere in these words? For `cuts` of all blocks of them."""
        found = [sign for sign in _RUN_SIGNS if sign in words]
        return [*found, _LEVELS] if _SECTION.search(words) else found

    def cuts(
        self, words: str, block: Block, region: Region, *, alone: bool, signs: list[str]
    ) -> list[Cutpoint]:
        """Where do the criteria of a block's words start? Empty if they are but one.

        alone: it has no list around it, so that its sentences may be criteria; signs: of `signs`.
        """
        if len(words) < _SHORTEST:
            return []
        cuts: list[Cutpoint] = []
        if _may_run(words, signs):
            cuts = (
                numbered_run(words, at_start=block.style is None)
                or (glued_run(words) if block.style is None else [])
                or bullet_run(words, block.style)
            )
        if not cuts and block.order == 1 and block.style in _RUN_STYLES:
            cuts = _labelled_run(words, block)
        if not cuts and block.order and block.style and goes_on(words, block.style, block.order):
            cuts = counted_run(words, block.style, block.order)
        leveled = block.label and "." in block.label
        if not cuts and (leveled or (_LEVELS in signs and _SECTION.search(words))):
            cuts = levels_run(words, block.label, block.style)
        if not cuts and words.count(":") > 1:
            cuts = self._cohort_run(words, block)
        if not cuts and region.nci:
            cuts = self._topic_run(words)
        if not cuts and alone:
            cuts = prose_run(words, region.kind)
        if cuts and cuts[0].label_start > 0:
            cuts.insert(0, Cutpoint(0, 0, None))
        return _worded(cuts, words) if cuts else cuts

    def _cohort_run(self, words: str, block: Block) -> list[Cutpoint]:
        """Where do the parts of "Cohort 1: gout; Cohort 2: stroke" start, each for one cohort?"""
        found = list(self._cohort.finditer(words))
        named = {match["name"].lower() for match in found}
        if len(found) < 2 or len(named) > 1 or found[0].start() > 0:
            return []
        return [Cutpoint(match.start(), match.start(), None, block.style) for match in found]

    def _topic_run(self, words: str) -> list[Cutpoint]:
        """Where do the topics and findings of an NCI form that lost its line ends start?"""
        places = {match.start() for match in self._topics.finditer(words)}
        done, depth, told = 0, 0, False
        for match in _NCI_STARTS.finditer(words):
            gone, done = words[done : match.start()], match.start()
            depth += gone.count("(") - gone.count(")")
            told = told or any(map(str.isdigit, gone))
            if match["new"] or (depth <= 0 and _ends_finding(words, match, told=told)):
                places.add(match.end())
        if not places:
            return []
        return [Cutpoint(place, place, None) for place in sorted(places | {0})]


def _ends_finding(words: str, start: re.Match[str], *, told: bool) -> bool:
    """Do the words before a start end a finding? `told`: a number stands anywhere in them.

    A word with a small letter behind its capital starts one; an abbreviation may go on with it.
    """
    if words[start.end() + 1 : start.end() + 2].islower():
        return True
    last = words.rfind(" ", 0, start.start()) + 1
    return told and _ENDS_FINDING.match(words, last, start.start()) is not None


def _may_run(words: str, signs: list[str]) -> bool:
    """Could a line hold several criteria, by what they would be numbered or marked with?

    signs: those of `_RUN_SIGNS` that stand anywhere around it.
    """
    if words[0] in "1(":
        return True
    for sign in signs:
        if sign in words:
            return True
    return not words.isascii() and _BULLETS.search(words) is not None


def _worded(cuts: list[Cutpoint], words: str) -> list[Cutpoint]:
    """The same without cuts that no words follow; their bullets go to the next."""
    kept: list[Cutpoint] = []
    pending: int | None = None
    for number, cut in enumerate(cuts):
        stop = cuts[number + 1].label_start if number + 1 < len(cuts) else len(words)
        blanks = stop - cut.start - len(words[cut.start : stop].lstrip())
        if cut.start + blanks < stop:
            place = cut.label_start if pending is None else pending
            kept.append(cut._replace(label_start=place, start=cut.start + blanks))
            pending = None
        elif pending is None and number + 1 < len(cuts):
            pending = cut.label_start
    return kept if len(kept) > 1 or (kept and kept[0].label_start == 0) else []


def _labelled_run(words: str, block: Block) -> list[Cutpoint]:
    """The rest of a run whose first number was read as the block's own label."""
    signs = f"{block.style} "
    return [
        cut._replace(
            label_start=max(0, cut.label_start - len(signs)), start=max(0, cut.start - len(signs))
        )
        for cut in numbered_run(signs + words, at_start=True)
    ]
