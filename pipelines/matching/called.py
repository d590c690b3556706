"""Is a result, or an examination, called normal or abnormal in words?"""

from __future__ import annotations

from nlp.model import Statement

NORMAL = frozenset(["normal", "within normal limits", "within normal range", "unremarkable"])
CALLED = NORMAL | {"abnormal", "out of range"}


def is_called_normal(statement: Statement) -> bool | None:
    """Do its words call it normal (True) or abnormal (False)? None: they do neither."""
    words = {each.text.lower() for each in statement.qualifiers} & CALLED
    return bool(words & NORMAL) if words else None
