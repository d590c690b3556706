"""Where the clauses of a text end, for what a number or a time may reach."""

from __future__ import annotations

import re
from bisect import bisect_right

_REACH_BACK = 120
# Ends what an amount or a window may reach: a semicolon, or the end of a sentence.
# Its one beginning is a set of signs, so that it is tried at few places.
# The point of "St. John's wort" or "e.g. Crohn's disease" ends none.
_CLAUSE_END = re.compile(
    r"[;.\n](?:(?<=[;\n])"
    r"|(?<=[a-z0-9)\]%].)(?=\s+[A-Z])(?<!\b[Ss]t.)(?<!\be\.g.)(?<!\bi\.e.)(?<!\bvs.)(?<!\bDr.))"
)


class Clauses:
    """The clauses of a text: they end at semicolons, sentences' ends and lines' ends."""

    def __init__(self, text: str) -> None:
        self._cuts = _cuts(text)
        self._size = len(text)

    def around(self, offset: int) -> tuple[int, int]:
        """Where does the clause around an offset begin and end?"""
        index = bisect_right(self._cuts, offset)
        low = self._cuts[index - 1] if index else 0
        return low, self._cuts[index] if index < len(self._cuts) else self._size


def _cuts(text: str) -> list[int]:
    """Where clauses end. A semicolon inside brackets parts nothing but their own members."""
    found = []
    for cut in _CLAUSE_END.finditer(text):
        at = cut.start()
        if cut[0] == ";":
            opened = text.rfind("(", max(0, at - _REACH_BACK), at)
            if opened > text.rfind(")", max(0, at - _REACH_BACK), at):
                continue
        found.append(cut.end())
    return found
