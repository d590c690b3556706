"""Is a drug named as what someone does not bear? Allergies answer for allergies, use for use.

"Allergic to penicillin or aspirin" asks for no drug: who takes aspirin bears it, and who must not
have it takes none. What is not borne is kept under its own sign, `!` before the drug's id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlp.model import Criterion, Statement
from pipelines.matching.bearing import NOTHING, About

_SIGN = "!"
_REACH = 240
_NOT_BORNE = (
    r"(?:allerg\w*|hypersensitiv\w*|intoleran\w*|anaphyla\w*|idiosyncra\w*|sensitivit\w*"
    r"|contraindicat\w*|(?:adverse|allergic|toxic|hypersensitivity) reactions?)"
)
_BEFORE = re.compile(rf"\b{_NOT_BORNE}\b(?P<between>[^.;]*?\b(?:to|of|against)\b[^.;]*)\Z", re.I)
_BEHIND = re.compile(r"[\s-](?:allerg|hypersensitiv|intoleran)", re.IGNORECASE)
# Words after which the drug is one that is taken.
_TAKEN = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|tak(?:es?|en|ing)|treat\w*|receiv\w*|therapy with|currently"
    r"|concomitant|requir\w*|need\w*)\b",
    re.IGNORECASE,
)
_ALLERGIES = frozenset({"allergy", "drug_allergy", "allergic_disease", "intolerance"})
# Who is denied to have any of these bears every drug ("NKDA").
_DENIED_OF_ALL = frozenset({"allergy", "drug_allergy"})
# How the allergy to a drug is called after it.
_CALLED = "_allergy"


def is_allergen(criterion: Criterion, statement: Statement) -> bool:
    """Is a drug named as one that is not borne: "allergy to aspirin", "aspirin allergy"?"""
    quote = statement.concept.quote if statement.concept else None
    whole = criterion.quote
    if statement.kind != "drug" or quote is None or whole is None or quote.start < whole.start:
        return False
    start, end = quote.start - whole.start, quote.end - whole.start
    if _BEHIND.match(whole.text, end):
        return True
    words = whole.text[max(0, start - _REACH) : start]
    for short in ("e.g.", "i.e."):  # their dots end no sentence
        words = words.replace(short, " " * len(short))
    before = _BEFORE.search(words)
    return before is not None and _TAKEN.search(before["between"]) is None


def not_borne(about: About) -> About:
    """What bears on a drug that is not borne: facts of allergies to it and its kinds."""
    within, above = signed(about.within), signed(about.above) | _DENIED_OF_ALL
    keys = within | {f"-{each}" for each in (*within, *above)}
    return About(None, within=within, above=above, keys=keys)


def signed(ids: Iterable[str]) -> frozenset[str]:
    """The ids of drugs, as of what is not borne."""
    return frozenset(_SIGN + each for each in ids) or NOTHING


def are_signed(ids: Iterable[str]) -> bool:
    """Do ids stand for allergies to the drugs? Those of one leaf all do, or none does."""
    return next(iter(ids), "").startswith(_SIGN)


def ids_of_allergy(concept_id: str, known: Iterable[str]) -> tuple[str, ...]:
    """Under which ids stands an allergy to a drug? `known`: those of the vocabulary."""
    named = concept_id + _CALLED
    return _SIGN + concept_id, named if named in known else "drug_allergy"


def only_says_allergy(identity: str | None) -> bool:
    """Does a concept only say that something is not borne, the drug standing beside it?"""
    return identity in _ALLERGIES
