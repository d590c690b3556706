"""What makes sense only with what follows or stands before: lead-ins, titles, notes?"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from nlp.sections import HeadingFinder
from pipelines.listings.nesting import Item, opens_list, refers_on
from pipelines.listings.untold import is_untold

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_AT_LEAST = re.compile(
    r"\b(?:at least|minimum of|meet|any|≥|>=)?\s*(?<!of )(?<!of the )"
    r"(?P<n>two|three|four|five|six|[2-9])\s+(?:\(\d\)\s*)?(?:or more\s+)?"
    r"(?:(?:out\s+)?of\s+(?:the|these|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
    r"|criteria|conditions|symptoms|risk factors|features)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:(?:at least|any|only)?\s*"
    r"(?<!day )(?<!cycle )(?<!grade )(?<!phase )(?<!stage )(?<!part )(?<!type )(?<!visit )"
    r"(?:one|1)\s+(?:\(1\)\s*)?(?:or more\s+)?(?:of|from|criteri|condition)"
    r"|any (?:one )?of|either(?: of)?|any (?:condition|criteri)|one or more|at least one)\b",
    re.IGNORECASE,
)
_SUCH = re.compile(
    r"\b(?:includ\w+|such as|for example|e\.g\.|or)\b(?:,? but (?:is |are )?not limited to)?\W*"
    r"(?:the\s+)?(?:following\s*)?",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|both|each)\s+(?:\w+\s+)?(?:of|the|criteria)\b|\bboth\b", re.IGNORECASE)
_OR_END = re.compile(r"(?:\bor|\band/or)[\s,;.:]*$", re.IGNORECASE)
_OR_START = re.compile(r"\s*or\b", re.IGNORECASE)
_JOINED_ON = re.compile(r"\b(?:or|and|and/or)\s*:\s*$", re.IGNORECASE)
_AND_END = re.compile(r"\band[\s,;.:]*$", re.IGNORECASE)
_GENERIC = (
    r"for|in|if|when|as|of|to|the|any|an?|one|or|more|at|least|all|following|these|those|this|"
    r"conditions?|cases?|criteria|criterion|circumstances|situations?|listed|below|appl(?:y|ies)|"
    r"is|are|met|exceptions?|patients?|subjects?|participants?|people|with|who|have|has|had|"
    r"history|true|fulfilled|present|meets?|they|he|she|follows?|this|exclusion|inclusion|rules?"
)
_SPARES = re.compile(r"Exceptions?\s+(?:include|are|is|to|for)\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\b(?:except(?:ing|ed|ions?)?|unless|other\s+than|apart\s+from|excluding)"
    rf"(?:[\s,(]+(?:{_GENERIC})\b)*+[\s:.,)–-]*+$",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"[.;:]\s+(?P<clause>[^.;:]*\b(?:allowed|permitted|acceptable|allowable|eligible)\b[^.;:]*)"
    r":?\s*$",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    r"\b(?:provided|if|only|long as|must|not|no|without|nor|never|in(?=eligible)|un(?=accept))",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[-–—* ]*(?:and/or|or|and|plus)[-–—*.:;, ]*", re.IGNORECASE)
_FUNCTION = re.compile(r"\b(?:function|laborator|values?|defined|count|reserve|parameters|lab\b)")
# One of these stands in all that the slower patterns match.
_OF_FUNCTION = ("function", "lab", "value", "defined", "count", "reserve", "parameters")
_ALLOWS = ("allow", "permitted", "acceptable", "eligible")


class Remarks:
    """Tells what opens a note on the criterion before it, by headings.toml, section `remark`."""

    def __init__(self, finder: HeadingFinder) -> None:
        self._heads = frozenset(phrase[:2] for phrase in finder.phrases.get("remark", ()))
        self._remark = re.compile(
            rf"[\s(]*(?:(?:{finder.words('remark')})\s*[:\-–—.]|\*{{1,6}}\s*[A-Za-z]"
            r"|[†‡¶#]\s*\w)",
            re.IGNORECASE,
        )

    def opens(self, item: Item, clean: str) -> bool:
        """Does an item open with the words or the sign of a note?"""
        head = clean[item.start : item.start + 2].lower()
        likely = head in self._heads or head[0] in "(*†‡¶#" or head[0].isspace()
        return likely and self._remark.match(clean, item.start, item.end) is not None


def mark_openers(items: list[Item], clean: str, topics: frozenset[str]) -> None:
    """Note on each item whether it calls for a list, and whether it is but a title.

    topics: the titles known by name, in lower case; their lists may stand deeper without labels.
    """
    for number, item in enumerate(items):
        words = clean[item.start : item.end].rstrip()
        item.opens = opens_list(words)
        item.broken = len(words) < 40 and words[-1].isalpha()
        if item.style is not None:
            continue
        following = items[number + 1] if number + 1 < len(items) else None
        listed = (
            following is not None
            and following.group == item.group
            and following.style is not None
            and following.indent >= item.indent
        )
        short = len(words) < 60 and len(words.split()) < 6
        if item.opens and short:
            item.topic = True
        elif listed and short and words[-1] not in ".;," and words[:1].isupper():
            item.topic = item.opens = not any(sign.isdigit() for sign in words)
        elif short and following is not None and following.group == item.group:
            deeper = following.style is None and following.indent > item.indent + 1
            item.topic = item.opens = deeper and words.lower() in topics


def attach_notes(
    items: list[Item], clean: str, remarks: Remarks, barred: list[tuple[int, int]]
) -> list[Item]:
    """Join notes, definitions and further paragraphs to the item that they explain."""
    bars = sorted(start for start, _ in barred)
    kept: list[Item] = []
    for number, item in enumerate(items):
        last = kept[-1] if kept and kept[-1].group == item.group else None
        following = items[number + 1] if number + 1 < len(items) else None
        if (
            last
            and (not item.opens or _joins(item, clean) or _opens_deeper(item, last, following))
            and not (bars and bisect_left(bars, last.end) < bisect_left(bars, item.label_start))
            and _explains(item, last, clean, remarks)
            and not is_untold(clean[item.start : item.end])
        ):
            last.end = item.end
            last.joined = _joins(item, clean)
            last.opens = last.opens if last.joined else item.opens
        else:
            kept.append(item)
    return kept


def _opens_deeper(item: Item, last: Item, following: Item | None) -> bool:
    """Does a note open a list that stands deeper than what it explains, so is that one's too?"""
    return (
        item.style is None
        and following is not None
        and following.group == item.group
        and following.indent > last.indent + 1
    )


