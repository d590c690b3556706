"""Which members of a list does a denial reach?

"Negative HIV antibody, hepatitis B surface antigen and hepatitis C antibody": what is tested for is
denied of every test of the list. "Gout without treatment, hypertension or stroke": what is lacking
is the treatment; the diseases go on with the list that gout began.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from nlp.model import Assertion, Quote, Status, Tense
from nlp.recognizers import Found

_LISTED = re.compile(r"\s{0,3}(?:,\s?(?:and|or)?|and|or|and/or|/)\s{0,3}(?:for\s)?", re.IGNORECASE)
_TESTED = re.compile(
    r"(?:antibod(?:y|ies)|antigens?|serolog(?:y|ies)|tests?|testing|rna|dna|pcr|hbsag|anti-\w+|ag|ab)\Z",
    re.IGNORECASE,
)
_MOST = 8
_DESPITE = re.compile(r",?\s(?:despite|in spite of)\s(?:\w{1,16}\s){0,2}", re.IGNORECASE)
# What lacks something, right behind what it is said of; and what goes on with a list.
_LACKING = re.compile(
    r"without\b|with no\b|lacking\b|in the absence of\b|not (?:on|taking)\b", re.IGNORECASE
)
_HEAD_GAP = re.compile(r"\s(?:\w{1,14}ly\s)?", re.IGNORECASE)
# Of whom the rest is asked, up to its colon.
_CONDITION = re.compile(r"\s{0,2}(?:for|if|in)\b[^:.;\n]{3,120}:(?=\s)", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:,|\bor\b|\band\b)[^.;:,]{0,40}\Z", re.IGNORECASE)
_NO = re.compile(r"(?:no|without|not)\b", re.IGNORECASE)
_MEMBER = re.compile(
    r"\s{0,3}(?:,\s{0,2}(?:or\s|nor\s)?|(?:or|nor|and/or)\s)\s?(?:(?:any|other|prior|previous|recent|major"
    r"|minor|receipt of|treatment with|use of|concurrent|concomitant|additional)\s){0,3}",
    re.IGNORECASE,
)
_STOPS = frozenset(".;:")
_ASIDE = 60  # characters at most before the word that goes on


def share_denials(text: str, terms: Sequence[Found], said: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, with a "negative" before a list of tests said of all of them."""
    made: list[Assertion] | None = None
    for index, each in enumerate(said[:-1]):
        if each.status is not Status.ABSENT or not _negative_ahead(each, terms[index]):
            continue
        for step in range(index + 1, min(len(terms), index + _MOST)):
            gap = _LISTED.fullmatch(text, terms[step - 1].end, terms[step].start)
            tested = _TESTED.search(text[terms[step].start : terms[step].end])
            if gap is None or tested is None or said[step].status is not Status.PRESENT:
                break
            made = made or list(said)
            made[step] = each
    return made if made is not None else list(said)


def _negative_ahead(said: Assertion, term: Found) -> bool:
    return any(
        cue.text.lower() in ("negative", "negative for") and cue.end <= term.start
        for cue in said.cues
    )


