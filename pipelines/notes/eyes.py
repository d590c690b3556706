"""Of which eye does a note tell something: "cataract surgery OD", "left eye had aflibercept"?

The words stay with the fact as its qualifier, for whoever asks which eye it was.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from nlp.model import Quote, Statement
from nlp.vocabulary import Vocabulary

_CLASSES = ("eye_disease", "eye_surgery", "ophthalmic_medication")
_ALONE = frozenset({"intravitreal_injection", "bevacizumab", "yag_capsulotomy"})
_SIDE = re.compile(
    r"\b(?:(?:left|right|both|fellow) eyes?\b|(?:OD|OS|OU|RE|LE)\b(?!\s?\d{1,2}/\d)"
    r"|(?:bilateral|left|right|Bilateral|Left|Right|LEFT|RIGHT)\b"
    r"(?! (?:arm|leg|knee|hip|lung|breast|kidney|side|hand|foot|ventric)))"
)
_CUT = re.compile(r"[.;\n]|,\s")
_REACH = 40


def with_side(
    statement: Statement, text: str, place: tuple[int, int], offset: int, vocabulary: Vocabulary
) -> Statement:
    """The statement, and with it the words on the eye that stand nearest in its own clause.

    Args: place, where it stands in the text; offset, where the text begins in the note.
    """
    concept = statement.concept
    if concept is None or concept.concept_id not in _of_the_eye(vocabulary):
        return statement
    start, end = place
    low = max((cut.end() for cut in _CUT.finditer(text, max(0, start - _REACH), start)), default=0)
    low = max(low, start - _REACH, 0)
    cut = _CUT.search(text, end, end + _REACH)
    high = cut.start() if cut else min(end + _REACH, len(text))
    found = list(_SIDE.finditer(text, low, high))
    if not found:
        return statement
    near = min(found, key=lambda each: max(start - each.end(), each.start() - end, 0))
    words = Quote(offset + near.start(), offset + near.end(), near[0])
    return replace(statement, qualifiers=(*statement.qualifiers, words))


@lru_cache(maxsize=4)
def _of_the_eye(vocabulary: Vocabulary) -> frozenset[str]:
    """The ids of what is of one eye: its diseases, operations and drugs put into it."""
    below = (vocabulary.descendants(each) for each in _CLASSES)
    return _ALONE.union(_CLASSES, *below)
