"""Our headings beside medspaCy's Sectionizer, over the same phrases: what differs, and why."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass

from nlp.recognizers import import_medspacy
from nlp.sections import split_sections
from nlp.vocabulary import Vocabulary

CAUSES = {
    "in_prose": "stock: a heading's words within a sentence open a section",
    "run_on": "stock misses a heading glued to the sentence before it ('fever.,PLAN:')",
    "blanks": "stock: a heading whose words are parted by two blanks or a break is not found",
    "cut_short": "stock finds the last words alone of a heading glued to the sentence before it",
    "unexplained": "no cause known",
}


@dataclass(frozen=True)
class Heading:
    """A heading found by one of the two alone, or by both (`cause` None)."""

    start: int
    words: str
    section: str
    by: str
    cause: str | None


def comparer(vocabulary: Vocabulary) -> Callable[[str], list[Heading]]:
    """Compares the headings of a note, both over our rows."""
    import spacy

    import_medspacy()
    with warnings.catch_warnings():
        from medspacy.section_detection import Sectionizer, SectionRule
    rows = [row for row in vocabulary.headings if row.side in ("note", "both")]
    rules = [SectionRule(phrase, row.section) for row in rows for phrase in row.phrases]
    language = spacy.blank("en")
    stock = Sectionizer(language, rules=None)
    stock.add(rules)

    def compare(text: str) -> list[Heading]:
        with warnings.catch_warnings():  # of its matcher for patterns, which has none
            warnings.simplefilter("ignore")
            doc = stock(language(text))
        titled = [s for s in doc._.sections if s.category is not None]
        theirs = {}
        for section in titled:
            span = doc[slice(*section.title_span)]
            theirs[span.start_char] = (span.text, section.category)
        ours = {}
        for passage in split_sections(text, vocabulary, side="note"):
            if passage.title:
                start = text.lower().rfind(passage.title.lower(), 0, passage.start + 1)
                ours[start] = (passage.title, passage.section or "")
        return [_heading(text, doc, start, ours, theirs) for start in sorted({*ours, *theirs})]

    return compare


Found = dict[int, tuple[str, str]]


def _heading(text: str, doc: object, start: int, ours: Found, theirs: Found) -> Heading:
    if start in ours and start in theirs and ours[start][1] == theirs[start][1]:
        return Heading(start, *ours[start], "both", None)
    if start not in ours:
        words, section = theirs[start]
        near = any(s < start + len(words) and start < s + len(w) for s, (w, _) in ours.items())
        cause = "cut_short" if near else "in_prose" if _in_prose(text, start, words) else None
        return Heading(start, words, section, "stock", cause or "unexplained")
    words, section = ours[start]
    near = any(s < start + len(words) and start < s + len(w) for s, (w, _) in theirs.items())
    if near or start in theirs:
        return Heading(start, words, section, "ours", "cut_short")
    if "  " in words or "\n" in words:
        return Heading(start, words, section, "ours", "blanks")
    glued = doc.char_span(start, start + len(words)) is None  # type: ignore[attr-defined]
    return Heading(start, words, section, "ours", "run_on" if glued else "unexplained")


def _in_prose(text: str, start: int, words: str) -> bool:
    """Do the words stand in a sentence: no colon or line's end behind them, or no begin before?"""
    behind = text[start + len(words) :].lstrip(" \t")[:1]
    before = text[:start].rstrip(" \t")[-1:]
    opens = before in ("", "\n", ".", ",", ";", ":", "!", "?", ")")
    return behind not in (":", "\n", "") or not opens or not text[start].isupper()
