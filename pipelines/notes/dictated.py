"""Where do the sentences of a note end that no capital begins, or no period ends?

"no fever. has asthma." is typed in small letters, "HE DENIES COUGH HE HAS A HISTORY OF STROKE" was
dictated without its periods: what opens a sentence parts it from the one before.
"""

from __future__ import annotations

import re

from nlp.recognizers import split_sentences

# A period before a small letter, and the words that open what is typed so.
_SMALL = re.compile(
    r"(?<=[a-z0-9)])\.[ \t]+(?=(?:no|not|denies|denied|has|had|have|on|takes?|taking|s?he|they|i"
    r"|my|we|the|his|her|pt|patient|s/p|c/o|h/o|hx|also|was|is|will|still|currently|now|never"
    r"|reports?|states|feels|started|stopped|quit|smokes|lives|mom|mother|mum|dad|father|sister"
    r"|brother|wife|husband|this|there|since|it|i'm|i've|i'd|don't|allergic|says|and|but|so|then"
    r"|can|could|should|using)\b)"
)
# Fields side by side on one line: "Nephropathy: no    Foot ulcer: never".
_FIELD = re.compile(
    r"(?<![ \t])[ \t]{3,40}(?=[A-Z][A-Za-z][A-Za-z /-]{1,28}"
    r"(?:[:?](?=\s)| {1,3}(?:Y|Yes|N|No) ?[(\[]))"
)
_SHORT_TEXT = """
approx est temp dept max min ave avg resp incl gen bid tid qid prn tab tabs cap caps inj vol dist
prox lat med sup inf ant post abd neg pos mod sev vs dr mr mrs ms no fig st e.g i.e etc pt pts
"""
_SHORT = frozenset(_SHORT_TEXT.split())
_LAST = re.compile(r"[\w.]+\Z")
# So long a stretch with so few signs was dictated.
_LONG, _PER_SIGN = 120, 120
_SIGN = re.compile(r"[.,;:!?]")
_VERBS = (
    r"(?:has|had|have|is|was|denies|denied|reports?|reported|takes|quit|smokes|drinks|complains"
    r"|presents|presented|states|does|did|underwent|lives|works|also|never)"
)
_OPENS = re.compile(
    r" (?=(?:(?<!if )(?<!that )(?<!whether )(?<!when )(?<!who )(?<!which )(?<!because )(?<!while )"
    rf"(?:the patient|patient|pt|s?he) {_VERBS}\b"
    r"|(?<!the )(?<!of )(?:(?:past medical|family|social|surgical|past surgical) history"
    r"|(?:home |current |her |his )?medications? (?:include|are)|allergies|review of systems"
    r"|physical exam\w*|assessment|impression|plan)\b|this is an? \d"
    r"|(?:temperature|blood pressure|pulse|heart rate|respirations|white (?:blood cell )?count"
    r"|hemoglobin|hematocrit|platelets|sodium|potassium|creatinine|glucose|weight|saturation)"
    r" (?:is |was |of |in the )?(?:\d|zero|one|two|three|four|five|six|seven|eight|nine|normal)"
    r"|rule out\b|no (?!known|longer|history|more|evidence|one)[a-z]{4,}))",
    re.IGNORECASE,
)


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Between which offsets do the sentences of a note's passage lie?"""
    made: list[tuple[int, int]] = []
    for start, end in split_sentences(text):
        low = start
        for stop in _stops(text, start, end):
            if text[low:stop].strip():
                made.append((low, stop))
                low = stop
        made.append((low, end))
    return made


def _stops(text: str, start: int, end: int) -> list[int]:
    """Where a sentence that was typed or dictated on and on is to be parted."""
    stops = []
    if text.find(". ", start, end) >= 0:
        for found in _SMALL.finditer(text, start, end):
            word = _LAST.search(text[max(start, found.start() - 10) : found.start()])
            if word is None or word[0].lower() not in _SHORT:
                stops.append(found.end())
    if text.find("   ", start, end) >= 0 and (":" in text or "?" in text or "(" in text):
        stops += [found.end() for found in _FIELD.finditer(text, start, end)]
    if end - start > _LONG and _is_dictated(text, start, end):
        stops += [found.end() for found in _OPENS.finditer(text, start, end)]
    return sorted(stops)


def _is_dictated(text: str, start: int, end: int) -> bool:
    signs = sum(1 for _ in _SIGN.finditer(text, start, end))
    return signs * _PER_SIGN < end - start
