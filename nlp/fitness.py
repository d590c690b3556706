"""What is somebody only fit or unfit for, able or unable to have, and so has not had?

"not a candidate for cisplatin", "ineligible for radiotherapy", "unable to tolerate methotrexate"
speak of what could be done, not of what was: the treatment's name becomes part of another name.
Where a row names a fitness, that somebody is no candidate is its absence. An inability goes on over
verbs: "unable to swallow tablets or tolerate contrast" lacks two abilities (nlp/inabilities.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.inabilities import able_words, go_on_unable, told_by_name
from nlp.model import Assertion, Quote, Status
from nlp.recognizers import Found, TermFinder, TermFound

_HINTS = (
    "ligible for",
    "uitable for",
    "menable",
    "andidate",
    "fit for",
    "leared for",
    "ble to ",
    "bility ",
    "ble or ",
    "annot ",
    "illing",
    "efus",
    "eclin",
    "gree",
)
_FIT = r"(?:(?:eligible|suitable|fit|candidates?|appropriate|amenable|cleared) for|amenable to)"
_STOP = (
    r"(?:stop|discontinue|interrupt|withhold|hold|give up|forgo|forego|suspend|pause|cease|quit"
    r"|taper|withdraw from|come off)"
)
_STOPPING = re.compile(rf"{_STOP}\b", re.IGNORECASE)
_WORDS = re.compile(
    rf"\b(?:(?P<fit>(?:in|un)?{_FIT})"
    r"|(?P<unable>(?:unable|inability|not able|cannot|can not|could not|(?:un|not )?willing"
    r"(?:ness)?|refus(?:e|es|ed|al|ing)|agree(?:s|ment|ing)?)"
    r"(?: or (?:un)?(?:able|willing))?(?: to)? (?:(?:receive|tolerate|take|undergo|complete) or )?"
    r"(?:receive|tolerate|take|have|undergo|accept|provide|complete|be (?:given|treated with)"
    rf"|{_STOP}(?: (?:the )?(?:use|intake|taking) of| taking| using)?)"
    r"|(?:refus(?:e|es|ed|al of|ing)|declin(?:e|es|ed|ing))))"
    r"\s(?P<rest>(?:(?:a|an|the|any|further|additional|more|other|immediate|curative|definitive|radical"
    r"|intensive|local|oral|standard|combined|combination|primary)\s){0,3})",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    rf"(?:\b(?:not|no|never|nor|neither|poor)\s(?:(?:be|been|longer|considered|deemed|judged|an?|good"
    rf"|thought|felt|to|medically|surgically|suitable|appropriate|ideal|surgical)\s){{0,4}}|\b(?:in|un)(?=[esf])){_FIT}\b"
    r"(?=[^.;:\n]*\Z)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s{0,3}(?:,|/|,?\s(?:and/or|and|or))\s{0,3}(?:for\s)?", re.IGNORECASE)
_TREATMENTS = frozenset({"drug", "procedure", "device", "other"})
_UNSTOPPED = frozenset({"qualifier", "person", "demographic", "consent", "measurement"})
_WILL = re.compile(
    r"\b(?:(?:un|not )?willing(?:ness)?|agree(?:s|ment)?|refus(?:e|es|al)|(?:un)?able) to \Z",
    re.IGNORECASE,
)
_RIGHT_AHEAD = re.compile(r"\s(?:(?:the|any|all|other|further|a|an)\s){0,2}")
_OPTIONS = "available_treatment_options"
_FITNESS = frozenset({"surgical_candidacy", "treatment_candidacy", _OPTIONS})
_REACH = 90


def name_fitness(text: str, terms: Sequence[Found], finder: TermFinder) -> list[Found]:
    """The terms, in order, with treatments that are only possible or not by other names."""
    if not any(map(text.__contains__, _HINTS)):
        return list(terms)
    made = able_words(text, terms, finder)
    starts = {term.start: index for index, term in enumerate(made)}
    used: list[tuple[int, int]] = []
    for words in _WORDS.finditer(text):
        opening = _opening(words)
        ahead = range(words.start("rest"), words.end() + 1)
        index = next((starts[place] for place in ahead if place in starts), None)
        if index is not None:
            used.append((words.start(), made[index].start))
        else:
            index = _next(text, made, starts.get(words.start()))
        while index is not None and index < len(made) and _may_be_had(made[index], opening):
            again = _bracketed(text, made, index)
            if again is not None:
                used.append(again)
            made[index] = _named(text, made[index], opening, finder)
            index = _next(text, made, index)
    if "smok" in text:
        made = [_to_quit(text, term) for term in made]
    kept = [term for term in made if not any(a <= term.start and term.end <= b for a, b in used)]
    return go_on_unable(text, kept)


def _to_quit(text: str, term: Found) -> Found:
    """Who is only willing to quit smoking, or not, has not quit."""
    if term.value.concept_id != "former_smoker":
        return term
    will = _WILL.search(text, max(0, term.start - 24), term.start)
    if will is None:
        return term
    name = f"{will[0]}{text[term.start : term.end]}".lower()
    return Found(term.start, term.end, TermFound("", "observation", name))


def _may_be_had(term: Found, opening: str) -> bool:
    if opening.startswith(("refus", "declin")) and term.value.concept_id == _OPTIONS:
        return True
    if term.value.kind not in _UNSTOPPED and _STOPPING.search(opening):
        return True
    return term.value.kind in _TREATMENTS


def _bracketed(text: str, terms: Sequence[Found], index: int) -> tuple[int, int] | None:
    """The brackets right behind a term that name it again, "magnetic resonance imaging (MRI)"."""
    if (
        index + 1 >= len(terms)
        or terms[index + 1].value.concept_id != terms[index].value.concept_id
    ):
        return None
    start, end = terms[index].end, terms[index + 1].end
    around = text[start : terms[index + 1].start].strip() == "(" and text.startswith(")", end)
    return (start, end) if around else None


def _next(text: str, terms: Sequence[Found], index: int | None) -> int | None:
    """The next member of the list that a term stands in."""
    if index is None or index + 1 >= len(terms):
        return None
    listed = _LISTED.fullmatch(text, terms[index].end, terms[index + 1].start)
    return index + 1 if listed else None


def _opening(words: re.Match[str]) -> str:
    if words["unable"]:
        return words["unable"].lower()
    return words["fit"].lower().replace("candidates", "candidate")


def _named(text: str, term: Found, opening: str, finder: TermFinder) -> Found:
    """The term under its whole name: a row's, else with the words that deny it."""
    whole = f"{opening} {text[term.start : term.end].lower()}"
    plain = opening.replace("inability to", "unable to").replace("not able to", "unable to")
    for name in (whole, f"{plain} {term.value.name}"):
        found = finder.find(name)
        if len(found) == 1 and not found[0].start and found[0].end == len(name):
            return Found(term.start, term.end, found[0].value)
    cue = _REFUSED.search(text, max(0, term.start - _REACH), term.end)
    denied = cue is not None and cue[0].lower().startswith(("n", "p"))
    return Found(term.start, term.end, TermFound("", "observation", "not " * denied + whole))


def unfit(text: str, term: Found, said: Assertion) -> Assertion:
    """How is it asserted, with what somebody is no candidate for as absent?"""
    said = told_by_name(term, said)
    if term.value.concept_id not in _FITNESS or said.status is not Status.PRESENT:
        return said
    cue = _REFUSED.search(text, max(0, term.start - _REACH), term.end)
    if cue is None:
        return said
    if term.value.concept_id == _OPTIONS and not _RIGHT_AHEAD.fullmatch(
        text, cue.end(), term.start
    ):
        return said
    return replace(
        said, status=Status.ABSENT, cues=(*said.cues, Quote(cue.start(), cue.end(), cue[0]))
    )
