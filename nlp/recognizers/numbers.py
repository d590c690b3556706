"""Numbers in text: both conventions of thousands and decimals, powers of ten however damaged.

"1,500", "7,8", "50.000", "75.010^9", "100x109", "10e9", "10(9)", "three", "½". Each is a Decimal
with its power of ten kept apart, so that a unit may take it ("10*9/L").
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

# English closes the sets of its number words, so they are constants.
_ONES_TEXT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_ONES = _ONES_TEXT.split()
_TENS_TEXT = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = _TENS_TEXT.split()
_ORDINALS_TEXT = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ORDINALS = _ORDINALS_TEXT.split()

CARDINALS: dict[str, Decimal] = {word: Decimal(n) for n, word in enumerate(_ONES)}
CARDINALS |= {word: Decimal(20 + 10 * n) for n, word in enumerate(_TENS)}
CARDINALS |= {
    f"{tens}{joint}{ones}": Decimal(20 + 10 * n + k)
    for n, tens in enumerate(_TENS)
    for k, ones in enumerate(_ONES[1:10], start=1)
    for joint in ("-", " ")
}
CARDINALS |= {"a hundred": Decimal(100), "one hundred": Decimal(100), "hundred": Decimal(100)}
CARDINALS |= {"a dozen": Decimal(12), "one thousand": Decimal(1000), "a thousand": Decimal(1000)}

MULTIPLES: dict[str, Decimal] = {
    "once": Decimal(1),
    "single": Decimal(1),
    "twice": Decimal(2),
    "double": Decimal(2),
    "thrice": Decimal(3),
    "triple": Decimal(3),
}

ORDINALS: dict[str, Decimal] = {word: Decimal(n) for n, word in enumerate(_ORDINALS, start=1)}

FRACTIONS: dict[str, Decimal] = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "half": Decimal("0.5"),
    "half a": Decimal("0.5"),
    "half an": Decimal("0.5"),
    "one half": Decimal("0.5"),
    "one third": Decimal(1) / 3,
    "one-third": Decimal(1) / 3,
    "a third": Decimal(1) / 3,
    "two thirds": Decimal(2) / 3,
    "two-thirds": Decimal(2) / 3,
    "one quarter": Decimal("0.25"),
    "one-quarter": Decimal("0.25"),
    "three quarters": Decimal("0.75"),
    "three-quarters": Decimal("0.75"),
    "one-half": Decimal("0.5"),
    "one and a half": Decimal("1.5"),
    "two and a half": Decimal("2.5"),
}

MAGNITUDES: dict[str, int] = {"thousand": 3, "million": 6, "millions": 6, "billion": 9}
MAGNITUDES |= {"lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5}  # as laboratories in India count
_MAGNITUDE = "thousand|millions?|billion|la(?:kh|c)s?"

_NUMERALS_TEXT = "i ii iii iv v vi vii viii ix x"
_NUMERALS = _NUMERALS_TEXT.split()
ROMANS: dict[str, int] = {numeral: n for n, numeral in enumerate(_NUMERALS, start=1)}
# One-character numerals of Unicode, and "l" typed for a capital i.
ROMANS |= {chr(0x2160 + n): n + 1 for n in range(10)} | {chr(0x2170 + n): n + 1 for n in range(10)}
ROMANS |= {"ll": 2, "lll": 3}

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def word_value(word: str) -> Decimal | None:
    """Which number does a lower-case English number word name? None if it is no such word.

    >>> word_value("twenty-four")
    Decimal('24')
    """
    for table in (CARDINALS, MULTIPLES, FRACTIONS):
        if word in table:
            return table[word]
    return None


def roman_value(numeral: str) -> int | None:
    """Which number does a Roman numeral of one to ten name, in either case?

    >>> roman_value("IV")
    4
    """
    return ROMANS.get(numeral.lower())


# A power of ten behind its factor. The sign of power may be lost ("x109"), the factor glued to
# the ten ("75.010^9"), the exponent raised ("10⁹") or in brackets ("10(9)").
_SIGNED = r"10\s?(?:\^|\*\*?|['’`]|e(?=[+\d]))\s?\(?\+?(?P<{0}>\d\d?)\)?(?!\d)"
_RAISED = r"10(?P<{0}>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}})"
_BRACKETED = r"10\s?\((?P<{0}>[3-9]|1[0-2])\)"
_LOST = r"10\s?(?P<{0}>[3-9]|1[0-2])(?![\d.,])"
_TIMES = r"\s?[x×✕*·∙⋅•]\s?"

_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?"  # 1,500  1,234.5
    r"|\d{1,3}(?:(?:[ '’]| {6})000)+(?!\d)"  # 10 000, and 10&nbsp;000 once cleaned
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
    rf"(?:\s(?P<magnitude>{_MAGNITUDE})\b)?"
    r"|(?P<fraction>[½¼¾])"
    r"))"
)
_POWERS = tuple(f"p{n}" for n in range(1, 10))
_WORDS = sorted({*CARDINALS, *FRACTIONS, *MULTIPLES} - {"½", "¼", "¾"}, key=len, reverse=True)
_FIND = re.compile(
    NUMBER_PATTERN
    + r"|(?<![\w-])(?P<word>"
    + "|".join(re.escape(word) for word in _WORDS)
    + rf")(?:\s(?P<word_magnitude>{_MAGNITUDE}))?(?![\w-])",
    re.IGNORECASE,
)
_GATE = re.compile(r"[\d½¼¾]|" + "|".join(sorted({word[:3] for word in _WORDS})), re.IGNORECASE)
_LONGEST = 40  # digits beyond which a run is data, not a number


class NumberFound(NamedTuple):
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
    plain = re.sub(" +", " ", text.replace("·", "."))
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
