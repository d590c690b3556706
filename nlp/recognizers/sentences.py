"""Where sentences begin and end, in prose, in wrapped lines and in bulleted lists.

A line break ends a sentence unless the line was only wrapped; a period does unless it belongs to
an abbreviation, a number or an initial.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from nlp.recognizers.slots import SENTENCES, Found, put

# The second form is of notes that lost their line breaks: "smoker.,FAMILY HISTORY: , stroke". Its
# one beginning is a set of signs, so that it is tried at few places.
_BREAK = re.compile(
    r"[.!?\n](?:(?<=\n)\s*+|(?<!\n)(?<![.!?].)[.!?]*+[\"')\]]*+"
    r"(?:(?=\s+(?:[A-Z0-9\[(\"“*•#-]|(?:mRS|eGFR|hCG|hs[A-Z]|p[TN][0-4]|f[Tt][34])))|,(?=\s*[A-Z0-9])))"
)
_BULLET = re.compile(
    r"(?:[-–—•*+◦▪●○■□☐☒☑#>·]+|\[[ xX]?\]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)])(?=\s|\w)"
)
_ABBREVIATED_TEXT = """
dr mr mrs ms prof st vs eg e.g ie i.e etc approx no fig al inc pt pts dx hx rx tx ave max min
incl resp cf ca wt ht temp dept est gen jr sr p.o q.d b.i.d t.i.d q.i.d a.m p.m u.s
"""
_ABBREVIATED = frozenset(_ABBREVIATED_TEXT.split())
# Short forms that stay so in capitals; others are names of diseases there, but in text all capital.
_TITLES = frozenset({"DR", "MR", "MRS", "ST", "VS", "A.M", "P.M", "U.S", "P.O", "Q.D"})
_RETINA = re.compile(
    r"\b(?:no|any|without|with|has|mild|severe|moderate|background|proliferative|diabetic) DR\Z",
    re.I,
)
_SHOUTED = re.compile(r"\s{0,3}(?:[a-z\d]|[A-Z]{2,}\b)")
# A letter behind these ends a name: "No hepatitis B. Takes aspirin."
_LETTERED = re.compile(
    r"\b(?:hepatitis|hep|vitamin|vit|types?|stages?|class|grade|group|factor|influenza|flu"
    r"|child(?:[- ]pugh)?|haemophilia|hemophilia|category|cohort|arm|part"
    r"|botulinum|toxin|bclc|strep|ig) [A-Z]\Z|\d [A-Z]\Z",
    re.IGNORECASE,
)
_BEFORE_A_DOUBT = " \t\n(:/"
_LAST_WORD = re.compile(r"(?:^|[\s(])([\w.]{1,7})$")
_UNFINISHED_TEXT = """
a an and any at but by for from had has have her his if in into is its no nor not of on or per
than that the their this to was were which who will with without
"""
_UNFINISHED = frozenset(_UNFINISHED_TEXT.split())
# A line of a table tells one thing, however long it is.
_COLUMNS = re.compile(r"\S(?:\t| {3})[ \t]*\S")
# What titles its line begins it anew: "COMPARISON: none", "Note: ...", "DISCHARGE MEDICATIONS".
_LABEL = re.compile(r"[A-Z][A-Za-z0-9 /&()-]{1,30}:(?=\s|$)|[A-Z][A-Z /&()-]{8,60}(?=\n|$)")
# A line as long as this was probably wrapped by a program, not ended by a person.
_WRAPPED = 60
_WIDEST = 110  # no program wraps lines so wide


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Between which offsets do the sentences of a text lie? They cover all its words."""
    bounds: list[tuple[int, int]] = []
    start = line = 0
    for found in _BREAK.finditer(text):
        here, after = found.start(), found.end()
        if text[here] == "\n":
            stop = len(text[line:here].rstrip()) + line
            ends = found[0].count("\n") > 1 or _ends_line(text, line, stop, after)
            line = after
        else:
            ends, stop = not _is_abbreviated(text, start, here), after
        if ends:
            if stop > start:
                bounds.append((start, stop))
            start = after
    if text[start:].strip():
        bounds.append((start, len(text)))
    return bounds


def _ends_line(text: str, line: int, here: int, after: int) -> bool:
    """Did a person end the line that runs from `line` to `here`?"""
    if _BULLET.match(text, after) or _LABEL.match(text, after):
        return True
    before = text[line:here]
    if not before or after >= len(text):
        return True
    if before[-1] in ".:;!?" or _COLUMNS.search(before):
        return True
    if before[-1] in ",(/-" or before.rsplit(None, 1)[-1].lower() in _UNFINISHED:
        return False
    if len(before) > _WIDEST and text[after].isupper():
        return True
    return len(before) < _WRAPPED and (not text[after].islower() or len(before) < _WRAPPED // 2)


def _is_abbreviated(text: str, start: int, here: int) -> bool:
    """Does the period at `here` belong to an abbreviation, an initial or a list number, or is it
    a question mark that opens ("? Gout")?"""
    if text[here] == "?":
        return here == 0 or text[here - 1] in _BEFORE_A_DOUBT
    if text[here] != ".":
        return False  # no other sign shortens
    found = _LAST_WORD.search(text[max(start, here - 9) : here])
    if found is None:
        return False
    word = found[1]
    if word.isdigit() and here - start < 12:
        return not text[start:here].strip(" \t(").strip(word)
    if len(word) == 1:
        lettered = _LETTERED.search(text, max(start, here - 20), here)
        return word.isupper() and lettered is None
    if word == "DR" and _RETINA.search(text, max(start, here - 24), here):
        return False
    if word.isupper() and word not in _TITLES and not _SHOUTED.match(text, here + 1):
        return False  # "Mother has MS. No asthma."
    return word.lower() in _ABBREVIATED


class SentenceComponent:
    """The splitter as a spaCy component: sets the sentence starts of the tokens."""

    def __call__(self, doc: Doc) -> Doc:
        bounds = split_sentences(doc.text)
        put(doc, SENTENCES, [Found(start, end, None) for start, end in bounds])
        starts = iter([start for start, _ in bounds[1:]])
        following = next(starts, None)
        for token in doc:
            is_start = token.i == 0
            while following is not None and token.idx >= following:
                is_start, following = True, next(starts, None)
            token.is_sent_start = is_start
        return doc


@Language.factory("inclex_sentences")
def make_sentences(nlp: Language, name: str) -> SentenceComponent:
    """The component; it needs no vocabulary."""
    return SentenceComponent()
