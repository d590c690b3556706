"""Which titled parts does a text have?

Finds the headings of trial listings and of notes by the phrases of headings.toml; what a heading
means for criteria is told in `HeadingFound`. Offsets stay those of the text as received.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from nlp.cleaning import cleaned
from nlp.leads import NOTHING, Leads, alternatives, told_words
from nlp.model import Passage
from nlp.note_headings import NoteHeadings


class HeadingRow(Protocol):
    """What is read here of a row of headings.toml."""

    @property
    def section(self) -> str: ...
    @property
    def phrases(self) -> tuple[str, ...]: ...
    @property
    def side(self) -> str: ...


class HasHeadings(Protocol):
    """A vocabulary, as far as sections need one."""

    @property
    def headings(self) -> tuple[HeadingRow, ...]: ...


@dataclass(frozen=True, slots=True)
class HeadingFound:
    """A heading at the head of a line.

    `section`: its row's; `end`: where it ends in that line, the colon included; `before` and
    `after`: its words around the phrase ("Key", "for Arm 2").
    """

    section: str
    end: int
    before: str = ""
    after: str = ""
    phrase: str = ""


def _tree(phrases: list[str]) -> str:
    """The same for lower case, at word starts, with one branch per first three letters: faster."""
    branches: dict[str, list[str]] = {}
    for phrase in phrases:
        branches.setdefault(phrase[:3], []).append(phrase[3:])
    inner = "|".join(f"{re.escape(k)}(?:{alternatives(v)})" for k, v in branches.items())
    return rf"(?<!\w)(?:{inner or NOTHING})(?!\w)"


_SHORT = 4  # so short a word stands in many others


def _keys(phrases: list[str]) -> tuple[tuple[str, bool], ...]:
    """A few words of which every phrase holds one: what cannot hold a heading is soon told.

    Each with whether it ends a word: a short one must ("part", not that of "participants").
    """
    left = {phrase: frozenset(phrase.split()) for phrase in phrases}
    words = sorted(frozenset().union(*left.values()))
    stems = {word[:end] for word in words for end in range(_SHORT + 1, len(word) + 1)}
    stems |= {word[start:] for word in words for start in range(len(word) - _SHORT)}
    pieces = sorted({*stems, *(word for word in words if len(word) > 3)}) or words

    def held(piece: str) -> list[str]:
        if len(piece) > _SHORT:
            return [phrase for phrase in left if piece in phrase]
        return [phrase for phrase, own in left.items() if piece in own]

    found = []
    while left and pieces:
        best = max(pieces, key=lambda piece: (len(held(piece)), len(piece)))
        covered = held(best)
        if not covered:
            break
        found.append((best, len(best) <= _SHORT))
        left = {phrase: own for phrase, own in left.items() if phrase not in covered}
    return (*found, *((phrase, False) for phrase in sorted(left)))


_BEFORE = r"(?P<before>(?:[^\s:.;]+[ \t]+){0,8}?)"
_AFTER = (
    r"(?P<after>(?:\s*(?:[(\[][^\n()\[\]]{0,160}(?:[(\[][^\n()\[\]]{0,80}[)\]][^\n()\[\]]{0,80}){0,4}[)\]]"
    r"|[-–—,/]?\s*(?:for|in|of|by|on|at|to|all|both|key|only|step|part|phase|stage|cohorts?|arms?|groups?|stud(?:y|ies)"
    r"|patients?|subjects?|participants?|donors?|recipients?|caregivers?|controls?|volunteers?"
    r"|include[sd]?|including|are|will|must|can|may|need|should|apply|you|and|specific|"
    r"summary|prior|at|during|but|screening|main|general|[A-Z0-9]\b)[^\n:.;]{0,110}"
    r"|[-–—,]\s*[A-Z][^\n:.;]{0,60}))?)"
)
_SENTENCE_BEFORE = re.compile(
    r"\b(?:meets?|meeting|met|satisf\w*|fulfil\w*|per|other|others|does|do|not|same|according|defined|by|the|"
    r"with|of|as|to|if|at|on|for|after|before|since|and/or|see|these|those|any|all|each|following|further|based|than|using|in|"
    r"contained|violat\w*|an?|are|is|be|were|additional(?=.*apply))\s*$|[,;]\s*$",
    re.IGNORECASE,
)


_STATES = re.compile(
    r"\s+(?:will\s+|shall\s+)?(?:includes?|are|is|be)\b(?:\s+(?:as follows|the following))?"
    r"(?!\s+(?:(?:further|fully|also)\s+)?(?:defined|described|listed|detailed|specified|provided|"
    r"outlined|available|met|not|similar|identical|the same|per)\b)",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"(?<!who )(?<!that )(?<!there )\b(?:is|are|was|were|must|has|have|had|should|will"
    r"|(?:un)?able to|willing)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:\d{1,2}\W+[A-Z]|(?:must|should|have)\b)")
_WHO_IF = frozenset(["", "you", "they", "he or she", "he/she", "your child"])


_WIDE = 400  # lines up to this are kept in mind for a while: many are the same in many texts


class HeadingFinder:
    """Which heading, if any, opens a line? One compiled regex per kind of row."""

    def __init__(self, rows: tuple[HeadingRow, ...], side: str) -> None:
        phrases: dict[str, list[str]] = {}
        for row in rows:
            if row.side in (side, "both"):
                phrases.setdefault(row.section, []).extend(row.phrases)
        self.phrases = phrases
        self._section = {
            " ".join(phrase.lower().split()): section
            for section in ("inclusion", "exclusion", "eligibility", "foreign")
            for phrase in phrases.get(section, ())
        }
        named = alternatives(list(self._section)) or NOTHING
        self._named = re.compile(
            rf"{_BEFORE}(?P<phrase>{named})(?!\w){_AFTER}\s*(?P<colon>[:：]|[-–—.?]+\s*$)?",
            re.IGNORECASE,
        )
        people = phrases.get("population", []) + phrases.get("cohort", [])
        self._people = re.compile(rf"\b(?:{alternatives(people) or NOTHING})\b", re.IGNORECASE)
        self._gate = re.compile(_tree(list(self._section)))
        self._titling = frozenset([*phrases.get("modifier", ()), "study", "trial", "protocol"])
        self._known = lru_cache(maxsize=4096)(self._named_by)
        self.foreign_keys = _keys(phrases.get("foreign", []))
        self.keys = _keys([each for each in self._section if self._section[each] != "foreign"])
        self._leads = Leads(
            {
                kind: phrases.get(kind, []) + phrases.get(f"{kind}_lead", [])
                for kind in ("exclusion", "inclusion")
            }
        )

    def words(self, section: str) -> str:
        """The phrases of a section as one regex alternation; one that never matches if none."""
        return alternatives(self.phrases.get(section, [])) or NOTHING

    def _for_whom(self, before: str) -> bool:
        """Do these few words before "criteria" say whose they are ("Caregiver criteria")?"""
        return len(before.split()) < 5 and self._people.search(before) is not None

    def _titled(self, before: str, phrase: str) -> bool:
        """Do words before "eligibility criteria" title them or say whose they are?

        "Key eligibility criteria" is a heading, while "Major criteria" may be a disease's.
        """
        known = phrase != "criteria" and self._titling.issuperset(before.lower().split())
        return known or self._for_whom(before)

    def named(self, line: str) -> HeadingFound | None:
        """Is this line, or its part before the colon, a heading by name?"""
        return self._known(line) if len(line) < _WIDE else self._named_by(line)

    def _named_by(self, line: str) -> HeadingFound | None:
        if self._gate.search(line[:160].lower()) is None:
            return None
        match = self._named.match(line)
        if match is None:
            return None
        phrase = " ".join(match["phrase"].lower().split())
        before, after = match["before"].strip(), match["after"].strip(" -–—,:")
        section, end, verb = self._section[phrase], match.end(), None
        if section == "eligibility" and before and not self._titled(before, phrase):
            return None
        if _SENTENCE_BEFORE.search(before) or (" " not in phrase and after[:3].lower() == "of "):
            return None
        people = " " not in phrase or phrase.startswith("eligible ")
        if people and _ASKS.match(after) and told_words(after):
            return None  # "Criteria 2 Tumor of the skin:", "Eligible patients must have gout:"
        colon = match["colon"] if match["colon"] and match["colon"][0] not in ".?" else None
        if not colon:
            verb = _STATES.match(line, match.end("phrase")) if section != "eligibility" else None
            if verb and "eligible " in phrase and "nclude" not in verb.group():
                verb = None  # "Eligible patients will be asked to ..." is a criterion
            if verb:
                end, after = verb.end(), ""
            whose = self._for_whom(after) or "(" in after
            if not _stands_alone(line, phrase, before, after, verb is not None, whose):
                return None
            if verb is None and line[end:].strip():
                return None
        elif colon[0] not in ":：" and len(before.split()) > 3:
            return None
        return HeadingFound(section, end, before, after, phrase)

    def sentence(self, line: str, *, only: bool = False) -> str | None:
        """Does this line introduce inclusion or exclusion criteria?

        It ends in a colon, or breaks off ("Patients must not") and then tells nothing else.
        only: it must not tell anything else in any case.
        """
        return self._leads.kind(line, only=only)


def _stands_alone(line: str, phrase: str, before: str, after: str, verb: bool, whose: bool) -> bool:
    """Is a line without a colon a title, not a sentence that holds a heading's words?"""
    if verb:
        return not before or before[0].isupper()
    if " " not in phrase:
        titled = not before or (before[0].isupper() and len(before.split()) < 4)
        narrowed = not after or (line[0].isupper() and whose)
        return titled and narrowed and len(line) < 50 and line[-1] != "."
    if _STATED.search(before):
        return False  # "No line of treatment is allowed General Inclusion Criteria"
    if phrase.endswith(" if") and after.lower() not in _WHO_IF:
        return False
    return not ((after or len(before.split()) > 4) and _wordy(line))


