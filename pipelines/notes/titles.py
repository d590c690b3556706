"""What does the heading of a passage itself tell: that a film was made, whose findings follow?

"ECG: sinus rhythm" tells of an electrocardiogram as "ECG showed sinus rhythm" does. A heading of
vital signs reaches to the first part of the body that is examined behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.model import Concept, Passage, Quote, Statement
from nlp.recognizers import TermFound, term_finder
from nlp.vocabulary import Vocabulary

_LOOKING = "diagnostic_procedure"
_NOT_DONE = re.compile(
    r"[\s:,;–—-]*(?:none|nil|no|not|never|n/?a|pending|deferred|declined|unknown|to be)\b"
    r"|[\s:.,;–—-]*$",
    re.IGNORECASE,
)
_EXAMINED = re.compile(
    r"(?:^|[\s.,;])(?:general|heent|head|eyes|ent|neck|chest|lungs?|pulmonary|respiratory|resp|cardiac"
    r"|cardiovascular|cv|cvs|heart|abdomen|abd|back|extremities|ext|skin|neuro|neurologic|neurological"
    r"|psychiatric|psych|rectal|musculoskeletal|genitourinary|lymphatics?)[ ]?:",
    re.IGNORECASE,
)


def titled(passage: Passage, vocabulary: Vocabulary, received: str) -> Statement | None:
    """The examination that a passage is headed by, if it was made.

    Args: received, the whole note's text, in which the heading stands before the passage.
    """
    title = passage.title
    if not title or len(title) > 40 or _NOT_DONE.match(passage.text):
        return None
    value = _examination(title, vocabulary)
    start = received.rfind(title, 0, passage.start)
    if value is None or start < 0:
        return None
    quote = Quote(start, start + len(title), title)
    codes = vocabulary.concept(value.concept_id).codes
    return Statement(
        "s0", "procedure", Concept(value.name, value.concept_id, codes, quote), quote=quote
    )


@lru_cache(maxsize=2000)
def _examination(title: str, vocabulary: Vocabulary) -> TermFound | None:
    """The examination that a heading is the name of; the body's own is none."""
    found = [f for f in term_finder(vocabulary).find(title) if f.value.kind == "procedure"]
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(title)):
        return None
    value: TermFound = found[0].value
    if value.concept_id == "physical_examination":
        return None
    return value if _LOOKING in vocabulary.ancestors(value.concept_id) else None


def examined_from(passage: Passage) -> int | None:
    """Where does a passage of vital signs go over to the examination? None if it does not."""
    if passage.section != "vital_signs":
        return None
    found = _EXAMINED.search(passage.text)
    return found.start() if found else None
