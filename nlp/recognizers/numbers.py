"""Numbers in text: both conventions of thousands and decimals, powers of ten however damaged.

"1,500", "7,8", "50.000", "75.010^9", "100x109", "10e9", "10(9)", "three", "½". Each is a Decimal
with its power of ten kept apart, so that a unit may take it ("10*9/L").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from nlp.recognizers.number_words import (
    CARDINALS,
    FRACTIONS,
    MAGNITUDES,
    MULTIPLES,
    SUPERSCRIPTS,
    word_value,
)

# A power of ten behind its factor. The sign of power may be lost ("x109"), the factor glued to
# the ten ("75.010^9"), the exponent raised ("10⁹") or in brackets ("10(9)").
_SIGNED = r"10\s?(?:\^|\*\*?|['’`~]|e(?=[+\d]))\s?\(?\+?(?P<{0}>\d\d?)\)?(?!\d)"
_RAISED = r"10(?P<{0}>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}})"
_BRACKETED = r"10\s?\((?P<{0}>[3-9]|1[0-2])\)"
_LOST = r"10\s?(?P<{0}>[3-9]|1[0-2])(?![\d.,])"
_TIMES = r"\s?[x×✕*·∙⋅•]\s?"

_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?"  # 1,500  1,234.5
    r"|\d{1,3}(?:[ '’]000)+(?!\d)"  # 10 000
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"  # 1.500.000
    r"|\d+[.,·]\d+|\d+|(?<![\w)\]\"'])[.·]\d+"
)
_GLUED = r"\d{1,4}(?:[.,]\d{1,2})??(?=10(?:\^|[⁰¹²³⁴⁵⁶⁷⁸⁹]))"

NUMBER_PATTERN = (
    r"(?P<number>(?=[\d½¼¾.·])(?:"
    rf"(?P<glued>{_GLUED}){_SIGNED.format('p1')}"
    rf"|(?P<glued2>{_GLUED}){_RAISED.format('p2')}"
    rf"|(?:{_SIGNED.format('p3')}|{_RAISED.format('p4')})"
    rf"|(?P<digits>{_DIGITS})"
    rf"(?:{_TIMES}(?:{_SIGNED.format('p5')}|{_RAISED.format('p6')}|{_BRACKETED.format('p7')}"
    rf"|{_LOST.format('p8')})"
    rf"|[eE]\+?(?P<p9>[3-9]|1[0-2])(?![\d.]))?"
    r"(?:\s(?P<magnitude>thousand|millions?|billion)\b)?"
    r"|(?P<fraction>[½¼¾])"
    r"))"
)
_POWERS = tuple(f"p{n}" for n in range(1, 10))
_WORDS = sorted({*CARDINALS, *FRACTIONS, *MULTIPLES} - {"½", "¼", "¾"}, key=len, reverse=True)
_FIND = re.compile(
    NUMBER_PATTERN
    + r"|(?<![\w-])(?P<word>"
    + "|".join(re.escape(word) for word in _WORDS)
    + r")(?:\s(?P<word_magnitude>thousand|millions?|billion))?(?![\w-])",
    re.IGNORECASE,
)
_GATE = re.compile(r"[\d½¼¾]|" + "|".join(sorted({word[:3] for word in _WORDS})), re.IGNORECASE)
_LONGEST = 40  # digits beyond which a run is data, not a number


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number of a text: `value` times ten to the `power` is what was written."""

    start: int
    end: int
    value: Decimal
    power: int = 0

    @property
    def total(self) -> Decimal:
        """The number written out."""
        return self.value.scaleb(self.power) if self.power else self.value


def digits_value(text: str) -> Decimal:
    """Which number do digits with marks of thousands or decimals name?

    A comma or blank before exactly three digits parts thousands, unless the number starts with
    "0,"; a point does so if it stands twice or before three zeros. Any other mark is decimal.

    >>> digits_value("1,500"), digits_value("7,8"), digits_value("50.000"), digits_value("0.5")
    (Decimal('1500'), Decimal('7.8'), Decimal('50000'), Decimal('0.5'))
    """
    if text.isdigit() and text.isascii():
        return Decimal(text)
    plain = text.replace("·", ".")
    if "," in plain and "." in plain:
        return Decimal(plain.replace(",", ""))
    for mark in ",'’ ":
        if mark in plain:
            head, *groups = plain.split(mark)
            if head.strip("0") and all(len(group) == 3 for group in groups):
                return Decimal(head + "".join(groups))
            return Decimal(head + "." + "".join(groups))
    head, *groups = plain.split(".")
    if len(groups) > 1 or (groups == ["000"] and head.strip("0")):
        return Decimal(head + "".join(groups))
    return Decimal(plain if head else "0" + plain)


def number_of(found: re.Match[str]) -> NumberFound | None:
    """Which number does a match of NUMBER_PATTERN hold? None if it is too long to be one."""
    start, end = found.span("number")
    if end - start > _LONGEST:
        return None
    digits = found["digits"]
    if digits is not None and len(digits) == end - start:
        return NumberFound(start, end, digits_value(digits))
    groups = found.groupdict()
    if groups["fraction"]:
        return NumberFound(start, end, FRACTIONS[groups["fraction"]])
    raised = next((groups[name] for name in _POWERS if groups[name]), None)
    power = int(raised.translate(SUPERSCRIPTS)) if raised else 0
    if groups["magnitude"]:
        power += MAGNITUDES[groups["magnitude"].lower()]
    digits = groups["glued"] or groups["glued2"] or groups["digits"]
    return NumberFound(start, end, digits_value(digits) if digits else Decimal(1), power)


def find_numbers(text: str) -> list[NumberFound]:
    """Which numbers stand in a text, in digits and in words, left to right?

    Digits inside a name ("CD4", "PHQ-9", "HbA1c") are no numbers.
    """
    if not _GATE.search(text):
        return []
    numbers = []
    for found in _FIND.finditer(text):
        if found["word"]:
            value = word_value(" ".join(found["word"].lower().split()))
            power = MAGNITUDES.get((found["word_magnitude"] or "").lower(), 0)
            if value is not None:
                numbers.append(NumberFound(*found.span(), value, power))
        elif not inside_name(text, found.start(), found.end()):
            number = number_of(found)
            if number is not None:
                numbers.append(number)
    return numbers


def inside_name(text: str, start: int, end: int) -> bool:
    """Do the digits belong to a name: "CD4", "PHQ-9", "IL-6", "H1N1"?"""
    before = text[start - 1 : start]
    if before.isalpha() and before not in "x×":
        return True
    return before == "-" and text[start - 2 : start - 1].isalpha()
