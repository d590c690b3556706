"""Which statements only say how, where or by whom something is told, and ask nothing themselves?

"by Cockcroft-Gault", "on room air", "% predicted", "on the screening ECG", "on CT": the way a limit
or a finding was told. Their words are covered, but make no statement. A formula between a measure
and its number ("eGFR (MDRD) < 30") hands the number back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from nlp.measuring import measured
from nlp.model import Statement, Status
from nlp.placed import Placed
from nlp.vocabulary import Vocabulary

# Names of equations. Source: Cockcroft 1976, Levey 1999 and 2009, Schwartz 1976, Jelliffe 1973 for
# the kidney; Fridericia 1920, Bazett 1920 for QT; Friedewald 1972 for LDL.
_FORMULA = re.compile(
    r"\b(?:coc?kc?roft|gault|ckd-epi|mdrd|schwartz|jelliffe|friedewald|fridericia|bazett)\b|\bckd$"
    r"|\bepi\b",
    re.IGNORECASE,
)
_FORMULAE = re.compile(
    r"\b(?:coc?kc?roft|ckd-?\s?epi|mdrd|schwartz|jelliffe|friedewald|fridericia|bazett"
    r"|(?:disease|ckd) epidemiology|modification of diet)",
    re.IGNORECASE,
)
# How and where a value was taken.
_SETTING = re.compile(
    r"\b(?:room air|ambient air|predicted|pred\b|(?:central|local) (?:reading|review|lab)|at rest"
    r"|dipstick|(?:seated|sitting|supine|standing|semi-supine) position|triplicate"
    r"|consecutive (?:readings?|measurements?|occasions?|visits?|tests?|voids?|samples?)"
    r"|separate (?:readings?|measurements?|occasions?|visits?|tests?|samples?)"
    r"|(?:local|central|institutional) laborator(?:y|ies)|both inclusive|inclusive\b)",
    re.IGNORECASE,
)
# In which tissue a share was counted.
_TISSUE = re.compile(r"\b(?:aspirates?|biops(?:y|ies)|marrow|smears?)\Z", re.IGNORECASE)
_IN_TISSUE = re.compile(
    r"\s(?:as (?:measured|assessed|determined) )?(?:in|on|by|per|from)\s(?:the\s|an?\s)?"
    r"(?:\w{3,16}\s){0,2}",
    re.IGNORECASE,
)
# What leads to the way a thing was told.
_BY = re.compile(
    r"[\s,(]{0,3}(?:as )?(?:measured|assessed|determined|calculated|estimated|evaluated|documented"
    r"|detected|seen|shown|demonstrated|visible|read|confirmed|proven|verified|established|diagnosed)?\s?"
    r"(?:by|on|via|per|using|upon)\s"
    r"(?:[a-z0-9-]{1,16}\s){0,3}",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"[\s,(]{1,3}(?:as )?(?:measured|assessed|determined|evaluated|rated|scored|defined) "
    r"(?:by|on|using|with|via|per) (?:the |a |an )?(?:[\w-]{2,20} ){0,2}",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s?(?:\([A-Za-z]{2,8}\)\s?)?(?:/|,|,?\s?\bor\b|,?\s?\band/or\b)\s?(?:an? |the )?"
    r"(?:(?:mri?|fdg|18f-fdg|us)(?:,? (?:and |or )|, |[- ])?)?",
    re.IGNORECASE,
)
_TOLD = frozenset({"measurement", "condition"})
# Kinds of what a remark is read as; a formula taken apart may be a condition ("CKD-EPI").
_MAY_TELL = frozenset({"procedure", "other", "observation", "measurement", "condition"})
_GAP = 48


def without_remarks(
    text: str, offset: int, placed: list[Placed], vocabulary: Vocabulary
) -> tuple[list[Placed], list[tuple[int, int]]]:
    """The statements that ask something, and where those lay that do not.

    Args: placed, in order; offset, of the text in the listing.
    """
    kept: list[Placed] = []
    dropped: list[tuple[int, int]] = []
    for each in placed:
        before = kept[-1] if kept else None
        reached = _reach(before, offset)
        if dropped and before is not None:
            reached = max(reached, dropped[-1][1])
        if before is None or not _only_tells(text, reached, before, each, dropped, vocabulary):
            kept.append(each)
            continue
        if each.statement.amount is not None:
            if before.statement.amount is not None or before.statement.kind != "measurement":
                kept.append(each)
                continue
            kept[-1] = _handed_back(before, each, vocabulary)
        dropped.append((each.start, each.end))
    return kept, dropped


def joints_of(text: str, remarks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where words only join one remark to the next: "confirmed by ultrasound or CT"."""
    return [
        (end, start)
        for (_, end), (start, _) in pairwise(remarks)
        if end < start and _LISTED.fullmatch(text, end, start)
    ]


