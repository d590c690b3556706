"""Windows told from an event of the patient's own: "6 months after stroke" is a stroke back then.

A period behind which the event stands says how long ago that was. Where something else is what
happened then ("fever within 3 days of surgery"), the window stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from nlp.model import Period, Window, WindowType
from nlp.recognizers import Found

ADJOINING = re.compile(
    r"[\s-]{0,2}(?:(?:the|a|an|their|his|her|its|first|initial|last|latest|most recent|recent|prior"
    r"|previous|index|current|undergoing|receiving|having|completion of|completing|end of"
    r"|diagnosis of|date of|time of|day of|onset of)\s){0,4}",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"\b(?:occur|develop|appear|beg[aiu]n|start|diagnos|experienc|relaps|recur|onset|present)",
    re.IGNORECASE,
)
# What happens again, at a time after what went before.
_COMING_BACK = frozenset({"recurrence", "disease_progression", "exacerbation", "metastasis"})
_NO_TIME = Period()
# Up to when: "4 weeks since surgery to registration".
_UNTIL = re.compile(
    r"[^.;,:\n]{0,70}?\s(?:to|until)\s(?:the\s)?(?:study\s|trial\s)?"
    r"(?P<at>registration|enrol|entry|randomi[sz]ation|screening|first\sdose)",
    re.IGNORECASE,
)
_MOMENTS = {
    "regis": "enrollment", "enrol": "enrollment", "entry": "enrollment",
    "rando": "randomization", "scree": "screening", "first": "first_dose",
}  # fmt: skip


def turn(
    text: str, terms: Sequence[Found], windows: Sequence[Found], governed: Sequence[Sequence[int]]
) -> list[Found]:
    """The windows, those that count from the event they place as times before now.

    Args: governed, for each window the indices of the terms that it places.
    """
    return [
        Found(found.start, found.end, _turned(found.value, _until(text, found)))
        if _from_event(text, terms, found, indices)
        else found
        for found, indices in zip(windows, governed, strict=True)
    ]


def stands_since(window: Window, told: Set[tuple[str, str | None]], event: str | None) -> bool:
    """Is it people, or what they still have, of whom a time since an event is told?

    "Adults 3 to 9 months after stroke", "hemiparesis at least 6 months after stroke". Args: told,
    kind and concept of each name before the time; event, the concept behind it.
    """
    if window.anchor != "unknown" or not _lies_after(window):
        return False
    kinds = {kind for kind, _ in told}
    names = [name or "" for _, name in told]
    again = bool(event) and len(names) == 1 and names[0].endswith(f"_{event}")
    if kinds == {"person"} or again:
        return True  # "kidney transplant recipients 6 months after transplantation"
    after = window.type is WindowType.AFTER and kinds == {"condition"}
    return after and not any(concept in _COMING_BACK for _, concept in told)


def happens(gap: str) -> bool:
    """Does a verb say that a thing happened then: "stroke occurring more than a month after"?"""
    return _HAPPENS.search(gap) is not None


def _from_event(text: str, terms: Sequence[Found], found: Found, indices: Sequence[int]) -> bool:
    window: Window = found.value
    if window.anchor != "unknown" or not indices or not _lies_after(window):
        return False
    if gave_birth(terms[indices[0]], found):
        return True
    first = terms[indices[0]].start
    return first >= found.end and ADJOINING.fullmatch(text, found.end, first) is not None


def gave_birth(term: Found, window: Found) -> bool:
    """Is it told how long ago she gave birth: "pregnant or within 6 weeks postpartum"?"""
    near = window.start < term.start <= window.end + 1 and window.end < term.end
    return near and term.value.concept_id == "postpartum"


def _lies_after(window: Window) -> bool:
    """Does it reach on from the event, so that now is later than that?"""
    if window.end is None:
        return window.type is WindowType.AFTER
    return max(window.end.months, window.end.days, window.end.minutes) > 0


def _turned(window: Window, anchor: str) -> Window:
    """How long after the event now is, as how long before now the event was."""
    near = window.start if window.start is not None and not _around(window) else _NO_TIME
    start = None if window.end is None else -window.end
    kind = WindowType.BEFORE if window.type is WindowType.AFTER else window.type
    return replace(window, type=kind, start=start, end=-near, anchor=anchor, period="past")


def _until(text: str, found: Found) -> str:
    """The moment of the study up to which a time from an event is counted, else now."""
    until = _UNTIL.match(text, found.end)
    return _MOMENTS[until["at"][:5].lower()] if until else "now"


def _around(window: Window) -> bool:
    """Does it reach back from the event as far as on: "within 3 days of"?"""
    return window.start is not None and window.end is not None and window.start == -window.end
