"""What do the words around a concept say, which became no statement of their own?

"Degenerative neurologic disease" is narrower than a neurologic disease, "at least 4 criteria for
lupus" asks for lupus, and "failure to provide a sample" is seen only in the course of the study.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.model import Criterion, Experiencer, Statement
from pipelines.matching.roles import Roles

_BEFORE = 30
_WORD_BEFORE = re.compile(r"([A-Za-z][a-z-]{3,24})[ -]$")
_ADJECTIVE = re.compile(r"(?:ive|al|ic|ed|ous|ar|ary|ent|ant|able|ible|ing)$")
_PAIR = re.compile(r"\s?(?:/|or)\s?", re.IGNORECASE).fullmatch
# Adjectives that say when or how surely, not which.
_PLAIN_WORDS = (
    "existing preexisting pre-existing underlying current present recent past known clinical"
    " medical physical diagnosed documented confirmed reported suspected concurrent concomitant"
    " additional previous different important relevant significant consistent having including"
    " being following excluding individual potential several apparent evident local using"
    " receiving requiring complicating existent associated related experienced serious during"
    " possible probable obvious historical visible proved proven national"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())
# An exception, and what is said not to come of something.
_EXCEPTION = re.compile(
    r"\b(?:other than|except|excluding|apart from|aside from|unless|(?:if|when) (?:it is )?not)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_CAUSE = re.compile(
    r"\b(?:not|un)[ -]?(?:related|due|attributable|secondary|caused|associated|explained"
    r"|attributed|resulting)\b[^,;.]{0,25}$",
    re.IGNORECASE,
)
# What a disease is to a treatment that did not help, behind the treatment and before it.
_RESISTING = re.compile(
    r"(?:\s?\([\w-]{1,12}\))?[)\]\s]{0,2}[- ]?"
    r"(resistant|refractory|unresponsive|intolerant|insensitive)\b",
    re.IGNORECASE,
)
_RESISTS = re.compile(
    r"\b(resistant|refractory|unresponsive|intolerant|insensitive) (?:to|of) [^,;.()]{0,40}$",
    re.IGNORECASE,
)
_OF_A_COHORT = re.compile(
    r"\W{0,3}(?:for |in )?(?:the )?(?:[\w-]{2,16} ){0,3}?(?:sub-?)?"
    r"(?:cohorts?|arms?|groups?|parts?|phases?)"
    r" (?:[a-h]|\d{1,2}|[ivx]{1,4})(?:[a-d])?\b[^.;:]{0,30}(?::|\bonly\b)",
    re.IGNORECASE,
)
# "Plasma exchange before the first dose (for the naive cohort only)".
_ONE_COHORT = re.compile(
    r"\((?:for |in )?(?:the )?(?:[\w-]{2,16} ){0,3}(?:cohorts?|arms?|groups?|parts?|phases?)"
    r"(?: (?:[a-h]|\d{1,2}|[ivx]{1,4}))?(?: (?:patients|participants|subjects))? only\)",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"\W{0,4}(?:note:?\s)?(?:an?\s|the\s)?(?:female|wom[ae]n)?\s?(?:of\s|with\s)?(?:non-?\s?)?"
    r"(?:child-?\s?bearing potential|post-?menopausal(?: status| wom[ae]n)?|menopause"
    r"|surgical(?:ly)? steril(?:e|ity|ization))\b[^.;:]{0,60}"
    r"\b(?:(?:is|are|will be) (?:here )?defined (?:as|by)"
    r"|(?:is|are|means) any (?:females?|wom[ae]n))\b",
    re.IGNORECASE,
)
# What a patient has got over is known by its course, not by its having been.
_RECOVERED = re.compile(
    r"\brecover(?:y|ed|ing|s)?(?: \w{2,14}){0,4} from\b[^.;:\n]{0,90}$", re.IGNORECASE
)
# What says behind a sex that it is a condition.
_WHOM = re.compile(
    r"(?:\s(?:only|subjects|patients|participants)){0,2}\s?(?P<sign>[):])", re.IGNORECASE
)
# When a disease was found or began: right before the time, or right before its name.
_FOUND = re.compile(
    r"\b(?:diagnos(?:ed|is)|onset|onsets|began|begun|started|starting|detected)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
_NEWLY = re.compile(
    r"\b(?:newly|recently|first|initially)[ -](?:diagnosed|detected)\s(?:with\s)?$"
    r"|\b(?:diagnosis|onset) of (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
# A device is asked for that was put in then.
_PUT_IN = re.compile(r"\b(?:implantation|insertion|placement|replacement|upgrade)\b", re.IGNORECASE)
_IF_ELIGIBLE = re.compile(
    r"(?:\s(?:subjects?|patients?|participants?))?\s(?:is|are|may be|will be) (?:also )?eligible\b"
    r"[^.;]{0,90}\bif\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\s?-\s?(?:exposed|(?:pre-?)?treated|experienced)\b", re.IGNORECASE)
_RECEIVED = re.compile(
    r"\b(?:have|has|having|had)\s(?:(?:previously|ever|already|prior)\s)?"
    r"(?:received|been (?:treated|given)|taken|undergone|failed)\b[^.;,]{0,60}$"
    r"|\bprevious (?:treatments?|therap(?:y|ies)|exposure) (?:with|to)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_GIVES_UP = re.compile(
    r"\b(?:willing(?:ness)?|agree[sd]?|able|consents?|commits?|prepared|motivated)\b[^.;]{0,24}?"
    r"\bto (?:discontinue|stop|quit|give up|cease|refrain from|abstain from|avoid)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
_OF_MARGINS = re.compile(r"\bmargins?\b[^.;]*\b(?:free|clear|negative|without|no)\b[^.;]*\Z", re.I)
_SENTENCE = 200
# One adjective, which names nothing by itself ("suprainguinal").
_ONE_ADJECTIVE = re.compile(r"[a-z]{4,16}(?:al|ic|ous|ar)")
_NOUN_WORDS = (
    "withdrawal refusal referral clinic colic animal hospital trial proposal approval arrival"
    " survival removal dismissal disapproval denial appraisal renewal manual journal material"
    " potential total individual professional ritual signal vial topic traffic fabric logic music"
    " public republic picnic panic relic statistic critic virus sugar calendar collar pillar"
    " scholar seminar"
)
_NOUNS = frozenset(_NOUN_WORDS.split())
_CRITERIA = re.compile(r"[^.;\n]{0,40}?\bcriteria\b", re.IGNORECASE)


def adjective_before(criterion: Criterion, statement: Statement, roles: Roles) -> str | None:
    """The adjective right before the name of a concept that makes it narrower and was not read;
    one that opens a pair is of both: "unmanageable obstruction or incontinence"."""
    found = _adjective_before(criterion, statement, roles)
    whole, quote = criterion.quote, statement.concept.quote if statement.concept else None
    if found or whole is None or quote is None:
        return found
    for other in criterion.statements:
        end = other.concept.quote.end if other.concept and other.concept.quote else -1
        between = whole.text[end - whole.start : quote.start - whole.start]
        if whole.start < end < quote.start and other.kind == statement.kind and _PAIR(between):
            return _adjective_before(criterion, other, roles)
    return None


def _adjective_before(criterion: Criterion, statement: Statement, roles: Roles) -> str | None:
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


def leaves_an_exception_unread(criterion: Criterion, asked: Sequence[Statement]) -> bool:
    """Does it end in an exception of which nothing was read ("hepatitis B, unless cured")?"""
    whole = criterion.quote
    if whole is None:
        return False
    found = list(_EXCEPTION.finditer(whole.text))
    places = [s.concept.quote.end - whole.start for s in asked if s.concept and s.concept.quote]
    return bool(found) and bool(places) and max(places) <= found[-1].start()


def is_of_another_cause(criterion: Criterion, statement: Statement) -> bool:
    """Is it denied only as the cause ("fever not due to a tumor"), or of a specimen's margins?"""
    quote = statement.concept.quote if statement.concept else None
    whole = criterion.quote
    if quote is None or whole is None or quote.start < whole.start:
        return False
    place = quote.start - whole.start
    before = whole.text[max(0, place - _SENTENCE) : place]
    if _OF_MARGINS.search(before):
        return True
    return _OF_ANOTHER_CAUSE.search(before[-2 * _BEFORE :]) is not None


