"""What does a "must" say: what all patients must, whom it is asked of, what is given up or used?"""

from __future__ import annotations

import re

# What a "must" says, as the number of its token.
PLAIN, RELATIVE, CEASES, USES, LIMITS = range(5)

# What must be given up is excluded as long as it is not: "patients must stop aspirin".
_CEASING = re.compile(
    r"\s(?:(?:be\s)?(?:willing|able|agree) to\s)?(?:stop|discontinu|avoid|refrain|abstain|cease"
    r"|withhold|wash|forgo|be (?:off|free|withdrawn|excluded|washed|stopped|discontinued|discussed"
    r"|considered|reviewed|approved|avoided|noted|withheld|informed|counsel)"
    r"|(?:have|be) (?:[a-z]+ly )?(?:recovered|resolved)"
    r"|have (?:stopped|discontinued|been (?:stopped|discontinued|off|withdrawn)))"
)
_USING = re.compile(r"\sbe (?:used|practi[cs]ed|employed)\b")
_REACH = 24
_RELATIVE = re.compile(r"\b(?:who|whom|which|that)\s(?:\w{2,14}ly\s)?\Z")


def demand_of(small: str, match: re.Match[str]) -> int:
    """Which of these is a "must", by the words around it? small: the text in small letters."""
    if _RELATIVE.search(small, max(0, match.start() - _REACH), match.start()):
        return RELATIVE  # "who must take aspirin" only tells whom
    if small.startswith(" not exceed", match.end()) or small.startswith(" exceed", match.end()):
        return LIMITS
    if _USING.match(small, match.end()):
        return USES
    return CEASES if _CEASING.match(small, match.end()) else PLAIN
