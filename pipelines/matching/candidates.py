"""Which facts of a patient may answer a requirement? Indexed once per patient, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from nlp.model import Experiencer, Fact, Interval, Statement
from nlp.vocabulary import Vocabulary

_WORD = re.compile(r"[a-z0-9]+")
_SILENT_TEXT = "a an the of with in on for and or to disease disorder syndrome"
_SILENT = frozenset(_SILENT_TEXT.split())


def normalized(words: str) -> frozenset[str]:
    """The words of an open concept, lower case, without endings of the plural and small words."""
    found = (w[:-1] if len(w) > 3 and w.endswith("s") else w for w in _WORD.findall(words.lower()))
    return frozenset(found) - _SILENT


def days_of(fact: Fact) -> Interval[date] | None:
    """Between which days did the fact hold, as far as the note says? None: no date at all."""
    start, end = fact.time.start, fact.time.end
    if start is None and end is None:
        return None
    low = start.interval().low if start else None
    high = end.interval().high if end else start.interval().high if start else None
    return Interval(low, high)


def newest(fact: Fact) -> date:
    """The day to sort by: the last one the fact may be of; undated facts are the oldest."""
    days = days_of(fact)
    bound = days and (days.high or days.low)
    return bound.value if bound else date.min


class FactIndex:
    """One patient's facts by concept."""

    def __init__(self, facts: Iterable[Fact], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.facts = sorted(facts, key=newest, reverse=True)
        self.by_id: dict[str, list[Fact]] = {}
        self.open: list[tuple[frozenset[str], Fact]] = []
        for fact in self.facts:
            concept = fact.statement.concept
            if concept is None:
                continue
            if concept.concept_id:
                self.by_id.setdefault(concept.concept_id, []).append(fact)
            else:
                self.open.append((normalized(concept.name), fact))

    def of(self, concept_id: str) -> list[Fact]:
        """The patient's facts of exactly this concept, newest first."""
        return self.by_id.get(concept_id, [])

    def supporting(self, statement: Statement) -> list[Fact]:
        """Facts of the concept or of a kind of it, newest first."""
        concept = statement.concept
        if concept is None:
            return []
        if concept.concept_id is None:
            wanted = normalized(concept.name)
            return [fact for words, fact in self.open if wanted and wanted <= words]
        below = self.vocabulary.descendants(concept.concept_id)
        found = list(self.by_id.get(concept.concept_id, ()))
        if len(below) < len(self.by_id):
            found += [fact for each in below for fact in self.by_id.get(each, ())]
        else:
            found += [fact for key, facts in self.by_id.items() if key in below for fact in facts]
        return sorted(found, key=newest, reverse=True)

    def denying(self, statement: Statement) -> list[Fact]:
        """Facts of the concept or of what it is a kind of: the absence of these denies it."""
        concept = statement.concept
        if concept is None or concept.concept_id is None:
            return self.supporting(statement)
        ids = (concept.concept_id, *self.vocabulary.ancestors(concept.concept_id))
        found = [fact for each in ids for fact in self.by_id.get(each, ())]
        return sorted(found, key=newest, reverse=True)


def of_whom(facts: Iterable[Fact], experiencer: Experiencer) -> list[Fact]:
    """Those facts that are said of this person."""
    return [fact for fact in facts if fact.statement.assertion.experiencer is experiencer]
