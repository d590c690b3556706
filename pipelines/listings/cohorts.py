"""Which cohort, arm or group of people does a heading name?"""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.sections import HeadingFinder, HeadingFound

_FOR_WHOM = re.compile(r"(?:for|in|of|specific (?:for|to))\s+", re.IGNORECASE)
_AFTER_COHORT = re.compile(r"\s*(?:\([^()\n]{0,60}\)\s*)?(?::|[-–—]\s)")
_TELLS = re.compile(r"\b(?:must|criteria|following|this study|the study|trial)\b", re.IGNORECASE)
# What every participant goes through: criteria for it are for everybody.
_COMMON = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research|screening|enroll?ment|registration|randomi[sz]ation|"
    r"participation|entry|inclusion|exclusion|admission|treatment|subprotocols|known|receipt|"
    r"washout|infusion|investigational|main|core|leukapheresis|(?:neo)?adjuvant|surgery)\b",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"(?:study |trial )?(?:patient|participant|subject|person|individual|people|volunteer)s?"
    r"(?:['’]s?)?",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(r"\b(?:all|both|each|every)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:for\s+)?(?:all|both|each|every)\s+(?:of\s+the\s+)?(?:(?:study|treatment)\s+)?"
    r"(?:cohort|arm|group|part|phase)s?\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:must|should|shall|will|can(?:not)?|may|is|are|was|were|has|have|had|who|no|not)\b",
    re.IGNORECASE,
)
_VERB_END = re.compile(
    r"(?<=\s)(?:(?:will|would|shall|should|must)(?:\s{1,3}(?:be|includes?))?"
    r"|(?:are|is)(?: as follows)?|includes?)$",
    re.IGNORECASE,
)


def is_anybody(cohort: str) -> bool:
    """Is a cohort named by no more than a word for people, which is one only beside others?"""
    return _ANYBODY.fullmatch(cohort) is not None


def opens_with_all(words: str) -> bool:
    """Do words begin with all cohorts together ("All arms: must not have")?"""
    return _WHOLE.match(words) is not None


def is_everybody(cohort: str) -> bool:
    """Does a heading name all cohorts, so that it narrows nothing?"""
    return _EVERYBODY.search(cohort) is not None


class CohortFinder:
    """Finds cohorts by the words of headings.toml, sections `cohort` and `population`."""

    def __init__(self, finder: HeadingFinder) -> None:
        flags = re.IGNORECASE
        cohort, people = finder.words("cohort"), finder.words("population")
        number = r"(?:[A-Z]?\d{1,2}[A-Za-z]?|[A-Z]{1,2}|[IVX]{1,4}|one|two|three|four)"
        numbers = rf"{number}(?:\s*(?:,|and|&|or|/|-|to|\+)+\s*(?:(?:{cohort})\s+)?{number})*"
        self._cohort = re.compile(
            rf"(?:(?:for|in|only|all|the|additional|specific|to|subjects?|patients?|participants?"
            rf"|criteria|entering)\s+)*(?:[A-Z]+\s+)?"
            rf"(?:(?:{cohort})\b\s*#?\s*{numbers}(?=\s*$|\s*[:(\[,–—-]"
            rf"|\s+(?:only|and|of|patients|subjects|participants|treatment|therapy|portion|component))"
            rf"|dose[ -](?:escalation|expansion)(?:\s+(?:{cohort}))?\b"
            rf"|(?:all\s+)?(?:(?!criteria)[\w/-]+\s+){{0,4}}(?:cohorts|arms|groups|parts|phases)(?=\s*:))",
            flags,
        )
        self._people = re.compile(
            rf"(?:(?:for|in|specific to|additional)\s+)?(?:[\w/+-]+\s+){{0,3}}?(?:{people})"
            rf"(?:\s+only|\s+\d{{1,2}})?(?:\s*\([^()]{{0,80}}\))?\s*:?$",
            flags,
        )
        self._person = re.compile(rf"\b(?:{people}|{cohort})\b", flags)
        self.within = lru_cache(maxsize=4096)(self._within)

    def is_person(self, words: str) -> bool:
        """Do these words hold one for people or for a cohort?"""
        return self._person.search(words) is not None

    def cohort(self, words: str, *, alone: bool) -> str | None:
        """Which cohort, arm or group of people does a heading's line name?

        alone: a blank line stands before it, so that bare "Caregivers" may be one.
        """
        if len(words) > 110:
            return None
        closed = words[-1] == ":"
        match = self._cohort.match(words) if closed or len(words) < 50 else None
        told = words[match.end() :] if match else ""
        if match and (closed or (len(told.split()) < 6 and not _VERB.search(told))):
            return words.rstrip(" :-–")
        if closed and self._people.fullmatch(words):
            return words.rstrip(" :-–")
        if alone and self._person.fullmatch(words):
            return words
        if closed and words[:4].lower() == "for " and len(words) < 80:
            return words.rstrip(" :-–")
        return None

    def opening(self, words: str) -> str | None:
        """Which cohort does a criterion name first, before a colon or dash ("Cohort 2: gout")?"""
        match = self._cohort.match(words)
        if match is None or match.end() > 60 or not _AFTER_COHORT.match(words, match.end()):
            return None
        return words[: match.end()].strip(" :-–")

    def numbered(self, words: str) -> int:
        """How many characters at a cohort's head only number or title it ("Cohort 2")?"""
        match = self._cohort.match(words)
        return match.end() if match else 0

    def only_people(self, words: str) -> bool:
        """Does a line name people by a word of its own choice, no cohort, arm or "for"?"""
        bare = words.rstrip(" :-–")
        named = self._cohort.match(words) or self._person.fullmatch(bare) or words[:4] == "For "
        return not named

    def _within(self, found: HeadingFound) -> str | None:
        """For which cohort is a named heading ("Inclusion Criteria for Arm 2")?"""
        for words in (found.after, found.before):
            bare = _VERB_END.sub("", _bare(words)).rstrip()
            bare = _FOR_WHOM.sub("", bare, count=1) if _FOR_WHOM.match(bare) else bare
            if bare and self._person.search(bare) and len(bare) < 70 and not _TELLS.search(bare):
                common = all(map(_COMMON.fullmatch, bare.split()))  # "Main study"
                return None if common or _EVERYBODY.match(bare) else bare
        return _part(found)


def _bare(words: str) -> str:
    """A cohort's name without the signs and the brackets around it."""
    words = words.strip(" -–—,:")
    whole = (
        words[:1] in ("(", "[") and words.find(")" if words[0] == "(" else "]") == len(words) - 1
    )
    if whole or words.count("(") + words.count("[") != words.count(")") + words.count("]"):
        return words.strip(" ()[]-–—,:")
    return words


def _part(found: HeadingFound) -> str | None:
    """Which part of a study or disease is a heading for ("Exclusion criteria for MRI")?"""
    if "criteri" not in found.phrase:
        return None
    words = _VERB_END.sub("", found.after.strip(" -–—,:")).rstrip(" ,")
    if words[:1] in ("(", "[") and words[-1] in ")]":
        words = words[1:-1]
    opening = _FOR_WHOM.match(words) if words[:3].lower() == "for" else None
    bare = words[opening.end() :] if opening else ""
    if not opening and found.before[-8:].lower() == "specific" and len(found.before.split()) > 2:
        bare = found.before[:-8].rstrip(" -")
    fits = 0 < len(bare.split()) < 7 and not _COMMON.search(bare) and not _TELLS.search(bare)
    return bare if fits and not is_everybody(bare) else None
