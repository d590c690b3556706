"""Found pieces of a passage -> the statements they make, with their quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.levels import as_level
from nlp.measuring import measured
from nlp.model import (
    Amount,
    Assertion,
    Assumption,
    Concept,
    Passage,
    Quote,
    Statement,
    Window,
    changed,
    lean,
)
from nlp.recognizers import Found, TermFound
from nlp.vocabulary import Vocabulary

_DEMOGRAPHIC = frozenset({"age"})
_STATEMENT_KIND = {"person": "demographic", "device": "device", "other": "other"}


@lean
@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one concept: the term, how it is asserted, and what belongs to it."""

    term: Found
    assertion: Assertion
    qualifiers: Sequence[Found] = ()
    windows: Sequence[Found] = ()
    amount: Found | None = None


class Maker:
    """Makes the records of one passage: quotes count from the start of the text as received."""

    def __init__(self, passage: Passage, vocabulary: Vocabulary) -> None:
        self.text, self.offset = passage.text, passage.start
        self.vocabulary = vocabulary

    def quote(self, start: int, end: int) -> Quote:
        """The words at a place of the passage."""
        return Quote(start + self.offset, end + self.offset, self.text[start:end])

    def statement(self, number: int, said: Said) -> Statement:
        """The statement about a concept, numbered."""
        term = said.term
        value: TermFound = term.value
        parts = (term, *said.windows, *said.qualifiers)
        assumptions: tuple[Assumption, ...] = ()
        quantity: Amount | None = None
        if said.amount is not None:
            parts += (said.amount,)
            amount = self._amount(said.amount)
            value = as_level(value, amount, self.vocabulary)
            term = term if value is term.value else Found(term.start, term.end, value)
            quantity, assumptions = measured(amount, value.concept_id, self.vocabulary)
        start, end = term.start, term.end
        if len(parts) > 1:
            start, end = min(p.start for p in parts), max(p.end for p in parts)
        concept = self._concept(term)
        alone = (start, end) == (term.start, term.end)
        return Statement(
            f"s{number}",
            _kind(value, quantity),
            concept,
            quantity,
            tuple(self._window(window) for window in said.windows),
            self._assertion(said.assertion),
            tuple(self.quote(q.start, q.end) for q in said.qualifiers),
            assumptions,
            concept.quote if alone else self.quote(start, end),
        )

    def amount_alone(self, number: int, found: Found) -> Statement:
        """The statement of an amount that is tied to no concept."""
        quote = self.quote(found.start, found.end)
        return Statement(f"s{number}", "other", amount=self._amount(found), quote=quote)

    def told(self, number: int, piece: Said | Found) -> Statement:
        """The statement of a concept with what belongs to it, or of what stands alone."""
        if isinstance(piece, Said):
            return self.statement(number, piece)
        if isinstance(piece.value, Window):
            return self.window_alone(number, piece)
        return self.amount_alone(number, piece)

    def window_alone(self, number: int, found: Found) -> Statement:
        """The statement of a window that is tied to no concept."""
        quote = self.quote(found.start, found.end)
        return Statement(f"s{number}", "other", windows=(self._window(found),), quote=quote)

    def _concept(self, term: Found) -> Concept:
        value: TermFound = term.value
        quote = self.quote(term.start, term.end)
        if not value.concept_id:
            return Concept(value.name, None, (), quote)
        row = self.vocabulary.concept(value.concept_id)
        codes = row.codes if row is not None else ()
        return Concept(value.name, value.concept_id, codes, quote)

    def _amount(self, found: Found) -> Amount:
        amount: Amount = found.value.amount
        return changed(amount, quote=self.quote(found.start, found.end))

    def _window(self, found: Found) -> Window:
        window: Window = found.value
        return changed(window, quote=self.quote(found.start, found.end))

    def _assertion(self, assertion: Assertion) -> Assertion:
        if not assertion.cues:
            return assertion
        cues = tuple(self.quote(cue.start, cue.end) for cue in assertion.cues)
        return Assertion(assertion.status, assertion.experiencer, assertion.time, cues)


def _kind(value: TermFound, amount: Amount | None) -> str:
    if value.kind == "other" and amount is not None:
        return "measurement"
    if value.concept_id in _DEMOGRAPHIC:
        return "demographic"
    if value.kind == "condition" and value.concept_id and "allerg" in value.concept_id:
        return "allergy"
    return _STATEMENT_KIND.get(value.kind, value.kind)


def by_owner(owners: list[list[int]], found: Sequence[Found]) -> dict[int, list[Found]]:
    """For each term that owns any, by its index: what it owns."""
    kept: dict[int, list[Found]] = {}
    for indices, each in zip(owners, found, strict=True):
        for index in indices:
            kept.setdefault(index, []).append(each)
    return kept


def unowned(owners: list[list[int]], found: Sequence[Found]) -> list[Found]:
    """Amounts and windows tied to no concept: they still stand in a statement."""
    return [each for each, indices in zip(found, owners, strict=True) if not indices]
