"""Which numbers share the limit that only the last of a list names?

"ALT > 2x or bilirubin > 3x ULN": two times the upper limit too.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import Amount, Relation
from nlp.placed import Placed

_TIMES = re.compile(r"\s?(?:x|×|times|fold|-fold)(?![\w-])", re.IGNORECASE)
_STOP = re.compile(r"[;\n]|\.\s")


def shared_limits(text: str, offset: int, placed: list[Placed]) -> list[Placed]:
    """The statements with a limit where "2x" stood alone before one that names it."""
    made = list(placed)
    for index in range(len(made) - 2, -1, -1):
        here, later = made[index].statement.amount, made[index + 1].statement.amount
        if here is None or later is None or later.relation is not Relation.TIMES:
            continue
        if _lacks(text, offset, here, later):
            shared = replace(
                here,
                relative_to=later.relative_to,
                relation=later.relation,
                unit=None,
                interval=None,
                canonical_unit=None,
            )
            told = replace(made[index].statement, amount=shared, assumptions=())
            made[index] = replace(made[index], statement=told)
    return made


def _lacks(text: str, offset: int, here: Amount, later: Amount) -> bool:
    """Does "times" stand behind a number that has no unit, and the limit further on?"""
    if here.relative_to is not None or here.unit is not None or here.quote is None:
        return False
    if later.quote is None or (later.quote.end <= here.quote.end and later.quote != here.quote):
        return False
    end = here.quote.end - offset
    if _TIMES.match(text, end) is None and not here.quote.text.rstrip().endswith(("x", "×")):
        return False
    return _STOP.search(text, end, later.quote.start - offset) is None
