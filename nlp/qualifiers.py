"""Which qualifiers (severity, course, certainty) belong to which concept?

A qualifier belongs to the name close behind it, else to the one before it, and through a
coordination to the names joined with that: "severe renal or hepatic impairment".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found

_REACH = 4
_RESULTS = frozenset({"negative_qualifier", "positive_qualifier"})
_BREAK = re.compile(r"[;.]")
_BREAK_BEHIND = re.compile(r"[;.:]|\bper (?:the )?(?:treating|attending|local|site)\b")
# A member that leaves its noun to the end: "severe cardiac, pulmonary, or renal disease".
_ELLIPTIC = re.compile(
    r"(?:ic|ac|al|ary|ar|ous|ive|\b(?:heart|lung|liver|kidney|blood|brain|bowel|skin|thyroid|bone))\Z",
    re.IGNORECASE,
)
_NOUNS = frozenset({"disease", "disorder", "impairment", "failure", "dysfunction", "insufficiency"})
# A name that brings its own degree: "severe heart failure or unstable angina".
_DEGREE = re.compile(
    r"(?:un)?stable|uncontrolled|controlled|severe|mild|moderate|acute|chronic|active|advanced|major",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:that|which|who)\s(?:is|are|was|were|has been|have been|remains?)\s"
    r"(?:\w{1,16}ly\s|not\s|been\s){0,2}\Z"
    r"|\b(?:that|which|who)\s(?=(?:is|are|was|were|has|have)n['’]t\s)\Z",
    re.IGNORECASE,
)
# What denies a qualifier, which is then no longer said of its name: "asthma that is not severe".
_NOT = re.compile(
    r"\b(?:not|never|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|ha(?:s|ve)n['’]t)\s"
    r"(?:(?:been|yet|currently|considered|adequately|well|fully)\s){0,2}\Z",
    re.IGNORECASE,
)
_NOT_REACH = 36
_DENIED = re.compile(r"(?:not|can|ca|un|in|never)", re.IGNORECASE)
_CONTROL = frozenset({"controlled_qualifier", "uncontrolled_qualifier", "untreated_qualifier"})
_MEANS = re.compile(r"\s(?:adequately |well )?(?:by|with|on|despite|under|using)\b", re.IGNORECASE)
_ADJOINING = re.compile(
    r"\s(?:(?:that|which|who)\s)?(?:(?:is|are|was|were|be|been|has|have|not|well|\w{1,16}ly)\s){0,4}",
    re.IGNORECASE,
)
# Lasting diseases and complaints that a treatment keeps under control or fails to.
_CONTROLLABLE = frozenset(
    {
        "hypertension",
        "diabetes_mellitus",
        "type_1_diabetes",
        "type_2_diabetes",
        "asthma",
        "epilepsy",
    }
    | {"seizure", "thyroid_disease", "hypothyroidism", "hyperthyroidism", "angina", "arrhythmia"}
    | {"chronic_obstructive_pulmonary_disease", "heart_failure", "congestive_heart_failure"}
    | {"atrial_fibrillation", "hyperlipidemia", "dyslipidemia", "hypercholesterolemia", "pain"}
    | {"hyperglycemia", "hypercalcemia", "glaucoma", "gout", "psychiatric_disorder"}
    | {"nausea", "vomiting", "diarrhea"}
)
_APART_AHEAD = re.compile(r"\w,\s(?:\w{1,14}\s(?:or|to|and)\s)?\Z")
_APART_BEHIND = re.compile(
    r"(?:\s(?:or|to|and)\s\w{1,14})?,\s(?:with|without|who|on|in|for|requiring)\b"
)
_COORDINATED = re.compile(r"\s{0,9}(?:,\s{0,9})?(?:or|and|and/or)?\s{0,9}")


def is_qualifier(found: Found) -> bool:
    """Is it a word that qualifies others, and no concept of its own?"""
    return getattr(found.value, "kind", "") == "qualifier"


def deny(text: str, terms: Sequence[Found]) -> list[Found]:
    """The terms, each qualifier that is denied with the word that denies it: "not severe"."""
    if not any(map(is_qualifier, terms)):
        return list(terms)
    starts = {term.start for term in terms}
    return [_denied(text, term, starts) if is_qualifier(term) else term for term in terms]


def _denied(text: str, term: Found, starts: set[int]) -> Found:
    if _DENIED.match(text, term.start, term.end) or term.end + 1 in starts:
        return term  # before its name, "not confirmed asthma", the name itself is denied
    if term.value.concept_id == "treated_qualifier" and _MEANS.match(text, term.end):
        return term  # "not treated with aspirin": the aspirin is denied
    denying = _NOT.search(text, max(0, term.start - _NOT_REACH), term.start)
    return Found(denying.start(), term.end, term.value) if denying else term


def qualified(text: str, terms: Sequence[Found]) -> dict[int, list[Found]]:
    """For each concept that has any, by its index: its qualifiers."""
    found: dict[int, list[Found]] = {}
    for index, term in enumerate(terms):
        if not is_qualifier(term):
            continue
        owner = _owner(text, terms, index)
        if owner is None:
            continue
        for each in (owner, *_joined_on(text, terms, owner, index)):
            found.setdefault(each, []).append(term)
    return found


def _owner(text: str, terms: Sequence[Found], index: int) -> int | None:
    term = terms[index]
    if _predicated(text, terms, index):
        return _before(text, terms, index)
    if text[term.start - 1 : term.start] in ("-", "–") and term.value.concept_id in _RESULTS:
        return None  # of the word before it: "ALK-negative lymphoma"
    if term.value.concept_id in _RESULTS and index and _adjoins(text, terms[index - 1], term):
        return index - 1  # the same in two words: "ER positive, HER2-negative lobular cancer"
    if _set_apart(text, term) and (apart := _before(text, terms, index)) is not None:
        return apart
    if _controlled(text, term):
        before = _before(text, terms, index)
        if before is not None and _ADJOINING.fullmatch(text, terms[before].end, term.start):
            return before
    for behind in range(index + 1, min(len(terms), index + _REACH)):
        if not is_qualifier(terms[behind]):
            gap = text[term.end : terms[behind].start]
            wide = len(gap) - sum(len(text[t.start : t.end]) for t in terms[index + 1 : behind])
            if wide < 25 and not _BREAK_BEHIND.search(gap):
                return behind
            break
    return _before(text, terms, index)


def _set_apart(text: str, term: Found) -> bool:
    """Is it put between commas behind its name: "asthma, moderate or severe, with FEV1 < 70 %"?"""
    behind = _APART_BEHIND.match(text, term.end)
    return behind is not None and _APART_AHEAD.search(text, 0, term.start) is not None


def _adjoins(text: str, before: Found, term: Found) -> bool:
    return not is_qualifier(before) and text[before.end : term.start] == " "


def _controlled(text: str, term: Found) -> bool:
    """Is it said by what means the name before it is controlled: "epilepsy controlled by two"?"""
    return term.value.concept_id in _CONTROL and _MEANS.match(text, term.end) is not None


def _predicated(text: str, terms: Sequence[Found], index: int) -> bool:
    """Is it said of what stands before it ("asthma that is severe or uncontrolled, or COPD")?"""
    last = index
    while last + 1 < len(terms) and is_qualifier(terms[last + 1]):
        last += 1
    if last + 1 < len(terms):
        gap = text[terms[last].end : terms[last + 1].start].strip()
        if not gap or (gap.startswith(("with", "by")) and not _controlled(text, terms[last])):
            return False  # "that is severe asthma", "that was treated with aspirin"
    while index > 0 and is_qualifier(terms[index - 1]):
        if not _COORDINATED.fullmatch(text, terms[index - 1].end, terms[index].start):
            break
        index -= 1
    start = terms[index].start
    return _PREDICATE.search(text, max(0, start - 30), start) is not None


def _before(text: str, terms: Sequence[Found], index: int) -> int | None:
    term = terms[index]
    for before in range(index - 1, max(-1, index - _REACH), -1):
        if not is_qualifier(terms[before]):
            gap = text[terms[before].end : term.start]
            return before if len(gap) < 40 and not _BREAK.search(gap) else None
    return None


def _told_of_all(terms: Sequence[Found], qualifier: int, index: int) -> bool:
    """Is it said before a list of what may be under control: "uncontrolled gout or asthma"?"""
    uncontrolled = terms[qualifier].value.concept_id == "uncontrolled_qualifier"
    ahead = terms[qualifier].start < terms[index].start
    return uncontrolled and ahead and terms[index].value.concept_id in _CONTROLLABLE


def _of_results(terms: Sequence[Found], qualifier: int, index: int) -> bool:
    """Is it said behind a list of results: "sodium and chloride within normal limits"?"""
    normal = terms[qualifier].value.concept_id == "normal_qualifier"
    behind = terms[index].start < terms[qualifier].start
    return normal and behind and terms[index].value.kind == "measurement"


def _own(text: str, term: Found) -> bool:
    return _DEGREE.match(text, term.start, term.end) is not None


def _holds(text: str, term: Found, owner: Found) -> bool:
    """Does a name say all of another's and more?"""
    name = f" {text[owner.start : owner.end].lower()}"
    return text[term.start : term.end].lower().endswith(name)


