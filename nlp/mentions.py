"""Mentions: which stretches of a passage are recognized, and as what kind?

The rows alone name what they know. A tagger, where there is one, is given what the rows found and
decides on stretches and kinds; a concept's id and codes still come from its row: the one found
there, else the one that the mention's own words name or nearly name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from nlp.model import Assertion, Mention, Passage, Quote, Status, lean
from nlp.recognizers import Evidence, Found, Linker, abbreviates
from nlp.vocabulary import Vocabulary

# What the tagger decides on; mentions of other kinds are the rows'.
TAGGED = frozenset(
    {
        "condition",
        "device",
        "drug",
        "measurement",
        "negation",
        "observation",
        "person",
        "procedure",
        "qualifier",
        "temporal",
        "value",
    }
)
_TIED = TAGGED - {"negation", "temporal", "value"}
# The kinds of statements that words may be taken for where no row names them. A measurement is none
# of them: without a result it would be unknown, where silence about other words may be presumed.
_NAMES = frozenset({"condition", "device", "drug", "observation", "procedure"})
# What is told again in brackets: a short form, whose letters may also be of words before the name
# ("advanced hepatic cancer (AHC)" where "advanced" is a mention of its own).
_SHORT = re.compile(r"(?=\S*[A-Z])(?=\S{2})[\w+/-]{2,10}")
_CLOSES = {"(": ")", "[": "]"}
_REACH = 40


class Tags(Protocol):
    """What a tagger does: values of what it finds have a `kind`."""

    def tag_all(self, asked: Sequence[tuple[str, Evidence]]) -> list[list[Found]]:
        """Which stretches of each passage are mentions?"""
        ...


@dataclass(frozen=True, slots=True)
class Naming:
    """What names mentions beside the rows: a tagger of stretches, a linker of their words."""

    tagger: Tags
    linker: Linker | None = None


@lean
@dataclass(frozen=True, slots=True)
class RowsFound:
    """What the rows made of a passage's text: names, amounts, windows, and what is said of names.

    `terms` are all names, open ones too, `inner` those that were left to an amount or a window,
    `said` what is said of each of the terms.
    """

    passage: Passage
    terms: Sequence[Found]
    inner: Sequence[Found]
    amounts: Sequence[Found]
    windows: Sequence[Found]
    said: Sequence[Assertion]

    def quote(self, start: int, end: int) -> Quote:
        """A stretch of the passage, by its place in the text as received."""
        passage = self.passage
        return Quote(start + passage.start, end + passage.start, passage.text[start:end])


def evidence_of(found: RowsFound) -> Evidence:
    """What the rows found, as a tagger is given it."""
    cues = {(cue.start, cue.end, said.status.value) for said in found.said for cue in said.cues}
    return Evidence(
        [(f.start, f.end, f.value.kind, f.value.concept_id) for f in (*found.inner, *found.terms)],
        [(f.start, f.end, f.value.implied or "value") for f in found.amounts],
        [(f.start, f.end, f.value.type.value) for f in found.windows],
        sorted(cues),
    )


def mentions_of(
    found: Sequence[RowsFound], naming: Naming | None, vocabulary: Vocabulary
) -> list[list[Mention]]:
    """The mentions of passages, in order of the text: the tagger's, or without one the rows'."""
    if naming is None:
        made = [row_mentions(each, vocabulary) for each in found]
    else:
        asked = [(each.passage.text, evidence_of(each)) for each in found]
        tagged = naming.tagger.tag_all(asked)
        made = [
            tagged_mentions(each, own, naming.linker, vocabulary)
            for each, own in zip(found, tagged, strict=True)
        ]
    return [told_once(each.passage, own) for each, own in zip(found, made, strict=True)]


def told_once(passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions, a name and its short form in brackets behind it as one, or the reverse."""
    made: list[Mention] = []
    for mention in mentions:
        whole = _with_short_form(passage, made[-1], mention) if made else None
        if whole is not None:
            made[-1] = whole
        else:
            made.append(mention)
    return made


