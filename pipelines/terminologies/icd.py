"""ICD-10-CM code files: the order file and the plain code file of the yearly release.

A code's parent is the longest shorter code of the file that begins it. Source: the release's own
"ICD-10-CM Order Files" description (columns 1-5 number, 7-13 code, 15 header, 17-76 short title,
78 on the long title).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipelines.terminologies.rows import Fault, Imported, OnFault, dotted, opened

_ORDERED = re.compile(r"\d{5} ([A-Z]\d[\dA-Z]{1,5}) +[01] (.{60}) (.+)")
_LISTED = re.compile(r"([A-Z]\d[\dA-Z]{1,5})\s+(\S.*)")


def is_icd(path: Path) -> bool:
    """Does a text file begin as one of ICD-10-CM's code files?"""
    with opened(path) as stream:
        line = next(iter(stream), "").rstrip("\n")
    return bool(_ORDERED.match(line) or _LISTED.fullmatch(line))


def read_icd(path: Path, on_fault: OnFault) -> Iterator[Imported]:
    """The codes of an ICD-10-CM file in its order, each with its title."""
    known: set[str] = set()
    with opened(path) as stream:
        for number, line in enumerate(stream, 1):
            found = _ORDERED.match(line) or _LISTED.match(line)
            if found is None:
                if line.strip():
                    on_fault(Fault(path.name, number, "no code and title"))
                continue
            code, title = found[1], found[found.re.groups].strip()
            known.add(code)
            lengths = range(len(code) - 1, 2, -1)
            parent = next((code[:size] for size in lengths if code[:size] in known), None)
            yield Imported(
                dotted(code),
                [title],
                "condition",
                [dotted(parent)] if parent else [],
                {"ICD10CM": [dotted(code)]},
            )