def _leaves_noun(text: str, term: Found) -> bool:
    """Does a member of a list leave its noun to the end: "endocrine, renal or lung disease"?"""
    if _ELLIPTIC.search(text, term.start, term.end):
        return True
    noun = str(term.value.concept_id).rpartition("_")[2]
    return noun in _NOUNS and noun not in text[term.start : term.end].lower()


def _joined_on(text: str, terms: Sequence[Found], owner: int, qualifier: int) -> list[int]:
    """The names of the same kind that are coordinated with the owner, away from the qualifier."""
    if terms[owner].start == terms[qualifier].start:
        return []  # it stands for the rest of a name by itself: "mild or severe asthma"
    found = []
    step = 1 if owner > qualifier else -1
    index = owner + step
    while 0 <= index < len(terms) and terms[index].value.kind == terms[owner].value.kind:
        left, right = sorted((index, index - step))
        gap = text[terms[left].end : terms[right].start]
        if not _COORDINATED.fullmatch(gap) or _own(text, terms[index]):
            break
        if _holds(text, terms[index], terms[owner]):
            break  # "mild asthma or exercise-induced asthma": each has its own
        leaves_noun = _leaves_noun(text, terms[left])
        all_of_them = _told_of_all(terms, qualifier, index) or _of_results(terms, qualifier, index)
        if "," in gap and not leaves_noun and not all_of_them:
            break
        found.append(index)
        index += step
    return found
