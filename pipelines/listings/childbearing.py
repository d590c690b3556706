"""Where does a criterion only say who is of childbearing potential, or past it?

"A woman of childbearing potential is any woman who has not undergone a hysterectomy" tells of whom
other demands are made: a man, or a woman after a hysterectomy, may enter for all that.
Source: the consent and contraception clauses of the NCI's protocol template.
"""

from __future__ import annotations

import re

_POTENTIAL = r"(?:child-?\s?bearing|reproductive) (?:potential|age|capacity)"
_PEOPLE = (
    r"(?:all )?(?:an? |the )?(?:wom[ae]n|females?|patients?|subjects?|participants?|persons?"
    r"|individuals?|those|she)(?: patients?| subjects?| participants?)? "
)
_WHOM = (
    rf"(?:(?:{_PEOPLE})?(?P<past>(?:(?:is |are )?not (?:of |with )|(?:of )?non-?\s?){_POTENTIAL}"
    r"|non-?\s?child-?\s?bearing|(?:an? |the )?post-?\s?menopaus(?:al|e)"
    r"(?: state| status| wom[ae]n| females?)?|menopause"
    r"|(?:surgical(?:ly)?|permanent(?:ly)?) steril\w+(?: methods?)?)"
    rf"|{_PEOPLE}(?:is |are )?(?:of |with ){_POTENTIAL}|{_POTENTIAL}|w\.?o\.?c\.?b\.?p\.?|fcbp)"
)
_IS = (
    r"(?: \([^()\n]{1,30}\))?,? (?:(?:is|are|will be|means?|refers? to)"
    r"(?: here| clinically| further)? ?(?:considered|defined|regarded)?"
    r"(?: to be| as| by)? ?(?=an?y?\b|those\b|one\b|all\b|sexually\b|wom[ae]n\b|females?\b|not\b"
    r"|having\b|being\b|no\b|amenorrh|if\b|when\b|\d|age\b|pre|post|fertile|greater|more|at\b|it\b"
    r"|she\b|they\b|the absence|following)"
    r"|(?:methods? )?includes?\b|(?:is|are|will be) (?:considered|defined|regarded)\b)"
)
_TO_ITS_END = r"(?:[^.\n]|\.(?!\s+(?-i:[A-Z])|\s+[*(\[]|\s*\Z)){0,900}"
_DEFINED = re.compile(
    r"(?:(?<=[.;:\n)*(\[] )|(?<=[.;\n(\[*])|(?<=[.;:] {2})|\A)\W{0,4}"
    rf"(?:(?:of )?note[,:]?(?: that)? |and )?{_WHOM}{_IS}{_TO_ITS_END}",
    re.IGNORECASE,
)
_HINTS = ("bearing", "reproductive", "menopaus", "steril", "cbp")
_DEMAND = re.compile(r"\b(?:must|should|shall|need to|required to|agree)\b", re.IGNORECASE)
_IDLE = re.compile(r"[\W\d]*")


def of_potential(text: str) -> list[tuple[int, int]]:
    """Where do such definitions stand, each up to the end of its sentence?"""
    return [found.span() for found in _definitions(text)]


def only_of_potential(text: str, *, nested: bool) -> bool:
    """Does a criterion say nothing else?

    nested: it stands under another, whose way in it may be: "postmenopausal, defined as ...".
    """
    end = 0
    for found in _definitions(text):
        if (nested and found["past"]) or not _IDLE.fullmatch(text, end, found.start()):
            return False
        end = found.end()
    return end > 0 and _IDLE.fullmatch(text, end) is not None


def ends_of_potential(text: str, *, nested: bool) -> bool:
    """Do the criteria under it only go on with such a definition?"""
    found = _definitions(text)
    if not found or (nested and found[-1]["past"]):
        return False
    return _IDLE.fullmatch(text, found[-1].end()) is not None


def _definitions(text: str) -> list[re.Match[str]]:
    low = text.lower()
    if not any(map(low.__contains__, _HINTS)):
        return []
    return [found for found in _DEFINED.finditer(text) if not _DEMAND.search(found[0])]
