"""What is printed beside a result: its reference range and its flag ("9.2 (L) [12.0-16.0]")."""

from __future__ import annotations

import re

from nlp.recognizers.numbers import digits_value
from nlp.recognizers.quantity import Quantity, Scene

_NUMBER = r"(\d{1,6}(?:[.,]\d{1,4})?)"
_UNIT = r"(?:\s?[a-z%°/\^*0-9.]{1,12})?"
_WORD = (
    r"(?:ref(?:erence)?\.?(?:\s(?:ranges?|interval|values?|limits?|levels?))?"
    r"|normal(?:\s(?:ranges?|values?|limits?|levels?))?|nl|nml|range|rr|n)\s?(?:[:=,]|is\s|was\s)?\s?"
)


def _span(name: str) -> str:
    below = rf"(?P<{name}><=?|≤|up to)\s?{_NUMBER}"
    return rf"(?:{_NUMBER}\s?(?:-|to)\s?{_NUMBER}|{below}|(?:>=?|≥)\s?{_NUMBER})"


_RANGE = re.compile(
    rf"[\s,;]{{0,8}}(?:\[\s?(?:{_WORD})?{_span('to1')}{_UNIT}\s?\]"
    rf"|\(\s?(?:{_WORD}){_span('to2')}{_UNIT}\s?\)"
    rf"|\(\s?{_NUMBER}\s?-\s?{_NUMBER}{_UNIT}\s?\)"
    rf"|{_WORD}{_span('to3')}(?![\d/])|\s{{2,8}}{_NUMBER}\s?-\s?{_NUMBER}(?![\d/.]))"
)
# Flags in brackets read in any case, bare letters only as capitals.
_FLAG = re.compile(
    r"[ \t]{0,8}(?:[(\[]\s?"
    r"(?P<in>[HhLlNn]{1,2}|[Hh]igh|[Ll]ow|[Cc]ritical|[Aa]bn(?:ormal)?|HIGH|LOW|\*+)\s?[)\]]"
    r"|(?P<bare>HH?|LL?|HIGH|LOW)(?![A-Za-z0-9/]|[-.]\w)|(?P<star>\*+)(?!\w))"
)
# Blanks and signs before either, and what either begins with behind them.
_APART = " \t\n\r\f\v,;"
_OPENS = frozenset("([*hlrn0123456789")
_FLAGS = {"h": "H", "l": "L", "hh": "HH", "ll": "LL", "high": "H", "low": "L", "n": "N"}


def beside(scene: Scene, quantity: Quantity) -> None:
    """Keep the flag and the reference range beside a result, in either order."""
    ahead = scene.low[quantity.end : quantity.end + 9].lstrip(_APART)[:1]
    if ahead not in _OPENS:
        return
    flag = _FLAG.match(scene.text, quantity.end)
    end = flag.end() if flag else quantity.end
    found = _RANGE.match(scene.low, end)
    if found is not None:
        numbers = [digits_value(group) for group in found.groups() if group and group[0].isdigit()]
        below = next((found[name] for name in ("to1", "to2", "to3") if found[name]), None)
        if len(numbers) == 2:
            quantity.reference = (numbers[0], numbers[1], True)
        elif below:
            quantity.reference = (None, numbers[0], below != "<")
        else:
            quantity.reference = (numbers[0], None, True)
        end = found.end()
        flag = flag or _FLAG.match(scene.text, end)
        end = max(end, flag.end()) if flag else end
    if flag is not None:
        word = (flag["in"] or flag["bare"] or flag["star"]).lower()
        quantity.flag = _FLAGS.get(word, "A")
    if found is not None or flag is not None:
        quantity.end = end
        quantity.next = scene.following(quantity.next, end)
