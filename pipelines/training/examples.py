"""Documents -> examples: each criterion's tokens, what the rows made of them, and their labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from nlp.mentions import TAGGED
from nlp.model import Listing, Quote
from nlp.passages import Reader
from nlp.recognizers import SKIPPED, Evidence, Found, Tokens, split_tokens
from pipelines.listings import extract_criteria
from pipelines.training.corpora import Document, Marked

# Kinds whose names share heads or beginnings often enough to be learned (see nlp/.../labels.py).
_SHARING = frozenset({"condition~", "~condition", "procedure~"})
LEARNED = TAGGED | _SHARING | {SKIPPED}
# A kind of another corpus is learned if it is marked so often.
_MANY = 30
# Raw criteria of fewer tokens teach nothing, those of more are tables or whole sections.
_FEWEST, _MOST = 3, 80
Span = tuple[int, int, str]
Lesson = tuple[Tokens, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Example:
    """One criterion to learn from: its tokens and their labels, and the trial that it is of."""

    group: str
    tokens: Tokens
    labels: tuple[str, ...]


@dataclass(slots=True)
class _Listener:
    """Stands where a tagger would, and keeps what it is asked."""

    heard: list[tuple[str, Evidence]] = field(default_factory=list)

    def tag_all(self, asked: Sequence[tuple[str, Evidence]]) -> list[list[Found]]:
        """Nothing is named; the questions are kept."""
        self.heard += asked
        return [[] for _ in asked]


def examples_of(documents: Iterable[Document], reader: Reader) -> list[Example]:
    """What can be learned from annotated documents, cut and read as `extract` does."""
    return [
        Example(document.group, tokens, tuple(labels_of(tokens, start, marked)))
        for document, start, tokens, marked in _read(documents, reader)
    ]


def lessons_of(documents: Iterable[Document], reader: Reader) -> list[Lesson]:
    """What another corpus marks, whatever it calls it: criteria with marks of kinds that are many.

    Criteria without a mark are left out: nobody may have looked at them.
    """
    documents = list(documents)
    counts = Counter(mark.kind for document in documents for mark in document.marked)
    kinds = {kind for kind, count in counts.items() if count >= _MANY}
    return [
        (tokens, tuple(labels_of(tokens, start, marked, kinds)))
        for _, start, tokens, marked in _read(documents, reader)
        if any(mark.kind in kinds for mark in marked)
    ]


def passages_of(texts: Iterable[str], reader: Reader) -> list[Tokens]:
    """The criteria of raw listings as a tagger is given them, neither tiny nor huge."""
    listener = _Listener()
    own = replace(reader, tagger=listener)
    for number, text in enumerate(texts):
        extract_criteria(Listing(str(number), text), own)
    found = (split_tokens(*heard) for heard in listener.heard)
    return [tokens for tokens in found if _FEWEST <= len(tokens) <= _MOST]


def _read(
    documents: Iterable[Document], reader: Reader
) -> Iterator[tuple[Document, int, Tokens, list[Marked]]]:
    """The criteria of documents: where each begins, its tokens, and the marks that begin in it."""
    for document in documents:
        listener = _Listener()
        trial = extract_criteria(
            Listing(document.name, document.text), replace(reader, tagger=listener)
        )
        heard, place = listener.heard, 0
        for quote in (each.quote for each in trial.criteria if each.quote is not None):
            # A criterion may be read a second time, under its title: that is not learned from.
            while place < len(heard) and not _is_reading(heard[place][0], quote):
                place += 1
            if place == len(heard):
                break
            tokens = split_tokens(*heard[place])
            place += 1
            if len(tokens):
                inside = [m for m in document.marked if quote.start <= m.start < quote.end]
                yield document, quote.start, tokens, inside


def _is_reading(text: str, quote: Quote) -> bool:
    """Is a text what was read of these words? Cleaning changes characters, never their number."""
    if len(text) != len(quote.text):
        return False
    same = sum(one == other for one, other in zip(text, quote.text, strict=True))
    return same * 10 >= len(text) * 8


def labels_of(
    tokens: Tokens, offset: int, marked: Sequence[Marked], kinds: Set[str] = LEARNED
) -> list[str]:
    """The label of each token: of stretches that overlap the longest counts, skipped ones last.

    Args: offset, where the passage begins in the text that the marks count in.
    """
    flat = [span for span in _flat(marked) if span[2] in kinds]
    skipped = [span for span in flat if span[2] == SKIPPED]
    labels = ["O"] * len(tokens)
    for start, end, kind in (*_apart(span for span in flat if span[2] != SKIPPED), *skipped):
        edge = "B"
        for index in range(len(tokens)):
            inside = start <= tokens.starts[index] + offset and tokens.ends[index] + offset <= end
            if inside and labels[index] == "O":
                labels[index] = f"{edge}-{kind}"
                edge = "I"
    return labels


def _flat(marked: Sequence[Marked]) -> list[Span]:
    """Each mark as one stretch; of one in parts, what it does not share with another."""
    by_kind: dict[str, list[Marked]] = defaultdict(list)
    for mark in marked:
        by_kind[mark.kind].append(mark)
    return [_flattened(mark, by_kind[mark.kind]) for mark in marked]


def _flattened(mark: Marked, others: Sequence[Marked]) -> Span:
    first, last = mark.parts[0], mark.parts[-1]
    if len(mark.parts) > 1:
        for other in others:
            if other.end == mark.end and first[1] <= other.start <= last[0]:
                before = [end for _, end in mark.parts[:-1] if end <= other.start]
                return first[0], before[-1], f"{mark.kind}~"
        for other in others:
            if other is not mark and other.start == mark.start and other.end <= last[0]:
                return last[0], last[1], f"~{mark.kind}"
    return mark.start, mark.end, mark.kind


def _apart(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)
