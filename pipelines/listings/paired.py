"""Which statements hold two limits: a blood pressure's two numbers, and what lies outside a range?

"BP > 180/110" is a systolic or a diastolic pressure, "BP < 140/90" both; "TSH outside 0.5-5" is
below the one or above the other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from nlp.measuring import measured
from nlp.model import (
    Amount,
    Comparator,
    Concept,
    Expression,
    Quote,
    Reference,
    Relation,
    Requirement,
    Statement,
    Status,
    all_of,
    any_of,
)
from nlp.placed import Placed
from nlp.vocabulary import Vocabulary
from pipelines.listings.other_than import leading, other_than

_OUTSIDE = re.compile(
    r"\b(?:(?:outside|out of)(?: of)?|not (?:(?:with)?in|between))(?: (?:the|its|their))?"
    r"(?: (?!(?:or|and|range)\b)[a-z]{3,12})?(?: (?:range|interval|limits|target))?"
    r"(?: of| from|:)?\s?[(\[]?\Z|\b(?:not|other than)\s(?:in\s|of\s)?\Z",
    re.IGNORECASE,
)
# "Outside normal limits": below the lower or above the upper one.
_NOT_NORMAL = re.compile(
    r"\b(?:outside|out of|out with|beyond)(?: of)?(?: (?:the|its|their|our|local|institutional"
    r"|laboratory|lab|central|institution['’]s|laboratory['’]s|age-specific|age-adjusted)){0,3}"
    r" (?:normal(?: (?:reference|laboratory|lab))?|reference)"
    r"(?: (?:ranges?|limits?|values?|intervals?|levels?))?\b",
    re.IGNORECASE,
)
# The second range of "90-140/50-90 mmHg".
_LOWER = re.compile(
    r"\s?(?:mm ?Hg)?\s?/\s?(\d{2,3})\s?(?:-|–|to)\s?(\d{2,3})(?:\s?mm ?Hg)?(?![\d/])", re.IGNORECASE
)
_NEAR = 16  # "TSH levels outside", "potassium that is outside"
_LISTED = re.compile(r"\s?(?:,|/|,?\s(?:and/or|and|or))\s?(?:serum\s)?", re.IGNORECASE)
_PRESSURES = ("systolic_bp", "diastolic_bp")
_UP = (Comparator.GT, Comparator.GE)
_DOWN = (Comparator.LT, Comparator.LE)

Pair = tuple[int, int]  # where in the list two statements stand that make one leaf


def paired(
    text: str, offset: int, placed: list[Placed], vocabulary: Vocabulary
) -> tuple[list[Placed], list[Pair]]:
    """The statements with those of two limits in two, and which of them belong together."""
    made: list[Placed] = []
    pairs: list[Pair] = []
    covered = 0
    abnormal = [m.span() for m in _NOT_NORMAL.finditer(text)] if _hints(text) else []
    reached = _reached(text, placed, abnormal)
    for each in placed:
        if each.start < covered:
            continue  # "50-90 mmHg" was no name
        if any(start < each.start and each.end <= end for start, end in abnormal):
            continue  # nor was "reference range"
        if abnormal:
            each, twice = _not_normal(text, offset, each, abnormal, reached.get(each.start))
            if twice:
                pairs.append((len(made), len(made) + 1))
                made += twice
                continue
        two, end = _pressures(text, offset, each, vocabulary), 0
        if two is None:
            two = _outside(text, offset, each, vocabulary)
        if two is None:
            made.append(other_than(text, offset, each))
            continue
        first, second, end = two
        pairs.append((len(made), len(made) + 1))
        made += [first, second]
        covered = max(covered, end)
    return made, pairs


def leaf_of(one: Statement, other: Statement) -> Expression:
    """Two limits as one: outside both, or above either; below both, or within both.

    What two people may have had is asked of either, and denied of both.
    """
    parts: list[Expression] = [Requirement(one), Requirement(other)]
    if one.assertion.status is Status.ABSENT and other.assertion.status is Status.ABSENT:
        return all_of(parts)
    ops = {each.amount.op for each in (one, other) if each.amount is not None}
    same = one.concept is not None and one.concept == other.concept
    return any_of(parts) if same or ops & set(_UP) else all_of(parts)


def _pressures(
    text: str, offset: int, each: Placed, vocabulary: Vocabulary
) -> tuple[Placed, Placed, int] | None:
    statement = each.statement
    concept, amount = statement.concept, statement.amount
    if concept is None or concept.concept_id != "blood_pressure" or amount is None:
        return None
    if amount.quote is None or len(amount.values) != 2:
        return None
    if amount.op is Comparator.BETWEEN:
        lower = _LOWER.match(text, amount.quote.end - offset)
        if lower is None:
            return None
        ranges = (amount.values, (Decimal(lower[1]), Decimal(lower[2])))
        whole = _stretched(text, amount.quote, lower.end() + offset, offset)
        return _two(each, amount, ranges, whole, vocabulary, lower.end())
    high, low = amount.values
    if amount.op not in (*_UP, *_DOWN) or not high > low:
        return None
    return _two(each, amount, ((high,), (low,)), amount.quote, vocabulary, each.end)


def _two(
    each: Placed,
    amount: Amount,
    values: tuple[tuple[Decimal, ...], tuple[Decimal, ...]],
    quote: Quote,
    vocabulary: Vocabulary,
    end: int,
) -> tuple[Placed, Placed, int]:
    made = []
    for concept_id, own in zip(_PRESSURES, values, strict=True):
        bare = replace(amount, values=own, interval=None, canonical_unit=None, quote=quote)
        concept = Concept(
            concept_id.replace("_bp", " blood pressure"),
            concept_id,
            vocabulary.concept(concept_id).codes,
            each.statement.concept.quote if each.statement.concept else None,
        )
        read, assumed = measured(bare, concept_id, vocabulary)
        statement = replace(each.statement, concept=concept, amount=read, assumptions=assumed)
        made.append(replace(each, statement=statement))
    return made[0], made[1], end


def _stretched(text: str, quote: Quote, end: int, offset: int) -> Quote:
    return Quote(quote.start, end, text[quote.start - offset : end - offset])


def _outside(
    text: str, offset: int, each: Placed, vocabulary: Vocabulary
) -> tuple[Placed, Placed, int] | None:
    statement = each.statement
    concept, amount = statement.concept, statement.amount
    if concept is None or amount is None or amount.quote is None:
        return None
    if amount.op is not Comparator.BETWEEN or len(amount.values) != 2:
        return None
    if statement.assertion.status is Status.ABSENT:
        return None  # "not 18 to 65 years of age"
    start = amount.quote.start - offset
    word = _OUTSIDE.search(text, max(0, start - 40), start)
    if word is None:
        word = _OUTSIDE.search(text, max(0, start - 40), start + leading(amount.quote.text))
    if word is None:
        return None
    low, high = min(amount.values), max(amount.values)
    quote = Quote(
        word.start() + offset, amount.quote.end, text[word.start() : amount.quote.end - offset]
    )
    told = tuple(q for q in statement.qualifiers if q.end <= quote.start or q.start >= quote.end)
    statement = replace(statement, qualifiers=told)
    made = []
    for op, value in ((Comparator.LT, low), (Comparator.GT, high)):
        bare = Amount(
            op,
            (value,),
            amount.unit,
            amount.relative_to,
            amount.relation,
            unit_text=amount.unit_text,
            quote=quote,
        )
        read, assumed = measured(bare, concept.concept_id, vocabulary)
        made.append(replace(each, statement=replace(statement, amount=read, assumptions=assumed)))
    return made[0], made[1], each.end


def _hints(text: str) -> bool:
    low = text.lower()
    told = "normal" in low or "reference" in low
    return told and ("outside" in low or "out of" in low or "out with" in low or "beyond" in low)


def _reached(
    text: str, placed: list[Placed], spans: list[tuple[int, int]]
) -> dict[int, tuple[int, int]]:
    """Which measures such words stand behind, alone or at the end of a list: by their places."""
    found: dict[int, tuple[int, int]] = {}
    for span in spans:
        edge, far = span[0], _NEAR
        for each in reversed(placed):
            if each.start >= edge or each.statement.amount is not None:
                continue
            listed = far == _NEAR or _LISTED.fullmatch(text, each.end, edge)
            if each.statement.kind != "measurement" or edge - each.end > far or not listed:
                break
            found[each.start], edge, far = span, each.start, _NEAR + 1
    return found


def _not_normal(
    text: str,
    offset: int,
    each: Placed,
    spans: list[tuple[int, int]],
    behind: tuple[int, int] | None,
) -> tuple[Placed, list[Placed]]:
    """A measure outside its normal range, in two; of another thing these words qualify it."""
    statement = each.statement
    told = [q for q in statement.qualifiers if _inside(q.start - offset, spans)]
    if statement.amount is not None or (not told and behind is None):
        return each, []
    start, end = _span_of(told[0].start - offset, spans) if told else behind or (0, 0)
    quote = Quote(start + offset, end + offset, text[start:end])
    own = tuple(q for q in statement.qualifiers if q not in told)
    measure = statement.kind == "measurement" and statement.concept is not None
    if not measure:
        marks = (*own, quote) if told else own
        return replace(each, statement=replace(statement, qualifiers=marks)), []
    made = []
    for op, limit in ((Comparator.LT, Reference.LLN), (Comparator.GT, Reference.ULN)):
        amount = Amount(op, (Decimal(1),), relative_to=limit, relation=Relation.TIMES, quote=quote)
        made.append(replace(each, statement=replace(statement, qualifiers=own, amount=amount)))
    return each, made


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _span_of(place: int, spans: list[tuple[int, int]]) -> tuple[int, int]:
    return next(span for span in spans if span[0] <= place < span[1])
