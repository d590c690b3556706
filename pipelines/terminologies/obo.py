"""OBO ontologies (Disease Ontology, HPO, MONDO): terms with synonyms, is-a links and references.

Source: the OBO flat file format 1.4, https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_4.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipelines.terminologies.rows import Fault, Imported, OnFault, coded, opened

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(\w+)?')
_ESCAPED = re.compile(r"\\(.)")
# A related or broad synonym names something near, not the thing.
_SAME = ("EXACT", "NARROW", "")


def read_obo(path: Path, on_fault: OnFault) -> Iterator[Imported]:
    """The terms of an OBO file that are not obsolete."""
    term: Imported | None = None
    obsolete = False
    with opened(path) as stream:
        for number, line in enumerate(stream, 1):
            line = line.strip()
            if line.startswith("["):
                yield from _kept(term, obsolete)
                term = Imported("") if line == "[Term]" else None
                obsolete = False
            elif term is not None and line and not line.startswith("!"):
                tag, _, value = line.partition(":")
                if not _enter(term, tag, _uncommented(value.strip())):
                    on_fault(Fault(path.name, number, f"the tag {tag!r} could not be read"))
                obsolete |= tag == "is_obsolete" and value.strip() == "true"
        yield from _kept(term, obsolete)


def _kept(term: Imported | None, obsolete: bool) -> Iterator[Imported]:
    if term is not None and term.id and term.names and not obsolete:
        yield term


def _uncommented(value: str) -> str:
    return value if value.startswith('"') else value.partition(" !")[0].strip()


def _enter(term: Imported, tag: str, value: str) -> bool:
    """Put one line into its term; is the line sound?"""
    if tag == "id":
        term.id = value
    elif tag == "name":
        term.names.insert(0, _ESCAPED.sub(r"\1", value))
    elif tag == "synonym":
        found = _QUOTED.match(value)
        if found is None:
            return False
        if (found[2] or "") in _SAME:
            term.names.append(_ESCAPED.sub(r"\1", found[1]))
    elif tag == "is_a":
        term.parents.append(value.split()[0] if value else "")
        return bool(value)
    elif tag in ("xref", "alt_id"):
        reference = coded(value.split(" ")[0])
        if reference is not None:
            term.codes.setdefault(reference[0], []).append(reference[1])
    return True
