"""Is a result, or an examination, called normal or abnormal in words?"""

from __future__ import annotations

import re

from nlp.model import Statement

_NORMAL = re.compile(
    r"normal|unremarkable|(?:with)?in (?:the )?(?:institutional )?"
    r"(?:normal (?:reference )?(?:range|limits)|reference range|(?:limits|range) of normal)",
    re.IGNORECASE,
)
_ABNORMAL = re.compile(
    r"abnormal|non-normal|(?:out|outside|not|above or below)\b.*(?:range|limits|normal)",
    re.IGNORECASE,
)


def is_called_normal(statement: Statement) -> bool | None:
    """Do its words call it normal (True) or abnormal (False)? None: they do neither."""
    calling = words_for_normal(statement)
    return _NORMAL.fullmatch(calling[0]) is not None if calling else None


def words_for_normal(statement: Statement) -> tuple[str, ...]:
    """Which of its qualifiers call it normal, or abnormal, in lower case? The first decides."""
    words = (each.text.lower() for each in statement.qualifiers)
    return tuple(word for word in words if _calls(word))


def _calls(word: str) -> bool:
    return (_NORMAL.fullmatch(word) or _ABNORMAL.fullmatch(word)) is not None