def is_of_one_cohort(criterion: Criterion) -> bool:
    """Does a criterion say of which cohort it is asked: "For arm 2 only: gout", "gout (arm B
    only)"?

    Who does not meet it may be of another.
    """
    whole = criterion.quote
    if whole is None:
        return False
    if _OF_A_COHORT.match(whole.text) is not None:
        return True
    return " only)" in whole.text and _ONE_COHORT.search(whole.text) is not None


def only_defines(criterion: Criterion) -> bool:
    """Does a criterion only say who counts as fertile: "Postmenopausal is defined as ..."?"""
    whole = criterion.quote
    return whole is not None and _DEFINES.match(whole.text) is not None


def names_whom(criterion: Criterion, statement: Statement) -> bool:
    """Does the name of a sex only say of whom a limit is asked: "(females)", "Men:"?"""
    quote = statement.concept.quote if statement.concept else None
    whole = criterion.quote
    if quote is None or whole is None or quote.start < whole.start:
        return False
    start, end = quote.start - whole.start, quote.end - whole.start
    if _IF_ELIGIBLE.match(whole.text, end):
        return True
    behind = _WHOM.match(whole.text, end)
    if behind is None:
        return False
    before = whole.text[max(0, start - _BEFORE) : start]
    return behind["sign"] == ":" or before.rfind("(") > before.rfind(")")


