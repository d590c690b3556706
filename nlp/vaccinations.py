"""Which vaccine is meant by "vaccinated against influenza"? The disease is not asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found, TermFinder, TermFound

_GIVEN = frozenset({"vaccination", "vaccine", "vaccination_status", "immunization"})
_HEADS = _GIVEN | {"live_vaccine", "inactivated_vaccine"}
_AGAINST = re.compile(r"\s(?:against|for)\s(?:the\s)?", re.IGNORECASE)
# Of which vaccines a class holds, by the diseases: "live vaccines (e.g. measles, mumps)".
_CLASSES = _HEADS - {"vaccination_status"}
_KIND = r"(?:(?:intranasal|nasal|oral|seasonal|live|injectable)\s)?"
_EXAMPLES = re.compile(
    r"\s?[,(:]?\s?(?:e\.?\s?g\.?|such as|including|includes?|for example|like)"
    r"(?:,? but (?:are |is )?not limited to)?,?(?: the following)?\s?[,:]?\s"
    rf"(?:the\s|those against\s)?{_KIND}",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"\s?(?:,\s?(?:and|or)?|/|and|or|and/or)\s?{_KIND}", re.IGNORECASE)
_LISTED = re.compile(r"\s?(?:,\s?(?:and|or)?|/|and|or|and/or)\s?", re.IGNORECASE)


def name_vaccines(text: str, terms: Sequence[Found], finder: TermFinder) -> list[Found]:
    """The terms, in order, each disease that one is vaccinated against as its vaccine."""
    if not any(term.value.concept_id in _HEADS for term in terms):
        return list(terms)
    made: list[Found] = []
    index = 0
    while index < len(terms):
        named = _named(text, terms, index, finder)
        examples = [] if named else _examples(text, terms, index, finder)
        made += named or [terms[index], *examples]
        index += len(examples)
        index += len(named) + 1 if named else 1
    return made


def _named(text: str, terms: Sequence[Found], index: int, finder: TermFinder) -> list[Found]:
    """The vaccines named behind a vaccination, the first with its words; none: it names none."""
    head, found = terms[index], list[Found]()
    if head.value.concept_id not in _GIVEN:
        return found
    gap, start, before = _AGAINST, head.start, head
    for term in terms[index + 1 :]:
        vaccine = _vaccine(text[term.start : term.end], finder)
        if vaccine is None or not gap.fullmatch(text, before.end, term.start):
            break
        found.append(Found(start if not found else term.start, term.end, vaccine))
        gap, before = _LISTED, term
    return found


def _examples(text: str, terms: Sequence[Found], index: int, finder: TermFinder) -> list[Found]:
    """The vaccines behind their class, each told by its disease."""
    found: list[Found] = []
    if terms[index].value.concept_id not in _CLASSES:
        return found
    gap, before, last = _EXAMPLES, terms[index], 0
    for term in terms[index + 1 :]:
        if term.value.kind == "qualifier":
            found.append(term)
            continue
        if not gap.fullmatch(text, before.end, term.start):
            break
        if term.value.kind == "drug":
            found.append(term)
        else:
            vaccine = _vaccine(text[term.start : term.end], finder)
            if vaccine is None:
                break
            found.append(Found(term.start, term.end, vaccine))
        gap, before, last = _NEXT, term, len(found)
    return found[:last]


def _vaccine(name: str, finder: TermFinder) -> TermFound | None:
    """The vaccine against what a name means, if a row has it."""
    words = f"{name} vaccine"
    found = finder.find(words)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words)):
        return None
    value: TermFound = found[0].value
    return value if value.kind == "drug" else None
