"""Our ConText beside medspaCy's own, on its own rules: what differs, and why.

Both run one algorithm, so that a target is read differently only where different cues were found
in its sentence, or where a cue lies inside a target. Every such cause is a mended fault of the
stock component; a difference without one is `unexplained`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from nlp.recognizers import find_terms, import_medspacy, split_sentences, split_words
from nlp.recognizers.context import ContextReader
from nlp.recognizers.cues import CueFinder
from nlp.vocabulary import Vocabulary

CAUSES = {
    "in_target": "stock: a cue within a target's own words modifies targets, itself among them",
    "blanks": "stock: a cue whose words are parted by two blanks, a break or a sign is not found",
    "glued": "stock: a cue glued to its neighbour ('.,FAMILY', 'and/or') is not found",
    "spelling": "stock: a cue in the plural, or behind or with an article, is not found",
    "dead": "stock: a rule that asks two words of one token ('risks of') is never found",
    "contracted": "stock takes 'cannot' and the like apart into words; ours reads it as one",
    "longest": "where cues overlap, ours keeps the longest of all, stock the longest of each kind",
    "unexplained": "no cause known",
}
Cue = tuple[str, int, int]


@dataclass(frozen=True)
class Compared:
    """One target: which categories the stock component gives it, which ours, and why they differ.

    `cause`: None where they agree.
    """

    text: str
    start: int
    end: int
    stock: frozenset[str]
    ours: frozenset[str]
    cause: str | None


@lru_cache(maxsize=1)
def stock_rules() -> tuple[dict[str, Any], ...]:
    """medspaCy's shipped rules, as its own file holds them."""
    import_medspacy()
    import medspacy

    path = Path(medspacy.__file__).parents[1] / "resources" / "en" / "context_rules.json"
    return tuple(json.loads(path.read_text(encoding="utf-8"))["context_rules"])


def comparer(vocabulary: Vocabulary) -> Callable[[str], list[Compared]]:
    """Compares a text's terms, over the stock rules and our sentences."""
    import spacy

    language = spacy.blank("en")
    language.add_pipe("inclex_sentences")
    stock = import_medspacy().ConText(language, rules="default")
    finder = CueFinder(stock_rules(), "note")
    reader = ContextReader(finder)

    def compare(text: str) -> list[Compared]:
        doc = language(text)
        spans = (doc.char_span(t.start, t.end, label="TERM") for t in find_terms(text, vocabulary))
        doc.ents = [span for span in spans if span is not None]
        stock(doc)
        targets = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        ours = reader.modifiers(text, targets)
        of_stock = {_cue(doc, each) for each in doc._.context_graph.modifiers}
        of_ours = {(c.rule.category, c.start, c.end) for c in finder.find(split_words(text))}
        bounds = split_sentences(text)
        compared = []
        for ent, cues in zip(doc.ents, ours, strict=True):
            theirs = frozenset(each.category for each in ent._.modifiers)
            mine = frozenset(cue.rule.category for cue in cues)
            cause = None
            if theirs != mine:
                low, high = next(b for b in reversed(bounds) if b[0] <= ent.start_char)
                within = [t for t in targets if low <= t[0] < high]
                sides = [[c for c in side if low <= c[1] < high] for side in (of_stock, of_ours)]
                cause = _cause(doc, within, *sides)
            compared.append(Compared(text, ent.start_char, ent.end_char, theirs, mine, cause))
        return compared

    return compare


def _cue(doc: Any, modifier: Any) -> Cue:
    first, last = modifier.modifier_span
    span = doc[first:last]
    return modifier.category, span.start_char, span.end_char


def _cause(
    doc: Any, targets: Iterable[tuple[int, int, str]], stock: list[Cue], ours: list[Cue]
) -> str:
    """Why do the two read a sentence differently? The first cause that is found."""
    text = doc.text
    for _, start, end in sorted(set(ours) - set(stock)):
        words = text[start:end]
        if doc.char_span(start, end) is None:
            return "glued"
        if re.search(r"\s\s|[\n\t]|[^\w\s'’]", words):
            return "blanks"
        if not _is_literal(words):
            return "spelling"
        if words.lower() in _dead():
            return "dead"
        if any(s < end and start < e for _, s, e in stock):
            return "longest"
    for _, start, end in sorted(set(stock) - set(ours)):
        if re.search(r"n['’]t\b|cannot", text[max(0, start - 3) : end + 3], re.IGNORECASE):
            return "contracted"
        if any(s < end and start < e for _, s, e in ours):
            return "longest"
    both = {*stock, *ours}
    if any(s < high and low < e for low, high, _ in targets for _, s, e in both):
        return "in_target"
    return "unexplained"


@lru_cache(maxsize=1)
def _literals() -> frozenset[str]:
    return frozenset(str(rule["literal"]).lower() for rule in stock_rules())


@lru_cache(maxsize=1)
def _dead() -> frozenset[str]:
    """The phrases of token patterns that no single token can be."""
    found: set[str] = set()
    for rule in stock_rules():
        for token in rule["pattern"] if isinstance(rule["pattern"], list) else ():
            lower = token.get("LOWER", "")
            found |= {w for w in (lower["IN"] if isinstance(lower, dict) else [lower]) if " " in w}
    return frozenset(found)


def _is_literal(words: str) -> bool:
    return " ".join(words.lower().split()) in _literals()
