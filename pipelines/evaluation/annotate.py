"""Texts marked by the pipeline in brat's form, for a person to correct.

What comes back is gold: marks, relations and attributes are what `readers.brat` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from nlp.errors import OutputError
from pipelines.evaluation.marked import UNSCORED, Marked
from pipelines.evaluation.pages import CRITERION, Page

# What brat needs to know before it shows the marks.
_CONFIGURATION = {
    "entities": "condition drug procedure measurement observation person device value temporal"
    " qualifier negation reference_point multiplier mood visit demographic allergy consent other "
    + " ".join((*UNSCORED, CRITERION)),
    "relations": "has_value has_temporal has_negation",
    "attributes": "status experiencer time op values unit relative_to type anchor period kind",
}
_UNSAFE = re.compile(r"[^\w.+-]")


def brat_of(page: Page) -> str:
    """A page as the lines of an .ann file: marks, relations, and what is said of them."""
    marked = Marked(page)
    lines = []
    for name, label, (start, end) in marked.marks:
        words = " ".join(page.text[start:end].split())
        lines.append(f"{name}\t{label} {_lines_apart(page.text, start, end)}\t{words}")
    flags = dict(marked.flags)
    if "kind" in page.meta and page.text.strip():
        name, whole = f"T{len(lines) + 1}", _lines_apart(page.text, 0, len(page.text))
        lines.append(f"{name}\t{CRITERION} {whole}\t{' '.join(page.text.split())}")
        flags[name, "kind"] = page.meta["kind"]
    for k, (label, one, other) in enumerate(marked.relations, start=1):
        lines.append(f"R{k}\t{label} Arg1:{one} Arg2:{other}\t")
    for k, ((name, flag), value) in enumerate(flags.items(), start=1):
        lines.append(f"A{k}\t{flag} {name} {value}")
    return "".join(f"{line}\n" for line in lines)


def _lines_apart(text: str, start: int, end: int) -> str:
    """A stretch as brat wants it: in one part for each line that it runs over."""
    parts, at = [], start
    for piece in text[start:end].split("\n"):
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            parts.append(f"{at + left} {at + len(piece.rstrip())}")
        at += len(piece) + 1
    return ";".join(parts) or f"{start} {end}"


def write_brat(folder: Path, pages: Iterable[Page]) -> int:
    """Writes a .txt and an .ann for each page, and brat's configuration; says how many.

    Raises: OutputError if the folder cannot be written to.
    """
    written = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "annotation.conf").write_text(_configuration(), encoding="utf-8")
        for page in pages:
            stem = _UNSAFE.sub("_", page.doc).lstrip(".") or "text"
            for suffix, text in ((".txt", page.text), (".ann", brat_of(page))):
                with (folder / f"{stem}{suffix}").open("w", encoding="utf-8", newline="") as file:
                    file.write(text)
            written += 1
    except OSError as fault:
        raise OutputError(str(folder), fault.strerror or type(fault).__name__) from fault
    return written


def _configuration() -> str:
    entities = _CONFIGURATION["entities"].split()
    relations = _CONFIGURATION["relations"].split()
    lines = ["[entities]", *entities, "[relations]"]
    lines += [f"{name} Arg1:<ENTITY>, Arg2:<ENTITY>" for name in relations]
    lines += [
        "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
        "[events]",
        "[attributes]",
    ]
    lines += [f"{name} Arg:<ENTITY>, Value:.+" for name in _CONFIGURATION["attributes"].split()]
    return "\n".join(lines) + "\n"