def _wordy(line: str) -> bool:
    """Does a line without a colon read like a sentence rather than a title?"""
    told = line[: line.rfind("(")] if line[-1] == ")" else line
    words = [word for word in re.findall(r"[A-Za-z]+", told) if len(word) > 3]
    small = sum(word.islower() for word in words)
    return len(line) > 90 or (small > 3 and small > len(words) / 2)


_FINDERS: dict[tuple[int, str], tuple[object, HeadingFinder]] = {}


def heading_finder(vocabulary: HasHeadings, side: str) -> HeadingFinder:
    """The finder over a vocabulary's headings for `listing` or `note`, built once each."""
    key = (id(vocabulary.headings), side)
    kept = _FINDERS.get(key)
    if kept is None or kept[0] is not vocabulary.headings:
        kept = _FINDERS[key] = (vocabulary.headings, HeadingFinder(vocabulary.headings, side))
    return kept[1]


def split_sections(text: str, vocabulary: HasHeadings, *, side: str) -> list[Passage]:
    """Which titled passages does a text have, in order, every character in one of them?

    Args: side is "listing" or "note". A passage's text is the clean reading of its part without
    the heading; text before the first heading has section None.
    """
    clean = cleaned(text)
    if side == "listing":
        marks = _listing_marks(clean, vocabulary)
    else:
        marks = _note_headings(heading_finder(vocabulary, side)).marks(clean)
    passages = []
    first = marks[0][0] if marks else len(clean)
    if clean[:first].strip() or not marks:
        passages.append(Passage(clean[:first], 0))
    for number, (start, end, section) in enumerate(marks):
        stop = marks[number + 1][0] if number + 1 < len(marks) else len(clean)
        title = clean[start:end].strip(" \t\n:-–—*#•")
        passages.append(Passage(clean[end:stop], end, section, title))
    return passages


def _listing_marks(clean: str, vocabulary: HasHeadings) -> list[tuple[int, int, str]]:
    finder = heading_finder(vocabulary, "listing")
    marks = []
    for line in re.finditer(r"[^\n]+", clean):
        body = line.group().lstrip(" \t*-•")
        offset = line.end() - len(body)
        if found := finder.named(body.rstrip()):
            marks.append((offset, offset + found.end, found.section))
        elif kind := finder.sentence(body.rstrip()):
            marks.append((offset, line.end(), kind))
    return marks


@lru_cache(maxsize=4)
def _note_headings(finder: HeadingFinder) -> NoteHeadings:
    return NoteHeadings(finder.phrases)
