"""Gold in UIMA's XMI, as INCEpTION and cTAKES write it, through dkpro-cassis (extra `annotate`).

An archive or folder holds `TypeSystem.xml` beside the .xmi files. Every annotation that has a
`value`, `label` or `identifier` is a mark of that label; others, of their type's short name.
"""

from __future__ import annotations

import io
from typing import Any

from nlp.errors import InputError
from pipelines.evaluation.pages import Mark, OnTrouble, Page, Trouble

_PLUMBING = (
    "Sentence",
    "Token",
    "DocumentMetaData",
    "DocumentAnnotation",
    "Sofa",
    "TagDescription",
)
_LABELS = ("value", "label", "identifier")


def page_of_xmi(
    doc: str, raw: bytes, types: bytes | None, file: str, on_trouble: OnTrouble
) -> Page | None:
    """One document. Raises: InputError if the extra is not installed."""
    try:
        import cassis
    except ImportError as fault:
        raise InputError(
            file, None, "XMI needs the extra: pip install 'inclex[annotate]'"
        ) from fault
    try:
        system = None if types is None else cassis.load_typesystem(io.BytesIO(types))
        cas: Any = cassis.load_cas_from_xmi(io.BytesIO(raw), typesystem=system, lenient=True)
    except Exception as fault:  # lxml, attrs and cassis each raise their own
        on_trouble(Trouble(file, None, f"no XMI, or a damaged one: {type(fault).__name__}"))
        return None
    text = cas.sofa_string or ""
    marks: list[Mark] = []
    for found in cas.select_all():
        name = found.type.name.rsplit(".", 1)[-1]
        start, end = getattr(found, "begin", None), getattr(found, "end", None)
        if name in _PLUMBING or not isinstance(start, int) or not isinstance(end, int):
            continue
        if not 0 <= start < end <= len(text):
            reason = f"{name}: {start}-{end} is no stretch of a text of {len(text)} characters"
            on_trouble(Trouble(file, None, reason))
            continue
        label = next((getattr(found, key) for key in _LABELS if getattr(found, key, None)), name)
        marks.append(Mark(f"T{len(marks) + 1}", str(label), ((start, end),)))
    return Page(doc, text, tuple(marks), place=(file, None))
