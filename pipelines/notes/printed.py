"""Where do numbers stand in what machines print? A text in which they can be read, of one length.

"Hct-32.1* MCV-88 Plt Ct-210" ties values to their names with a hyphen, and in "BP 130/80 HR 72"
the heart rate's name looks like a unit.
"""

from __future__ import annotations

import re

# A name, a hyphen, a value: alone it may be a name itself (IL-6, COVID-19).
_TIED = re.compile(r"(?<=[A-Za-z)])-(?=\d{1,4}(?:\.\d{1,3})?\*?(?:[\s,;]|$))")
_ENOUGH = 3
_RATE = re.compile(r"(?<=\d )HR(?=[ \t]{0,3}[:=]?[ \t]{0,3}\d)")


def numeric(text: str) -> str:
    """The text with colons for the hyphens of a print-out, and no unit before a heart rate."""
    if "HR" in text:
        text = _RATE.sub(";;", text)
    if "-" not in text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.count("-") >= _ENOUGH and len(_TIED.findall(line)) >= _ENOUGH:
            lines[number] = _TIED.sub(":", line)
    return "\n".join(lines)
