"""Which stretches of a criterion only point elsewhere or explain, and ask nothing?

"according to the Rome IV criteria", "per RECIST 1.1", "(see section 5.2)", "because the risk to
the infant is unknown", "should a woman become pregnant, she should tell her physician": by which
book a thing is told, where more stands, why it is asked, and what is to be done later.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.statements import Placed

# The books by which things are told, and what they are called. Source: the bodies' own names of
# their classifications (NCI, the RECIST working group, APA, WHO, ESMO, ASTCT, IMWG, AJCC/UICC).
_EDITED = r"(?:nci[ -]?)?ctcae|[im]?recist|dsm|icd|ichd"
_BOOK = (
    rf"{_EDITED}|lugano|cheson|imwg|iwg|rano(?:-?[a-z]{{2,3}})?|pcwg|inrc|iwcll|eln|ajcc|uicc|nccn"
    r"|esmo|astct|acr|eular|mcdonald"
)
_EDITION = (
    r"(?:[\s,-]{1,2}(?:v(?:ersion|\.)?\s?|ed(?:ition|\.)?\s)?(?:\d{1,4}(?:\.\d{1,2})?|i{1,3}v?|iv|v)"
    r"(?:-?(?:tr|r|cm|beta))?(?:st|nd|rd|th)?(?:\sed(?:ition|\.)?)?\b){0,2}"
)
_OF_BODY = (
    r"(?:(?<=tion)(?-i:\sof\s(?:the\s)?[A-Z][\w-]*(?:\s(?:of\s|and\s)?[A-Z][\w-]*){1,5})"
    r"|(?-i:\sof\sthe\s[A-Z][\w-]*(?:\s(?:of\s|and\s|for\s)?(?:the\s)?[A-Z][\w-]*){1,6})"
    r"|\s(?:of|by|from)\s(?-i:[a-z][a-z -]{2,50})(?=[,;.()\n]|\Z))?"
)
_SET = r"criteria|classifications?|definitions?"
_RULES = (
    r"guidelines?|guidance|recommendations?|consensus|regulations?|requirements|polic(?:y|ies)"
    r"|standards|manual|statement|label(?:l?ing)?|prescribing information"
    r"|instructions?(?: for use)?|algorithms?|practice"
)
_WORD = (
    r"(?!(?:and/or|or|who|with|without|in|on|for|to|by|of|at|from|per|using|according|during|that)\b)"
    r"[\w'’/&+.-]+,?[ \t]"
)
# Who says so, where no book is named.
_PEOPLE = (
    r"according to\s(?:an?\s|the\s|their\s|his/her\s)?(?:\w{3,20}\s)?"
    r"(?:\w{3,20}(?:ologist|surgeon)|physician|doctor|clinician|investigator)s?\b"
)
_ACCORDING = (
    r"according to|in accordance with|in keeping with|in line with|in compliance with|as per|per"
    r"|(?:as )?(?:defined|specified|outlined|described|recommended|determined|classified|diagnosed"
    r"|assessed|judged) (?:by|in|per|using)"
    r"|based (?:up)?on"
)
_ASIDE = re.compile(
    rf"\b(?:(?:{_ACCORDING})\s(?:(?:{_WORD}){{0,10}}?(?:{_SET}|{_RULES})\b{_OF_BODY}{_EDITION}"
    rf"|(?:the\s)?(?:{_BOOK})\b{_EDITION})|{_PEOPLE}"
    rf"|(?:by|using|meeting|fulfill?ing)\s(?:the\s)(?:{_WORD}){{0,8}}?(?:{_SET})\b{_OF_BODY}{_EDITION}"
    rf"|(?:{_EDITED})[\s,-]{{1,2}}(?:v(?:ersion|\.)?\s?)?(?:\d(?:\.\d{{1,2}})?|i{{1,3}}|iv|v)\b(?!\s?%)"
    r"|(?:please\s)?(?:see|refer to|consult)\s(?:also\s|the\s|study\s|protocol\s)*"
    r"(?:sections?|appendi(?:x|ces)|tables?|attachments?|protocol|exclusion|inclusion|criteri(?:on|a)"
    r"|exceptions?|below|above|note)\b[^;)\]\n]{0,80}?(?=[;)\]\n]|\.(?!\d)|\Z))",
    re.IGNORECASE,
)
# Sentences that tell why, or what is to be done once the study runs. Source: the consent and
# contraception clauses of the NCI's protocol template.
_EXPLAINING = re.compile(
    r"\bbecause (?:the (?!patient|subject|participant)|there|these|this)[^.;\n]{0,300}"
    r"|\bbecause (?!of\b)(?:not )?\w{3,20}(?=[,.;)\n]|\Z)"
    r"|(?:(?<=[.;:\n)] )|(?<=[.;\n])|\A)(?:because\b(?!\sof\b)[^.\n]{0,300}"
    r"|(?:this is|the reason (?:is|being)) [^.\n]{0,300}"
    r"|for (?:this|these|that) reasons?\b(?= and because)[^.,\n]{0,250}"
    r"|should an? (?:\w+ ){1,3}(?:become|suspect)[^.\n]{0,120}\bshe (?:should|must|will|needs? to)"
    r"[^.\n]{0,120})",
    re.IGNORECASE,
)
_MAY_POINT = re.compile(
    rf"\b(?:accord|line with|compliance|per\b|defined|specified|outlined|described|recommended"
    rf"|determined|classified|diagnosed|assessed|judged|keeping with|based|by the|using the"
    rf"|meeting|fulfil|see\b|refer|consult|{_EDITED}|because"
    r"|should an?\b|reason)",
    re.IGNORECASE,
)


def asides(text: str) -> list[tuple[int, int]]:
    """Where in a criterion's text does it only point elsewhere or explain?"""
    if _MAY_POINT.search(text) is None:
        return []
    found = [match.span() for match in _ASIDE.finditer(text)]
    found += [match.span() for match in _EXPLAINING.finditer(text)]
    return sorted(found)


def without_asides(
    spans: list[tuple[int, int]], placed: list[Placed], offset: int
) -> tuple[list[Placed], list[tuple[int, int]]]:
    """The statements that stand outside, and where those lay that stand inside.

    A limit asks something wherever it stands; where nothing else is left, all stays.
    Args: offset, of the text in the listing.
    """
    if not spans:
        return placed, []
    kept: list[Placed] = []
    dropped: list[tuple[int, int]] = []
    for each in placed:
        if each.statement.amount is None and _within(each.start, each.end, spans):
            dropped.append((each.start, each.end))
            continue
        told = each.statement.qualifiers
        own = tuple(q for q in told if not _within(q.start - offset, q.end - offset, spans))
        if len(own) < len(told):
            each = replace(each, statement=replace(each.statement, qualifiers=own))
        kept.append(each)
    return (kept, dropped) if kept else (placed, [])


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(low <= start and end <= high for low, high in spans)


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks where it only points or explains, so that no word there joins."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
