"""Is a run of cells a differential, each told as its share of the white cells?

"62 neutrophils, 3 bands, 20 lymphocytes", "Neutrophils 64, lymphocytes 25, monocytes 8": shares
in percent, though no sign says so. Cells that no row names (bands, blasts) keep their numbers to
themselves, so that these are no second value of the cell before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.recognizers import Found
from pipelines.notes.specimens import is_elsewhere

_UNNAMED = (
    r"bands?|segs?|segmented(?: neutrophils| cells)?|polys?|PMNs?|stabs?|blasts?"
    r"|(?:meta|pro)?myelocytes?|atypicals?|atypical lymph(?:s|ocytes?)"
)
_CELL = (
    rf"(?:(?P<unnamed>{_UNNAMED})|neutrophils?|neuts?|lymph(?:s|ocytes?)?|mono(?:s|cytes?)?"
    r"|eos(?:inophils?)?|baso(?:s|phils?)?)"
)
_FIRST = re.compile(rf"(?<![\d.,/-])(?P<number>\d{{1,3}}(?:\.\d)?)[ -]?%?\s?{_CELL}\b", re.I)
_LAST = re.compile(
    rf"\b{_CELL}(?:\s(?:were|was|is|are|of))?\s?[:=]?\s?(?P<number>\d{{1,2}}(?:\.\d)?)"
    r"(?![\d.,]*\d|\s?%|\s?[x×*]|\s?/)",
    re.I,
)
_HINTS = ("band", "seg", "lymph", "mono", "poly", "eos", "Band", "Seg", "Lymph", "Mono", "Poly")
# Between two cells of one run stands little; all cells together are about a hundred.
_GAP, _LEAST = 12, 2
_WHOLE = (85, 101)


def told_apart(text: str, amounts: Sequence[Found]) -> list[Found]:
    """The amounts of a note, those of a differential in percent or, of cells without a row, out."""
    if not amounts or not any(hint in text for hint in _HINTS):
        return list(amounts)
    runs = _runs(_FIRST, text)
    runs += [run for run in _runs(_LAST, text) if _is_whole(run)]
    named = {match.start("number"): _is_of_blood(text, match) for run in runs for match in run}
    kept = []
    for each in amounts:
        is_named = named.get(each.value.number_span[0])
        if is_named is None:
            kept.append(each)
        elif is_named:
            kept.append(_as_share(each) if each.value.bare else each)
    return kept


def _is_of_blood(text: str, match: re.Match[str]) -> bool:
    """Is it a share of a cell that a row names, in blood and not in another fluid?"""
    place = match.span("number")
    low = max(text.rfind(mark, 0, place[0]) for mark in (". ", "\n")) + 1
    return not match["unnamed"] and not is_elsewhere(
        text, "lymphocytes", place, place[0], low, len(text)
    )


def _runs(pattern: re.Pattern[str], text: str) -> list[list[re.Match[str]]]:
    """The numbers beside cells, run by run of two and more."""
    runs: list[list[re.Match[str]]] = []
    end = -_GAP - 1
    for match in pattern.finditer(text):
        if match.start() - end > _GAP:
            runs.append([])
        runs[-1].append(match)
        end = match.end()
    return [run for run in runs if len(run) >= _LEAST]


def _is_whole(run: Sequence[re.Match[str]]) -> bool:
    return _WHOLE[0] <= sum(float(match["number"]) for match in run) <= _WHOLE[1]


def _as_share(each: Found) -> Found:
    amount = replace(each.value.amount, unit="%", unit_text=None)
    return Found(each.start, each.end, replace(each.value, amount=amount, bare=False))