def end_lacks(text: str, terms: Sequence[Found], said: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, with what goes on with the outer list freed of what an inner member lacks,
    and what is asked under a condition of what that denies ("for men without gout: aspirin")."""
    made = list(said)
    condition = _CONDITION.match(text)
    for index, each in enumerate(made if condition is not None else ()):
        own = [cue for cue in each.cues if condition and cue.end <= condition.end()]
        if condition and terms[index].start >= condition.end() and own:
            made[index] = freed_of(each, own[0])
    said = list(made)
    for index in range(1, len(terms) - 1):
        cue = _lack(text, terms, said, index)
        if cue is None:
            continue
        head, first = terms[index - 1].value.kind, terms[index].value.kind
        freed = False
        for step in range(index + 1, len(terms)):
            if cue not in said[step].cues:
                break
            kind = terms[step].value.kind
            onward = kind == head != first
            freed = freed or (onward and _between(text, terms, step))
            if freed:
                made[step] = freed_of(said[step], cue)
    return made


def go_on(text: str, terms: Sequence[Found], said: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, with a denial that goes on behind an aside: "no A despite B, or C"."""
    made = list(said)
    if "despite" not in text and "in spite of" not in text:
        return made
    for index in range(len(terms) - 2):
        denied, later = made[index], made[index + 2]
        if denied.status is not Status.ABSENT or later.status is not Status.PRESENT:
            continue
        aside = _DESPITE.fullmatch(text, terms[index].end, terms[index + 1].start)
        listed = _LISTED.fullmatch(text, terms[index + 1].end, terms[index + 2].start)
        alike = terms[index].value.kind == terms[index + 2].value.kind
        if aside and listed and alike and any(c.end <= terms[index].start for c in denied.cues):
            made[index + 2] = denied
    return made


def list_on(
    text: str, terms: Sequence[Found], said: Sequence[Assertion], windows: Sequence[Found]
) -> list[Assertion]:
    """The assertions, with a procedure denied that goes on with a list of what is denied."""
    made = list(said)
    for index in range(1, len(terms)):
        before, each = made[index - 1], made[index]
        if terms[index].value.kind != "procedure" or each.status is not Status.PRESENT:
            continue
        cues = tuple(cue for cue in before.cues if _NO.match(cue.text))
        if before.status is not Status.ABSENT or not cues or before.time is Tense.FUTURE:
            continue
        gap = text[terms[index - 1].end : terms[index].start]
        for window in windows:
            if terms[index - 1].end <= window.start and window.end <= terms[index].start:
                gap = gap.replace(text[window.start : window.end], "")
        if cues[-1].end <= terms[index - 1].start and _MEMBER.fullmatch(gap):
            made[index] = replace(each, status=Status.ABSENT, cues=(*cues, *each.cues))
    return made


# Those who have what others lack: "in patients without gout, and <= 5 in patients with gout".
_HAVING = re.compile(
    r"\b(?:patients?|subjects?|participants?|those|individuals?|persons?|people|children|adults)\s"
    r"(?:with|who have|having)\s(?:(?!no\b)[\w-]{3,16}\s){0,2}\Z|\bin the presence of\s\Z",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"without\b|with no\b|in the absence of\b", re.IGNORECASE)
_NEAR = 60


def of_those_with(text: str, terms: Sequence[Found], said: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, with what others have freed of the denial of what some lack."""
    made = _told_again(text, terms, said)
    low = text.lower()
    if "with" not in low or not ("without" in low or "with no" in low or "absence of" in low):
        return made
    over: set[Quote] = set()
    for index, each in enumerate(said):
        if each.status is not Status.ABSENT:
            continue
        start = terms[index].start
        for cue in each.cues:
            begin = max(cue.end, start - _NEAR)
            ends = _WITHOUT.match(cue.text) and cue.end < start
            if cue in over or (ends and _HAVING.search(text, begin, start)):
                over.add(cue)
                made[index] = freed_of(made[index], cue)
    return made


_EITHER_WAY = re.compile(r"\bpositive\s?(?:or|and|and/or|/)\s?\Z", re.IGNORECASE)
_ON_IT = re.compile(
    r"\bor\b[^.;]{0,50}\s(?:on|with|taking|receiving|using)\s(?:an?\s|the\s|any\s)?\Z",
    re.IGNORECASE,
)


def _told_again(text: str, terms: Sequence[Found], said: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, a thing told again freed of its denial: "not on aspirin, or 9 on aspirin"."""
    made = list(said)
    absent = [at for at, each in enumerate(said) if each.status is Status.ABSENT]
    for first, index in pairwise(absent):
        name = terms[index].value.concept_id
        if not name or name != terms[first].value.concept_id:
            continue
        if _ON_IT.search(text, terms[first].end, terms[index].start):
            for cue in set(said[first].cues) & set(said[index].cues):
                made[index] = freed_of(made[index], cue)
    for index in absent:  # "HBeAg positive or HBeAg negative", "positive or negative cancer"
        positive = text.endswith(("positive", "Positive"), 0, terms[index].end)
        for cue in said[index].cues:
            if cue.text.lower() == "negative" and (
                (positive and cue.start >= terms[index].end)
                or _EITHER_WAY.search(text, max(0, cue.start - 16), cue.start)
            ):
                made[index] = freed_of(made[index], cue)
    return made


# A new predicate behind a list of what is denied: "no gout or stroke, and on warfarin".
_PREDICATE = re.compile(
    r",\s(?:and|but)\s(?:(?:is|are|be)\s)?(?:on|taking|receiving|using|compl(?:y|ies)|able|willing"
    r"|agrees?|ha(?:s|ve)|must|will|undergoing)\s",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?:no|without|absence of|free (?:of|from)|denies)\b", re.IGNORECASE)


def end_at_verbs(text: str, terms: Sequence[Found], said: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, with what a new verb tells freed of the denial of the list before it."""
    made = list(said)
    if ", and " not in text and ", but " not in text:
        return made
    over: list[Quote] = []
    for index in range(1, len(terms)):
        before = terms[index - 1]
        if _PREDICATE.match(text, before.end):
            over += [
                c for c in said[index - 1].cues if _NONE.match(c.text) and c.end <= before.start
            ]
        for cue in over:
            if cue in made[index].cues and made[index].status is Status.ABSENT:
                kept = tuple(each for each in made[index].cues if each != cue)
                denied = any(_NO.match(each.text) for each in kept)
                status = Status.ABSENT if denied else Status.PRESENT
                made[index] = replace(made[index], status=status, cues=kept)
    return made


def of_name_before(text: str, terms: Sequence[Found], said: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, a "negative" behind a name as of that: "HBV negative liver cancer"."""
    made = list(said)
    if "egative" not in text:
        return made
    names = [at for at, term in enumerate(terms) if term.value.kind != "qualifier"]
    for first, index in pairwise(names):
        before, each = terms[first], made[index]
        for cue in each.cues:
            behind = cue.text.lower() == "negative" and cue.start - 1 == before.end
            if not behind or each.status is not Status.ABSENT or before.value.kind not in _HAD:
                continue
            made[index] = freed_of(each, cue)
            own = made[first]
            if own.status is Status.PRESENT:
                made[first] = replace(own, status=Status.ABSENT, cues=(*own.cues, cue))
            break
    return made


_HAD = frozenset({"condition", "measurement", "observation", "other"})


def _lack(text: str, terms: Sequence[Found], said: Sequence[Assertion], index: int) -> Quote | None:
    """The word by which a term is lacking that stands right behind another one, if it is."""
    if said[index].status is not Status.ABSENT or said[index - 1].status is not Status.PRESENT:
        return None
    for cue in said[index].cues:
        behind = cue.end <= terms[index].start and terms[index - 1].end <= cue.start
        if (
            behind
            and _LACKING.fullmatch(cue.text)
            and _HEAD_GAP.fullmatch(text, terms[index - 1].end, cue.start)
        ):
            return cue
    return None


def _between(text: str, terms: Sequence[Found], step: int) -> bool:
    start = terms[step - 1].end
    onward = _GOES_ON.search(text, start, terms[step].start)
    if onward is None or onward.start() - start > _ASIDE:
        return False
    return _STOPS.isdisjoint(text[start : onward.start()])


def freed_of(said: Assertion, cue: Quote) -> Assertion:
    """An assertion without a word that denies it."""
    kept = tuple(each for each in said.cues if each != cue)
    return replace(said, status=Status.PRESENT, cues=kept)
