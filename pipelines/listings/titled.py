"""What does a criterion say whose measure the title above it names ("Age:" / "18 and over")?"""

from __future__ import annotations

from dataclasses import replace

from nlp.abbreviations import NONE, Meanings
from nlp.model import Passage, Quote, Statement
from nlp.passages import Reader
from nlp.placed import Placed, Reading
from nlp.statements import read_statements
from pipelines.listings.criteria import RawCriterion

_LONGEST = 60


def title_over(raw: RawCriterion, above: RawCriterion | None) -> RawCriterion | None:
    """Is what stands above a criterion a short title, so that it may name what is measured?"""
    fits = above is not None and (above.topic or above.lead_in) and len(above.reading) < _LONGEST
    return above if fits and raw.criterion_id is None else None


def read_under(
    raw: RawCriterion,
    title: RawCriterion | None,
    plain: Reading,
    reader: Reader,
    *,
    first: int,
    bound: Meanings = NONE,
) -> Reading:
    """What does a criterion say, its title lending a name to an amount that has none?

    plain: what it says by itself; first: the number of the first statement's id; bound: what the
    listing's own abbreviations mean. The name's span is that of the title.
    """
    if title is None or not any(map(_nameless, plain.statements)):
        return plain
    both = read_with(raw, title, reader, first=first, bound=bound)
    if len(both.placed) != len(plain.placed) or any(map(_nameless, both.statements)):
        return plain
    return both


def read_with(
    raw: RawCriterion,
    title: RawCriterion,
    reader: Reader,
    *,
    first: int,
    bound: Meanings = NONE,
) -> Reading:
    """What does a criterion say, read as if its title stood right before it?"""
    lead = title.reading.rstrip() + " "
    passage = Passage(lead + raw.reading, raw.start - len(lead))
    both = read_statements(passage, reader, first=first, bound=bound)
    shift = title.start - passage.start
    return Reading(
        tuple(_moved(each, raw, len(lead), shift) for each in both.placed),
        tuple(each for each in both.mentions if each.quote.start >= raw.start),
        tuple((a - len(lead), b - len(lead)) for a, b in both.covered if a >= len(lead)),
    )


def _nameless(statement: Statement) -> bool:
    return statement.concept is None and statement.amount is not None


def _moved(placed: Placed, raw: RawCriterion, lead: int, shift: int) -> Placed:
    """A statement of title and criterion, its spans those of the listing."""
    statement = placed.statement
    concept, quote, amount = statement.concept, statement.quote, statement.amount
    if concept is not None and concept.quote is not None:
        concept = replace(concept, quote=_own(concept.quote, raw, shift))
    if quote is not None and quote.end > raw.start:
        quote = _own(quote, raw, shift)
    if amount is not None and amount.quote is not None:
        amount = replace(amount, quote=_own(amount.quote, raw, shift))
    moved = replace(statement, concept=concept, quote=quote, amount=amount)
    return Placed(moved, max(0, placed.start - lead), max(0, placed.end - lead))


def _own(quote: Quote, raw: RawCriterion, shift: int) -> Quote:
    """A quote as it lies in the listing: in the title, or what of it the criterion holds."""
    if quote.end <= raw.start:
        return Quote(quote.start + shift, quote.end + shift, quote.text)
    if quote.start >= raw.start:
        return quote
    return Quote(raw.start, quote.end, raw.reading[: quote.end - raw.start])
