"""What is a thing said to come of, by a word tied to its name: "steroid-induced diabetes"?

The cause belongs to the one thing behind it, whatever is listed with that: "alcohol-related
hepatitis or stroke" asks for alcohol in hepatitis alone. "Drug-induced" names no drug that a
patient takes: it only qualifies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Expression, Quote, Requirement, Status, all_of, any_of
from nlp.placed import Placed

# Parts of words, one of which stands in every text that tells a cause so.
_HINTS = ("-indu", "-relat", "-assoc", "-media", "-caus", "-depend", "-refra", "-resis", "-respo")
_OF = r"-(?:induced|related|associated|mediated|caused|dependent|refractory|resistant|responsive)"
# "surgery- or drug-induced": the first may leave its word to the last.
_NEXT = re.compile(rf"(?:{_OF}|-)(?:, |,? (?:and/or|or|and) )", re.IGNORECASE)
_EFFECT = re.compile(
    rf"{_OF} (?:(?!(?:or|and|with|to|in|of|for|on|by|from|due|after)\b)[a-z][a-z-]{{2,20}} )"
    r"{0,2}",
    re.IGNORECASE,
)
_LONGEST = 60
_GENERIC = frozenset({"medication", "treatment", "treatment_experienced", "disease"})
_CAUSES = frozenset({"drug", "procedure", "condition", "observation", "device"})
_EFFECTS = frozenset({"condition", "observation"})

Chain = tuple[tuple[int, ...], int]


def caused(
    text: str, offset: int, placed: list[Placed]
) -> tuple[list[Placed], list[tuple[int, int]]]:
    """The statements, what only qualifies another as a qualifier of it, and where such lay.

    What qualifies a cause is said of what comes of it: "severe drug-induced hepatitis".
    """
    chains = _chains(text, placed)
    if not chains:
        return placed, []
    made = list(placed)
    gone: set[int] = set()
    for causes, effect in chains:
        told, first = made[effect].statement, made[causes[0]]
        ahead = tuple(q for q in first.statement.qualifiers if q.end - offset <= first.start)
        if any(_is_generic(placed[at]) for at in causes) or _denied(placed[effect]):
            gone.update(causes)
            tied = tuple(_quote(text, offset, placed[at]) for at in causes)
        else:
            rest = tuple(q for q in first.statement.qualifiers if q not in ahead)
            made[causes[0]] = replace(first, statement=replace(first.statement, qualifiers=rest))
            tied = ()
        own = tuple(q for q in told.qualifiers if q not in ahead)
        made[effect] = replace(
            made[effect], statement=replace(told, qualifiers=(*ahead, *tied, *own))
        )
    kept = [each for at, each in enumerate(made) if at not in gone]
    return kept, [(placed[at].start, placed[at].end) for at in sorted(gone)]


def of_causes(
    text: str, placed: Sequence[Placed], taken: frozenset[int]
) -> list[tuple[tuple[int, ...], tuple[int, int, Expression]]]:
    """Things with what they come of, each as one leaf: its members, its place, what it asks.

    Args: taken, those that already belong with another.
    """
    found = []
    for causes, effect in _chains(text, placed):
        members = (*causes, effect)
        if taken.isdisjoint(members):
            either = any_of([Requirement(placed[at].statement) for at in causes])
            asked = all_of([Requirement(placed[effect].statement), either])
            found.append((members, (placed[causes[0]].start, placed[effect].end, asked)))
    return found


def _chains(text: str, placed: Sequence[Placed]) -> list[Chain]:
    """Where causes stand, one or some in a list, and the one thing that comes of them."""
    low = text.lower()
    if len(placed) < 2 or not any(map(low.__contains__, _HINTS)):
        return []
    found: list[Chain] = []
    causes: list[int] = []
    for at in range(len(placed) - 1):
        each, behind = placed[at], placed[at + 1]
        narrow = 0 < behind.start - each.end < _LONGEST and _is_cause(each)
        if narrow and _NEXT.fullmatch(text, each.end, behind.start):
            causes.append(at)
            continue
        tied = narrow and _EFFECT.fullmatch(text, each.end, behind.start) is not None
        if tied and behind.statement.kind in _EFFECTS and not _open_disease(each, behind):
            found.append(((*causes, at), at + 1))
        causes = []
    return found


def _is_cause(each: Placed) -> bool:
    told = each.statement
    return told.kind in _CAUSES and told.amount is None


def _open_disease(cause: Placed, effect: Placed) -> bool:
    """Is what comes of a drug only the disease of the trial: "platinum-resistant disease"?"""
    concept = effect.statement.concept
    return concept is not None and concept.concept_id == "disease" and not _is_generic(cause)


def _is_generic(each: Placed) -> bool:
    concept = each.statement.concept
    return concept is not None and concept.concept_id in _GENERIC


def _denied(each: Placed) -> bool:
    return each.statement.assertion.status is Status.ABSENT


def _quote(text: str, offset: int, cause: Placed) -> Quote:
    """A cause with the word that is tied to it: "drug-induced"."""
    end = cause.end
    while end < len(text) and (text[end].isalpha() or text[end] == "-"):
        end += 1
    return Quote(cause.start + offset, end + offset, text[cause.start : end])
