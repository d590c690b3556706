"""Where does a criterion say that something is not asked: "no upper age limit"?

Source: the NCI's protocol template, by which no race and no sex is left out.
"""

from __future__ import annotations

import re

_WAIVER = re.compile(
    r"(?:\bthere (?:is|are|will be) )?\bno (?:set |specific |defined )?(?:upper |lower |maximum "
    r"|minimum |gender |sex |racial )?(?:age )?"
    r"(?:limits?|limitations?|restrictions?|maximum|minimum)"
    r"(?: (?:number|amount) of [^.;,()\n]{1,60}?)?"
    r"(?: (?:on|to|for|as to|regarding|with regard to|based on|placed on|concerning) "
    r"(?:the |age|sex|gender|race|prior|previous|number|lines?|type|dose|time|stage|histolog)"
    r"[^.;()\n]{0,60}?| of (?:prior|previous) [^.;()\n]{1,60}?)?"
    r"(?: (?:(?:is|are|will be) )?(?:imposed|set|applied|allowed|required))?(?=[.,;)\n]|\s?\Z)"
    r"|(?:\bthere (?:is|are|will be) )?\bno (?:upper|lower) (?:age )?limits? (?:to|on) "
    r"[^.;()\n]{1,120}"
    r"|\bno (?:[a-z-]+ ){0,5}(?:treatments?|therap(?:y|ies)|biops(?:y|ies)|tests?|testing|washout"
    r"|screening|confirmation|minimum) (?:is|are|will be) "
    r"(?:required|necessary|needed|mandated|mandatory)\b"
    r"|\A\W{0,3}(?:biologic(?:al)? therapy|chemotherapy|endocrine therapy|radiotherapy|surgery"
    r"|menopausal status|other) ?: ?not specified\b"
    r"|\b(?:(?:patients?|participants?|subjects?|individuals?|volunteers?|people)"
    r" (?:will|may|can|must) not"
    r"|no (?:one|person|patients?|subjects?|participants?|individuals?) (?:will|may|can|must))"
    r" be (?:excluded|ineligible) (?:solely |only )?(?:based (?:up)?on|on the basis of|because of"
    r"|due to|for reasons of|by reason of) (?:their )?"
    r"(?:age|sex|gender|race|racial|ethnic\w*|religio\w+|language|minority)\b[^.;()\n]{0,160}",
    re.IGNORECASE,
)
# One of these stands in all that it matches, in lower case.
_HINT = re.compile(
    r"no (?:\w+ ){0,3}(?:limit|restriction|maximum|minimum)|be (?:excluded|ineligible)"
    r"|(?:is|are|be) (?:required|necessary|needed|mandat)|: ?not specified"
)
_IDLE = re.compile(r"[\W\d]*\Z")


def waivers(text: str) -> list[tuple[int, int]]:
    """The places of such words: what they name is asked of nobody."""
    if _HINT.search(text.lower()) is None:
        return []
    return [match.span() for match in _WAIVER.finditer(text) if _is_waiver(match[0])]


def _is_waiver(words: str) -> bool:
    """Is it of what a trial may limit, and not "no limitations" of the patient's own?"""
    low = words.lower()
    return "limitation" not in low or any(word in low for word in ("age", "sex", "gender", "race"))


def is_waived(text: str) -> bool:
    """Does a criterion say nothing else?"""
    end = 0
    for start, stop in waivers(text):
        if not _IDLE.fullmatch(text, end, start):
            return False
        end = stop
    return end > 0 and _IDLE.fullmatch(text, end) is not None
