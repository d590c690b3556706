"""Which terms only name again, in brackets or behind a stroke, what the one before them names?"""

from __future__ import annotations

from collections.abc import Sequence

from nlp.idle_numbers import idle_pressures
from nlp.recognizers import Found
from nlp.vocabulary import Vocabulary

_TOLD_AGAIN = frozenset(("(", "[", "/", ")", ") (", ")(", ") [", "or", ")/", "=", "-"))


def aliases_of(
    text: str,
    terms: Sequence[Found],
    vocabulary: Vocabulary,
    *owned: dict[int, list[Found]],
) -> set[int]:
    """The numbers of abbreviations behind their names, and of pressures that tell nothing.

    owned: what is tied to each term, by its number; what was tied to either is then tied to the
    name.
    """
    found: dict[int, int] = {}
    for index in range(1, len(terms)):
        if _again(text, terms[index - 1], terms[index], vocabulary):
            name = found[index] = found.get(index - 1, index - 1)
            for table in owned:
                mine = table.setdefault(name, [])
                mine += [each for each in table.pop(index, []) if each not in mine]
    idle = idle_pressures(text, terms)
    return set(found) | {i for i in idle if not any(table.get(i) for table in owned)}


def _again(text: str, before: Found, term: Found, vocabulary: Vocabulary) -> bool:
    """Does a term name again, in brackets, what the one before it names or is a kind of?"""
    if _is_alias(text, before, term):
        return True
    if text[before.end : term.start] not in (" (", " virus ("):
        return False
    known = before.value.concept_id
    return bool(known) and term.value.concept_id in vocabulary.ancestors(known)


def _is_alias(text: str, before: Found, term: Found) -> bool:
    """Is it the same concept again in brackets, its abbreviation?"""
    one, other = before.value, term.value
    same = one.concept_id == other.concept_id and (one.concept_id or one.name == other.name)
    gap = text[before.end : term.start].strip()
    if one.kind == "measurement":  # "AST (aspartate transaminase [SGOT])", "ASAT/SGOT"
        return bool(same) and gap in _TOLD_AGAIN
    if not other.concept_id and other.name:  # "anti-programmed death 1 (PD-1)", without its "anti"
        same = text[before.start : before.end].lower().endswith(other.name)
    return bool(same) and gap == "("
