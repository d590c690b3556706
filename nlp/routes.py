"""Which forms of a drug do routes alone name: "steroids other than inhaled or topical ones"?

Routes that an exception lists without a noun of their own, or with one that only says that
something is applied, are each the form of the drug named before: inhaled steroids, topical ones.
Source: right node raising; routes as in EDQM's standard terms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found, TermFinder, TermFound
from nlp.shared_openings import whole_name

_ROUTE = (
    r"(?:inhaled|inhalational|nebuli[sz]ed|topical|(?:intra)?nasal|intra-?articular|ophthalmic|ocular"
    r"|otic|intravitreal|oral|rectal|vaginal|local|dermal|cutaneous|transdermal|intravenous)"
)
_SPARED = re.compile(
    r"\b(?:except|other than|excluding|but not|apart from|exception of)\s(?:for\s)?(?:the\s)?"
    rf"(?P<list>{_ROUTE}(?:(?:,\s?(?:and\s|or\s)?|\s?/\s?|\s(?:and/or|and|or)\s){_ROUTE}){{0,5}})"
    r"(?P<noun>\s(?:preparations?|formulations?|forms?|use|administration|routes?|agents?|ones?"
    r"|products?|therapy|therapies|treatments?|applications?))?"
    r"(?=\s?(?:[).,;:\n]|\Z)|\s(?:within|for|in|at|during|is|are|may)\b)",
    re.IGNORECASE,
)
_EACH = re.compile(_ROUTE, re.IGNORECASE)
_SIGNS = ("inhal", "topical", "nasal", "ocular", "ophthalmic", "articular", "local")
_STOP = re.compile(r"[.;\n]\s")
_REACH = 200


def name_routes(text: str, terms: Sequence[Found], finder: TermFinder) -> list[Found]:
    """The terms, in order, with spared routes as forms of the drug before that has such forms."""
    low = text.lower()
    if not any(map(low.__contains__, _SIGNS)):
        return list(terms)
    made = list(terms)
    for spared in _SPARED.finditer(text):
        forms = _forms(text, spared, made, finder)
        if forms:
            start, end = spared.start("list"), spared.end()
            kept = [term for term in made if term.end <= start or end <= term.start]
            made = sorted([*kept, *forms], key=lambda term: term.start)
    return made


def _forms(
    text: str, spared: re.Match[str], terms: Sequence[Found], finder: TermFinder
) -> list[Found]:
    """The forms that the routes name, of the nearest drug before that has one of them."""
    floor = max(0, spared.start() - _REACH)
    for stop in _STOP.finditer(text, floor, spared.start()):
        floor = stop.end()
    routes = list(_EACH.finditer(text, *spared.span("list")))
    for term in reversed(terms):
        if term.end > spared.start() or term.value.kind != "drug":
            continue
        if term.start < floor:
            break
        head = text[term.start : term.end].rsplit(None, 1)[-1].lower()
        known = [_form(f"{route[0].lower()} {head}", finder) for route in routes]
        if any(known):
            return [
                Found(route.start(), route.end(), value or _open(route[0], head))
                for route, value in zip(routes, known, strict=True)
            ]
    return []


def _form(words: str, finder: TermFinder) -> TermFound | None:
    value = whole_name(words, finder)
    return value if value is not None and value.kind == "drug" else None


def _open(route: str, head: str) -> TermFound:
    return TermFound("", "drug", f"{route.lower()} {head}")
