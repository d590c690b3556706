"""Which members of a list does a "negative" before it deny too?

"Negative HIV antibody, hepatitis B surface antigen and hepatitis C antibody": what is tested for is
denied of every test of the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.model import Assertion, Status
from nlp.recognizers import Found

_LISTED = re.compile(r"\s{0,3}(?:,\s?(?:and|or)?|and|or|and/or|/)\s{0,3}(?:for\s)?", re.IGNORECASE)
_TESTED = re.compile(
    r"(?:antibod(?:y|ies)|antigens?|serolog(?:y|ies)|tests?|testing|rna|dna|pcr|hbsag|anti-\w+|ag|ab)\Z",
    re.IGNORECASE,
)
_MOST = 8


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
