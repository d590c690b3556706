"""Limits of normal that stand apart from their number: over brackets, or behind 'within'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp.recognizers.quantity import Quantity, Scene
from nlp.recognizers.relative import LimitFound

if TYPE_CHECKING:
    pass


# "Within" before a multiple of a limit, or the limit, is at most that; before a range it is not.
WITHIN = "within"
_WITHIN_A_LIMIT = re.compile(
    r"(?P<denied>\bnot\s)?\bwithin(?=\s(?:the\s|institutional\s|local\s){0,2}(?:\d(?:\.\d{1,2})?\s?(?:x|times|×|\*)\s?"
    r"(?:the\s|institutional\s){0,2})?(?:uln\b|upper (?:normal )?limits?\b))"
)
# Brackets between a number and its limit, and how far behind them that is looked for.
_ASIDE = re.compile(r"\s?(?:(?:x|times|fold)\s?)?(?P<open>[(\[])[^()\[\]\n]{4,90}[)\]]\s?")
_LIMIT = 60


def limits_signed(low: str) -> str:
    """The text with "within" before a limit of normal as the sign that it means, as long."""
    return _WITHIN_A_LIMIT.sub(_sign, low) if "uln" in low or "upper" in low else low


def _sign(within: re.Match[str]) -> str:
    """At most, or where it is denied more than, the limit; as many characters as the words."""
    return (">" if within["denied"] else "<=").ljust(len(within[0]))


def limit_over_brackets(scene: Scene, quantity: Quantity) -> LimitFound | None:
    """The limit behind what brackets put in between: "3 times (5 times in metastases) ULN"."""
    aside = _ASIDE.match(scene.low, quantity.end)
    if aside is None:
        return None
    words = scene.low[quantity.end : aside.start("open")] + scene.low[aside.end() :][:_LIMIT]
    limit = scene.relatives.behind(words, 0, quantity.op, None)
    if limit is None:
        return None
    quantity.over = aside.end()
    return LimitFound(limit.limit, limit.relation, limit.op, aside.start("open"))
