"""medspaCy's ConTextRule rows, compiled to phrases and one regex, and where they match.

A rule matches by its `literal`, by a list of token patterns (LOWER, with IN and OP "?"), or by a
regular expression, just as medspaCy's own; `also` lists further literals of the same rule, and
`needs` what a regular expression needs: where none of that stands, it is not tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

from nlp.errors import VocabularyError
from nlp.recognizers.words import Openings, Words, split_words

DIRECTIONS = frozenset(["FORWARD", "BACKWARD", "BIDIRECTIONAL", "TERMINATE", "PSEUDO"])
# medspaCy's option of the same name: which categories end the scope of which. What is affirmed
# ends what is denied, the patient ends the family, the present ends the past.
_AFFIRMED = frozenset(["AFFIRMED_EXISTENCE", "PATIENT_AFFIRMED"])
# What a finding shows ends a denial, but not a supposition: "if the film shows a fracture".
_SHOWN = frozenset(["SHOWN"])
_OF_PATIENT = frozenset(["PATIENT", "PATIENT_AFFIRMED"])
TERMINATING_TYPES: Mapping[str, frozenset[str]] = {
    "NEGATED_EXISTENCE": _AFFIRMED | _SHOWN,
    "POSSIBLE_EXISTENCE": _AFFIRMED | _SHOWN,
    "HYPOTHETICAL": _AFFIRMED,
    "HISTORICAL": _SHOWN | frozenset(["CURRENT"]),
    "ENDED": _AFFIRMED | _SHOWN | frozenset(["CURRENT"]),
    "FAMILY": _OF_PATIENT,
    "OTHER_PERSON": _OF_PATIENT,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One ConTextRule, its names as medspaCy's. `side`: listing, note or both."""

    literal: str
    category: str
    direction: str
    allowed_types: frozenset[str] | None = None
    excluded_types: frozenset[str] | None = None
    max_scope: int | None = None
    max_targets: int | None = None
    terminated_by: frozenset[str] = frozenset()
    side: str = "both"


class CueMatch(NamedTuple):
    """A rule's match: half-open ranges of words and of characters."""

    first: int
    last: int
    start: int
    end: int
    rule: Rule


def rule_of(row: Mapping[str, Any]) -> Rule:
    """Which rule does a row of cues.toml, or of a user's ConTextRule JSON, describe?

    Raises: VocabularyError if its direction is none of medspaCy's.
    """
    category = str(row["category"]).upper()
    direction = str(row.get("direction", "BIDIRECTIONAL")).upper()
    if direction not in DIRECTIONS:
        raise VocabularyError((f"cue {row.get('literal')!r}: no direction {direction!r}",))
    own = frozenset(map(str.upper, row.get("terminated_by") or ()))
    return Rule(
        literal=str(row["literal"]),
        category=category,
        direction=direction,
        allowed_types=_types(row.get("allowed_types")),
        excluded_types=_types(row.get("excluded_types")),
        max_scope=row.get("max_scope"),
        max_targets=row.get("max_targets"),
        terminated_by=own | TERMINATING_TYPES.get(category, frozenset()),
        side=str(row.get("side", "both")),
    )


def _types(given: Iterable[str] | None) -> frozenset[str] | None:
    return None if given is None else frozenset(map(str.upper, given))


def _compiled(pattern: str) -> re.Pattern[str]:
    """A regex for texts in lower case; the case of its own letters does not matter.

    Without capitals it needs no flag, and then its literal beginning is searched for at once.
    """
    capitals = re.search(r"[A-Z]", re.sub(r"\\.", "", pattern))
    return re.compile(pattern, re.IGNORECASE if capitals else 0)


class CueFinder:
    """Finds the cues of one side's rules in texts; of overlapping cues the longest stays."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], side: str) -> None:
        self._phrases: dict[tuple[str, ...], list[Rule]] = {}
        self._patterns: list[tuple[re.Pattern[str], tuple[str, ...], Rule]] = []
        for row in rows:
            rule = rule_of(row)
            if rule.side not in {"both", side}:
                continue
            pattern = row.get("pattern")
            if isinstance(pattern, str):
                needs = tuple(map(str, row.get("needs", ())))
                self._patterns.append((_compiled(pattern), needs, rule))
                continue
            phrases = [rule.literal] if pattern is None else list(expand(pattern, rule.literal))
            for phrase in (*phrases, *row.get("also", ())):
                self._add(split_words(phrase).folded, rule)
        self._openings = Openings(self._phrases)

    def _add(self, key: tuple[str, ...], rule: Rule) -> None:
        rules = self._phrases.setdefault(key, []) if key else []
        if rule not in rules:
            rules.append(rule)

    def find(self, words: Words) -> list[CueMatch]:
        """Which cues does a text hold, in its order?"""
        found = list(self._phrase_matches(words))
        low = words.low
        for pattern, needs, rule in self._patterns:
            for need in needs:
                if need in low:
                    break
            else:
                if needs:
                    continue
            for match in pattern.finditer(low):
                start, end = match.start(), match.start() + len(match[0].rstrip())
                found.append(CueMatch(*words.covering(start, end), start, end, rule))
        return longest(found) if len(found) > 1 else found

    def _phrase_matches(self, words: Words) -> Iterator[CueMatch]:
        folded, phrases = words.folded, self._phrases
        for index, lengths in self._openings.places(folded):
            for length in lengths:
                last = index + length
                rules = phrases.get(folded[index:last])
                if rules is not None and last <= len(folded):
                    start, end = words.starts[index], words.ends[last - 1]
                    for rule in rules:
                        yield CueMatch(index, last, start, end, rule)
                    break


def longest(found: list[CueMatch]) -> list[CueMatch]:
    """Of cues that overlap, the longest in characters; of two equals the first.

    Several rules that match the very same words all stay.
    """
    kept: list[CueMatch] = []
    for each in sorted(found, key=lambda cue: (cue.start, -cue.end)):
        rival = kept[-1] if kept else each
        same = (each.start, each.end) == (rival.start, rival.end)
        if same or each.start >= rival.end:
            kept.append(each)
        elif each.end - each.start > rival.end - rival.start:
            while kept and kept[-1].end > each.start:
                kept.pop()
            kept.append(each)
    return kept


def expand(pattern: Iterable[Mapping[str, Any]], literal: str) -> Iterator[str]:
    """Which phrases does a list of token patterns stand for?

    Raises: VocabularyError for an attribute or operator that stands for no closed set.
    """
    choices: list[list[str]] = []
    for token in pattern:
        wanted, optional = token.get("LOWER"), token.get("OP") == "?"
        if wanted is None or set(token) - {"LOWER", "OP"} or token.get("OP", "?") != "?":
            raise VocabularyError((f"cue {literal!r}: only LOWER, IN and OP '?' are read",))
        words = list(wanted["IN"]) if isinstance(wanted, Mapping) else [wanted]
        choices.append([*words, ""] if optional else words)
    for chosen in product(*choices):
        yield " ".join(filter(None, chosen))
