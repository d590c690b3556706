"""Which ages does a note tell of its patient, and in which words?

"34-yr-old", "71 y/o", "in her early sixties", "a woman of 28", "newborn". Not of the patient, and
no age of today, are those of relatives ("her 5-year-old son") and of events ("at age 12").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nlp.model import Amount, Comparator, Quote
from nlp.recognizers import Found, FoundAmount, beginning, near, number_spans

_UNITS = {"y": "a", "m": "mo", "w": "wk", "d": "d"}
_OLDEST = 120
_HALF = Decimal("0.5")
_OLD = re.compile(
    r"(?<![\d.,/-])(?:(?P<years>\d{1,2})[ -]?(?:years?|yrs?|y)[ ,-]{1,2}(?:and[ -])?"
    r"(?=\d{1,2}[ -]?mo))?"
    r"(?P<number>\d{1,3})(?P<half>[ -]1/2|½)?(?:[ -]{0,3}"
    r"(?P<unit>years?|yrs?|y|months?|mos?|weeks?|wks?|days?)"
    r"\.?[ -]{0,3}(?:olds?|young|of age)\b|[ -]?(?:y/?o|y\.o|y-o)(?![\w/]))",
    re.IGNORECASE,
)
# The small in shorthand: "18mo F", "14/12 girl", "3/52 old".
_SMALL = re.compile(
    r"(?<![\d/.])(?P<number>\d{1,2})(?:\s?(?P<unit>mo|mth|wk)s?\.?[ -]?[MF](?![\w/'’&-])"
    r"|/(?P<of>12|52)(?= (?:old\b|boy|girl|male|female|infant|baby)))"
)
_OF_SMALL = re.compile(
    r"\b(?:infant|baby|neonate|newborn|boy|girl) of (?P<number>\d{1,2})"
    r" (?P<unit>days?|weeks?|months?)"
    r"(?! (?:gest|age gest))|\b(?:DOL|day of life)[ #:]{1,2}(?P<day>\d{1,2})\b",
    re.IGNORECASE,
)
_NOUNS = r"(?:man|woman|gentleman|lady|male|female|patient|boy|girl|s?he is|s?he was)"
_BARE = re.compile(
    rf"\b(?:{_NOUNS},?(?: of| aged?)|s?he is|aged) (?P<number>\d{{1,3}})"
    r"(?=[,;)]?(?: (?:and|with|who|now|but|years? of age|years?,|presenting|presents?|having)\b"
    r"|$|\n)|[.,;)](?:\s|$))",
    re.IGNORECASE,
)
# How the words before its number end, how long they are, and what stands behind that tells it.
_LEADS = frozenset(["of ", "ge ", "ed ", "is "])
_BARE_BEFORE, _BARE_BEHIND = 24, 24
_TENS_TEXT = "twenties thirties forties fifties sixties seventies eighties nineties"
_TENS = {word: 20 + 10 * number for number, word in enumerate(_TENS_TEXT.split())}
_DECADE = re.compile(
    r"\bin (?:his|her|their|the)?[ -]?(?P<part>early|mid|middle|late)?(?: to late| to mid)?[ -]?"
    rf"(?P<decade>[2-9]0(?='?s\b)|{'|'.join(_TENS)}\b)",
    re.IGNORECASE,
)
# Which years of a decade its parts are, by usage: thirds.
_PARTS = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9)}
# A newborn is younger than 28 days (WHO, newborn health).
_NEWBORN = re.compile(
    r"\A\W{0,9}(?:[^.\n]{0,60}\b)?(?P<word>newborn|neonate)\b"
    r"(?! (?:circumcision|screen|period|nursery))",
    re.IGNORECASE,
)
_NEONATAL = Decimal(28)
_AT = re.compile(
    r"\b(?:at|since|until|till|from|before|after|by|around|age of onset) (?:the |an? )?"
    r"(?:age|ages)(?: of)?\W{0,2}$|\b(?:when|since|until|while|as) (?:s?he|they|the patient) was $"
    r"|\breached the age of $|\b(?:LMP|diagnosed|died|deceased|onset|menarche|menopause|quit"
    r"|started) at (?:age )?$|\b(?:onset|menarche|menopause|coitarche) ?[:=-] ?(?:age )?$",
    re.IGNORECASE,
)
# The word before an age: of a person it is today's, else that of an event ("onset age 6").
_AGE_OF = re.compile(r"(?<![\w-])(?P<what>[a-z'’/]{2,16}|[A-Z]{2,6}) age (?:of )?\Z")
_EVENT_AGED = re.compile(r"(?<![\w-])(?P<what>[a-z]{2,20}|[A-Z]{2,6}) aged \Z")
_PERSONS_TEXT = """
patient pt male female man woman boy girl lady gentleman current present his her whose subject is
and with the of aged person child infant client veteran
"""
_PERSONS = frozenset(_PERSONS_TEXT.split())
_RELATIVES = (
    r"(?:fathers?|mothers?(?! of)|grandfathers?|grandmothers?"
    r"|sons?|daughters?|brothers?|sisters?|nephews?|nieces?|grandsons?|granddaughters?|husband|wife"
    r"|cousins?|uncles?|aunts?|partner|siblings?|twins?)\b"
)
_OF_RELATIVE = re.compile(rf"[ ,-]{{1,2}}(?:[\w-]{{1,15}} ){{0,2}}{_RELATIVES}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def told_ages(text: str, known: Sequence[Found], *, opens: bool) -> list[Found]:
    """The ages of a passage, in its order: these words', and the known ones they do not replace.

    Args: known, ages found as amounts; opens, whether the passage opens its note.
    """
    digits = _DIGIT.search(text) is not None
    if not known and not opens and not digits and "ties" not in text:
        return []
    decades = "0s" in text or "0's" in text or "ties" in text
    found = [*(_olds(text) if digits else ()), *(_decades(text) if decades else ())]
    if opens and not found and not known and (first := _NEWBORN.match(text)):
        days = (Decimal(0), _NEONATAL)
        found.append(_age(text, first.span("word"), first.span("word"), days, "d", open_high=True))
    spans = [(each.start, each.end) for each in found]
    kept = [
        each
        for each in known
        if not any(low < each.end and each.start < high for low, high in spans)
        and "/" not in text[each.start : each.end]
        and all(value <= _OLDEST for value in each.value.amount.values)
    ]
    ages = [each for each in (*found, *kept) if _is_own(text, each)]
    return sorted(ages, key=lambda each: each.start)


def _is_own(text: str, age: Found) -> bool:
    """Is it the patient's age of today?"""
    if _OF_RELATIVE.match(text, age.end):
        return False
    before = text[max(0, age.value.number_span[0] - 30) : age.value.number_span[0]]
    then = _AGE_OF.search(before)
    if then is not None and then["what"].lower() not in _PERSONS:
        return False  # "diagnosed age 11": how old one was when it was
    return _AT.search(before) is None and not _is_of_event(before)


