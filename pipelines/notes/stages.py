"""Which stage of a kidney disease stands right behind its short name: "CKD 3b", "CKD G3bA2"?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from nlp.model import Amount, Comparator, Quote
from nlp.recognizers import Found, FoundAmount

CONCEPT = "ckd_stage"
_TOLD = re.compile(
    r"(?<![\w-])CKD[ -]?G?(?P<stage>(?P<number>[1-5])(?P<part>(?<=3)[ab])?)(?:/?A[123])?"
    r"(?![\w/.,-]*\d|\w| ?(?:mg|g|mL|months?|years?|yrs?|days?|/))"
)


def with_stages(text: str, amounts: Sequence[Found]) -> list[Found]:
    """The amounts, with the stages that stand behind the short name of the disease."""
    made = [_amount(match) for match in _TOLD.finditer(text)] if "CKD" in text else []
    if not made:
        return list(amounts)
    kept = [a for a in amounts if not any(a.start < m.end and m.start < a.end for m in made)]
    return sorted([*kept, *made], key=lambda each: each.start)


def _amount(match: re.Match[str]) -> Found:
    span = match.span("stage")
    quote = Quote(*span, match["stage"])
    value = (Decimal(match["number"]),)
    amount = Amount(Comparator.EQ, value, None, labels=(match["stage"],), quote=quote)
    return Found(*span, FoundAmount(amount, None, span, of=CONCEPT))
