"""Which ages of a passage only say for whom a limit holds: "13 to < 16 years: male 1.5 mg/dL"?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from nlp.recognizers import Found

TIMES = frozenset({"a", "mo", "wk", "d", "h"})
_AGE_REACH = 16
_AGE_TOLD = re.compile(r"\(aged? $", re.IGNORECASE)
_FOR_AN_AGE = re.compile(
    r"(?:\s?(?:of age|old))?\s?[:;,(–-]{1,2}\s?(?:(?:fe)?males?\s?[:(]?\s?)?", re.IGNORECASE
)


class Ages:
    """The ages among the terms and amounts of a passage."""

    def __init__(self, text: str, terms: Sequence[Found], amounts: Sequence[Found]) -> None:
        self.text, self.terms, self.amounts = text, terms, amounts
        self._starts = [amount.start for amount in amounts]

    def tell_whom(self, before: Found, amount: Found) -> bool:
        """Is it an age that only says for whom a limit holds: "2 to < 6 years: male 0.8 mg/dL"?"""
        if self._is_aside(before, amount.start):
            return True
        return before.value.implied == "age" and self._limits(before, amount)

    def _limits(self, before: Found, amount: Found) -> bool:
        """Does what follows an age name a limit and perhaps a sex, and nothing else?"""
        unit = amount.value.amount.unit
        if amount.value.implied or unit in TIMES or (unit is None and not amount.value.bare):
            return False
        return _FOR_AN_AGE.fullmatch(self.text, before.end, amount.start) is not None

    def limit_of(self, index: int, amount: Found) -> bool:
        """Is it the age for which a limit holds, and no owner of that?"""
        term = self.terms[index]
        if term.value.concept_id != "age":
            return False
        last = bisect_right(self._starts, term.end)
        return any(
            each.value.implied and term.start <= each.end and self._limits(each, amount)
            for each in self.amounts[max(0, last - 2) : last]
            if each.start < amount.start
        )

    def stand_aside(self, index: int, offset: int) -> bool:
        """Is it an age in brackets: "Lansky (<= 16 years) or Karnofsky (> 16 years) of 50"?"""
        term = self.terms[index]
        return term.value.concept_id == "age" and self._is_aside(term, offset)

    def _is_aside(self, found: Found, offset: int) -> bool:
        if self.text[found.start - 1 : found.start] != "(" and not _AGE_TOLD.search(
            self.text, max(0, found.start - 8), found.start
        ):
            return False
        if getattr(found.value, "implied", "age") != "age":
            return False
        closed = self.text.find(")", found.end, offset)
        return 0 <= closed - found.end < _AGE_REACH
