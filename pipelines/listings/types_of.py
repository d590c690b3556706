"""Are several diseases kinds of one that stands before them? Then one of them is asked for.

"Vasculitis: giant cell arteritis, Takayasu arteritis and polyarteritis" names which kinds count,
though an "and" joins them: no one is asked to have them all.
"""

from __future__ import annotations

import re

from nlp.model import All, Expression, Requirement, Statement, Status, all_of, any_of
from nlp.vocabulary import Vocabulary

# What leads from a class to its kinds.
_LEADS = re.compile(
    r"\s?(?:\((?:e\.?g\.?|i\.?e\.?)?|(?:(?:sub)?types?|histolog(?:y|ies)|diagnos[ei]s)?\s?[:–—]"
    r"|,? (?:such as|including)\b)",
    re.IGNORECASE,
)
_FEWEST = 2


def one_of_its_kinds(
    expression: Expression, text: str, offset: int, vocabulary: Vocabulary
) -> Expression:
    """The same, its kinds of a class told before them as alternatives.

    Args: offset, of the text in the listing, from which quotes count.
    """
    if not isinstance(expression, All) or len(expression.items) <= _FEWEST:
        return expression
    for at, item in enumerate(expression.items[:-_FEWEST]):
        head = _disease(item)
        if head is None or not _leads(head, text, offset):
            continue
        rest = expression.items[at + 1 :]
        kinds = [each for each in rest if _is_kind(_disease(each), head, vocabulary)]
        if len(kinds) >= _FEWEST and all(map(_is_named, rest)):
            named = any_of(_with_their_marks(rest))
            return all_of([*expression.items[: at + 1], named])
    return expression


def _with_their_marks(items: tuple[Expression, ...]) -> list[Expression]:
    """Each disease with the words before it that no row knows: "CD20+ Hodgkin lymphoma"."""
    made: list[Expression] = []
    marks: list[Expression] = []
    for each in items:
        if _disease(each) is None:
            marks.append(each)
            continue
        made.append(all_of([*marks, each]) if marks else each)
        marks = []
    return made + marks


def _is_named(item: Expression) -> bool:
    """Is it a thing that is there, without a limit?"""
    if not isinstance(item, Requirement) or item.statement.concept is None:
        return False
    statement = item.statement
    known = statement.concept is not None and statement.concept.concept_id is not None
    plain = statement.amount is None and statement.assertion.status is Status.PRESENT
    return plain and (statement.kind == "condition" or not known)


def _disease(item: Expression) -> Statement | None:
    """The statement, if it asks for a disease that a row names."""
    if not isinstance(item, Requirement) or item.statement.kind != "condition":
        return None
    concept = item.statement.concept
    named = concept is not None and concept.concept_id is not None
    return item.statement if named and _is_named(item) else None


def _leads(head: Statement, text: str, offset: int) -> bool:
    quote = head.concept.quote if head.concept else None
    return quote is not None and _LEADS.match(text, quote.end - offset) is not None


def _is_kind(statement: Statement | None, head: Statement, vocabulary: Vocabulary) -> bool:
    concept, wide = statement.concept if statement else None, head.concept
    if concept is None or wide is None or concept.concept_id is None:
        return False
    return wide.concept_id in vocabulary.ancestors(concept.concept_id)