def row_mentions(found: RowsFound, vocabulary: Vocabulary) -> list[Mention]:
    """What the rows alone name, in order of the text."""
    whole = {(f.start, f.end) for f in found.amounts}  # ages, and what a unit alone tells
    made = []
    beside = -1
    for term in found.terms:
        kind = "observation" if term.value.kind == "consent" else term.value.kind
        if kind == "other" or (term.start, term.end) in whole:
            continue
        if term.start == beside:
            continue  # the noun that a qualifier stands for: "mild or severe asthma"
        beside = term.start if kind == "qualifier" else -1
        kind = "person" if term.value.concept_id == "age" else kind
        made.append(_mention(found, term, kind, term.value.concept_id, vocabulary))
    for spans, kind in (
        ([(f.start, f.end) for f in found.amounts], "value"),
        ([(f.start, f.end) for f in found.windows], "temporal"),
        (sorted(_negations(found.said)), "negation"),
    ):
        made += [Mention(found.quote(*span), kind) for span in spans]
    return _ordered(made)


def tagged_mentions(
    found: RowsFound, named: Sequence[Found], linker: Linker | None, vocabulary: Vocabulary
) -> list[Mention]:
    """What a tagger names, with the ids of the rows, and the rows' mentions of other kinds."""
    made = [each for each in row_mentions(found, vocabulary) if each.kind not in TAGGED]
    first = 0
    terms = sorted(found.terms, key=lambda term: term.start)
    text = found.passage.text
    for tagged in named:
        kind = tagged.value.kind
        while first < len(terms) and terms[first].end <= tagged.start:
            first += 1
        tied = _best(terms, first, tagged) if kind in _TIED else None
        concept = tied.value.concept_id if tied is not None else None
        if concept is None and linker is not None and kind in _TIED:
            concept = linker.link(text[tagged.start : tagged.end], kind)
        made.append(_mention(found, tagged, kind, concept, vocabulary))
    return _ordered(made)


class NamedAs:
    """The kinds that words no row knows are mentioned as, by the name that ends them: their head.

    Mentions come in order of the text.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._names = [each for each in mentions if each.kind in _NAMES]
        self._starts = [each.quote.start for each in self._names]

    def kind(self, words: Quote) -> str | None:
        """The kind of a mention among the words, the last one's; None if there is none."""
        behind = bisect_left(self._starts, words.end)
        if not behind or self._names[behind - 1].quote.end <= words.start:
            return None
        return self._names[behind - 1].kind


def _best(terms: Sequence[Found], first: int, tagged: Found) -> Found | None:
    """The row's name that a tagged stretch holds: of its kind if there is one, else the longest.

    If it holds none, it may itself be the most of a name of its kind.
    """
    held = []
    for place in range(first, len(terms)):
        term = terms[place]
        if term.start >= tagged.end:
            break
        if tagged.start <= term.start and term.end <= tagged.end and term.value.concept_id:
            held.append(term)
        elif _is_most(tagged, term):
            return term
    return max(
        held,
        key=lambda term: (term.value.kind == tagged.value.kind, term.end - term.start),
        default=None,
    )


def _is_most(tagged: Found, term: Found) -> bool:
    inside = term.start <= tagged.start and tagged.end <= term.end
    much = 2 * (tagged.end - tagged.start) > term.end - term.start
    return inside and much and term.value.kind == tagged.value.kind


def _mention(
    found: RowsFound, where: Found, kind: str, concept: str | None, vocabulary: Vocabulary
) -> Mention:
    row = vocabulary.concept(concept) if concept else None
    codes = row.codes if row is not None else ()
    return Mention(found.quote(where.start, where.end), kind, concept or None, codes)


def _with_short_form(passage: Passage, name: Mention, again: Mention) -> Mention | None:
    """Both as one mention up to the closing bracket, if one abbreviates the other."""
    text, at = passage.text, passage.start
    start, end, behind = name.quote.start - at, name.quote.end - at, again.quote.end - at
    closing = text[behind : behind + 2].lstrip()[:1]
    opening = text[end : again.quote.start - at].strip()
    if name.kind != again.kind or _CLOSES.get(opening) != closing:
        return None
    short, long = again.quote.text, text[max(0, start - _REACH) : end]
    if _SHORT.fullmatch(name.quote.text):
        short, long = name.quote.text, again.quote.text
    if not _SHORT.fullmatch(short) or not abbreviates(short, long):
        return None
    stop = text.index(closing, behind) + 1
    return Mention(
        Quote(name.quote.start, stop + at, text[start:stop]),
        name.kind,
        name.concept_id or again.concept_id,
        name.codes or again.codes,
    )


def _negations(said: Sequence[Assertion]) -> set[tuple[int, int]]:
    return {
        (cue.start, cue.end) for each in said if each.status is Status.ABSENT for cue in each.cues
    }


def _ordered(mentions: list[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda each: (each.quote.start, each.quote.end))
