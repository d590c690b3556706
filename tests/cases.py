"""Reads a .cases table: one example a line, the text left, its short form right.

    # a comment, and a blank line, are skipped
    [notes]
    ANC >= 1500/uL                  => anc >= 1.5 10*9/L
    Labs:\\n- SCr 1.1 mg/dL          => creatinine = 1.1 mg/dL
    the arrow may be a comparator: age => 18    => age >= 18 a    # the last arrow divides

`\\n` and `\\t` on the text's side stand for a line break and a tab. `[section]` on its own line
names the lines below it. Two blanks and `# ` after the short form open a remark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parent
_SECTION = re.compile(r"\[([^\[\]]+)\]")
_ARROW = re.compile(r"\s+=>(?:\s+|$)")
_REMARK = re.compile(r"\s{2,}# +(.*)$")


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a table: what is read, and what reading it should give."""

    text: str
    expected: str
    file: str
    line: int
    section: str = ""
    remark: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class FaultyCases(Exception):
    """Lines of a table that are no cases, reported all together."""


def read_cases(path: str | Path, *, section: str | None = None) -> list[Case]:
    """Which examples does a table hold?

    Args: path counts from tests/; section keeps only the lines under that `[section]`.
    Raises: FaultyCases, naming every line without an arrow, a text or a short form.
    """
    file = TESTS / path
    cases: list[Case] = []
    faults: list[str] = []
    under = ""
    for number, raw in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if header := _SECTION.fullmatch(line):
            under = header[1].strip()
        elif case := _case(line, file=Path(path).as_posix(), number=number, section=under):
            cases.append(case)
        else:
            faults.append(f"{path}:{number}: wanted `text => short form`: {line!r}")
    if faults:
        raise FaultyCases("\n".join(faults))
    return [case for case in cases if section in (None, case.section)]


def _case(line: str, *, file: str, number: int, section: str) -> Case | None:
    """Does a line hold a text and a short form?"""
    arrows = list(_ARROW.finditer(line))
    if not arrows:
        return None
    left, right = line[: arrows[-1].start()], line[arrows[-1].end() :]
    remark = _REMARK.search(right)
    expected = right[: remark.start()] if remark else right
    if not left or not expected:
        return None
    text = left.replace("\\n", "\n").replace("\\t", "\t")
    return Case(text, expected, file, number, section, remark[1] if remark else "")
