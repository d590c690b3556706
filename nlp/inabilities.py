"""What is somebody able or unable to do, where the words go on over more than one verb?

"Unable to swallow tablets or tolerate contrast" lacks two abilities, "able to complete the symptom
survey" asks for a survey and for no symptom. What somebody cannot do is named with these words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Assertion, Status
from nlp.recognizers import Found, TermFinder, TermFound

_UNABLE = re.compile(
    r"\b(?:unable|inability|not able|not willing|unwilling(?:ness)?|incapable)"
    r"(?:\s?(?:or|/|and)\s?(?:unable|inability|unwilling(?:ness)?|not willing))?\sto\s"
    r"|\bcan ?not\s",
    re.IGNORECASE,
)
_VERB = (
    r"(?:abstain|accept|adhere|attend|avoid|climb|complete|consume|cooperate|discontinue|donate|drink"
    r"|eat|exercise|follow|give|hold|ingest|keep|lie|maintain|operate|perform|practi[cs]e|provide"
    r"|read|receive|refrain|remain|return|sit|speak|stand|stop|swallow|take|tolerate|travel|undergo"
    r"|understand|use|walk|wear|withhold|write)"
)
_ARTICLES = r"(?:(?:a|an|the|any|further|additional|all|other)\s){0,2}"
# Between two things that one is unable to do; the verb may be part of the second one's words.
_ONWARD = re.compile(
    r"(?:\s(?!or\b|and\b|with\b|due\b)[\w-]{2,20}){0,2},?\s(?:or|and|nor)\s(?:to\s)?"
    rf"(?P<verb>{_VERB}\s(?:(?:to|from|on|for|in)\s)?)?{_ARTICLES}",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"{_VERB}\s\w", re.IGNORECASE)
_FORM = re.compile(
    r"\b(?:to|or|and) (?:complete|fill (?:out|in)|answer|respond to|keep|maintain)\s"
    r"(?:(?:a|an|the|all|any|study|web-based|online|electronic|paper|written|self-report)\s){0,3}"
    r"(?P<form>(?:(?!(?:or|and|of|in|for|consent)\b)[\w-]{2,20}\s){0,4}"
    r"(?:surveys?|questionnaires?|diar(?:y|ies)|logs?|interviews?))\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"to complete\s|(?:or|nd) complete\s(?:an?|the|all)\s", re.IGNORECASE)
_NAMED_SO = re.compile(
    r"(?:unable|inability|not |cannot|can not|could not|unwilling|refus|incapable)", re.IGNORECASE
)
_NAMED_IDS = ("contraindication_to_", "inability_to_", "unable_to_")
_MOST = 6


def able_words(text: str, terms: Sequence[Found], finder: TermFinder) -> list[Found]:
    """The terms with a form to be filled in under its own name, whatever it is about.

    "To complete" is the verb, and says of nothing that it is complete.
    """
    made = [term for term in terms if not _is_verb(text, term)]
    if "complet" not in text and "fill" not in text and "diar" not in text:
        return made
    for form in _FORM.finditer(text):
        start, end = form.span("form")
        inner = [term for term in made if start <= term.start and term.end <= end]
        if not inner or (len(inner) == 1 and inner[0].end == end):
            continue
        named = finder.find(form["form"])
        value = TermFound("", "other", form["form"].lower())
        if len(named) == 1 and named[0].end == end - start:
            value = named[0].value
        made[made.index(inner[0])] = Found(start, end, value)
        made = [term for term in made if term not in inner[1:]]
    return made


def _is_verb(text: str, term: Found) -> bool:
    return (
        term.value.kind == "qualifier"
        and text[term.start : term.end].lower() == "complete"
        and _TO_DO.match(text, max(0, term.start - 3), term.end + 6) is not None
    )


def go_on_unable(text: str, terms: Sequence[Found]) -> list[Found]:
    """The terms, what a further verb of an inability acts upon named with what denies it."""
    made = list(terms)
    for cue in _UNABLE.finditer(text):
        index = next((i for i, term in enumerate(made) if term.end > cue.end()), None)
        if index is None or made[index].start > cue.end() + 40:
            continue
        said = " ".join(cue[0].lower().split())
        opens = made[index].start == cue.end() and _OPENS.match(text, cue.end())
        if opens and _is_open(made[index]):
            made[index] = _unable(text, made[index], said)
        for step in range(index + 1, min(len(made), index + _MOST)):
            term = made[step]
            onward = _ONWARD.fullmatch(text, made[step - 1].end, term.start)
            if onward is None or not (onward["verb"] or _OPENS.match(text, term.start)):
                break
            if onward["verb"] or _is_open(term):
                made[step] = _unable(text, term, f"{said} {(onward['verb'] or '').lower()}".strip())
    return made


def _is_open(term: Found) -> bool:
    return not term.value.concept_id and term.value.kind == "other"


def _unable(text: str, term: Found, said: str) -> Found:
    name = f"{said} {text[term.start : term.end].lower()}"
    return Found(term.start, term.end, TermFound("", "observation", name))


def told_by_name(term: Found, said: Assertion) -> Assertion:
    """How is it asserted, where its own name holds the words that would deny it?"""
    named = term.value.concept_id or ""
    own = _NAMED_SO.match(term.value.name) if not named else named.startswith(_NAMED_IDS)
    if said.status is not Status.ABSENT or term.value.kind != "observation" or not own:
        return said
    kept = tuple(
        cue for cue in said.cues if cue.start > term.start or not _NAMED_SO.match(cue.text)
    )
    return replace(said, status=Status.ABSENT if kept else Status.PRESENT, cues=kept)
