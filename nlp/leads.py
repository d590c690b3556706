"""Which sentences only introduce criteria, telling none themselves ("Patients must not:")?"""

from __future__ import annotations

import re
from collections.abc import Mapping

NOTHING = "(?!)"
_OPEN_ENDS = ("must", " not", " if", "if you", "if they", "if your child", "eligible", " who")
# Words that a sentence may hold and still only introduce criteria, telling none itself.
_GENERIC_WORDS = """
    a able accepted addition additional additionally admission adults all also am an and any applies
    apply are as at be being below both by can candidate candidates cannot characteristics child
    children clinical condition conditions considered criteria criterion do does each either
    eligibility eligible enrolled enrollment enrolment entered entry every exclude excluded
    excludes exclusion exhibit following for from fulfil fulfill fulfilled general had has have
    he i if in include included includes inclusion individual individuals ineligible infants
    into investigation is it its join key least listed main major may meet meeting meets men met
    more must no not of on one only or order other part participant participants participate
    participating participation patient patients people person persons potential presence
    program protocol qualify randomization randomized reason reasons registration requirements
    research satisfies satisfy screening selected shall she should studies study subject
    subjects symptoms t take that the their there these they this those to trial trials true
    volunteer volunteers who whom whose will with women would you your
    we looking need seeking recruiting ideal sorry might suitable want include
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
_WORD = re.compile(r"[a-z]+")


def alternatives(phrases: list[str]) -> str:
    """One regex alternation of phrases, longest first, any run of blanks for a blank."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def breaks_off(line: str) -> bool:
    """Is a line short, and ends in a word that calls for what follows ("Patients must not")?"""
    return len(line) < 60 and line[:1].isupper() and line.lower().endswith(_OPEN_ENDS)


def told_words(line: str) -> list[str]:
    """Which words of a line do more than introduce criteria, in lower case?"""
    return [word for word in _WORD.findall(line.lower()) if word not in _GENERIC]


class Leads:
    """Finds such sentences by the phrases of headings.toml, by kind of criteria."""

    def __init__(self, phrases: Mapping[str, list[str]]) -> None:
        self._leads = {
            kind: re.compile(rf"\b(?:{alternatives(those) or NOTHING})\b", re.IGNORECASE)
            for kind, those in phrases.items()
        }

    def kind(self, line: str, *, only: bool = False) -> str | None:
        """Which kind of criteria does a line introduce, by the first kind whose phrase it holds?

        It ends in a colon and tells at most one thing else, or breaks off and tells nothing.
        only: it must not tell anything else in any case.
        """
        closed = line.endswith(":")
        if not closed and not breaks_off(line):
            return None
        told = told_words(line)
        if len(told) > (1 if closed and not only else 0):
            return None
        return next((kind for kind, regex in self._leads.items() if regex.search(line)), None)