def _joins(item: Item, clean: str) -> bool:
    """Is it but a joining word on a line of its own ("AND")?"""
    return item.end - item.start < 8 and _JOINT.fullmatch(clean, item.start, item.end) is not None


def _explains(item: Item, last: Item, clean: str, remarks: Remarks) -> bool:
    """Does an item only go on with the one before: a note, a lone "or", a further paragraph?"""
    if _joins(item, clean):
        return True
    if last.topic:
        return False
    if item.style is None and last.style is not None and _SPARES.match(clean, item.start, item.end):
        return True
    if remarks.opens(item, clean):
        return not item.order and (item.style is None or item.indent >= last.indent - 1)
    deeper = item.style is None and item.indent > last.indent + 1
    return deeper and last.style is not None and not last.opens


_UNSAID = re.compile(
    r"\b(?:by|of|with|as|in|for|having|either|following|includ(?:e|es|ed|ing))[\s:.,-]*$",
    re.IGNORECASE,
)


def unsaid(item: Item, clean: str) -> bool:
    """Does a short lead-in break off ("Shown by:"), so that it is no title by itself?"""
    return _UNSAID.search(clean[max(item.start, item.end - 20) : item.end]) is not None


def bare_titles(items: list[Item], clean: str, headings: list[tuple[int, int]]) -> list[Item]:
    """The items without those that are titles of nothing ("Prior Treatment:"): headings."""
    bare = {
        number
        for number, item in enumerate(items)
        if item.topic
        and not item.children
        and clean[item.start : item.end].rstrip()[-1:] == ":"
        and not unsaid(item, clean)
    }
    if not bare:
        return items
    places: dict[int, int] = {}
    kept: list[Item] = []
    for number, item in enumerate(items):
        if number in bare:
            headings.append(
                (item.label_start, item.start + len(clean[item.start : item.end].rstrip()))
            )
        else:
            places[number] = len(kept)
            kept.append(item)
    for item in kept:
        item.parent = None if item.parent is None else places[item.parent]
    return kept


def composition_of(item: Item, words: str, children: list[str]) -> str:
    """How are a lead-in's children joined: "all", "any", "at_least:N", or as what it leaves out?

    The lead-in's own words decide; else the "or" and "and" between the children; else an
    exclusion asks for any of them, an inclusion for all. "except": they do not count, though the
    lead-in's own words hold ("cancer, except:"). "allow": they suffice, though those do not.
    """
    tail = words[-160:]
    if _EXCEPT.search(tail):
        return "except"
    if _JOINED_ON.search(tail):
        return "all" if tail.rstrip(" :")[-3:].lower() == "and" else "allow"
    low = tail.lower()
    allowed = _ALLOWED.search(tail) if any(map(low.__contains__, _ALLOWS)) else None
    if allowed and not _FORBIDDEN.search(allowed["clause"]):
        return "except" if item.kind == "exclusion" else "allow"
    if match := _AT_LEAST.search(tail):
        number = match["n"].lower()
        return f"at_least:{_NUMBERS.get(number) or number}"
    if _ALL.search(tail):
        return "all"
    if _ONE.search(tail):
        return "any"
    if item.kind == "exclusion":
        return "all" if any(_AND_END.search(child) for child in children[:-1]) else "any"
    if function(tail):
        return "all"
    if _by_or(children):
        return "any"
    if any(_AND_END.search(child) for child in children[:-1]):
        return "all"
    return "any" if _SUCH.search(tail) else "all"


def _by_or(children: list[str]) -> bool:
    """Does an "or" stand before the last child, or between all, so that it joins them all?

    One further up joins only the two beside it ("creatinine < 1.5, or / clearance > 60 / Hb").
    """
    between = [alternative(one, other) for one, other in pairwise(children)]
    return bool(between) and between[-1]


def asks_one(words: str) -> bool:
    """Does a lead-in ask for one of what follows?"""
    return _ONE.search(words) is not None


def function(words: str) -> bool:
    """Does a lead-in speak of organs' function or of laboratory values?"""
    low = words.lower()
    return any(map(low.__contains__, _OF_FUNCTION)) and _FUNCTION.search(low) is not None


def leaves_out(words: str) -> bool:
    """Does a lead-in end in a word for exceptions ("except:")?"""
    return _EXCEPT.search(words) is not None


def joins_on(words: str) -> bool:
    """Does a criterion end in "or:" or "and:", so that it is joined to what follows, no title?"""
    return _JOINED_ON.search(words) is not None


def alternative(one: str, other: str) -> bool:
    """Does an "or" stand between two criteria of a list?"""
    return _OR_END.search(one) is not None or _OR_START.match(other) is not None


def is_lead_in(item: Item, words: str) -> bool:
    """Does an item make sense only with its children?"""
    return bool(item.children) and (item.opens or item.topic or refers_on(words))
