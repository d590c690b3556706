"""How long did it last? "3-day history of cough", "cough for 3 days"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from decimal import Decimal

from nlp.model import Period, Quote, Window, WindowType
from nlp.recognizers import Found
from nlp.vocabulary import Vocabulary

_PARTED = re.compile(r"[.,;\n]")
# "for 2 days and wheezing": what follows is told beside what lasted.
_BESIDE = re.compile(r"\b(?:and|or|with|but|then|when|before|after)\b", re.IGNORECASE)
# Between complaints of one list, each perhaps with its height: "fever up to 39 C, cough and".
_LISTED = re.compile(
    r"(?:\s(?:up to|of|to)\s\d{2,3}(?:\.\d)?\s?°?\s?[CF]?)?\s?(?:,|,?\s(?:and|or|as well as)\b)\s?"
    r"(?:(?:and|or|a|an|some|mild|severe|dry|productive|progressive|worsening|bilateral)\s){0,3}",
    re.IGNORECASE,
)
_ENDURED = frozenset({"condition", "observation", "drug", "procedure"})


_AND = re.compile(r"\b(?:and|or|as well as)\b", re.IGNORECASE)
# What a mere complaint is a kind of, and no disease.
_COMPLAINTS = frozenset({"symptom", "pain"})
_HISTORY = re.compile(r"[- ](?:long )?(?:history|hx|h/o)\b", re.IGNORECASE)
# "asthma x 20 years", "cough of 3 days' duration".
_BY = re.compile(r"[A-Za-z\d)]{2} (?:x|×|X)\s?\Z")
_DURATION = re.compile(r"['’]?s?['’]? duration\b", re.IGNORECASE)
_LEAD = 8
# British shorthand: days of seven, weeks of fifty-two, months of twelve.
_FRACTION = re.compile(
    r"(?<=for )(\d{1,2})/(7|52|12)\b(?!/)|(?<![\d/.])(\d{1,2})/(7|52|12)(?= (?:hx|history|h/o)\b)",
    re.IGNORECASE,
)
_OF = {"7": "d", "52": "wk", "12": "mo"}
_TIMES = frozenset(["a", "mo", "wk", "d", "h"])


def histories(text: str, amounts: Sequence[Found]) -> list[Found]:
    """The durations that no window tells: "3-day history of cough", "cough 3/7"."""
    found = [
        _window(text, each.start, each.end, each.value.amount.values[0], each.value.amount.unit)
        for each in amounts
        if each.value.amount.unit in _TIMES
        and each.value.amount.values
        and (
            _HISTORY.match(text, each.end)
            or _DURATION.match(text, each.end)
            or _BY.search(text, max(0, each.start - _LEAD), each.start)
        )
    ]
    if "/7" not in text and "/52" not in text and "/12" not in text:
        return found
    fractions = ((match.span(), match[match.lastindex or 0]) for match in _FRACTION.finditer(text))
    return found + [
        _window(text, *span, Decimal(text[span[0] : span[1]].split("/")[0]), _OF[whole])
        for span, whole in fractions
    ]


def _window(text: str, start: int, end: int, value: Decimal, unit: str) -> Found:
    length = Period.of(value, unit)
    back = -length if length is not None else None
    quote = Quote(start, end, text[start:end])
    window = Window(WindowType.LASTING, back, Period(), values=(value,), unit=unit, quote=quote)
    return Found(start, end, window)


def lasting(
    text: str,
    terms: Sequence[Found],
    windows: Sequence[Found],
    complains: Callable[[str], bool] = lambda concept_id: False,
) -> dict[int, Found]:
    """The windows that tell how long, by the index of the term that lasted.

    Args: complains, is it a complaint? Those of one list began together: "fever, cough and
        headache for 3 days"; a disease in such a list did not.
    """
    found: dict[int, Found] = {}
    starts = [term.start for term in terms]
    for window in windows:
        if window.value.type is not WindowType.LASTING:
            continue
        index = bisect_left(starts, window.end)
        for near, step in ((index, 1), (index - 1, -1)):
            if not 0 <= near < len(terms) or terms[near].value.kind not in _ENDURED:
                continue
            low, high = sorted((window, terms[near]), key=lambda each: each.start)
            gap = text[low.end : high.start]
            beside = step > 0 and _BESIDE.search(gap)
            if len(gap) < 25 and not _PARTED.search(gap) and not beside:
                for each in _list_from(text, terms, near, step, complains):
                    found.setdefault(each, window)
                break
    return found


def complaints(vocabulary: Vocabulary) -> Callable[[str], bool]:
    """Is a concept a mere complaint, by a vocabulary?"""

    def complains(concept_id: str) -> bool:
        above = vocabulary.ancestors(concept_id) if concept_id else frozenset()
        return "symptom" in above and above <= _COMPLAINTS

    return complains


def _list_from(
    text: str, terms: Sequence[Found], near: int, step: int, complains: Callable[[str], bool]
) -> list[int]:
    """A term and, if it is a complaint, those listed with it, away from the window.

    Commas alone leave it open whether they began together: "2/52 hx of cough, fever".
    """
    listed, at, joined = [near], near, False
    while complains(terms[near].value.concept_id or "") and 0 <= at + step < len(terms):
        at += step
        if terms[at].value.kind == "measurement":
            continue  # a fever's height stands where the fever does
        low, high = sorted((near, at))
        if not _LISTED.fullmatch(text, terms[low].end, terms[high].start):
            break
        joined = joined or _AND.search(text, terms[low].end, terms[high].start) is not None
        near = at
        if complains(terms[near].value.concept_id or ""):
            listed.append(near)
    return listed if joined else listed[:1]
