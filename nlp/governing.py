"""Which concepts does a window place in time?

A window reaches back over the list it closes, up to a semicolon or to the window before it; at the
head of a clause, forward over the list it opens. What lasted is one thing: not where or why.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from nlp.clauses import Clauses
from nlp.lasting import lasts
from nlp.meant_windows import meant, taking_part
from nlp.model import WindowType
from nlp.recognizers import Found
from nlp.ties import Tie, excepts, tie_of
from nlp.turning import ADJOINING, gave_birth, happens, stands_since

_OR = re.compile(r",?\s{1,2}(?:or|and)\s{1,2}")
_REACH_BACK = 120
_REACH_FORWARD = 60
_LIST_GAP = 45
_BRACKET_REACH = 400
_NOUN = re.compile(r"\A\s[a-z-]{3,16}(?=,?\s(?:and/or|and|or)\s)")
# From a name to its bracket: at most a noun more, "anticancer antibody (including ...)".
_TO_BRACKET = re.compile(r"\s{0,2}(?:(?!and\b|or\b|with\b|in\b|of\b)[a-z-]{3,16}\s)?")
# What follows these says where, or why, not what went on.
_WHERE = re.compile(
    r"\s{1,2}(?:in|at|on|due to|because of|secondary to|caused by)\s{1,2}(?:(?:the|a|an|both|"
    r"either|one|his|her|their)\s{1,2})?",
    re.IGNORECASE,
)
# What is done, for a reason that lies elsewhere in time.
_DONE = frozenset({"procedure", "drug", "device", "visit"})
_PLACES = frozenset({"other", "observation"})
_BRACKET = re.compile(r"\s?\([^()]{0,200}\)")
_TITLE = re.compile(r"[^.;,:()\n]{0,40}:")
_PLAIN_JOINT = re.compile(r"\s?(?:,|/|,?\s(?:and/or|and|or))\s?", re.IGNORECASE)
# "pills during treatment and for 3 months after": both times are those of the pills.
_ALONG = re.compile(r"\b(?:during|while|throughout|for the duration of)\s", re.IGNORECASE)
_AND_ON = re.compile(
    r"(?:\s|,\s?)(?:and|as well as|plus)\s(?:(?:then|also|continuing|thereafter|up to)\s){0,2}\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|following)\b")
# Of whom something is asked: a test within 3 days is, their fertility is not.
_WHO = frozenset(
    {"childbearing_potential", "woman_of_child_bearing_potential", "fertile_man", "couple"}
)
_JOINED = re.compile(r"\b(?:or|and)\b")
_ALONG_REACH = 160
_PROMISES = ("contracept", "condom", "abstinence", "donation", "lactating", "breastfeeding")
# A window in such words lies before what it places: "recent (< 6 months) stroke".
_RECENT = re.compile(r"(?:recent|new|prior|previous)\b[^a-z]*\(", re.IGNORECASE)


def governed(text: str, terms: Sequence[Found], windows: Sequence[Found]) -> list[list[int]]:
    """For each window, the indices of the terms that it places in time."""
    if not windows:
        return []
    governor = _Governor(text, terms)
    found: list[list[int]] = []
    for number, window in enumerate(windows):
        own = governor.governed(window, windows)
        gap = text[windows[number - 1].end : window.start] if number else ""
        if number and (_OR.fullmatch(gap) or (not own and 0 < len(gap) < 3)):
            own = found[-1]  # "for over a month within the last year", "4 weeks or 5 half-lives"
        if len(own) > 1:
            own = governor.closing(window, meant(text, terms, window, own))
        found.append(own)
    return found


class _Governor:
    def __init__(self, text: str, terms: Sequence[Found]) -> None:
        self.text, self.terms = text, terms
        self.starts = [term.start for term in terms]
        self.clauses = Clauses(text)

    def _kind(self, index: int) -> str:
        value = self.terms[index].value
        return "person" if value.concept_id in _WHO else str(value.kind)

    def governed(self, window: Found, windows: Sequence[Found]) -> list[int]:
        """The terms that a window places in time."""
        low, high = self.clauses.around(window.start)
        floor = max([low] + [w.end for w in windows if w.end <= window.start])
        ceiling = min([high] + [w.start for w in windows if w.start >= window.end])
        lasting = window.value.type is WindowType.LASTING
        words = self.text[window.start : window.end]
        ahead = lasting and (words.endswith(" of") or self.text.startswith(" of ", window.end))
        if ahead or _RECENT.match(words):
            found = self._forward_all(window.end, ceiling)
            if found:
                return found[:1] if ahead else self._plain_list(found)
        if _TITLE.match(self.text, window.end) and not self.text[:low].strip():
            return self._titled(window.end, self._next(window, windows))
        behind = bisect_right(self.starts, window.end + 1) - 1
        if behind >= 0 and gave_birth(self.terms[behind], window):
            return [behind]
        along = self._along(window, floor)
        back = self._back_all(along, floor, lasting)
        if along < window.start and back and not self._promised(back[-1]):
            back = self._promise(along, floor) or back
        named = {(self._kind(index), self.terms[index].value.concept_id) for index in back}
        onward = self._forward_all(window.end, ceiling)
        event = self.terms[onward[0]] if onward else None
        since = event and ADJOINING.fullmatch(self.text, window.end, event.start)
        gap = self.text[self.terms[back[-1]].end : window.start] if back else ""
        if event and since and not happens(gap):
            onto = stands_since(window.value, named, event.value.concept_id)
            back = onward if onto else back
        return back or onward or taking_part(self.text, self.terms, window)

    def closing(self, window: Found, own: list[int]) -> list[int]:
        """Of several that stand before a window, those that share it.

        In a list that goes on behind it, a condition set apart by a mere comma has no share
        ("arthritis, stroke within 6 months, or asthma"); nor has anywhere what never passes,
        beside another thing ("diabetes or surgery within 6 months"). What lies so far back is an
        exception alone, where it is one: "surgery, except a biopsy more than 2 years ago".
        """
        if window.value.type is WindowType.BEFORE:
            gaps = [self.text[self.terms[a].end : self.terms[b].start] for a, b in pairwise(own)]
            cut = max((at for at, gap in enumerate(gaps, 1) if excepts(gap)), default=0)
            resumed = cut and self.text[self.terms[own[-1]].end : window.start].startswith(",")
            return own[:cut] if resumed else own[cut:]
        if window.value.type is not WindowType.WITHIN or own[-1] != self._before(window):
            return own
        if not lasts(self.terms[own[-1]].value.concept_id):
            own = [i for i in own if not self._lasts(i)]
        if not self._goes_on(window):
            return own
        for place in range(len(own) - 1, 0, -1):
            before, index = self.terms[own[place - 1]], self.terms[own[place]]
            gap = self.text[before.end : index.start]
            if gap.startswith(", ") and self._kind(own[place - 1]) == "condition":
                return own if _OR.match(gap) else own[place:]
            if _JOINED.search(gap):
                break
        return own

    def _lasts(self, index: int) -> bool:
        """Does a thing never pass? "HIV-related infection" is no such thing."""
        term = self.terms[index]
        return lasts(term.value.concept_id) and self.text[term.end : term.end + 1] not in "-/"

    def _before(self, window: Found) -> int:
        index = bisect_right(self.starts, window.start) - 1
        while index > 0 and self._kind(index) == "qualifier":
            index -= 1
        return index

    def _goes_on(self, window: Found) -> bool:
        """Does another member of the list stand right behind a window?"""
        index = bisect_right(self.starts, window.end - 1)
        gap = self.text[window.end : self.starts[index]] if index < len(self.terms) else ""
        return gap.startswith(", ") and tie_of(gap) is Tie.LIST

    def _along(self, window: Found, floor: int) -> int:
        """Where the words end that are placed: "pills during dosing and for 2 weeks after"."""
        begin = max(floor, window.start - _ALONG_REACH)
        onward = _AFTER.search(self.text, window.start, window.end + 12)
        if onward is None or not _AND_ON.search(self.text, begin, window.start):
            return window.start
        along = [each.start() for each in _ALONG.finditer(self.text, begin, window.start)]
        if not along or bisect_right(self.starts, along[-1]) == 0:
            return window.start
        return along[-1]

    def _promised(self, index: int) -> bool:
        name = self.terms[index].value.concept_id or ""
        return any(map(name.__contains__, _PROMISES))

    def _promise(self, offset: int, floor: int) -> list[int]:
        """What is promised for a time, over what only says with whom or when: "condoms in sex"."""
        for index in range(bisect_right(self.starts, offset) - 1, -1, -1):
            if self.starts[index] < floor or offset - self.terms[index].end > _ALONG_REACH:
                break
            if self._promised(index):
                return [index]
        return []

    def _plain_list(self, found: list[int]) -> list[int]:
        """Of a list, what no word of its own sets apart: "recent (< 3 mo) stroke or TIA"."""
        kept = found[:1]
        for index in found[1:]:
            gap = self.text[self.terms[kept[-1]].end : self.terms[index].start]
            if not _PLAIN_JOINT.fullmatch(gap) or self._kind(index) != self._kind(kept[0]):
                break
            kept.append(index)
        return kept

    def _next(self, window: Found, windows: Sequence[Found]) -> int:
        return min((w.start for w in windows if w.start >= window.end), default=len(self.text))

    def _titled(self, offset: int, ceiling: int) -> list[int]:
        """All that stands below a title of time: "Within 3 months of screening: A; B"."""
        low, high = (bisect_right(self.starts, place - 1) for place in (offset, ceiling))
        return [i for i in range(low, high) if self._usable(i) and self._kind(i) != "person"]

    def _usable(self, index: int) -> bool:
        return self._kind(index) not in ("qualifier", "consent")

    def _back_all(self, offset: int, floor: int, nearest: bool) -> list[int]:
        index = bisect_right(self.starts, offset) - 1
        found: list[int] = []
        people: list[int] = []
        right = offset
        while index >= 0 and self.starts[index] >= floor:
            term = self.terms[index]
            gap = right - term.end
            if gap > (_REACH_BACK if not found else _LIST_GAP):
                break
            if self._kind(index) == "person":
                people = people or [index]
                if found and term.value.concept_id in _WHO:
                    break
            elif self._usable(index):
                if nearest:
                    return [self._lasted(self._outside(index, offset), floor)]
                index = self._outside(index, right)
                term = self.terms[index]
                if found and not self._tied(found, index, right):
                    break
                found.append(index)
            right = term.start
            index -= 1
        return found[::-1] or people

    def _tied(self, found: list[int], index: int, right: int) -> bool:
        """Does the name before belong to what is placed? Drops what was but its reason or place."""
        gap = self.text[self.terms[index].end : right]
        if gap.strip() == ":" and self._kind(index) != "measurement":
            return False  # "heart disease: stroke within a year, angina": nor its title
        if gap == " " and right != self.terms[found[-1]].start:
            return False  # a qualifier lies between: "asthma treated with steroids"
        bare = _BRACKET.sub("", gap)
        tie = tie_of(bare if bare == gap else _NOUN.sub("", bare))
        told = tie is Tie.PLACE and self._kind(found[-1]) in _PLACES
        told = told and self._kind(index) != "other"
        if told:
            found.clear()
            return True
        if tie is Tie.REASON and self._kind(index) in _DONE:
            while found and self._kind(found[-1]) not in _DONE:
                found.pop()  # but not what was done for no such reason, listed behind it
            return True
        return tie is not Tie.NONE

    def _outside(self, index: int, offset: int) -> int:
        """The name before the brackets that a name stands in, if they close before the window."""
        term = self.terms[index]
        opened, closed = (self.text.find(mark, term.end, offset) for mark in "()")
        if closed < 0 or 0 <= opened < closed:
            return index
        start = self.text.rfind("(", max(0, term.start - _BRACKET_REACH), term.start)
        before = bisect_right(self.starts, start) - 1
        if start < 0 or before < 0:
            return index
        if _TO_BRACKET.fullmatch(self.text, self.terms[before].end, start) is None:
            return index
        return before

    def _lasted(self, index: int, floor: int) -> int:
        """What went on, of a name that only says where or why: "pain in the legs for 3 months"."""
        while index > 0 and self.starts[index - 1] >= floor:
            gap = self.text[self.terms[index - 1].end : self.terms[index].start]
            if not self._usable(index - 1) or not _WHERE.fullmatch(gap):
                break
            index -= 1
        return index

    def _forward_all(self, offset: int, ceiling: int) -> list[int]:
        index = bisect_right(self.starts, offset - 1)
        found: list[int] = []
        left = offset
        while index < len(self.terms) and self.starts[index] < ceiling:
            term = self.terms[index]
            if term.start - left > (_REACH_FORWARD if not found else _LIST_GAP):
                break
            if found and tie_of(self.text[left : term.start]) not in (Tie.LIST, Tie.HEAD):
                break
            if self._usable(index) and (self._kind(index) != "person"):
                found.append(index)
            left = term.end
            index += 1
        return found
