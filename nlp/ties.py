"""How are two neighbouring names tied, by the words between them?

A list ties equals; "of" and "with" tie a noun to what it is of; "for" and "due to" tie a
treatment to its reason, and anything to its place, which no window of the one places in time.
"""

from __future__ import annotations

import re
from enum import StrEnum

_FILLER = (
    r"(?:any|other|another|all|the|a|an|its|their|of|to|with|prior|previous|previously|concomitant|"
    r"concurrent|current|recent|known|active|new|non|anti|chronic|acute|oral|topical|systemic|"
    r"other\s+than|forms?|types?|either|both|also|severe|major|minor|serum|"
    r"urine|blood|total|such|certain|similar|related|drugs?|agents?|medications?|targeted|"
    r"investigational|experimental|conventional|biologic(?:al)?|cytotoxic|immunosuppressive|herbal|"
    r"alternative|inhaled|intranasal|intravenous|intramuscular|parenteral|injectable|live|"
    r"attenuated|inactivated|potent|strong|moderate|approved|standard|first-line|second-line|"
    r"maintenance|adjuvant|neoadjuvant|palliative|invasive|elective|surgical|radioactive)"
)
_LIST = re.compile(
    rf"[\s,/()&\[\]-]{{0,6}}(?:(?:and\s?/\s?or|and|or|nor|as well as|plus|{_FILLER})\b"
    rf"[\s,/()&\[\].-]{{0,6}}){{0,6}}",
    re.IGNORECASE,
)
# A member that brings an adjective: "acupuncture or spinal injections within 4 weeks".
_MODIFIED = re.compile(
    r"\s?,?\s(?:and/or|and|or)\s"
    r"(?:[a-z]{2,14}(?:ic|al|ar|ary|ous|ive|ed|ile|ant|ent|oid)\s|[a-z]{3,14}-[a-z]{3,14}\s){1,2}",
    re.IGNORECASE,
)
_JOINING = re.compile(r"[,/&;]|\b(?:and|or|nor|plus|as well as)\b", re.IGNORECASE)
_EXAMPLES = re.compile(
    r"[\s,(]{0,4}(?:including|such as|e\.?g\.?|i\.?e\.?|for example|like)\b[\s,.]{0,4}"
    r"",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\s{1,3}(?:of|with|using|by|to|in the form of)\s{1,3}"
    r"(?:(?:any|other|another|the|a|an|oral|systemic|topical|high|low|dose|doses)\s{1,3}){0,3}",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\s{1,3}(?:\w{1,20}\s{1,3}){0,2}"
    r"(?:for|due to|because of|secondary to|caused by|against)\s{1,3}"
    r"(?:\w{1,20}\s{1,3}){0,4}",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s{1,3}(?:in|on|at|on or around|around|near|prior to|before|after)\s{1,3}"
    r"(?:(?:any|other|the|a|an|both|either|one|his|her|their|target|affected)\s{1,3}){0,3}",
    re.IGNORECASE,
)


# An exception shares the time of what it is one from: "drugs except aspirin within 7 days".
_EXCEPTION = re.compile(
    r"\s?,?\s?(?:except(?:ing)?(?: for)?|excluding|with the exception of|apart from|aside from"
    r"|not including|but not)\s"
    rf"(?:{_FILLER}\s){{0,3}}",
    re.IGNORECASE,
)
_PARTING = re.compile(r"\b(?:if|unless|when|who|that|which|but|not|except)\b", re.IGNORECASE)
_SHORT = 16


class Tie(StrEnum):
    LIST = "list"
    HEAD = "head"
    REASON = "reason"
    PLACE = "place"
    LOOSE = "loose"
    NONE = "none"


def tie_of(gap: str) -> Tie:
    """What do the words between two names make of them?"""
    if gap == " ":
        return Tie.LOOSE  # one name of two: "anti-cancer antibodies"
    if _EXCEPTION.fullmatch(gap):
        return Tie.LIST
    if not gap.strip() or _PARTING.search(gap):
        return Tie.NONE
    if _EXAMPLES.fullmatch(gap):
        return Tie.LIST
    if _HEAD.fullmatch(gap):
        return Tie.HEAD
    if _REASON.fullmatch(gap):
        return Tie.REASON
    if _PLACE.fullmatch(gap):
        return Tie.PLACE
    if _JOINING.search(gap) and (_LIST.fullmatch(gap) or _MODIFIED.fullmatch(gap)):
        return Tie.LIST
    return Tie.NONE if _JOINING.search(gap) or len(gap) > _SHORT else Tie.LOOSE


def excepts(gap: str) -> bool:
    """Do the words between two names make the second an exception from the first?"""
    return _EXCEPTION.match(gap) is not None
