"""Is a test only asked for; is consent refused, or understanding not to be had?"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import Assertion, Quote, Status
from nlp.recognizers import Found, TermFound

_COMPLIANCE = frozenset(
    {
        "available_for_follow_up",
        "communication_ability",
        "english_speaking",
        "medication_adherence",
        "swallowing_ability",
        "study_compliance",
        "understand_study",
    }
)
_CONTRACEPTION = frozenset(
    {"contraception", "contraceptive", "condom", "barrier_contraception", "intrauterine_device"}
    | {"oral_contraceptive", "sexual_abstinence", "contraceptive_diaphragm"}
)
# Who will not: by verbs that no row lists, up to the name.
_UNUSED = re.compile(
    r"\b(?:unable|inability|unwilling(?:ness)?|not (?:be )?(?:willing|agree(?:ing)?|able)"
    r"|refus(?:e|es|ed|al|ing)|fail(?:s|ed|ing|ure)?|declin(?:e|es|ed|ing))"
    r"(?:,? (?:or|and|/) (?:unable|inability|unwilling(?:ness)?|not willing))?"
    r"\s(?:to|of)\s(?:(?!(?:or|and|with|if|unless|in|during)\b)[\w-]{1,20}\s){0,6}\Z",
    re.IGNORECASE,
)
_CONSENT_REACH = 60
_REFUSED = re.compile(
    r"\b(?:unable|inability|incapable|refus\w+|unwilling\w*|unlikely|not likely|not willing"
    r"|missing|lack of|"
    r"fail(?:s|ed|ing|ure)? to|cannot|can ?not|not able|do(?:es)? not|withdraw\w*|none)\b"
    r"(?=[^.;\n]*\Z)",
    re.IGNORECASE,
)


_RESULTS = ("negative", "seronegative")
_TEST = TermFound("pregnancy_test", "procedure", "pregnancy test")
_POSITIVE = re.compile(r"positiv|\+", re.IGNORECASE)
_RESULT_REACH = 30


def only_tested(text: str, term: Found, said: Assertion) -> Found:
    """The term, a pregnancy test by itself where no result makes it a pregnancy or none."""
    if term.value.concept_id != "pregnancy" or said.status is not Status.PRESENT:
        return term
    if "test" not in text[term.start : term.end]:
        return term
    near = text[max(0, term.start - _RESULT_REACH) : term.end + _RESULT_REACH]
    return term if _POSITIVE.search(near) else Found(term.start, term.end, _TEST)


# "No contraindications to MRI" leaves what follows alone, and denies the contraindication; so does
# "no improvement in cough", of which the improvement is denied.
_TURN = re.compile(
    r"(?:progress|improve|worsening|deteriorat|respon[sd]|relief|recovery)", re.IGNORECASE
)
_CONTRA = "contraindication"
_NONE = re.compile(
    r"\b(?:no|without|absence of|free (?:of|from)|not have|denies)\s(?:(?:any|known|absolute"
    r"|relative|medical|major|general|other|evidence of|history of|an?)\s){0,3}\Z",
    re.IGNORECASE,
)


def is_turn(words: str) -> bool:
    """Do words name how an illness or a treatment goes on: "progression", "improvement"?"""
    return _TURN.match(words) is not None


def uncontraindicated(text: str, term: Found, said: Assertion) -> Assertion:
    """How is it asserted, with a contraindication or a turn that is denied right before it as
    absent?"""
    turn = is_turn(text[term.start : term.end])
    if said.status is not Status.PRESENT or not (turn or _CONTRA in term.value.concept_id):
        return said
    cue = _NONE.search(text, max(0, term.start - _CONSENT_REACH), term.start)
    if cue is None:
        return said
    quote = Quote(cue.start(), cue.start() + len(cue[0].rstrip()), cue[0].rstrip())
    return replace(said, status=Status.ABSENT, cues=(*said.cues, quote))


def _unhyphened(text: str, term: Found, said: Assertion) -> Assertion:
    """The assertion without what a hyphen ties to another word: "node-negative breast cancer"."""
    if said.status is not Status.ABSENT:
        return said
    tied = [
        c for c in said.cues if c.end <= term.start and text[c.start - 1 : c.start] in ("-", "–")
    ]
    if not tied:
        return said
    kept = tuple(cue for cue in said.cues if cue not in tied)
    return replace(said, status=Status.ABSENT if kept else Status.PRESENT, cues=kept)


# "HIV-negative adults": those who have it not; of the adults nothing is denied.
_NEGATIVE = re.compile(
    r"(?P<cue>[-–\s](?:sero-?)?negative)\s(?:(?:pregnant|healthy|young|adult|male|female|black"
    r"|sexually active)\s){0,2}"
    r"(?:adults?|(?:wo)?m[ae]n|(?:fe)?males?|child(?:ren)?|infants?|adolescents?|individuals?"
    r"|persons?|people|volunteers?|participants?|patients?|subjects?|partners?|donors?|mothers?)\b",
    re.IGNORECASE,
)


def _negative_people(text: str, term: Found, said: Assertion) -> Assertion:
    """How is it asserted, with what people are said to be negative for as absent?"""
    if said.status is Status.ABSENT and term.value.kind in ("demographic", "person"):
        kept = tuple(cue for cue in said.cues if cue.text.lower() not in _RESULTS)
        return replace(said, status=Status.ABSENT if kept else Status.PRESENT, cues=kept)
    if said.status is not Status.PRESENT or term.value.kind != "condition":
        return said
    behind = _NEGATIVE.match(text, term.end)
    if behind is None:
        return said
    start, end = behind.span("cue")
    quote = Quote(start + 1, end, text[start + 1 : end])
    return replace(said, status=Status.ABSENT, cues=(*said.cues, quote))


def refused(text: str, term: Found, said: Assertion) -> Assertion:
    """How is it asserted, with what is refused counted as absent?"""
    said = _unhyphened(text, term, uncontraindicated(text, term, said))
    said = _negative_people(text, term, said)
    asked = term.value.kind == "consent" or term.value.concept_id in _COMPLIANCE
    practised = term.value.concept_id in _CONTRACEPTION
    if (
        not (asked or practised)
        or (term.value.concept_id or "").startswith(("refusal", "lacks_"))
        or said.status is not Status.PRESENT
    ):
        return said
    reach = max(0, term.start - _CONSENT_REACH)
    if practised:
        cues = list(_UNUSED.finditer(text, reach, term.start))
    else:
        cues = list(_REFUSED.finditer(text, reach, term.end))
    if not cues:
        return said
    cue = cues[-1]
    return replace(
        said,
        status=Status.ABSENT,
        cues=(*said.cues, Quote(cue.start(), cue.end(), cue[0])),
    )
