"""The sentences of a note around the evidence, its decisive words marked.

Decisive are the words that were read as the fact, and those that turn its meaning: "no", "denies",
"mother". Sentences that touch are one passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from nlp.model import Criterion, Evidence, Experiencer, Fact, Note, Status, plain
from nlp.recognizers import split_sentences

# Pieces of a text: the words, and whether they are marked.
Pieces = tuple[tuple[str, bool], ...]
_MOST_AROUND = 160


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a note and where they stand."""

    pieces: Pieces
    source: str


class NoteText:
    """One note, its sentences found when first asked for."""

    def __init__(self, note: Note) -> None:
        self.note = note

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """Where its sentences begin and end."""
        return list(split_sentences(self.note.text))

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentences that hold a span, cut off far from it."""
        low = max((s for s, _ in self.bounds if s <= start), default=0)
        high = min((e for _, e in self.bounds if e >= end), default=len(self.note.text))
        return max(low, start - _MOST_AROUND), min(high, end + _MOST_AROUND)


def passages(
    evidence: Iterable[Evidence],
    notes: Mapping[str, NoteText],
    facts: Mapping[str, Fact],
) -> tuple[Passage, ...]:
    """What do one patient's notes say for a verdict?

    Args: notes by note id; facts by fact id. Evidence of a note that is not there keeps its words.
    """
    found: list[Passage] = []
    for note_id, group in groupby(evidence, key=lambda each: each.note_id):
        note = notes.get(note_id)
        spans: list[tuple[int, int]] = []
        for each in group:
            fact = facts.get(each.fact_id or "")
            if not each.quote.text or note is None:
                found.append(_without_place(each, fact))
            else:
                spans += [(each.quote.start, each.quote.end), *_cues(fact)]
        if note is not None and spans:
            found += _marked(note, sorted(set(spans)))
    return tuple(dict.fromkeys(found))


def _without_place(evidence: Evidence, fact: Fact | None) -> Passage:
    """A fact that came from a field beside the note, or of a note that is not at hand."""
    concept = fact.statement.concept if fact else None
    if evidence.quote.text or concept is None:
        return Passage(((evidence.quote.text, True),), f"note {evidence.note_id}")
    return Passage(((concept.name, True),), f"field given with note {evidence.note_id}")


def _cues(fact: Fact | None) -> list[tuple[int, int]]:
    """The words that turn a fact's meaning: that it is absent, doubted, or someone else's."""
    if fact is None:
        return []
    said = fact.statement.assertion
    if said.status is Status.PRESENT and said.experiencer is Experiencer.PATIENT:
        return []
    return [(cue.start, cue.end) for cue in said.cues]


def _marked(note: NoteText, spans: list[tuple[int, int]]) -> list[Passage]:
    text = note.note.text
    blocks: list[tuple[int, int]] = []
    for start, end in sorted(note.around(*span) for span in spans):
        if blocks and not text[blocks[-1][1] : start].strip():
            blocks[-1] = (blocks[-1][0], max(blocks[-1][1], end))
        else:
            blocks.append((start, end))
    dated = f", {note.note.date}" if note.note.date else ", undated"
    source = f"note {note.note.note_id}{dated}"
    return [Passage(_cut(note, block, spans), source) for block in blocks]


def _cut(note: NoteText, block: tuple[int, int], spans: list[tuple[int, int]]) -> Pieces:
    text = note.note.text
    start, end = block
    inside = [(s - start, e - start) for s, e in spans if start <= s and e <= end]
    opened = "" if start in {s for s, _ in note.bounds} else "…"
    closed = "" if end in {len(text), *(e for _, e in note.bounds)} else "…"
    pieces = marked(text[start:end].rstrip(), inside)
    return tuple(each for each in ((opened, False), *pieces, (closed, False)) if each[0])


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Pieces:
    """A text in pieces, those of the spans marked."""
    pieces: list[tuple[str, bool]] = []
    here = 0
    for start, end in sorted(spans):
        if end > here:
            start = max(start, here)
            pieces += [(text[here:start], False), (text[start:end], True)]
            here = end
    pieces.append((text[here:], False))
    return tuple(piece for piece in pieces if piece[0])


def criterion_words(criterion: Criterion) -> Pieces:
    """A criterion's words, those that were read marked; of a structured field what it says."""
    quote = criterion.quote
    if quote is not None:
        places = [m.quote for m in criterion.mentions]
        return marked(quote.text, [(q.start - quote.start, q.end - quote.start) for q in places])
    for statement in criterion.statements:
        name = statement.concept.name if statement.concept else criterion.short
        amount = statement.amount
        if amount is None:
            return ((f"field: {name}", False),)
        sign = "" if len(amount.values) > 1 else f"{amount.op.value} "
        values = " to ".join(map(plain, amount.values))
        return ((f"field: {name} {sign}{values} {amount.unit_text or amount.unit or ''}", False),)
    return ((criterion.short, False),)
