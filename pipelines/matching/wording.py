"""What do the words around a concept say, which became no statement of their own?

"Degenerative neurologic disease" is narrower than a neurologic disease, "at least 4 criteria for
lupus" asks for lupus, and "failure to provide a sample" is seen only in the course of the study.
"""

from __future__ import annotations

import re

from nlp.model import Criterion, Statement
from pipelines.matching.roles import Roles

_BEFORE = 30
_WORD_BEFORE = re.compile(r"([A-Za-z][a-z-]{3,24})[ -]$")
_ADJECTIVE = re.compile(r"(?:ive|al|ic|ed|ous|ar|ary|ent|ant|able|ible|ing)$")
# Adjectives that say when or how surely, not which.
_PLAIN_WORDS = (
    "existing preexisting pre-existing underlying current present recent past known clinical"
    " medical physical diagnosed documented confirmed reported suspected concurrent concomitant"
    " additional previous different important relevant significant consistent having including"
    " being following excluding individual potential several apparent evident local using"
    " receiving requiring complicating existent associated related experienced serious"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())
_CRITERIA = re.compile(r"[^.;\n]{0,40}?\bcriteria\b", re.IGNORECASE)


def adjective_before(criterion: Criterion, statement: Statement, roles: Roles) -> str | None:
    """The adjective right before the name of a concept that makes it narrower and was not read."""
    quote = statement.concept.quote if statement.concept else None
    whole = criterion.quote
    if quote is None or whole is None or quote.start < whole.start:
        return None
    place = quote.start - whole.start
    found = _WORD_BEFORE.search(whole.text[max(0, place - _BEFORE) : place])
    word = found.group(1).lower() if found else ""
    plain = word in _PLAIN or roles.frames(word) or roles.sets_apart(word)
    if not word or plain or not _ADJECTIVE.search(word):
        return None
    read = " ".join(each.text.lower() for each in statement.qualifiers)
    return None if word in read else word


def counts_criteria(criterion: Criterion, statement: Statement) -> bool:
    """Is a number without a concept one of criteria: "meets at least 4 of the criteria for"?"""
    amount, whole = statement.amount, criterion.quote
    if amount is None or amount.unit is not None or amount.quote is None or whole is None:
        return False
    after = whole.text[max(0, amount.quote.end - whole.start) :]
    return _CRITERIA.match(after) is not None


def is_of_the_course(criterion: Criterion, roles: Roles) -> bool:
    """Does an exclusion speak of a step of the study that fails?"""
    whole = criterion.quote
    return criterion.kind == "exclusion" and whole is not None and roles.fails(whole.text)