def was_ever_given(criterion: Criterion, statement: Statement) -> bool:
    """Is a drug asked for as one that was given once: "rituximab-treated", "has received"?"""
    quote = statement.concept.quote if statement.concept else None
    whole = criterion.quote
    if quote is None or whole is None or quote.start < whole.start:
        return False
    start = quote.start - whole.start
    if _GIVEN.match(whole.text, quote.end - whole.start) is not None:
        return True
    return _RECEIVED.search(whole.text[max(0, start - 3 * _BEFORE) : start]) is not None


def asks_for_onset(criterion: Criterion, statement: Statement) -> bool:
    """Do the windows of a disease ask when it began: "diagnosed within 3 years", "onset after"?"""
    whole = criterion.quote
    quote = statement.concept.quote if statement.concept else None
    if whole is None or quote is None or not statement.windows:
        return False
    if statement.kind != "condition":
        return statement.kind == "device" and _PUT_IN.search(whole.text) is not None
    time = statement.windows[0].quote
    if time is None or not whole.start <= min(quote.start, time.start):
        return False
    start, end = quote.start - whole.start, time.start - whole.start
    if end < start:
        return False
    between = whole.text[quote.end - whole.start : end]
    return _FOUND.search(between) is not None or _NEWLY.search(whole.text[:start]) is not None


def undertakes_to_stop(criterion: Criterion, statement: Statement) -> bool:
    """Is it what the patient is willing to give up, and not what is asked for?"""
    quote = statement.concept.quote if statement.concept else None
    whole = criterion.quote
    if quote is None or whole is None or quote.start < whole.start:
        return False
    start = quote.start - whole.start
    return _GIVES_UP.search(whole.text[max(0, start - 3 * _BEFORE) : start]) is not None


def resisted(criterion: Criterion, statement: Statement) -> str | None:
    """The word that says of a treatment that it did not help: "refractory to", "-resistant".

    That it was given does not tell so, nor that it is over that it helped.
    """
    quote = statement.concept.quote if statement.concept else None
    whole = criterion.quote
    if quote is None or whole is None or quote.start < whole.start:
        return None
    start, end = quote.start - whole.start, quote.end - whole.start
    found = _RESISTING.match(whole.text, end, end + _BEFORE) or _RESISTS.search(
        whole.text[max(0, start - 2 * _BEFORE) : start]
    )
    return found.group(1).lower() if found else None


def is_one_adjective(name: str) -> bool:
    """Are the words of an open concept one adjective?"""
    return _ONE_ADJECTIVE.fullmatch(name) is not None and name not in _NOUNS


def is_of_another(statement: Statement) -> bool:
    """Is an age, a sex or a result asked of somebody else, a donor, whose chart this is not?"""
    other = statement.assertion.experiencer is Experiencer.OTHER
    return other and statement.kind in ("demographic", "measurement")


def is_recovered_from(criterion: Criterion, statement: Statement) -> bool:
    """Is it what the patient must have recovered from: "fully recovered from surgery"?"""
    quote = statement.concept.quote if statement.concept else None
    whole = criterion.quote
    if quote is None or whole is None or quote.start < whole.start:
        return False
    start = quote.start - whole.start
    return _RECOVERED.search(whole.text[max(0, start - 140) : start]) is not None
