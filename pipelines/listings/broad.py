"""Does an exclusion name only people or a kind of thing, its narrowing words left unread?

"A partner who is hindered in some manner ..." excludes not everybody who has a partner, and
"abnormalities that the protocol describes at length" not every abnormality: such a criterion holds
what was not read beside what was.
"""

from __future__ import annotations

from collections.abc import Sequence

from nlp.model import Expression, Statement, requirements

_WIDE_TEXT = """
couple woman man male female both_sexes adult child adolescent infant elderly relative mother
disease abnormality finding lesion symptom clinical_sign syndrome disorder condition
"""
_WIDE = frozenset(_WIDE_TEXT.split())
_LEAST = 8  # letters of unread words that are no mere remark


def is_too_wide(own: Expression, unread: Sequence[tuple[int, int]]) -> bool:
    """Is all that was read so wide, and is more than a word or two of it unread?

    Args: unread, half-open spans of what nothing covers.
    """
    if sum(end - start for start, end in unread) < _LEAST:
        return False
    asked = list(requirements(own))
    return bool(asked) and all(map(_is_wide, asked))


def _is_wide(statement: Statement) -> bool:
    concept = statement.concept
    plain = statement.amount is None and not statement.windows and not statement.qualifiers
    return plain and concept is not None and concept.concept_id in _WIDE
