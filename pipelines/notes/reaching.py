"""How far does the heading of a passage reach that stands before words on its own line?

"Family History: father had gout" heads its line, "Allergies: sulfa (rash), codeine." too; what was
stopped ends where a line or a word begins what is taken now.
"""

from __future__ import annotations

import re

from nlp.model import Passage

# Headings whose words on the same line are all they head.
_ONE_LINE = frozenset({"family_history"})
# Headings of lists, which may go on below.
_LISTED = frozenset({"allergies", "stopped_medications"})
_LABEL = re.compile(r"\n(?=[ \t]*(?:\n|[A-Z][A-Za-z /&()-]{1,30}:(?:\s|$)))")
_WHOLE = re.compile(r"[,;]|\.\s*$")
# Nothing is listed: the rest of the line tells something else.
_NONE = re.compile(
    r"[\s:]{0,4}(?:NKDA|NKA|NKFA|NIL|[Nn]il|None|none|[Nn]o known (?:drug )?allergies)\.(?=\s|$)"
)
# What begins what is so today, or another tale, within the line.
_TODAY = re.compile(
    r"(?:(?<=[.;] )|(?<=\. {2}))(?:[Cc]urrent(?:ly)?|[Nn]ow|[Oo]n|[Uu]nder|[Tt]akes|[Mm]edications"
    r"|He|She|Her|His|The|Pt|Patient|[Ss]ince|[Rr]eports|[Dd]enies)\b"
)


def reach(passage: Passage) -> int:
    """Up to which offset of its text do the words of a passage stand under its heading?"""
    text = passage.text
    if passage.section not in _ONE_LINE and passage.section not in _LISTED:
        return len(text)
    first = len(text) - len(text.lstrip(" \t:"))
    end = text.find("\n", first)
    if passage.section in _ONE_LINE:
        return len(text) if end <= first else end
    if none := _NONE.match(text):
        return none.end()
    end = len(text) if end < 0 else end
    begun = _TODAY.search(text, first)
    if end > first and _WHOLE.search(text, first, end):
        return begun.start() if begun and begun.start() < end else end
    label = _LABEL.search(text, first + 1)
    stop = label.start() if label else len(text)
    return begun.start() if begun and begun.start() < stop else stop
