"""How far does the heading of a passage reach that stands before words on its own line?

"Family History: father had gout" heads its line, "Allergies: sulfa (rash), codeine." too; what was
stopped ends where a line or a word begins what is taken now.
"""

from __future__ import annotations

import re
from itertools import pairwise

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
    r"(?<=, )now (?:on )?(?=[a-z])"
    r"|(?:(?<=[.;] )|(?<=\. {2}))(?:[Cc]urrent(?:ly)?|[Nn]ow|[Oo]n|[Uu]nder|[Tt]akes|[Mm]edications"
    r"|He|She|Her|His|The|Pt|Patient|[Ss]ince|[Rr]eports|[Dd]enies)\b"
)


# What speaks of the patient again behind the family's history.
_PATIENT = re.compile(
    r"(?<=[.;] )(?:(?:[Nn]ever|[Nn]on-?|[Ee]x-?|[Cc]urrent|[Ff]ormer) ?smoke[rd]?\b|[Ss]mok"
    r"|[Dd]rinks\b|[Aa]lcohol\b|EtOH|ETOH|[Ll]ives\b|[Ww]orks\b|[Tt]akes\b|[Oo]n [a-z]"
    r"|[Mm]ed(?:ication)?s?\b"
    r"|[Aa]llerg|NKDA|BP\b|HR\b|O/E|[Ee]xam|[Dd]iscussed|[Nn]ow\b|[Pp]lan\b|SH\b|[Ss]ocial"
    r"|[Dd]enies\b|[Rr]eports\b|(?:[Ss]he|[Hh]e|[Pp]t|[Pp]atient)"
    r" (?:has never|smokes|drinks|takes|denies|reports|does not|doesn['’]t|lives|works"
    r"|never|is on|herself|himself)\b)"
)
_SENTENCE = re.compile(r"(?<=[\w)%][.;])\s+(?=[A-Z])")
_RELATIVE = re.compile(
    r"\b(?:fathers?|mothers?|mum|mom|dad|parents?|bro(?:ther)?s?|sis(?:ter)?s?|siblings?|sons?"
    r"|daughters?|aunts?|uncles?|cousins?|grand\w+|mat(?:ernal)?|pat(?:ernal)?|MGM|MGF|PGM|PGF"
    r"|relatives?|family|famil\w+|died|FH|hereditary|other)\b",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"[\s:]{0,4}(?:nil|none|negative|neg|nc|n/c|unremarkable|non-?contributory)"
    r"(?: (?:of note|known|relevant))?\.(?=\s)",
    re.IGNORECASE,
)
_SHORT = len("Fam Hx")
_BEFORE_HEADING = re.compile(r"[.;,] ")


def reach(passage: Passage, received: str) -> int:
    """Up to which offset of its text do the words of a passage stand under its heading?

    `received`: the note's text. A heading within a line of other sentences heads the sentences
    that name relatives, and no others.
    """
    text = passage.text
    if passage.section not in _ONE_LINE and passage.section not in _LISTED:
        return len(text)
    first = len(text) - len(text.lstrip(" \t:"))
    end = text.find("\n", first)
    if passage.section in _ONE_LINE:
        stop = len(text) if end <= first else end
        return _of_family(text, first, stop, within=_is_within(passage, received))
    if none := _NONE.match(text):
        return none.end()
    end = len(text) if end < 0 else end
    begun = _TODAY.search(text, first)
    if end > first and _WHOLE.search(text, first, end):
        return begun.start() if begun and begun.start() < end else end
    label = _LABEL.search(text, first + 1)
    stop = label.start() if label else len(text)
    return begun.start() if begun and begun.start() < stop else stop


def _of_family(text: str, first: int, stop: int, *, within: bool) -> int:
    """Up to where, at most to `stop`, is a line still about the family?"""
    if nil := _NIL.match(text):
        return nil.end()
    if again := _PATIENT.search(text, first, stop):
        stop = again.start()
    if not within:
        return stop
    ends = [found.end() for found in _SENTENCE.finditer(text, first, stop)]
    for end, close in pairwise((*ends, stop)):
        if not _RELATIVE.search(text, end, close):
            return end
    return stop


def _is_within(passage: Passage, received: str) -> bool:
    """Do sentences stand before a heading of few letters ("FHx") on its own line?"""
    if passage.title is None or len(passage.title) > _SHORT:
        return False
    line = received.rfind("\n", 0, passage.start) + 1
    return _BEFORE_HEADING.search(received, line, passage.start) is not None
