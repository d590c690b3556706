"""Is a result, or an examination, called normal or abnormal in words?"""

from __future__ import annotations

from nlp.model import Statement

_NORMAL = frozenset({"normal", "unremarkable"})
_WITHIN = (
    "within normal",
    "within the normal",
    "within limits of normal",
    "within the limits of normal",
    "in normal",
    "in the normal",
)
_ABNORMAL = (
    "abnormal",
    "non-normal",
    "out of",
    "outside",
    "not within",
    "not in",
    "above or below",
)


def calls_normal(words: str) -> bool | None:
    """Do words call something normal (True) or abnormal (False: "outside the normal range")?"""
    low = words.lower().replace("institutional ", "").replace("reference", "normal")
    if low in _NORMAL or low.startswith(_WITHIN):
        return True
    return False if low.startswith(_ABNORMAL) else None


def is_called_normal(statement: Statement) -> bool | None:
    """Do its words call it normal (True) or abnormal (False)? None: they do neither."""
    said = {calls_normal(each.text) for each in statement.qualifiers} - {None}
    return True in said if said else None
