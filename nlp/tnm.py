"""Which sizes of tumor, nodes and metastases does a listing take: "T1-3, N0-2, M0", "cT4 or N+"?

They are ranges of their own, whose numbers are those of no stage, and each stretch of them is one
name. A letter alone is none: "T4" may be a hormone or a vertebra, "T1-weighted" is a scan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# AJCC Cancer Staging Manual: prefixes (clinical, pathological, after treatment, at recurrence), and
# the categories of tumor, nodes and metastases, each with a range.
_TO = r"\s?(?:[-–/]|to|or)\s?"
_T_ONE = r"T(?:is|[0-4xX](?:mi|[a-d])?)"
_T_MORE = rf"(?:{_TO}(?:[cpy]{{0,2}}{_T_ONE}|(?<=[-–/])(?:is|[0-4][a-d]?|[a-d])(?![a-z]))){{0,2}}"
_N_ONE = r"N(?:\+|[0-3xX](?:mi|[a-c])?)"
_N_MORE = rf"(?:{_TO}(?:[cpy]{{0,2}}{_N_ONE}|(?<=[-–/])(?:[0-3][a-c]?|[a-cxX])(?![a-z]))){{0,2}}"
_M = rf"(?:any M|[cp]?M[01xX][a-c]?(?:{_TO}(?:M|(?<=[-–/]))[01xX][a-c]?)?)"
_BEFORE = r"[cpyra]{0,3}"
_T = rf"(?:[Aa]ny T|{_BEFORE}{_T_ONE}{_T_MORE})"
_N = rf"(?:[Aa]ny N|{_BEFORE}{_N_ONE}{_N_MORE})"
_GAP = r"(?:[ ,/]{0,2}|\s[-–]\s)"
_STAGE = (
    r"(?:(?:(?:[Cc]linical|[Pp]athologic(?:al)?|TNM|AJCC) )?[Ss]tag(?:es?|ing|ed)(?: as|:)? "
    r"|(?:[Cc]linical|[Pp]athologic(?:al)?|TNM) )"
)
_TOLD = re.compile(
    rf"(?<![\w-]){_STAGE}?(?P<name>{_T}{_GAP}{_N}(?:{_GAP}{_M})?|{_T}{_GAP}{_M}|{_N}{_GAP}{_M})"
    r"(?![\w+])"
    rf"|(?<![\w-])(?:{_STAGE}(?P<staged>{_T}|{_N})|(?P<prefixed>(?:y?[cp])(?:{_T_ONE}{_T_MORE}"
    rf"|{_N_ONE}{_N_MORE}))|(?P<nodes>N\+))(?![\w+])"
    rf"|(?<![\w-])(?P<tumor>{_T}) (?:and/or|or|and) (?P<also>{_N})(?![\w+])"
)
_HINT = re.compile(r"T[0-4is]{1,2}|any [TN]|N[0-3+]")
_NAME = re.compile(r"(?:any [tn]|[cpyra]{0,3}(?:t(?:is|[0-4x])|n[0-3x+]))(?![a-z]{3})")
_GROUPS = ("name", "staged", "prefixed", "nodes", "tumor", "also")


def tnm_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Where do such sizes stand, with the words that introduce them, and what are they called?"""
    if _HINT.search(text) is None:
        return
    for match in _TOLD.finditer(text):
        own = [group for group in _GROUPS if match[group]]
        for group in own:
            start = match.start() if len(own) == 1 else match.start(group)
            yield start, match.end(group), match[group]


def is_tnm(name: str) -> bool:
    """Is a name one of such sizes?"""
    return _NAME.match(name) is not None