def _only_tells(
    text: str,
    reached: int,
    before: Placed,
    each: Placed,
    dropped: list[tuple[int, int]],
    vocabulary: Vocabulary,
) -> bool:
    statement = each.statement
    if statement.kind not in _MAY_TELL or each.start - reached > _GAP:
        return False
    if statement.concept is None or statement.windows:
        return False
    said = statement.assertion
    if said.status is not Status.PRESENT and said.cues != before.statement.assertion.cues:
        return False
    words = text[each.start : each.end]
    limited = before.statement.amount is not None
    if before.statement.kind not in _TOLD and not (limited and _TISSUE.search(words)):
        return False
    if _FORMULAE.search(words) or _of_formula(text, each):
        return before.statement.kind == "measurement"
    if statement.amount is not None:
        return False
    if limited and _SETTING.search(words):
        return True
    gap = text[reached : each.start]
    if statement.kind == "measurement" and before.statement.kind == "condition":
        return _RATED.fullmatch(gap) is not None  # "suicidal ideation as rated on the C-SSRS"
    if limited and _TISSUE.search(words):
        named = _IN_TISSUE.fullmatch(gap) is not None
        return named or (bool(dropped) and _LISTED.fullmatch(gap) is not None)
    if not _diagnostic(statement, vocabulary):
        return False
    listed = bool(dropped) and dropped[-1][1] == reached and _LISTED.fullmatch(gap) is not None
    return listed or (_BY.fullmatch(gap) is not None and " for " not in gap)


def _of_formula(text: str, each: Placed) -> bool:
    """Is it a part of a formula's name that was taken apart ("CKD", "EPI")?"""
    around = text[max(0, each.start - 4) : each.end + 4]
    return _FORMULA.search(text[each.start : each.end]) is not None and bool(
        re.search(r"\bckd-?\s?epi\b", around, re.IGNORECASE)
    )


def _diagnostic(statement: Statement, vocabulary: Vocabulary) -> bool:
    concept = statement.concept
    if concept is None or concept.concept_id is None or statement.kind != "procedure":
        return False
    if concept.concept_id == "biopsy":
        return False
    return "diagnostic_procedure" in vocabulary.ancestors(concept.concept_id)


def _reach(placed: Placed | None, offset: int) -> int:
    """Where what is said of a thing ends, its amount included."""
    if placed is None:
        return 0
    quote = placed.statement.amount.quote if placed.statement.amount else None
    if quote is None and not placed.statement.windows:
        return placed.end
    ends = [quote.end - offset] if quote else []
    ends += [w.quote.end - offset for w in placed.statement.windows if w.quote is not None]
    return max([placed.end, *ends])


def _handed_back(before: Placed, each: Placed, vocabulary: Vocabulary) -> Placed:
    statement = before.statement
    amount = each.statement.amount
    if amount is None or statement.concept is None:
        return before
    read, assumed = measured(amount, statement.concept.concept_id, vocabulary)
    told = replace(statement, amount=read, assumptions=assumed)
    return replace(before, statement=told)
