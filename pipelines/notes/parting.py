"""One value or several? A note's "139 and 152 mg/dL" are two results, "rose from 4 to 7" too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Comparator, Quote
from nlp.recognizers import Found, FoundAmount
from nlp.vocabulary import Vocabulary

_PART = re.compile(r"\d+(?:[.,]\d+)*")
_JOINT = re.compile(r"[\s,;]*(?:\band|\bto)?[\s,;]*$")
# "Back up to 9.8" tells what was reached, no limit.
_REACHED = re.compile(r"up to\s", re.IGNORECASE)
_RISE = re.compile(r"from\s", re.IGNORECASE)


def singled(text: str, amounts: Sequence[Found], vocabulary: Vocabulary) -> list[Found]:
    """The amounts, lists of values taken apart: a note's "139 and 152 mg/dL" are two results."""
    single: list[Found] = []
    for each in amounts:
        value: FoundAmount = each.value
        if value.amount.op is Comparator.LE and _REACHED.match(text, each.start):
            reached = replace(value.amount, op=Comparator.EQ, interval=None)
            each = Found(each.start, each.end, replace(value, amount=reached))
            value = each.value
        listed = value.amount.op is Comparator.IN and not value.amount.labels
        risen = value.amount.op is Comparator.BETWEEN and _RISE.match(text, each.start)
        if (listed or risen) and len(value.amount.values) > 1 and value.implied is None:
            single += _parted(text, each, value, vocabulary)
        else:
            single.append(each)
    return single


def _parted(text: str, each: Found, value: FoundAmount, vocabulary: Vocabulary) -> list[Found]:
    """One amount for each value, each with the unit that stands behind it.

    A unit behind the last value alone is that of all, "139 and 152 mg/dL", but not over mere
    commas, "Cr 0.9, 68 kg".
    """
    first, last = value.number_span
    spans = [m.span() for m in _PART.finditer(text, first, max(last, first))]
    if len(spans) != len(value.amount.values):
        return [each]
    stops = [start for start, _ in spans[1:]]
    tails = [text[span[1] : stop] for span, stop in zip(spans, stops, strict=False)]
    written = [_JOINT.sub("", tail).strip() for tail in tails]
    units = [vocabulary.unit_code(words) if words else None for words in written]
    joined = text[first:last].strip("0123456789., \t") != ""
    shared = not any(units) and joined
    made = []
    for number, (span, one) in enumerate(zip(spans, value.amount.values, strict=True)):
        final = number == len(spans) - 1
        end = each.end if final else span[1] + len(_JOINT.sub("", tails[number]))
        unit = value.amount.unit if final or shared else units[number]
        quote = Quote(span[0], end, text[span[0] : end])
        amount = replace(
            value.amount, op=Comparator.EQ, values=(one,), unit=unit, quote=quote, interval=None
        )
        bare = value.bare or unit is None
        made.append(
            Found(
                span[0],
                end,
                replace(value, amount=amount, number_span=span, bare=bare, pair=False),
            )
        )
    return made
