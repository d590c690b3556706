"""Numbers that measure nothing: parts of names, labels of lists, dates, years, "one of"."""

from __future__ import annotations

import re

from nlp.model import Comparator
from nlp.recognizers.numbers import MULTIPLES
from nlp.recognizers.quantity import Quantity, Scene
from nlp.recognizers.units import TIME_UNITS

_LABEL = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)](?=\s)|\.(?=[a-z(]))|\d{1,2}\)|\d{1,2}-\s(?!(?:to|and|or)\b)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_MONTHS_TEXT = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = frozenset(_MONTHS_TEXT.split())
_DATE = re.compile(
    r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}(?!\d)|\d{1,2}:\d\d(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\.?,?\s\d{{4}}"
)
_MAY_DATE = re.compile(
    r"\d{1,4}(?:[/.-]\d\d?[/.-]|:\d|(?:[nrst][tdh])?\s(?:of\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_IN_DATE = re.compile(rf"(?:(?<![a-z]){_MONTH}\.?\s(?:\d{{1,2}},?\s)?|\d[/.-]\d{{1,2}}[/.-]|\d:)$")
_MIDDLE = re.compile(r"\d{1,2}[/.-]\d{2,4}(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d,.]\d|\d|\s?[%<>x]|\s?(?:kcal|mg|ml|g|m|iu|u)\b)")
# A number that a word is tied to: "12-lead", "7-item", "3GCRE", "6-MWT".
_TIED = re.compile(r"-?(?!fold|times)[a-z]{2,}|-?[a-z][-\d]")
_SUM = re.compile(r"\d\s?\+\s?\d\s?=\s?\d")
_ADDED = re.compile(r"\d\s?=\s?\d")
_SCALE = re.compile(r"[\s-](?:[a-z]+[\s-]){0,3}(?:scale|vas|nrs|likert)(?![a-z])")
_ITEMS = re.compile(r"-(?:point|item|question|step)s?(?![a-z])|:\d")
_OR_MORE = re.compile(r"\s(?:or|and)\s(?:more|two)")
_WORD_BEFORE = re.compile(r"[a-z]+$")
# The reach of a scale in brackets, behind or before its result.
_OPENED = re.compile(
    r"[(\[](?:(?:possible |score |scale )?(?:range|scale|ranging)(?: of| from|:)?|score"
    r"|(?:converted |rescaled |mapped )?from(?: an?| the)?)?\s?$"
)
_CLOSED = re.compile(r"\s?(?:points?|scale)?[)\]]")
_SCORED = re.compile(
    r"\b(?:scores?|scale|vas|nrs|index|inventory|questionnaire|rating|pain|itch|pruritus)\b"
)
# What is drunk for a test, and how many there are to choose from: "one of the two clinics".
_LOAD = re.compile(r"[\s-]?g(?:rams?)?[\s-](?:oral\s)?(?:glucose|ogtt|dextrose|sucrose|lactose)\b")
_THAN_BEFORE = re.compile(
    r"\s(?:greater|higher|more|larger|less|lower|smaller)\sthan\s(?:(?:the|their|his|her|its|an?"
    r"|patient's)\s){0,2}(?:average|mean|median|previous|prior|last|earlier|initial|historical|usual"
    r"|preceding)\b"
)
_OF_THE = re.compile(r"\b(?:one|any|either|each|both|all) of the \Z")
# How often a thing was told, and not what: "from 2 different days".
_OCCASIONS = re.compile(
    r"\s(?:different|separate|distinct|independent)\s(?:days|dates|visits|times)\b"
)
_TEST_BEHIND = re.compile(
    r"\s(?:urin|holter|ecg|ekg|dietary|diet recall|recall|collection|monitor|ambulatory|ph\b)"
)
_DIGIT = re.compile(r"\d")
_COMPARED = re.compile(
    r"\s?(?:points?|scale)?[)\]]\s(?:of\s)?(?:[<>≤≥=]|at least|\d|above|over|below|less|more|great)"
)
# A number before a heading within a line.
_HEADED = re.compile(
    r"\d{1,2}\.\d{1,2}\s?[A-Z][A-Za-z/-]{1,20}(?:\s[A-Z][A-Za-z/-]{1,20}){1,4}"
    r"(?:\s[Dd]efined\s[Aa]s)?\s?:"
)
# What is collected or recorded so long: "24 h urine".
_COLLECTED = re.compile(r"\s(?:urin(?:e|ary)|holter|ambulatory|dietary recall)\b")
_PER = ("/", "per")
_SAMPLE = re.compile(r"(?<![a-z0-9])n\s?[=:≈~]\s?$")
# What stands before a bracketed label within a sentence: "who (1) smoke and (2) drink".
_IN_PROSE = re.compile(
    r"(?:\b(?:who|that|either|both|following|will|must|and|or|by|are|is|have|has|to|should)|[:;,])\s\(\Z"
)
# A part of the study and its number: "for part 1", "in cohort 2".
_STUDY_PART = re.compile(
    r"(?:\b(?:for|in|of|to|during|into)\s(?:the\s|study\s)?|[(;,]\s?)"
    r"(?:part|cohort|arm|phase)\s\Z"
)
_OF_STUDY = frozenset(["part ", "hort ", " arm ", "(arm ", "hase "])
# "the first one", "the previous one" stand for a thing told before
_THAT = re.compile(r"\b(?:the|this|that|last|previous|prior|other|preceding|initial|next) \Z")
_GLUED = frozenset(["age", "aged", "than", "least", "to", "and", "over", "or", "of", "is"])


def no_number(scene: Scene, at: int) -> bool:
    """Is it part of a name or unit, a list's label, a date or a time of day?"""
    lexeme, low = scene.lexemes[at], scene.low
    start = lexeme.start
    if low.startswith("1.73", start) and low[max(0, start - 4) : start].rstrip().endswith(_PER):
        return True  # the body surface of a clearance
    if not low[start].isdigit():
        return False
    if "n" in low[max(0, start - 5) : start] and _SAMPLE.search(low, max(0, start - 5), start):
        return True  # how many patients a cohort has
    if _summand(low, start, lexeme.end):
        return True
    if start:
        last = low[start - 1]
        if last == "^":
            return True  # "[kg/m^2]"
        if last.isalpha() and not _glued(low, start):
            return True
        before = low[start - 2 : start - 1]
        if last == "-" and before.isalpha() and not _glued(low, start - 1):
            return True
        if last == "." and before.isalpha():  # a reference mark behind a sentence: "done.10"
            return True
    if _heads(scene, start):
        return True
    if low[max(0, start - 5) : start] in _OF_STUDY:
        return _STUDY_PART.search(low, max(0, start - 20), start) is not None
    sign = low[lexeme.end : lexeme.end + 1]
    label = _LABEL.match(low, start) if sign and sign in ".)-" else None
    if label and lexeme.end <= label.end() and _begins_item(scene, at, label[0]):
        return True
    if _MAY_DATE.match(low, start) and _DATE.match(low, start):
        return True
    before = low[max(0, start - 14) : start]
    if before[-1:] in ("/", "-", ".") and before[-2:-1].isdigit() and _MIDDLE.match(low, start):
        return True
    # What a date goes on from: a sign of its own, or a month and perhaps its day.
    if lexeme.end - start > 4 or not before or before[-1] not in " /.-:,":
        return False
    if before[-1] == " ":
        word = before.split()[-1:]
        if not word or not (word[0][:3] in _MONTHS or word[0][0].isdigit()):
            return False
    return _IN_DATE.search(before) is not None


def _heads(scene: Scene, start: int) -> bool:
    """Is it the number of a heading within the line: "<= 9 6.3 Adequate Liver Function: "?"""
    if scene.low[start + 1 : start + 2] != "." and scene.low[start + 2 : start + 3] != ".":
        return False
    before = scene.low[max(0, start - 2) : start].strip()
    if before and not (before[-1].isalnum() or before[-1] in ").]"):
        return False
    return _HEADED.match(scene.text, start) is not None


def _summand(low: str, start: int, end: int) -> bool:
    """Is it added to another, with the sum behind: "Gleason 3 + 4 = 7"?"""
    if "+" not in low[end : end + 2] and "+" not in low[max(0, start - 2) : start]:
        return False
    return bool(
        _SUM.match(low, start) or (_ADDED.match(low, start) and "+" in low[start - 2 : start])
    )


def _glued(low: str, end: int) -> bool:
    """Does one of our words end right here: "than18"?"""
    word = _WORD_BEFORE.search(low[max(0, end - 12) : end])
    return bool(word and word[0] in _GLUED)


def _begins_item(scene: Scene, at: int, label: str) -> bool:
    """Does a label begin its line, or stand alone before a bracket, "1) ... 2) ..."?"""
    low, start = scene.low, scene.lexemes[at].start
    line = low.rfind("\n", max(0, start - 24), start) + 1
    if (line or start < 24) and not low[line:start].strip(" \t-*·(#o"):
        return True
    if label.endswith("- "):
        return low[max(0, start - 2) : start] in (". ", "; ")
    if not label.endswith(")"):
        return False
    if (
        _IN_PROSE.search(low, max(0, start - 24), start)
        and low[start + 2 : start + 4].strip().isalpha()
    ):
        return True
    last = scene.lexemes[at - 1] if at else None
    if last is not None and not low[last.end : start].strip() and last.roles.mark is None:
        return False  # "[INR] > 1.5)", "Grade 1)"
    before = low[max(0, start - 60) : start]
    return "(" not in before and "[" not in before and "." not in label and before[-1:] in " ;,:\n"


def is_numeral(scene: Scene, at: int) -> bool:
    """Is a numeral without a scale's name still one: "NYHA IV", "I or II"?"""
    lexeme = scene.lexemes[at]
    text = scene.text[lexeme.start : lexeme.end]
    if not text.rstrip("abcd").isupper():
        return False
    if at and scene.lexemes[at - 1].roles.joint and at > 1 and scene.lexemes[at - 2].roles.roman:
        return True
    joint = scene.adjacent(at + 1, lexeme.end)
    second = scene.lexemes[at + 2] if at + 2 < len(scene.lexemes) else None
    return bool(joint and joint.roles.joint and second and second.roles.roman)


def is_compared(scene: Scene, quantity: Quantity) -> bool:
    """Is it told by what no chart names: "a third more than last year", "above the first one"?"""
    if quantity.loose and quantity.unit is None and _is_that_one(scene, quantity):
        return True
    return _THAN_BEFORE.match(scene.low, quantity.end) is not None


def _is_that_one(scene: Scene, quantity: Quantity) -> bool:
    """Does it stand for a thing told before: "greater than the first one", "the previous one"?"""
    low, start, end = scene.low, quantity.number_start, quantity.number_end
    if quantity.ordinal:
        return low.startswith(" one", end) and not low[end + 4 : end + 5].isalpha()
    told = low[start:end] == "one" and _THAT.search(low, max(0, start - 12), start)
    return bool(told) and not _OR_MORE.match(low, end)


def counts_nothing(scene: Scene, quantity: Quantity) -> bool:
    """Does it count nothing: "the first", "one of", "a 0-10 pain scale"?"""
    if _LOAD.match(scene.low, quantity.number_end) or _OF_THE.search(
        scene.low, max(0, quantity.number_start - 14), quantity.number_start
    ):
        return True
    if _SCALE.match(scene.low, quantity.end) or _OCCASIONS.match(scene.low, quantity.end):
        return True
    if not quantity.loose or len(quantity.values) > 1:
        return quantity.ordinal
    word = scene.low[quantity.number_start : quantity.number_end]
    if quantity.ordinal or word in MULTIPLES or word == "half":
        return True
    return word == "one" and not _OR_MORE.match(scene.low, quantity.end)


def tied(scene: Scene, quantity: Quantity) -> bool:
    """Is a number part of a word: "12-lead", "7-item"?"""
    sign = scene.low[quantity.end : quantity.end + 1]
    if quantity.loose or not (sign == "-" or sign.isalpha()):
        return False
    return _TIED.match(scene.low, quantity.end) is not None


def is_scale(scene: Scene, quantity: Quantity) -> bool:
    """Does a range only say how far a scale reaches: "a pain score of 4 or more (0-10)"?"""
    low, start = scene.low, quantity.number_start
    if quantity.op is not Comparator.BETWEEN or quantity.unit is not None or quantity.about:
        return False
    closed = _CLOSED.match(low, quantity.end) if quantity.values[0] in (0, 1) else None
    if closed is None:
        return False
    opened = _OPENED.search(low, max(0, start - 24), start)
    if opened is None:
        return False
    before = low[max(0, opened.start() - 60) : opened.start()]
    ends = opened[0] + closed[0]
    told = "range" in ends or "scale" in ends or _SCORED.search(before)
    if not told:
        return False
    return bool(_DIGIT.search(before) or _COMPARED.match(low, quantity.end))


def names_test(scene: Scene, quantity: Quantity) -> bool:
    """Is a period part of a name, or how often a thing is done: "24-hour urine", "every 2 days"?"""
    if _recurs(scene, quantity):
        return True
    if quantity.op is None and _COLLECTED.match(scene.low, quantity.end):
        return True
    return quantity.hyphened and _TEST_BEHIND.match(scene.low, quantity.end) is not None


def _recurs(scene: Scene, quantity: Quantity) -> bool:
    """Is it how often something is done or comes back: "seen every 3 months"?"""
    start = quantity.number_start
    if scene.low[start - 6 : start] != "every " or quantity.op is not None:
        return False
    return quantity.unit is not None and quantity.unit.code in TIME_UNITS


def is_item_count(low: str, quantity: Quantity) -> bool:
    """Does a number say how long a scale is, "a 10-point scale", or a ratio, "3:1"?"""
    if quantity.unit is not None and quantity.unit.code in ("mm", "cm"):
        return _long_as(low, quantity)
    return quantity.op is None and _ITEMS.match(low, quantity.number_end) is not None


def _long_as(low: str, quantity: Quantity) -> bool:
    """Is it the length of the line that pain is marked on: "on a 100 mm visual analogue scale"?"""
    before = low[max(0, quantity.start - 4) : quantity.start]
    return before.endswith((" a ", " an ", "the ")) and _SCALE.match(low, quantity.end) is not None


def is_year(low: str, start: int) -> bool:
    """Does a bare number from here on look like a year?"""
    return _YEAR.match(low, start) is not None
