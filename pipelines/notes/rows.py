"""Rows of print-outs, laid out so that their values can be read: columns between bars, segments of
HL7 messages, a unit in brackets behind the row's name, and numbers below their names.

All is of the same length as what was received: offsets are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from nlp.recognizers import Found, read_amounts
from nlp.vocabulary import Vocabulary
from pipelines.notes.owned import Measures, Result

_SEGMENT = re.compile(r"^(?P<kind>[A-Z][A-Z\d]{2})\|", re.MULTILINE)
# Of which segments which fields tell: of a result its name, value, unit, range and flag; of a
# diagnosis and of an allergy the name alone.
_TELLING = {"OBX": {3: 1, 5: 0, 6: 0, 7: 0}, "DG1": {3: 1}, "AL1": {3: 1}, "PRB": {3: 1}}
_SILENT_TEXT = """
MSH PID PV1 PV2 NTE OBR ORC EVN NK1 IN1 GT1 RXE RXA RXO RXR SPM SFT TQ1 FTS BTS
"""
_SILENT = frozenset(_SILENT_TEXT.split())
_SEPARATOR = re.compile(r"[ \t|:=+-]+")
_BARS = 3  # bars that make a line a row
_BAR = re.compile(r" ?\| ?")
CELL = re.compile(r"[^\s](?:(?! {2}|\t)[^\n])*")
_UNIT = re.compile(
    r"^[ \t]*[A-Za-z][\w .,/+'-]{0,40}?(?P<unit> ?[(\[](?P<code>[^()\[\]\n]{1,16})[)\]])"
    r"(?= {2}|[ ]?\t)(?=[ \t]{1,40}[<>≤≥]?\d)",
    re.MULTILINE,
)
_NUMBER = re.compile(r"[<>≤≥-]?\s?\d")
_MOST_ROWS = 40


def laid_out(text: str, vocabulary: Vocabulary) -> str:
    """The text with columns for bars, and no furniture of messages, of the same length."""
    if "|" in text:
        text = "\n".join(map(_plain, text.split("\n")))
    if "(" in text or "[" in text:
        text = _UNIT.sub(lambda match: _without_unit(match, vocabulary), text)
    return text


def _plain(line: str) -> str:
    segment = _SEGMENT.match(line)
    if segment is not None and (segment["kind"] in _TELLING or segment["kind"] in _SILENT):
        return _told(line, segment["kind"])
    if line.count("|") < _BARS:
        return line
    if _SEPARATOR.fullmatch(line):
        return "\t" * len(line)
    return _BAR.sub(lambda match: "\t" * len(match[0]), line)


def _told(line: str, kind: str) -> str:
    """A segment with blanks for all but the fields that tell."""
    kept = []
    wanted = _TELLING.get(kind, {})
    for number, part in enumerate(line.split("|")):
        if number not in wanted:
            kept.append("\t" * len(part))
            continue
        parts = part.split("^")
        at = wanted[number] if len(parts) > wanted[number] else 0
        kept.append("\t".join(p if n == at else "\t" * len(p) for n, p in enumerate(parts)))
    return "\t".join(kept)


def _without_unit(match: re.Match[str], vocabulary: Vocabulary) -> str:
    if not _is_unit(match["code"], vocabulary):
        return match[0]
    begin = match.start("unit") - match.start()
    return match[0][:begin] + " " * len(match["unit"]) + match[0][begin + len(match["unit"]) :]


@lru_cache(maxsize=512)
def _is_unit(code: str, vocabulary: Vocabulary) -> bool:
    read = read_amounts(f"5 {code}", vocabulary)
    return len(read) == 1 and read[0].value.amount.unit is not None and read[0].start == 0


def with_units(
    received: str, text: str, amounts: Sequence[Found], vocabulary: Vocabulary
) -> list[Found]:
    """The amounts, those of a row in the unit that stands in brackets behind its name.

    Args: received, the words of `text` before they were laid out.
    """
    if received == text:
        return list(amounts)
    made = list(amounts)
    starts = [each.start for each in made]
    for match in _UNIT.finditer(received.replace("|", "\t")):
        end = text.find("\n", match.end())
        first = bisect_left(starts, match.end())
        last = bisect_left(starts, end if end >= 0 else len(text))
        for index in range(first, last):
            each = made[index]
            if not each.value.bare or not _is_unit(match["code"], vocabulary):
                continue
            low, high = each.value.number_span
            read = read_amounts(f"{text[low:high]} {match['code']}", vocabulary)
            if len(read) == 1 and read[0].value.amount.unit is not None:
                told = read[0].value.amount
                amount = replace(
                    each.value.amount, values=told.values, unit=told.unit, unit_text=told.unit_text
                )
                value = replace(each.value, amount=amount, bare=False)
                made[index] = Found(each.start, each.end, value)
    return made


def under_names(
    text: str,
    terms: Sequence[Found],
    amounts: Sequence[Found],
    used: Sequence[Result],
    measures: Measures,
) -> list[Result]:
    """The results of rows of numbers below the names of their columns."""
    made: list[Result] = []
    if "\n" not in text or ("  " not in text and "\t" not in text):
        return made
    taken = {(each.amount.start, each.amount.end) for each in used}
    values = {each.start: each for each in amounts if (each.start, each.end) not in taken}
    named = {t.start: t for t in terms if t.value.kind == "measurement" and t.value.concept_id}
    head: list[Found | None] = []
    rows = start = 0
    for line in text.split("\n"):
        cells = [match.start() + start for match in CELL.finditer(line)]
        names = [named.get(cell) for cell in cells]
        if sum(name is not None for name in names) > 1:
            head, rows = names, 0
        elif head and cells and rows < _MOST_ROWS:
            rows += 1
            offset = len(cells) - len(head)
            for at, cell in enumerate(cells):
                value = values.get(cell)
                name = head[at - offset] if offset in (0, 1) and at - offset >= 0 else None
                if value is None or name is None or not _NUMBER.match(text, cell):
                    continue
                if measures.fits(value.value.amount, name.value.concept_id):
                    made.append(Result(name, value))
        else:
            head = []
        start += len(line) + 1
    return made
