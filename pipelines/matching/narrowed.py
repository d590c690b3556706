"""What do the words behind a wide name ask beside it, which no statement says?"""

from __future__ import annotations

import re

from nlp.model import Criterion, Statement

# Where, or of what, something is done that is done in many places.
_OF_WHAT = re.compile(
    r" (?:of|to|on|in|involving) (?:any (?:part|segment|portion) of )?"
    r"(?:the |an? |any |both |one or both )?(?P<what>[a-z][a-z -]{2,40}?)"
    r"(?=[,.;:()]|$| (?:and|or|with|within|for|in|at|by|prior|before|after|during|that|which|who"
    r"|is|are|was|were)\b)"
)
# Words that name no place: "surgery of the study", "radiotherapy to any lesion".
_NO_PLACE_WORDS = (
    "study trial protocol past last previous patient patients subject subjects participant"
    " participants disease tumor tumors tumour lesion lesions cancer site sites area"
)
_NO_PLACE = frozenset(_NO_PLACE_WORDS.split())
# What narrows a thing right behind it: "no bowel disease that may alter absorption", "no evidence
# of lymphoma actively involving the brain".
_THAT_MAY = re.compile(
    r" ?(?:\([^()]{0,60}\) ?)?(?P<what>(?:(?:that|which)"
    r" (?:could|can|may|might|would|will|is likely to)"
    r"|(?:\w{4,12}ly )?(?:involving|affecting|invading|encasing|abutting|infiltrating|extending"
    r" (?:in)?to))\b[^.;,()\n]{3,60})",
    re.IGNORECASE,
)
# What an allergy is to.
_TO_WHAT = re.compile(
    r"(?: reactions?)?(?:(?: or |/|, | and )(?:\w{4,20})(?: reactions?)?){0,2} (?:to|against) "
    r"(?P<what>[^,.;:()\n]{2,60})",
    re.IGNORECASE,
)

# "Takes simvastatin and cannot stop it": who can stop may take part.
_CANNOT_STOP = re.compile(
    r"\b(?:and|who|that|but|which)\b[^.;:]{0,16}?"
    r"\b(?:(?:can(?:no|['’])?t|can not|could not|may not|unable|not able|unwilling|not willing"
    r"|refuses?|not prepared)\b[^.;:]{0,16}?"
    r"\b(?:stop|stopped|discontinue|discontinued|interrupt|interrupted|withdrawn|withheld|switch"
    r"|switched|replaced|changed|washed out|paused|held)\b)",
    re.IGNORECASE,
)
# What a disease is only where nothing was done for it: "hydrosalpinx not removed".
_LEFT_ALONE = re.compile(
    r"\s?,?\s?(?:(?:that|which) (?:is|are|was|were|has been|have been) )?"
    r"(?P<what>(?:not (?:yet )?(?:been )?|un)(?:removed|treated|corrected|repaired|resected|cured"
    r"|eradicated|healed|resolved|operated|clipped|banded|coiled))\b",
    re.IGNORECASE,
)


def left_alone(criterion: Criterion, statement: Statement) -> str:
    """The words behind a disease that ask that nothing was done for it. Empty: there are none."""
    return _unread_behind(criterion, statement, _LEFT_ALONE)


def unread_allergen(criterion: Criterion, statement: Statement) -> str:
    """To what is an allergy asked for that no statement names ("hypersensitivity to IP")? Empty:
    to nothing in particular.
    """
    what = _unread_behind(criterion, statement, _TO_WHAT)
    return f"to {what}" if what else ""


def unread_place(criterion: Criterion, statement: Statement) -> str:
    """Where is something done that no statement names ("resection of the ileum")? Else empty."""
    what = _unread_behind(criterion, statement, _OF_WHAT)
    return "" if _NO_PLACE.intersection(what.split()) else what


def feared_of(criterion: Criterion, statement: Statement) -> str:
    """What narrows what is denied ("that may alter absorption")? Empty: nothing."""
    return _unread_behind(criterion, statement, _THAT_MAY)


def _unread_behind(criterion: Criterion, statement: Statement, pattern: re.Pattern[str]) -> str:
    """The words behind a concept that narrow it, where no statement stands among them."""
    quote = statement.concept.quote if statement.concept else None
    whole = criterion.quote
    if quote is None or whole is None or quote.start < whole.start:
        return ""
    named = pattern.match(whole.text, quote.end - whole.start)
    if named is None:
        return ""
    start, end = (whole.start + each for each in named.span("what"))
    others = (each.concept.quote for each in criterion.statements if each.concept)
    if any(q is not None and start <= q.start < end for q in others):
        return ""
    return named["what"].strip()


def hangs_on_stopping(criterion: Criterion) -> bool:
    """Does an exclusion mean only who cannot stop what is named?"""
    whole = criterion.quote
    return (
        criterion.kind == "exclusion"
        and whole is not None
        and _CANNOT_STOP.search(whole.text) is not None
    )
