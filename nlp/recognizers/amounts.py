"""Amounts: comparator, number, unit and limit of a threshold or a result, as one value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nlp.model import Amount, Bound, Comparator, Interval, Quote, lean
from nlp.recognizers.frames import Framed, framed
from nlp.recognizers.letters import letter_reader
from nlp.recognizers.quantity import Quantity
from nlp.recognizers.slots import Found
from nlp.recognizers.units import TIME_UNITS, unit_reader

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary


_LENGTHS = frozenset({"mm", "cm", "m", "km", "[mi_i]", "[ft_i]", "[yd_i]"})


@lean
@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount of a text. `implied` is "age" where its words say so; `number_span` holds the
    digits alone. `bare`: a number without comparator, unit, limit or scale, which means something
    only beside the name of a measure. `pair`: two parts around a slash, as of a blood pressure.
    `scale`: it only says how far a scale reaches. `of`: the one concept told in its unit.
    """

    amount: Amount
    implied: str | None
    number_span: tuple[int, int]
    bare: bool = False
    pair: bool = False
    scale: bool = False
    of: str | None = None


def read_amounts(
    text: str, vocabulary: Vocabulary, quantities: Framed | None = None
) -> list[Found]:
    """Which amounts stand in a text, left to right? What windows take is left out.

    Args: quantities, as `framed_all` finds them, if the text was read already.
    """
    quantities = framed(text, vocabulary) if quantities is None else quantities
    found = [_found(text, quantity, vocabulary) for quantity, frame in quantities if frame is None]
    letters = letter_reader(vocabulary).read(text)
    if not letters:
        return found
    for place, amount in letters:
        span = (place.start, place.end)
        found.append(Found(*span, FoundAmount(amount, None, span)))
    return sorted(found, key=lambda each: each.start)


def _found(text: str, quantity: Quantity, vocabulary: Vocabulary) -> Found:
    value = _amount(text, quantity, vocabulary)  # which may widen its place
    return Found(quantity.start, quantity.end, value)


def _amount(text: str, quantity: Quantity, vocabulary: Vocabulary) -> FoundAmount:
    unit = quantity.unit
    code = unit.code if unit else None
    values = quantity.values
    if quantity.power:
        raised = unit_reader(vocabulary).power(quantity.power, code)
        if raised is None:
            values = tuple(_plain(value.scaleb(quantity.power)) for value in values)
        code = raised or code
    aged = quantity.about == "age" and (code is None or code in TIME_UNITS)
    op = quantity.op or _before_scale(text, quantity)
    if op is None and code in _LENGTHS and quantity.left is not None:
        given = quantity.left.fields.get("op")  # "within 50 miles of the clinic"
        op = Comparator(given) if given else None
    if op is None and len(values) == 1 and (aged or code in TIME_UNITS):
        op = _end_of_ages(text, quantity)
        aged = aged or (op is not None and not _of_pregnancy(text, quantity))
    amount = Amount(
        op=op or Comparator.EQ,
        values=values,
        unit=None if code == "1" else code,
        relative_to=quantity.relative_to,
        relation=quantity.relation,
        labels=quantity.labels,
        open_low=quantity.open_low,
        open_high=quantity.open_high,
        reference=_reference(quantity),
        flag=quantity.flag,
        unit_text=text[unit.start : unit.end] if unit else None,
        quote=Quote(quantity.start, quantity.end, text[quantity.start : quantity.end]),
    )
    implied = "age" if aged or _says_age(text, quantity) else None
    span = (quantity.number_start, quantity.number_end)
    row = vocabulary.units.get(code) if code and code[0] == "{" else None
    of = row.of if row is not None else None
    if quantity.pair and (code == "mm[Hg]" or (code is None and _is_pressure(text, quantity))):
        of = "blood_pressure"
    elif code in ("wk", "d") and _SEVENTHS.search(text, quantity.start, quantity.end):
        implied, of = None, "gestational_age"
    elif code == "wk" and all(_TERM[0] <= value <= _TERM[1] for value in values):
        born = _BORN.search(text, max(0, quantity.start - 30), quantity.start)
        implied, of = (None, "gestational_age") if born else (implied, of)
        if born and born.lastgroup and amount.op is Comparator.EQ:
            op = Comparator.LT if born["before"] else Comparator.GT
            amount = replace(amount, op=op)
    told = amount, implied, span, quantity.bare, quantity.pair
    return FoundAmount(*told, scale=quantity.scale, of=of)


