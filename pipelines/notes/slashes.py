"""Two tests named together and told with a slash: "BUN/creatinine 20/1.1", "AST and ALT 40/38"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from nlp.model import Comparator, Quote
from nlp.recognizers import Found, TermFound
from pipelines.notes.owned import Measures, Result

_JOINED = re.compile(r"\s?(?:/|&|-|\band\b)\s?")
_LINK = re.compile(r"[\s:=,]{0,3}(?:(?:was|were|is|are|of|at|levels?|ratio)\b[\s:=]{0,2}){0,2}")
_TWO = re.compile(r"(?P<one>\d{1,4}(?:\.\d{1,2})?)\s?/\s?(?P<two>\d{1,4}(?:\.\d{1,2})?)")
# "H&H 9.7/28.2", "H and H of 9.7 and 28.2": hemoglobin and hematocrit.
_BOTH = re.compile(
    r"\b(?P<one_name>H)(?:/|&| & | and )(?P<two_name>H)"
    r"(?:[ :=]{1,2}(?:(?:(?:was|were|is|are|remained)(?: stable)?(?: at)?|of|at|stable at)[ :=])?)"
    r"(?P<one>\d{1,2}(?:\.\d{1,2})?) ?(?:/|and|,|&) ?(?P<two>\d{2}(?:\.\d{1,2})?)(?![\d/])"
)
_PAIR = (("one", "hemoglobin"), ("two", "hematocrit"))
_TURNED = (("one", "hematocrit"), ("two", "hemoglobin"))


def slashed(
    text: str, terms: Sequence[Found], values: Sequence[Found], measures: Measures
) -> tuple[list[Result], list[Found]]:
    """The results told two with a slash, and the values that are none of them."""
    made = _both(text, values, measures)
    spans = [(result.amount.start, result.amount.end) for result in made]
    rest: list[Found] = []
    for each in values:
        if any(low < each.end and each.start < high for low, high in spans):
            continue
        pair = _pair(text, terms, each, measures) if each.value.bare else []
        made += pair
        if not pair:
            rest.append(each)
    return made, rest


def _pair(text: str, terms: Sequence[Found], each: Found, measures: Measures) -> list[Result]:
    told = _TWO.fullmatch(text, each.start, each.end)
    if told is None:
        return []
    at = bisect_left(terms, each.start, key=lambda term: term.start)
    names = [t for t in terms[max(0, at - 2) : at] if t.value.kind == "measurement"]
    if len(names) != 2 or not _are_joined(text, names[0], names[1], each.start):
        return []
    results = [
        Result(name, _part(text, each, told.span(group), Decimal(told[group])))
        for name, (group, _) in zip(names, _PAIR, strict=True)
    ]
    fit = (measures.fits(r.amount.value.amount, r.term.value.concept_id) for r in results)
    return results if all(fit) else []


def _are_joined(text: str, one: Found, two: Found, value: int) -> bool:
    """Do two names stand together, right before their values?"""
    joined = _JOINED.fullmatch(text, one.end, two.start)
    return bool(joined and _LINK.fullmatch(text, two.end, value))


def _part(text: str, each: Found, span: tuple[int, int], number: Decimal) -> Found:
    start, end = span
    amount = replace(
        each.value.amount,
        op=Comparator.EQ,
        values=(number,),
        unit=None,
        unit_text=None,
        quote=Quote(start, end, text[start:end]),
        interval=None,
    )
    value = replace(each.value, amount=amount, number_span=span, pair=False, of=None)
    return Found(start, end, value)


def _both(text: str, values: Sequence[Found], measures: Measures) -> list[Result]:
    """Hemoglobin and hematocrit under their one short name."""
    made: list[Result] = []
    for match in _BOTH.finditer(text) if "H" in text and values else ():
        like = next((v for v in values if v.start == match.start("one")), None)
        if like is None:
            continue
        # Of the two the hematocrit is the greater, whichever is told first.
        ordered = Decimal(match["one"]) <= Decimal(match["two"])
        for group, concept_id in _PAIR if ordered else _TURNED:
            row = measures.measure(concept_id)
            if row is None:
                return made
            part = _part(text, like, match.span(group), Decimal(match[group]))
            name = TermFound(concept_id, "measurement", row.name)
            letter = match.start(f"{group}_name")
            made.append(Result(Found(letter, letter + 1, name), part))
    return made
