"""Numbers written without digits: English number words, Roman numerals, fraction signs.

English closes these sets, so they are constants; `tests` walk them whole.
"""

from __future__ import annotations

from decimal import Decimal

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]

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
    "one-half": Decimal("0.5"),
    "one and a half": Decimal("1.5"),
    "two and a half": Decimal("2.5"),
}

MAGNITUDES: dict[str, int] = {"thousand": 3, "million": 6, "millions": 6, "billion": 9}

_NUMERALS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
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