# Two numbers around a slash behind the names of both pressures are one of each.
_BOTH_PRESSURES = re.compile(r"\bsystolic\s?(?:/|and|or|and/or)\s?diastolic\b[^.;]{0,80}\Z", re.I)


def _is_pressure(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - 110) : quantity.start]
    return len(quantity.values) == 2 and _BOTH_PRESSURES.search(before) is not None


_SEVENTHS = re.compile(r"\d\s[0-6]/7\b")  # "16 0/7 weeks"
_BORN = re.compile(
    r"\b(?:born|delivered|delivery|birth)\s(?:(?P<before>before|prior to)\s|(?P<after>after)\s"
    r"|(?:at|between|from)\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
_TERM = (20, 44)  # weeks of gestation at which children are born


# A comparator before the name of a scale: "> New York Heart Association (NYHA) class II".
_COMPARED = re.compile(
    r"(>=|≥|<=|≤|>|<|(?:greater|more|higher|worse) than|above|(?:less|lower) than|below|at least)"
    r"\s?(?:an?\s|the\s)?(?:(?:[A-Z][\w-]{1,20}|for|of|v?\d(?:\.\d{1,2})?|version)\s){1,8}"
    r"(?:\([A-Z]{2,6}\)\s)?(?:\(?[Vv](?:ersion\s)?\d(?:\.\d{1,2})?\)?\s)?\Z"
)
_OPS = {
    ">=": Comparator.GE,
    "≥": Comparator.GE,
    "at least": Comparator.GE,
    "<=": Comparator.LE,
    "≤": Comparator.LE,
    "<": Comparator.LT,
    "below": Comparator.LT,
    "less than": Comparator.LT,
    "lower than": Comparator.LT,
}


def _before_scale(text: str, quantity: Quantity) -> Comparator | None:
    """The comparator before the name of the scale on which a step is told."""
    if not quantity.scaled or len(quantity.values) != 1:
        return None
    found = _COMPARED.search(text, max(0, quantity.start - 90), quantity.start)
    return _OPS.get(found[1], Comparator.GT) if found is not None else None


def _reference(quantity: Quantity) -> Interval[Decimal] | None:
    """The range printed beside a result, in the unit as written."""
    if quantity.reference is None:
        return None
    low, high, closed = quantity.reference
    return Interval(
        None if low is None else Bound(low), None if high is None else Bound(high, closed)
    )


def _plain(value: Decimal) -> Decimal:
    """The value without an exponent: 5000000, not 5E+6."""
    return Decimal(format(value, "f"))


# One end of the ages taken, told alone: "from 18 years of age", "age to 65 years".
_FROM = re.compile(r"\b(?:from|as of|starting at)(?: the)?(?: ages?(?: of)?)? ?$", re.IGNORECASE)
_UNTIL = re.compile(r"\bage[ds]?:? (?:to|until) ?$", re.IGNORECASE)
_OLD = re.compile(r"\s?(?:of age|old)\b", re.IGNORECASE)
# An age or a week of pregnancy at which something was: "before 3 years of age".
_AT_AN_AGE = re.compile(
    r"\b(?:(?P<before>before|prior to)|after|past|beyond)(?: the)?(?: ages?(?: of)?)? ?$",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\s?(?:(?:of age|old)\b(?! (?:at|when))|(?:of )?(?:gestation|pregnancy)\b)", re.IGNORECASE
)
_TOLD_AGES = ("of age", "old", "gestation", "of pregnancy")
_OLD_SINCE = re.compile(r"\s?(?:ago|after|before|prior|post|since)\b", re.IGNORECASE)


def _end_of_ages(text: str, quantity: Quantity) -> Comparator | None:
    """Which end of the ages does a number tell alone, if it is an age behind "from" or "to"?"""
    number = quantity.number_start
    before = text[max(0, number - 40) : number]
    if _UNTIL.search(before):
        return Comparator.LE
    then = _AT_AN_AGE.search(before) if _is_aged(text, quantity) else None
    if then is not None:
        quantity.start = number - len(before) + then.start()
        return Comparator.LT if then["before"] else Comparator.GE
    opening = _FROM.search(before)
    if opening is None:
        return None
    aged = (
        quantity.about == "age"
        or _OLD.match(text, quantity.end)
        or _PEOPLE.search(before, 0, opening.start())
        or _CHILDREN.search(before, 0, opening.start())
    )
    return Comparator.GE if aged and not _OLD_SINCE.match(text, quantity.end) else None


def _is_aged(text: str, quantity: Quantity) -> bool:
    """Is it told to be an age, or a time of pregnancy?"""
    words = text[quantity.number_end : quantity.end].lower()
    return words.endswith(_TOLD_AGES) or _AGED.match(text, quantity.end) is not None


def _of_pregnancy(text: str, quantity: Quantity) -> bool:
    words = text[quantity.number_end : quantity.end + 14].lower()
    return "gestation" in words or "pregnancy" in words


_ADULT = (Decimal(10), Decimal(110))
_GROWN = Decimal(19)


# Whose age a number without a unit is, told in words: "adults over 50", "women between 18 and 45".
_PEOPLE = re.compile(
    r"(?<!\bof )\b(?:adults?|(?:wo)?m[ae]n|patients?|people|persons?|subjects?|participants?"
    r"|individuals?|anyone|volunteers?|(?:fe)?males?|those|smokers?|you)"
    r"(?:\s(?:who\s)?(?:are|is|must be)|['’]re)?\s\(?$",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    r"\b(?:child(?:ren)?|infants?|toddlers?|adolescents?|boys?|girls?|teenagers?|minors?)"
    r"(?:\s(?:who\s)?(?:are|is|must be))?,?\s\(?$",
    re.IGNORECASE,
)


# A limit of a table holds for an age: "13 to < 16 years: 1.5 (male)", "1.2 mg/dL (> 10 years)".
_ROW = re.compile(
    r"(?:\sof\sage|\sold)?\s?[:;,(–-]{1,2}\s?(?:(?:fe)?males?:?\s\d|\d[\d.]{0,5}\s?"
    r"(?:\(?\s?(?:fe)?male|[mµu]g?mol|mg\s?/))",
    re.IGNORECASE,
)
_LIMIT_AHEAD = re.compile(
    r"\d\s?(?:mg\s?/\s?dL|[mµu]mol\s?/\s?L|g\s?/\s?dL|x\s?ULN|%)\s?\((?:ages?\s|for\s)?\Z",
    re.IGNORECASE,
)


# "are between 18 and 55", "you have asthma and are over 18"
_BEING = re.compile(r"(?:\A(?:(?:you|they) )?|\b(?:and|or|who) )(?:are|be|am) \Z", re.IGNORECASE)
# What may follow the bare ages of people: "adults (18-70) with gout", "women 18-45".
_OF_AGES = re.compile(r"\)|[,.;]|\s?$|\s(?:with|who|having|diagnosed|living|undergoing|either)\b")
_OR_OLDER = ("+", "over", "above", "older", "under", "younger", "below")


def _is_range_of_people(text: str, quantity: Quantity) -> bool:
    """Is it a range of bare numbers right behind people, and of nothing that follows?"""
    return quantity.op is Comparator.BETWEEN and bool(_OF_AGES.match(text, quantity.end))


def _says_age(text: str, quantity: Quantity) -> bool:
    """Is a threshold in bare years an age: "Over 18 years", "18-65 years", "adults over 50"?"""
    if quantity.op in (None, Comparator.EQ):
        return False
    if quantity.unit is not None and quantity.unit.code in ("a", "mo"):
        young = _CHILDREN.search(text[max(0, quantity.start - 32) : quantity.start])
        if young and not text[quantity.start : quantity.end].endswith("ago"):
            return True
        if _ROW.match(text, quantity.end):
            return True
        if text.startswith(")", quantity.end) and _LIMIT_AHEAD.search(
            text, max(0, quantity.start - 24), quantity.start
        ):
            return True
    if not all(_ADULT[0] < value < _ADULT[1] for value in quantity.values):
        return (
            quantity.unit is None
            and _is_range_of_people(text, quantity)
            and max(quantity.values) < _GROWN
            and _CHILDREN.search(text[max(0, quantity.start - 32) : quantity.start]) is not None
        )
    if quantity.unit is None and not quantity.scaled and quantity.relative_to is None:
        before = text[max(0, quantity.start - 32) : quantity.start]
        worded = text[quantity.start : quantity.start + 1].isalpha()
        worded = worded or text[quantity.start : quantity.end].endswith(_OR_OLDER)
        worded = worded or _is_range_of_people(text, quantity)
        if worded and _BEING.search(before):
            return _OF_AGES.match(text, quantity.end) is not None
        return worded and (_PEOPLE.search(before) or _CHILDREN.search(before)) is not None
    if quantity.unit is None or quantity.unit.code != "a":
        return False
    behind = text[quantity.end : quantity.end + 12].lower().strip()
    return not behind.startswith(
        ("of ", "since", "post", "from", "after", "history", "durat", "ago")
    )
