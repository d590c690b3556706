"""Where does a criterion ask nothing: what is normal, how things are done, whom it cannot mean?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.placed import Placed
from pipelines.listings.childbearing import of_potential
from pipelines.listings.procedures import procedures
from pipelines.listings.references import references

# A note beside a criterion asks nothing, unless it says who may enter and who may not.
_NOTE = re.compile(r"(?:\A|(?<=[\s(*\[]))note(?:\sthat\b|\s?[:–-](?=\s))", re.IGNORECASE)
_RULING = re.compile(
    r"allow|permit|eligib|exclud|exclus|enrol|includ|accept|must|should|require|unless|except"
    r"|may (?:be consid|enter|partici)|provided|not apply",
    re.IGNORECASE,
)
# What is not allowed once the study runs is asked of nobody who enters it.
_CONDUCT = re.compile(
    r"\bduring (?:the )?(?:screening|study|trial|treatment)\b[^.;()\n]{0,60}"
    r"\bnot (?:be )?(?:allowed|permitted)\b",
    re.IGNORECASE,
)
# How a lesion or a breath was measured: it sets a limit for such lesions alone, or names no drug.
_MEASURED = re.compile(
    r"\([^()\n]{0,40}\bshort[ -]axis\b[^()\n]{0,60}\)"
    r"|\b(?:pre|post|before|after|following)[ -](?:the )?(?:(?:use|inhalation|administration) of )?"
    r"(?:an? )?(?:short-acting )?(?:bronchodilators?|salbutamol|albuterol)"
    r"(?: use| administration)?\b",
    re.IGNORECASE,
)
_BREATH = ("fev", "fvc", "spirom", "reversib")
# What the upper or lower limit of a measure is taken to be: it is asked of no one.
_NORMAL = re.compile(
    r"(?:\bfor (?:the )?purposes? of this (?:study|protocol|trial),? )?"
    r"(?<![\w*])the (?:institutional )?"
    r"(?:uln|lln|(?:upper|lower) limits? of (?:the )?normal(?: range)?) (?:values? )?(?:for|of) "
    r"[^;\n]{1,60}? (?:is|are|will be|was|has been) "
    r"(?:(?:defined|set|taken) (?:as|at|to(?: be)?) )?"
    r"(?=[\d=])[^;\n]{0,60}?(?=\.(?!\d)|[;)\n]|\Z)",
    re.IGNORECASE,
)


# By what a test may be replaced, in brackets of its own.
_INSTEAD = re.compile(
    r"\((?:[^()]{1,80}? )?(?:may|can|could) (?:also )?(?:be (?:used|substituted|taken|accepted) )?"
    r"(?:in place of|instead of|in lieu of|replace|substitute for)\b[^()]{0,80}(?=\))",
    re.IGNORECASE,
)
_RECOVERED = re.compile(
    r"(?<=recovered )\((?![^()\n]{0,12}ctcae)[^()\n]{0,24}\bgrade\b[^()\n]{1,60}\)"
    r"(?=\sfrom\s(?:\w+\s){0,2}(?:adverse|toxic|side|AE))",
    re.IGNORECASE,
)
# That somebody may come again, or be measured again.
_AGAIN = re.compile(
    r"\((?=[^()\n]{0,90}\bre-?(?:screen|check|test)(?:ed|ing)?\b)[^()\n]{1,180}\)"
    r"|(?<=[.;] )(?:(?:such |these |those )?(?:patients|subjects|participants|individuals|they"
    r"|volunteers)\b[^.;()\n]{0,60} )?re-?screen(?:ed|ing)?\b[^.;()\n]{0,120}"
    r"|\bre-?(?:screen|test)ing (?:is|are|may be|will be|can be) (?:possible|allowed|permitted)\b"
    r"[^.;()\n]{0,90}",
    re.IGNORECASE,
)
# What only gives examples of what stands before it.
_EXAMPLES_OF = re.compile(
    r"(?<=[.;] )(?:some )?examples (?:of|for) [^.;:\n]{3,80}? (?:are|include)\b[^.;\n]{1,300}",
    re.IGNORECASE,
)
_AGAINS = ("screen", "check", "test")
_INSTEADS = ("in place of", "instead of", "in lieu of", " replace ", "substitute for")


def idle(text: str) -> list[tuple[int, int]]:
    """Where does a criterion ask nothing, not even by its limits?"""
    return [
        *normals(text),
        *_measured(text),
        *_replacing(text),
        *_recovered(text),
        *_again(text),
        *_exemplifying(text),
        *procedures(text),
        *references(text),
        *of_potential(text),
    ]


def outside(each: Placed, offset: int, idle: Sequence[tuple[int, int]]) -> Placed:
    """A statement without an amount that stands behind it where nothing is asked.

    Args: offset, of the text in the listing.
    """
    amount = each.statement.amount
    if amount is None or amount.quote is None:
        return each
    start, end = amount.quote.start - offset, amount.quote.end - offset
    if start < each.start or not any(low <= start and end <= high for low, high in idle):
        return each
    return replace(each, statement=replace(each.statement, amount=None))


def _measured(text: str) -> list[tuple[int, int]]:
    """Where are the ways told in which a lesion or a breath was measured?"""
    low = text.lower()
    lesion = "short axis" in low or "short-axis" in low
    breath = ("bronchodil" in low or "buterol" in low or "salbutamol" in low) and any(
        map(low.__contains__, _BREATH)
    )
    return [match.span() for match in _MEASURED.finditer(text)] if lesion or breath else []


def _replacing(text: str) -> list[tuple[int, int]]:
    """Where is it told in brackets what a test may stand for: "(GFR can replace CrCl)"?"""
    low = text.lower()
    if "(" not in text or not any(map(low.__contains__, _INSTEADS)):
        return []
    return [(match.start() + 1, match.end()) for match in _INSTEAD.finditer(text)]


def _recovered(text: str) -> list[tuple[int, int]]:
    """Where is it told in brackets how far a recovery goes: "recovered (<= grade 1) from"?

    The limit is of what follows, where it stands.
    """
    if "recovered (" not in text.lower():
        return []
    return [match.span() for match in _RECOVERED.finditer(text)]


def _again(text: str) -> list[tuple[int, int]]:
    """Where is it told that somebody may be screened or measured again?"""
    low = text.lower()
    if not any(f"re{word}" in low or f"re-{word}" in low for word in _AGAINS):
        return []
    return [match.span() for match in _AGAIN.finditer(text)]


def _exemplifying(text: str) -> list[tuple[int, int]]:
    """Where does a sentence only give examples: "Examples of live vaccines include ..."?"""
    if "xamples " not in text:
        return []
    return [match.span() for match in _EXAMPLES_OF.finditer(text)]


def normals(text: str) -> list[tuple[int, int]]:
    """Where does a criterion only tell what is normal: "the ULN for lipase is 60 U/L"?"""
    low = text.lower()
    if "the u" not in low and "the l" not in low and "the institutional" not in low:
        return []
    return [match.span() for match in _NORMAL.finditer(text)]


def notes(text: str) -> list[tuple[int, int]]:
    """Where a note stands that rules nothing: up to the end of its brackets, line or text."""
    found = []
    for match in _NOTE.finditer(text):
        stops = ")]\n" if text[match.start() - 1 : match.start()] in ("(", "[") else "\n"
        ends = [at for stop in stops if (at := text.find(stop, match.end())) >= 0]
        end = min(ends, default=len(text))
        rules = _RULING.search(text, match.end(), end) is not None
        if match.start() and (not rules or _CONDUCT.search(text, match.end(), end)):
            found.append((match.start(), end))
    return found
