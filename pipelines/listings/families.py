"""Who has had what is asked for: the patient, a relative, or either of them?

"Personal or family history of thyroid cancer" asks for the disease of the patient or of the family.
The words "family history" beside a disease of the family ask for nothing more.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import Experiencer, Statement, Tense
from nlp.placed import Placed

_OWN = r"(?:personal|own|self|past|prior|medical|patient['’]?s?)"
_JOINED = r",?\s?(?:and\s?/\s?or|or|and|/)\s?"
_DEGREE = r"(?:(?:an?|any|known|strong|positive|significant|first[- ]degree|immediate)\s)*"
_OWN_FIRST = re.compile(
    rf"\b{_OWN}(?:\s(?:medical\s)?history)?(?:\sof)?{_JOINED}{_DEGREE}famil(?:y|ial)\b(?:\shistory)?",
    re.IGNORECASE,
)
_FAMILY_FIRST = re.compile(
    rf"\bfamil(?:y|ial)(?:\shistory)?(?:\sof)?{_JOINED}{_OWN}\b(?:\s(?:medical\s)?history)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s?\((?:{_OWN}{_JOINED}famil(?:y|ial)|famil(?:y|ial){_JOINED}{_OWN})"
    r"(?:\s(?:history|members?))?\)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;\n]")
_SAYS_WHOM = frozenset({"family_history", "relative"})

Pair = tuple[int, int]


def of_either(
    text: str, offset: int, placed: list[Placed]
) -> tuple[list[Placed], list[Pair], list[tuple[int, int]]]:
    """The statements, those asked of patient or family twice; which belong together; and where
    words stand that only say of whom.
    """
    if "amil" not in text and "FAMIL" not in text:
        return placed, [], []
    spans = _spans(text, placed)
    idle = [(low, high) for low, high, _ in spans]
    idle += [(each.start, each.end) for each in placed if _says_whom(each) and _is_told(placed)]
    kept = [each for each in placed if not _stands_in(each, idle)]
    if not kept:
        return placed, [], []
    made: list[Placed] = []
    pairs: list[Pair] = []
    for each in kept:
        if each.statement.concept is None or not any(_reaches(span, each) for span in spans):
            made.append(each)
            continue
        pairs.append((len(made), len(made) + 1))
        made += [_of(each, Experiencer.PATIENT), _of(each, Experiencer.FAMILY)]
    return made, pairs, idle


def _spans(text: str, placed: list[Placed]) -> list[tuple[int, int, tuple[int, int]]]:
    """Where words name patient and family, and between which offsets they say it."""
    found = []
    for pattern in (_OWN_FIRST, _FAMILY_FIRST):
        for match in pattern.finditer(text):
            stop = _STOP.search(text, match.end())
            reach = (match.end(), stop.start() if stop else len(text))
            found.append((match.start(), match.end(), reach))
    for match in _BEHIND.finditer(text):
        before = [each for each in placed if each.end <= match.start() + 1]
        if before:
            last = before[-1]
            found.append((match.start(), match.end(), (last.start, last.end)))
    return found


def _reaches(span: tuple[int, int, tuple[int, int]], each: Placed) -> bool:
    low, high = span[2]
    return low <= each.start and each.end <= high


def _says_whom(each: Placed) -> bool:
    concept = each.statement.concept
    return concept is not None and concept.concept_id in _SAYS_WHOM


def _is_told(placed: list[Placed]) -> bool:
    """Is anything else told of the family?"""
    return any(
        each.statement.assertion.experiencer is Experiencer.FAMILY and not _says_whom(each)
        for each in placed
    )


def _stands_in(each: Placed, idle: list[tuple[int, int]]) -> bool:
    return any(low <= each.start and each.end <= high for low, high in idle)


def _of(each: Placed, whom: Experiencer) -> Placed:
    statement: Statement = each.statement
    said = statement.assertion
    time = Tense.HISTORY if whom is Experiencer.PATIENT else said.time
    return replace(
        each, statement=replace(statement, assertion=replace(said, experiencer=whom, time=time))
    )
