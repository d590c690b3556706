"""Gold in brat's standoff form: a .txt beside each .ann, in a folder or an archive.

T lines are marks, in parts where discontinuous; R lines links; `*` lines groups; A and M lines
attributes. Offsets count characters of the .txt; where its lines end in CRLF, a file whose words
fit better with one character an end is read so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipelines.evaluation.pages import (
    CRITERION,
    Link,
    Mark,
    OnTrouble,
    Page,
    Quantity,
    Span,
    Trouble,
)
from pipelines.evaluation.predictions import numbers

_MARK = re.compile(
    r"(?P<id>T\S+)\t(?P<label>\S+) (?P<parts>\d+ \d+(?:;\d+ \d+)*)(?:\t(?P<words>.*))?"
)
_LINK = re.compile(r"(?P<id>R\S+)\t(?P<label>\S+) Arg1:(?P<head>\S+) Arg2:(?P<tail>\S+)\s*")
_GROUP = re.compile(r"\*\t(?P<label>\S+)(?P<members>(?: \S+)+)\s*")
_FLAG = re.compile(r"(?P<id>[AM]\S+)\t(?P<name>\S+) (?P<of>\S+)(?: (?P<value>.*))?")
_EVENT = re.compile(r"(?P<id>E\S+)\t(?P<label>[^:\s]+):(?P<trigger>\S+).*")
Tell = Callable[[int | None, str], None]
# Attributes by which a value or a time says what it means.
_QUANTITY = frozenset({"op", "values", "anchor", "period"})
_WINDOWS = frozenset({"temporal", "window"})
_NEGATIONS = frozenset({"negated", "negation", "negative", "absent"})


@dataclass(slots=True)
class _Found:
    """What the lines of one .ann file hold, by id; and the words that stand beside each mark."""

    marks: dict[str, Mark] = field(default_factory=dict)
    words: dict[str, tuple[str, int]] = field(default_factory=dict)
    flags: dict[str, dict[str, str]] = field(default_factory=dict)
    links: list[tuple[int, str, str, str]] = field(default_factory=list)
    groups: list[frozenset[str]] = field(default_factory=list)
    triggers: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)


def page_of_brat(doc: str, text: str, annotation: str, file: str, on_trouble: OnTrouble) -> Page:
    """One text and its annotation as a page; faulty lines go to on_trouble."""

    def tell(line: int | None, reason: str) -> None:
        on_trouble(Trouble(file, line, reason))

    found = _Found()
    for number, line in enumerate(annotation.splitlines(), start=1):
        fault = _take(line, number, found) if line.strip() else None
        if fault:
            tell(number, fault)
    text = _fitting(text, found)
    marks = _kept(text, found, tell)
    links = []
    for number, label, head, tail in found.links:
        ends = [marks.get(found.triggers.get(end, end)) for end in (head, tail)]
        if ends[0] is None or ends[1] is None:
            missing = head if ends[0] is None else tail
            tell(number, f"no mark {missing}")
        else:
            links.append(Link(label, ends[0], ends[1]))
    negated = tuple(mark for mark in marks.values() if is_negated(mark.attributes))
    pages = tuple(marks.values()), tuple(links), tuple(found.groups), negated
    quantities = tuple(_quantities(marks.values(), links))
    kinds = [mark.attributes["kind"] for mark in marks.values() if _is_criterion(mark)]
    meta = {"kind": kinds[0]} if kinds else {}
    return Page(doc, text, *pages, quantities=quantities, place=(file, None), meta=meta)


def _is_criterion(mark: Mark) -> bool:
    return mark.label == CRITERION and mark.attributes.get("kind") in ("inclusion", "exclusion")


def _quantities(marks: Iterable[Mark], links: Iterable[Link]) -> Iterator[Quantity]:
    """The marks whose attributes say an operator, numbers, or a kind of window."""
    owners: dict[str, list[Span]] = {}
    for link in links:
        owners.setdefault(link.tail.id, []).append(link.head.span)
    for mark in marks:
        said = mark.attributes
        is_window = mark.label.lower() in _WINDOWS
        if not _QUANTITY & said.keys() and not (is_window and "type" in said):
            continue
        yield Quantity(
            "window" if is_window else "threshold",
            mark.span,
            said.get("op"),
            numbers(filter(None, said.get("values", "").split(";"))),
            said.get("unit"),
            said.get("relative_to"),
            said.get("type"),
            said.get("anchor"),
            said.get("period"),
            tuple(owners.get(mark.id, ())),
        )


def is_negated(attributes: Mapping[str, str]) -> bool:
    """Do a mark's attributes say that it is absent?"""
    said = attributes.get("status", "") == "absent" or attributes.get("polarity", "") == "NEG"
    return said or any(attributes.get(name, "no") not in ("no", "") for name in _NEGATIONS)


def _take(line: str, number: int, found: _Found) -> str | None:
    """Reads one line into what was found; says what is wrong with it."""
    name = line.split("\t", 1)[0]
    if line[0] in "TREAM" and name in found.ids:
        return f"id {name} is used twice: the second is left out"
    found.ids.add(name)
    if match := _MARK.fullmatch(line):
        pairs = [part.split() for part in match["parts"].split(";")]
        parts = tuple(sorted((int(start), int(end)) for start, end in pairs))
        found.marks[name] = Mark(name, match["label"], parts, line=number)
        found.words[name] = (match["words"] or "", number)
    elif match := _LINK.fullmatch(line):
        found.links.append((number, match["label"], match["head"], match["tail"]))
    elif match := _FLAG.fullmatch(line):
        value = (match["value"] or "yes").strip()
        found.flags.setdefault(match["of"], {})[match["name"].lower()] = value
    elif match := _EVENT.fullmatch(line):
        found.triggers[name] = match["trigger"]
    elif match := _GROUP.fullmatch(line):
        found.groups.append(frozenset(match["members"].split()))
    elif line[0] not in "#N":
        return "no line that brat writes"
    return None


def _fitting(text: str, found: _Found) -> str:
    """The text as its annotation counts it: as it is, or with one character a line end."""
    if "\r\n" not in text:
        return text
    single = text.replace("\r\n", "\n")

    def fits(text: str) -> int:
        return sum(
            _says(text, mark.parts, found.words[name][0]) for name, mark in found.marks.items()
        )

    return single if fits(single) > fits(text) else text


def _says(text: str, parts: tuple[Span, ...], words: str) -> bool:
    stretch = " ".join(text[start:end] for start, end in parts)
    return stretch.split() == words.split()


def _kept(text: str, found: _Found, tell: Tell) -> dict[str, Mark]:
    """The marks that lie inside the text, with their attributes."""
    kept = {}
    for name, mark in found.marks.items():
        words, number = found.words[name]
        if any(not start < end <= len(text) for start, end in mark.parts):
            shown = ";".join(f"{start}-{end}" for start, end in mark.parts)
            tell(number, f"{name}: {shown} is no stretch of a text of {len(text)} characters")
            continue
        if words and not _says(text, mark.parts, words):
            tell(number, f"{name}: other words stand at its place")
        flags = {**found.flags.get(name, {})}
        for event, trigger in found.triggers.items():
            if trigger == name:
                flags |= found.flags.get(event, {})
        kept[name] = replace(mark, attributes=flags)
    return kept
