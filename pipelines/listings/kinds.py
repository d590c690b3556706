"""Which criteria exclude by their own words, whatever heading they stand under?"""

from __future__ import annotations

import re

from pipelines.listings.nesting import Item

_EXCLUDED = re.compile(
    r"[^.;]{3,400}\b(?:(?:are|is|be|being|was|were|considered)\s+(?:also\s+|therefore\s+)?"
    r"(?:excluded|ineligible|not\s+(?:be\s+)?(?:eligible|enrolled|included|candidates|permitted|"
    r"allowed)(?P<end>))"
    r"|(?:will|would|shall|may|can|should|must)\s*not\s+be\s+(?:eligible|enrolled|included))"
    r"(?:\s+(?:from|for|to|if|even|unless|in|as)\b[^.;]{0,120})?[\s.:;]*",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"(?:not\s+eligible|ineligible|excluded)\s+(?:are|is|were|will\s+be)\b", re.IGNORECASE
)
# Who is "ineligible for surgery" is asked for; who is "not eligible for this study" is excluded.
_FOR_OTHERS = re.compile(
    r"\b(?:ineligible|not\s+(?:be\s+)?(?:eligible|candidates?))\s+(?:for|to)\b"
    r"(?!\s+(?:(?:this|the|our|any|all|either)\s+)?(?:\w+\s+)?(?:stud|trial|protocol|enrol|particip|"
    r"inclusion|entry|randomi|registration|research|part\b|cohort|arms?\b|phase|take\s|join|enter|"
    r"be\s))",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\bnote\s*:", re.IGNORECASE)
_BARRED = re.compile(
    r"[^.;]{3,400}(?<!who )(?<!that )(?<!but )\b(?:can|may|will|should|must)\s*(?:not|n?['’]t)\s+"
    r"(?:take\s+part|participate|join|enroll?)"
    r"(?:\s+in\s+(?:this|the)\s+(?:\w+\s+)?(?:study|trial|research))?[\s.:;]*",
    re.IGNORECASE,
)
# "You can't join if you have asthma": the words before what excludes, or what is asked.
_JOINS_IF = re.compile(
    r"(?:you|people|patients?|participants?|subjects?|volunteers?|children|adults?)\s"
    r"(?:can|may|will|should|must)(?P<bars>\s*(?:not|n?['’]t))?\s+(?:be\s+able\s+to\s+)?"
    r"(?:take\s+part|participate|join|enroll?|be\s+in)\b[^.;:,]{0,40}\bif\s+(?!and\b|not\b)",
    re.IGNORECASE,
)
# "Children were excluded if they had stridor or croup".
_EXCLUDED_IF = re.compile(
    r"(?:the )?(?:[\w-]{1,20} )?(?:you|people|patients?|participants?|subjects?|volunteers?"
    r"|children|adults?|women|men|infants?|individuals?|they) (?:are|were|will be|is|was) "
    r"(?:eligible|(?P<bars>excluded|ineligible|not eligible))"
    r"(?: (?:from|for) (?:the |this |our )?(?:study|trial|participation|enroll?ment))? if "
    r"(?:they|he or she|you|the patient|the child) ",
    re.IGNORECASE,
)
_NONE_ALLOWED = re.compile(
    r"(?:no|neither)\s[^.;:]{3,200}\b(?:(?:(?:is|are|will be|be)\s+)?(?:allowed|permitted|eligible)"
    r"|(?:may|can|will|shall|should)\s(?:be\s(?:included|enroll?ed)|participate|enroll?|join"
    r"|take\spart))\b[^.;:]{0,80}[\s.;]*",
    re.IGNORECASE,
)
# "Patients must not have X" among the exclusions asks for the absence of X; what they are not able
# or willing to do is told as it is.
_MUST_NOT = re.compile(
    r"(?:(?:all\s)?(?:patients?|participants?|subjects?|individuals?|volunteers?|candidates?|they|you"
    r"|(?:wo)?men|children)\s)?(?:must|may|should|shall)\s*(?:not|n?['’]t)\s+(?!be\s+(?:able|willing)"
    r"|comply|tolerate|agree|understand|benefit|survive|complete|adhere|return|respond)",
    re.IGNORECASE,
)
# So does "warfarin must not be taken within a week", and "subjects cannot be on warfarin".
_NOT_USED = re.compile(
    r"\b(?<!that )(?<!which )(?:must|may|should|shall)\snot\s(?:be|have\sbeen)\s"
    r"(?:used|given|administered|taken|received|started|changed)\b"
    r"|\A(?:patients?|participants?|subjects?|individuals?|they)\scan\s?not\sbe\s(?:on|taking"
    r"|receiving|using)\b",
    re.IGNORECASE,
)
_NOT_EXCLUDED = re.compile(
    r"\bnot\s+(?:be\s+)?excluded|\bnot\s+ineligible|\bexcept that\b"
    r"|(?<!who )(?<!that )\b(?:still|are|is)\s+eligible",
    re.IGNORECASE,
)


_SENTENCE, _LONGEST = 420, 640
# One of these stands in all that `_EXCLUDED` matches.
_EXCLUDES = ("excluded", "eligible", "enrolled", "included", "candidates", "permitted", "allowed")


def turn_excluded(items: list[Item], clean: str) -> None:
    """Make exclusions of sentences like "People with X are excluded" among the inclusions."""
    for item in items:
        if item.parent is not None and items[item.parent].kind == "exclusion":
            item.kind = "exclusion"
        if item.end - item.start > _LONGEST:
            continue
        excludes = item.kind == "exclusion"
        if excludes and (item.children or item.parent is not None):
            continue
        words = clean[item.start : item.end]
        short = len(words) <= _SENTENCE
        if excludes:
            if short and _asks_absence(words):
                item.kind = "inclusion"  # "No earlier steroids are allowed" asks for their absence
            continue
        joins = (_JOINS_IF.match(words) or _EXCLUDED_IF.match(words)) if " if " in words else None
        if joins is not None:
            item.start += joins.end()
            item.kind = "exclusion" if joins["bars"] else item.kind
            continue
        hint = "xclude" in words or "ligible" in words or " not " in words
        hint = hint or "cannot" in words or "'t " in words or "’t " in words
        if short and hint and _bars(words):
            item.kind = "exclusion"


def _asks_absence(words: str) -> bool:
    """Does an exclusion forbid something, so that what it asks for is its absence?"""
    if _MUST_NOT.match(words) or (_is_one(words) and _NOT_USED.search(words)):
        return True
    return words[:2].lower() in ("no", "ne") and _NONE_ALLOWED.fullmatch(words) is not None


def _is_one(words: str) -> bool:
    """Is it one sentence without parts?"""
    return "not " in words and not any(sign in words for sign in (". ", ";", ":", "\n"))


def _bars(words: str) -> bool:
    """Does a sentence as a whole say that people or things are excluded or not allowed?"""
    if _TURNED.match(words):
        return True  # "Not eligible are people with ..."
    low = words.lower()
    match = _EXCLUDED.fullmatch(words) if any(map(low.__contains__, _EXCLUDES)) else None
    if match is None:
        joins = "part" in words or "join" in words or "enrol" in words
        return joins and _BARRED.fullmatch(words) is not None
    if _FOR_OTHERS.search(words) or _NOTE.search(words):
        return False
    before = words[: max(0, match.start("end"))].lstrip("( ")
    within = before.count("(") > before.count(")")
    return not within and not _NOT_EXCLUDED.search(words)
