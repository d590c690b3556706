"""What does a rate count whose unit names it: "4 seizures per month", "headache days a month"?"""

from __future__ import annotations

from nlp.recognizers import Found

_RATES = frozenset({"/h", "/d", "/wk", "/mo", "/a", "d/wk", "d/mo", "d/a"})
_COUNTED = frozenset({"condition", "procedure", "observation", "visit"})
# A count of courses is of what they are courses of: "3 courses of antibiotics a year".
_OF_COURSES = frozenset({"cycle/a", "cycle/mo"})
_COURSES = frozenset({"drug", "procedure"})


def is_counted(term: Found, amount: Found) -> bool:
    """Is the term a part of the unit, and what is counted?"""
    value = amount.value
    kinds = _COURSES if value.amount.unit in _OF_COURSES else _COUNTED
    if value.amount.unit not in _RATES | _OF_COURSES or term.value.kind not in kinds:
        return False
    behind: int = value.number_span[1]
    return behind <= term.start and term.end <= amount.end
