"""Where do numbers stand in what machines print? A text in which they can be read, of one length.

"Hct-32.1* MCV-88 Plt Ct-210" ties values to their names with a hyphen, in "BP 130/80 HR 72" the
heart rate's name looks like a unit, "ALT 80 (ULN 40)" ends a reference range, and "Gleason 3+4" is
the sum of its two patterns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Comparator
from nlp.recognizers import Found, titers
from pipelines.notes.gestation import with_gestations
from pipelines.notes.sizes import with_stones
from pipelines.notes.spoken import as_written, with_heights
from pipelines.notes.stages import with_stages
from pipelines.notes.yearless import bare_days

# A name, a hyphen, a value: alone it may be a name itself (IL-6, COVID-19).
_TIED = re.compile(r"(?<=[A-Za-z)])-(?=\d{1,4}(?:\.\d{1,3})?\*?(?:[\s,;]|$))")
_ENOUGH = 3
_LIMITS = frozenset([Comparator.LT, Comparator.LE, Comparator.GT, Comparator.GE])
_UPPER = re.compile(r"\(ULN[ :=](?=\s?\d)")
_GLEASON = re.compile(
    r"(?<=leason)(?P<words>(?: (?:score|grade|sum|pattern))?(?: of)?[ :=]{0,2})"
    r"(?:(?P<sum>[5-9]|10) ?(?=\())?"
    r"(?P<parts>\(?(?P<one>[1-5]) ?\+ ?(?P<two>[1-5])(?: ?= ?\d{1,2})?\)?)"
)
# Dates that were hidden, and the date in a print-out's name, hold no results.
_HIDDEN = re.compile(r"\[\*\*\d[\d-]{0,12}\*\*\]")
# "Hgb 11.2 -> 8.6" tells two values, and "15 mg weekly + folic acid" no lower limit.
_ARROW = re.compile(r"-{1,2}>|→")
_PLUS = re.compile(r"(?<=[A-Za-z)]) \+ (?=[A-Za-z])")
# The parts of a coma score: eyes, voice, movement (Teasdale and Jennett, Lancet 1974).
_COMA = re.compile(r"(?<=GCS)(?P<words>[ :=]{1,2})\(?E ?([1-4]),? ?V ?([1-5])T?,? ?M ?([1-6])\)?")
_COMA_PARTS = re.compile(r"\(E ?[1-4],? ?V ?[1-5]T?,? ?M ?[1-6]\)")
# A flag in a column of its own, before the unit: "9.0      L     g/dL".
_FLAG = re.compile(r"(?<=[\d)])([ \t]{2,})(HH?|LL?|N)(?=[ \t]{2,}(?:[a-zA-Zµμ%/]|10[\^*]))")
_FLAGGED = re.compile(r"[ \t]{2,}(HH?|LL?|N)[ \t]{2,}")
_BARE_RANGE = re.compile(r"[ \t]?\([ \t]?\Z")
_LAST_COLUMN = re.compile(r"(?:(?:\t| {2})[ \t]*+(?:[A-Za-z/%^*\d]{1,12}(?=\t| {2}))?){1,3}\Z")
# Days of a week of gestation: "38 and 4/7 weeks", "38+4 weeks".
_SEVENTHS = re.compile(
    r"(?<![\d.,/])(?P<weeks>[1-4]\d)(?:(?: and| &)?[ -](?P<days>[0-6])/7|\+(?P<more>[0-6]))"
    r"(?=[ -]?(?:weeks?|wks?)\b)"
)
_RATE = re.compile(r"(?<=\d )HR(?=[ \t]{0,3}[:=]?[ \t]{0,3}\d)")


def numeric(text: str) -> str:
    """The text with colons for the hyphens of a print-out, and no unit before a heart rate."""
    for day in bare_days(text) if "/" in text else ():
        text = text[: day.start()] + " " * (day.end() - day.start()) + text[day.end() :]
    text = as_written(text)
    if "HR" in text:
        text = _RATE.sub(";;", text)
    if "H  " in text or "L  " in text or "N  " in text:
        text = _FLAG.sub(_blanked, text)
    if "(ULN" in text:
        text = _UPPER.sub("(N<= ", text)
    if "leason" in text:
        text = _GLEASON.sub(_summed, text)
    if "[**" in text:
        text = _HIDDEN.sub(_blanked, text)
    if "->" in text or "→" in text:
        text = _ARROW.sub(lambda match: ";".ljust(len(match[0])), text)
    if " + " in text:
        text = _PLUS.sub(" , ", text)
    text = titers(text)
    if "/7" in text or "+" in text:
        text = _SEVENTHS.sub(_in_weeks, text)
    if "GCS" in text:
        text = _COMA_PARTS.sub(_blanked, _COMA.sub(_coma, text))
    if "-" not in text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.count("-") >= _ENOUGH and len(_TIED.findall(line)) >= _ENOUGH:
            lines[number] = _TIED.sub(":", line)
    return "\n".join(lines)


def with_columns(text: str, amounts: Sequence[Found]) -> list[Found]:
    """The amounts, each with the flag of its own column and the bare range that is its own.

    "6 umol/L (<21)" is one result with its reference range.
    """
    made: list[Found] = []
    sized = with_stones(text, with_heights(text, amounts))
    for each in with_stages(text, with_gestations(text, sized)):
        last = made[-1] if made else None
        if last is not None and _is_range(text, last, each):
            said = each.value.amount
            amount = replace(last.value.amount, reference=said.as_interval())
            made[-1] = Found(last.start, each.end, replace(last.value, amount=amount))
            continue
        if each.value.amount.unit is not None and each.value.amount.flag is None:
            each = _flagged(text, each)
        made.append(each)
    return made


def _is_range(text: str, last: Found, each: Found) -> bool:
    """Is this amount, alone in brackets right behind a result, the range of what is normal?"""
    said, amount = last.value.amount, each.value.amount
    if said.op is not Comparator.EQ or said.reference is not None:
        return False
    gap, after = text[last.end : each.start], text[each.end : each.end + 1]
    if amount.op is Comparator.BETWEEN and amount.unit is None:
        return after in "\n\t" and _LAST_COLUMN.match(gap) is not None
    if amount.op not in _LIMITS or amount.unit not in (None, said.unit) or len(amount.values) != 1:
        return False
    return bool((_BARE_RANGE if after == ")" else _LAST_COLUMN).match(gap)) and after in ")\n\t"


def _flagged(text: str, each: Found) -> Found:
    flag = _FLAGGED.match(text, each.value.number_span[1], each.end)
    if flag is None:
        return each
    amount = replace(each.value.amount, flag=flag[1])
    return Found(each.start, each.end, replace(each.value, amount=amount))


def _coma(match: re.Match[str]) -> str:
    """The parts of a coma score as their sum, in as many characters."""
    total = sum(map(int, match.groups()[1:]))
    return match["words"] + str(total).rjust(len(match[0]) - len(match["words"]), "0")


def _in_weeks(match: re.Match[str]) -> str:
    """Weeks and days as weeks, in as many characters."""
    weeks = int(match["weeks"]) + int(match["days"] or match["more"]) / 7
    return f"{weeks:.{len(match[0]) - 3}f}"


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _summed(match: re.Match[str]) -> str:
    """Two patterns as their sum, in as many characters: "3+4=7" is read as 00007."""
    if match["sum"]:
        return match[0][: match.start("parts") - match.start()] + " " * len(match["parts"])
    total = int(match["one"]) + int(match["two"])
    return match["words"] + str(total).rjust(len(match["parts"]), "0")
