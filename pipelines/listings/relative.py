"""What does a relative clause of several verbs say: "metastases that grow, or require steroids"?

Each verb is of the thing before the clause: metastases that grow, or metastases and steroids. A
member that opens with no verb goes on with the object of the one before, or has left the clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.model import (
    Assertion,
    Expression,
    Not,
    Quote,
    Requirement,
    Statement,
    Status,
    Unread,
    Window,
    all_of,
    any_of,
)
from nlp.placed import Placed

_OPENS = re.compile(r",?\s(?:that|which|who)(?=\s)", re.IGNORECASE)
_VERBS = (
    r"(?:also |still |currently |clinically )*(?:is|are|was|were|be|been|has|have|had|does|do|did"
    r"|cannot|can not|not|requir(?:e|es|ed|ing)|need(?:s|ed)?|cause[sd]?|tak(?:e|es|ing)|use[sd]?"
    r"|receiv(?:e|es|ed|ing)|occur(?:s|red)?|recur(?:s|red)?|progress(?:es|ed)?|persist(?:s|ed)?"
    r"|worsen(?:s|ed)?|last(?:s|ed)?|interfere[sd]?|limit(?:s|ed)?|involve[sd]?|result(?:s|ed)?"
    r"|le(?:ads?|d)|fail(?:s|ed)?|warrant(?:s|ed)?|undergo(?:es)?|underwent|grow(?:s|n)?|grew)\b"
)
_VERB = re.compile(_VERBS, re.IGNORECASE)
_JOINT = re.compile(
    r"(?:\s?,\s(?:(?P<comma_or>or|and|and/or)\s)?|\s(?P<word>or|and|and/or)\s)"
    r"(?:(?:that|which|who)\s)?",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;:\n](?=\s|\Z)|\(|\)|\b(?:unless|except|excluding|provided|other than|regardless|including"
    r"|such as|must|should|shall|may|might|can|could|will|would|likely)\b"
    r"|\b(?:is|are|remain) (?:also |still |not )*(?:eligible|ineligible|allowed|permitted"
    r"|acceptable|excluded|included|exempt|exclusionary)\b",
    re.IGNORECASE,
)
_MORE = ("including", "such as", "other than")  # of the object of the last verb
_EITHER = re.compile(r"\b(?:either|both|neither|whether)\b", re.IGNORECASE)
# A criterion that speaks of the patient without naming him: "Has asthma that ..., or has gout".
_OF_PATIENT = re.compile(r"(?:\A|[.;\n])\W{0,8}(?:has|have|had|is|are|was)\b", re.IGNORECASE)
_PERSONAL = re.compile(r"(?:has|have|had|is|are|was)\b", re.IGNORECASE)
_HAPPENED = re.compile(
    r"(?:(?:has|have|had|is|are|was|were|been|first|last|again|diagnosed|present|active|newly)\s)*"
    r"(?:occurred|happened|started|begun|began|recurred|existed|appeared|developed|present"
    r"|been (?:present|diagnosed)|diagnosed|onset|lasted)?\s*\Z",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s?(?:,|/|,?\s(?:and/or|or|and))\s?(?:of\s)?(?:the\s)?", re.IGNORECASE)
_HEADS = frozenset({"condition"})
_OBJECTS = frozenset({"drug", "procedure", "device"})

Leaf = tuple[int, int, Expression]


@dataclass(slots=True)
class _Member:
    """One verb with its object: its place, and the statements that stand there."""

    start: int
    end: int
    inside: list[int]


def of_clauses(
    text: str, offset: int, placed: Sequence[Placed], taken: frozenset[int]
) -> list[tuple[tuple[int, ...], Leaf]]:
    """Things with their relative clause as one leaf: members, place, and demand.

    Args: offset, of the text in the listing; taken, those that already belong with another.
    """
    if not any(word in text for word in (" that ", " which ", " who ")):
        return []
    found = []
    until = 0
    for at, head in enumerate(placed):
        if head.start < until or at in taken or not _is_head(head):
            continue
        if at and _LISTED.fullmatch(text, placed[at - 1].end, head.start):
            continue  # "seizure or stroke that ...": perhaps of both
        opened = _OPENS.match(text, head.end)
        if opened is None:
            continue
        members, word = _members(text, offset, placed, at, opened.end() + 1)
        inside = [number for each in members for number in each.inside]
        if len(members) < 2 or not taken.isdisjoint(inside):
            continue
        until = members[-1].end
        asked = _demand(text, offset, placed, at, members, either=word == "or")
        if asked is not None:
            found.append(((at, *inside), (head.start, until, asked)))
    return found


def _is_head(each: Placed) -> bool:
    told = each.statement
    known = told.concept is not None and told.amount is None
    return known and told.kind in _HEADS


def _members(
    text: str, offset: int, placed: Sequence[Placed], at: int, start: int
) -> tuple[list[_Member], str]:
    """The verbs of a clause with what they are of, and the word that joins them."""
    end = _END.search(text, start)
    stop = end.start() if end is not None else len(text)
    if _EITHER.search(text, start, stop) or (end is not None and end[0].lower() in _MORE):
        return [], ""
    of_patient = _OF_PATIENT.search(text, 0, start) is not None
    cuts = [(start, start, "")]
    cuts += [
        (*joint.span(), (joint["comma_or"] or joint["word"] or ",").lower())
        for joint in _JOINT.finditer(text, start, stop)
        if not any(each.start < joint.end() and joint.start() < each.end for each in placed)
    ]
    members: list[_Member] = []
    words: list[str] = []
    for number, (_, begin, word) in enumerate(cuts):
        edge = cuts[number + 1][0] if number + 1 < len(cuts) else stop
        if not text[begin:edge].strip():
            continue
        own = [n for n in range(at + 1, len(placed)) if begin <= placed[n].start < edge]
        verb = _VERB.match(text, begin) is not None
        marked = any(_marks(placed[n], begin, edge, offset) for n in range(at, len(placed)))
        if not verb and not (members and (own or marked)):
            return [], ""
        if members and of_patient and _PERSONAL.match(text, begin):
            return [], ""
        if members and not verb and own and not _is_participle(placed, own):
            objects = members[-1].inside
            kinds = {placed[n].statement.kind for n in (*objects, *own)}
            if not objects or not kinds <= _OBJECTS:
                break  # "that is severe, gout, or stroke": the clause has ended
            members[-1].inside += own
            members[-1].end = edge
            continue
        members.append(_Member(begin, edge, own))
        words.append(word)
    told = {each for each in words[1:] if each != ","}
    if len(told) != 1:
        return [], ""
    while words and words[-1] == ",":  # the list went on outside
        words.pop()
        members.pop()
    return members, "or" if "or" in told.pop() else "and"


def _marks(head: Placed, begin: int, edge: int, offset: int) -> bool:
    """Does a qualifier of a thing stand there?"""
    return any(begin <= q.start - offset < edge for q in head.statement.qualifiers)


def _demand(
    text: str,
    offset: int,
    placed: Sequence[Placed],
    at: int,
    members: Sequence[_Member],
    *,
    either: bool,
) -> Expression | None:
    """What a thing and the verbs of its clause ask together; None, where they are denied apart."""
    head = placed[at].statement
    inside = [placed[n].statement for each in members for n in each.inside]
    absent = head.assertion.status is Status.ABSENT
    if absent:
        cues = set(head.assertion.cues)
        if any(each.assertion.cues and cues.isdisjoint(each.assertion.cues) for each in inside):
            return None
        head = replace(head, assertion=_present(head.assertion))
    places = [(each.start + offset, each.end + offset) for each in members]
    low, high = places[0][0], places[-1][1]
    bare = replace(
        head,
        qualifiers=tuple(q for q in head.qualifiers if not low <= q.start < high),
        windows=tuple(w for w in head.windows if not _lies(w, low, high)),
    )
    windows = [w for each in (head, *inside) for w in each.windows]
    qualifiers = [q for each in (head, *inside) for q in each.qualifiers]
    asked: list[Expression] = []
    whole = bare  # what all verbs that join with "and" say of the thing itself
    for member, (start, end) in zip(members, places, strict=True):
        told_of = head.qualifiers if member.inside else qualifiers
        marks = tuple(dict.fromkeys(q for q in told_of if start <= q.start < end))
        times = tuple(dict.fromkeys(w for w in windows if _lies(w, start, end)))
        objects: list[Expression] = [
            _freed(placed[n].statement, times, (start, end), absent=absent) for n in member.inside
        ]
        dated = times and not objects and (marks or _only_happened(text, offset, member, times))
        own = times if dated else ()
        unread = not objects and not dated and (times or not marks)
        rest: list[Expression] = []
        if objects:
            rest.append(any_of(objects) if _listed(text, placed, member) else all_of(objects))
        elif unread:
            rest.append(Unread(Quote(start, end, text[member.start : member.end])))
        told = replace(bare, qualifiers=(*bare.qualifiers, *marks), windows=(*bare.windows, *own))
        whole = replace(
            whole, qualifiers=(*whole.qualifiers, *marks), windows=(*whole.windows, *own)
        )
        asked += [all_of([Requirement(told), *rest])] if either else rest
    if not either:
        asked.insert(0, Requirement(whole))
    told_all = any_of(asked) if either else all_of(asked)
    return Not(told_all) if absent else told_all


def _is_participle(placed: Sequence[Placed], own: Sequence[int]) -> bool:
    """Is it a word that no row knows, as an adjective of the thing: "untreated, growing or ..."?"""
    concepts = [placed[n].statement.concept for n in own]
    first = concepts[0] if len(concepts) == 1 else None
    return (
        first is not None
        and first.concept_id is None
        and first.name.endswith(("ing", "ed", "ive", "able", "ic"))
        and " " not in first.name
    )


def _present(assertion: Assertion) -> Assertion:
    return replace(assertion, status=Status.PRESENT, cues=())


def _lies(window: Window, start: int, end: int) -> bool:
    return window.quote is not None and start <= window.quote.start < end


def _freed(
    statement: Statement, times: Sequence[Window], place: tuple[int, int], *, absent: bool
) -> Requirement:
    """The object of a verb, in no other verb's time, and with none of its words."""
    kept = tuple(each for each in statement.windows if each in times)
    said = _present(statement.assertion) if absent else statement.assertion
    own = tuple(q for q in statement.qualifiers if place[0] <= q.start < place[1])
    return Requirement(replace(statement, windows=kept, qualifiers=own, assertion=said))


def _listed(text: str, placed: Sequence[Placed], member: _Member) -> bool:
    """Are the objects of one verb told in turn: "require surgery or radiotherapy"?"""
    first, last = placed[member.inside[0]], placed[member.inside[-1]]
    return " or " in text[first.end : last.start]


def _only_happened(text: str, offset: int, member: _Member, times: Sequence[Window]) -> bool:
    """Does a verb only say when the thing was: "occurred within 2 weeks"?"""
    begins = [w.quote.start - offset for w in times if w.quote is not None]
    return bool(begins) and _HAPPENED.match(text, member.start, min(begins)) is not None