def _is_of_event(before: str) -> bool:
    """Is an event right before "aged", and no person: "one overdose aged 19"?"""
    event = _EVENT_AGED.search(before)
    return event is not None and event["what"].lower() not in _PERSONS


def _olds(text: str) -> Iterator[Found]:
    numbers = [span for span in number_spans(text) if span[1] - span[0] < 4]
    for match in beginning(_OLD, text, [start for start, _ in numbers]):
        unit = _UNITS[(match["unit"] or "y")[0].lower()]
        if int(match["number"]) <= _OLDEST or unit != "a":
            value = Decimal(match["number"]) + (_HALF if match["half"] else 0)
            value += 12 * int(match["years"] or 0)
            yield _age(text, match.span(), match.span("number"), (value,), unit)
    for match in _SMALL.finditer(text):
        weeks = match["of"] == "52" or match["unit"] == "wk"
        told = (Decimal(match["number"]),)
        yield _age(text, match.span(), match.span("number"), told, "wk" if weeks else "mo")
    for match in _OF_SMALL.finditer(text) if "of" in text or "DOL" in text else ():
        key = "day" if match["day"] else "number"
        unit = _UNITS[(match["unit"] or "d")[0].lower()]
        yield _age(text, match.span(), match.span(key), (Decimal(match[key]),), unit)
    behind = [at for at, _ in numbers if text[at - 3 : at].lower() in _LEADS]
    for match in near(_BARE, text, behind, _BARE_BEFORE, _BARE_BEHIND):
        if 0 < int(match["number"]) <= _OLDEST:
            span = match.span("number")
            yield _age(text, span, span, (Decimal(match["number"]),), "a")


def _decades(text: str) -> Iterator[Found]:
    for match in _DECADE.finditer(text):
        word = match["decade"].lower()
        low = _TENS.get(word) or int(word)
        first, last = _PARTS[(match["part"] or "").lower()]
        years = (Decimal(low + first), Decimal(low + last))
        yield _age(text, match.span(), match.span("decade"), years, "a")


def _age(
    text: str,
    whole: tuple[int, int],
    digits: tuple[int, int],
    values: tuple[Decimal, ...],
    unit: str,
    *,
    open_high: bool = False,
) -> Found:
    op = Comparator.EQ if len(values) == 1 else Comparator.BETWEEN
    start, end = whole
    quote = Quote(start, end, text[start:end])
    amount = Amount(op, values, unit, open_high=open_high, quote=quote)
    return Found(start, end, FoundAmount(amount, "age", digits))
