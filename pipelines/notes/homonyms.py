"""Which words of a note name something else than the vocabulary takes them for?

A "6-French sheath" speaks no French, a "running suture" is no exercise: what stands right beside
the word tells. A condition before "panel" or "screening" was looked for, not found.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nlp.recognizers import Found

_BEFORE = 60
# What a patient is tested with, not what was found.
_TESTED = re.compile(
    r"(?i) (?:panel|serolog(?:y|ies)|screen(?:ing|s)?|work-?ups?|markers?|board|registry|MDT|check"
    r"|proforma)\b"
)
_TESTS_TEXT = "panel serolog screen work marker board registry check MDT proforma"
_TESTS = tuple(f" {each}" for word in _TESTS_TEXT.split() for each in (word, word.upper()))
# Initials of a doctor: "Dr. CD".
_DOCTOR = re.compile(r"\bDr\.? $")
# What only looks so ("aneurysm-like"), and what is said of many people ("12% of cancers").
_LIKE = "-like"
# What ends the name of a molecule: "PD-L1".
_LIGANDS = ("-L1", "-L2")
_OF_MANY = re.compile(
    r"(?:%|\b(?:percent(?:age)?|proportion|majority|minority|most|fraction)) of (?:all )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Homonym:
    """What beside a word tells that something else is meant; None: nothing does.

    `spelled`: the one spelling, capitals included, that names the thing.
    """

    always: bool
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    spelled: str = ""

    def is_other(self, text: str, start: int, end: int) -> bool:
        """Is something else meant by the word between two offsets?"""
        if self.always or (self.spelled and text[start:end] != self.spelled):
            return True
        if self.behind is not None and self.behind.match(text, end):
            return True
        return self.before is not None and bool(
            self.before.search(text[max(0, start - _BEFORE) : start])
        )


@lru_cache(maxsize=1)
def load_homonyms() -> dict[str, tuple[Homonym, ...]]:
    """The shipped rows by their words in lower case, read once."""
    text = files("pipelines.notes").joinpath("homonyms.toml").read_text(encoding="utf-8")
    found: dict[str, tuple[Homonym, ...]] = {}
    for row in tomllib.loads(text)["homonym"]:
        before, behind = (re.compile(row[k]) if k in row else None for k in ("before", "behind"))
        homonym = Homonym(row.get("always", False), before, behind, row.get("spelled", ""))
        for word in row["words"]:
            found[word] = (*found.get(word, ()), homonym)
    return found


def _is_of_no_one(text: str, term: Found, word: str) -> bool:
    """Is a disease only likened to, told of many people, or no disease but a name?"""
    if text.startswith((_LIKE, *_LIGANDS), term.end):
        return True
    if text[term.start : term.end].isupper() and _DOCTOR.search(
        text, max(0, term.start - 5), term.start
    ):
        return True
    return word.endswith("s") and bool(_OF_MANY.search(text[max(0, term.start - 24) : term.start]))


def meant(
    text: str,
    terms: Sequence[Found],
    silent: frozenset[str],
    asked: frozenset[str] = frozenset(),
) -> list[Found]:
    """The terms of a note that are meant as the vocabulary names them.

    Args: silent, words in lower case that tell nothing of a patient in a note; asked, the ids of
        what only trials ask for.
    """
    homonyms = load_homonyms()
    kept = []
    for term in terms:
        word = text[term.start : term.end].lower()
        rows = homonyms.get(word)
        if word in silent or term.value.concept_id in asked:
            continue
        if rows is not None and any(row.is_other(text, term.start, term.end) for row in rows):
            continue
        if term.value.kind != "condition" or not _is_of_no_one(text, term, word):
            kept.append(term)
    if not any(word in text for word in _TESTS):
        return kept
    ends = {match.start() for match in _TESTED.finditer(text)}
    return [t for t in kept if t.end not in ends or t.value.kind != "condition"]
