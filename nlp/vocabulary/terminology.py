"""Concepts: their names, their codes, and what is a kind of what.

Holds the shipped rows of terms and measures as one terminology. Where two rows own one name, the
row of the stronger kind keeps it and the clash is noted (a strict loading reports it as a fault).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nlp.vocabulary.imported import ImportedTerminology
from nlp.vocabulary.rows import Measure, Term
from nlp.vocabulary.surfaces import is_case_sensitive, keys, surfaces

_STRENGTH = {"measure": 0, "condition": 1, "drug": 2, "procedure": 3, "device": 4}

_DENYING = frozenset(["no", "without", "denies", "deny"])


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a name: `exact` is the only case it may be written in, None: any.

    `others` are rows that share the name by intent (`ambiguous`).
    """

    concept_id: str
    exact: str | None = None
    others: tuple[str, ...] = ()


Names = dict[tuple[str, ...], tuple[Owner, ...]]


class Terminology:
    """Names to concepts, concepts to ancestors."""

    def __init__(self, terms: Mapping[str, Term], measures: Mapping[str, Measure]) -> None:
        self._terms, self._measures = terms, measures
        self._parents: dict[str, tuple[str, ...]] = {
            row.id: row.is_a for row in self.concepts() if row.is_a
        }
        self._children: dict[str, list[str]] = {}
        for child, parents in self._parents.items():
            for parent in parents:
                self._children.setdefault(parent, []).append(child)
        self._above: dict[str, frozenset[str]] = {}
        self._below: dict[str, frozenset[str]] = {}
        self._names: Names | None = None
        self._clashes: list[tuple[str, str, str]] = []
        self._denials: list[tuple[str, str]] = []
        self._imported: ImportedTerminology | None = None
        self._links: dict[tuple[str, bool], frozenset[str]] = {}

    def attach(self, imported: ImportedTerminology | None) -> None:
        """Add the is-a links of what a user imported."""
        self._imported = imported
        self._links = {}

    def concepts(self) -> Iterator[Term | Measure]:
        """Every concept, the strongest kinds first."""
        yield from self._measures.values()
        yield from sorted(self._terms.values(), key=lambda row: _STRENGTH.get(row.kind, 9))

    def ancestors(self, concept_id: str) -> frozenset[str]:
        """What is this concept a kind of, at any distance? Not itself."""
        if self._imported is not None:
            return self._linked(concept_id, self._imported, up=True)
        return _closure(concept_id, self._parents, self._above)

    def descendants(self, concept_id: str) -> frozenset[str]:
        """What is a kind of this concept, at any distance? Not itself."""
        if self._imported is not None:
            return self._linked(concept_id, self._imported, up=False)
        return _closure(concept_id, self._children, self._below)

    def _linked(
        self, concept_id: str, imported: ImportedTerminology, *, up: bool
    ) -> frozenset[str]:
        """What do shipped and imported links together lead to, one way?"""
        known = self._links.get((concept_id, up))
        if known is not None:
            return known
        shipped = (self._parents, self._above) if up else (self._children, self._below)
        theirs = imported.ancestors if up else imported.descendants
        seen: set[str] = set()
        waiting = [concept_id]
        while waiting:
            each = waiting.pop()
            found = (_closure(each, *shipped) | theirs(each)) - seen
            seen |= found
            waiting.extend(found)
        seen.discard(concept_id)
        self._links[concept_id, up] = frozenset(seen)
        return self._links[concept_id, up]

    def names(self) -> Names:
        """Who owns which word sequence? Made once, at the first call."""
        if self._names is None:
            self._names = self._collect()
        return self._names

    def clashes(self) -> list[tuple[str, str, str]]:
        """Names with two owners: the name, who keeps it, who wanted it too."""
        self.names()
        return self._clashes

    def denials(self) -> list[tuple[str, str]]:
        """Names that deny another row's name ("no fever"): the name and the row that lists it."""
        self.names()
        return self._denials

    def _collect(self) -> Names:
        found: dict[tuple[str, ...], list[Owner]] = {}
        cased = self._cased_acronyms()
        shared = {name for row in self._measures.values() for name in row.ambiguous}
        for row in self.concepts():
            own = getattr(row, "ambiguous", ())
            for name in (*row.names, *(n for n in own if n not in row.names)):
                exact = name if name in cased or is_case_sensitive(name) else None
                for key in keys(name):
                    self._claim(found, key, Owner(row.id, exact), name in shared)
                    if name in cased and all(held.exact for held in found[key]):
                        found[key].append(Owner(row.id))  # "psa" is the stronger row's
        for key in [key for key in found if key[0] in _DENYING and key[1:] in found]:
            denied = self._terms.get(found[key[1:]][0].concept_id)
            if denied is not None and denied.kind == "condition":
                # The cue must stay free to deny all of "no fever, cough or rash".
                self._denials.append((" ".join(key), found.pop(key)[0].concept_id))
        return {key: tuple(owners) for key, owners in found.items()}

    def _cased_acronyms(self) -> set[str]:
        """Acronyms of different rows that differ in case only: PSA the test, PsA the arthritis."""
        forms: dict[str, dict[str, str]] = {}
        for row in self.concepts():
            for name in row.names:
                if len(name) < 7 and " " not in name:
                    forms.setdefault(name.lower(), {}).setdefault(name, row.id)
        return {
            name for owners in forms.values() if len(set(owners.values())) > 1 for name in owners
        }

    def _claim(
        self,
        found: dict[tuple[str, ...], list[Owner]],
        key: tuple[str, ...],
        owner: Owner,
        shared: bool,
    ) -> None:
        """Enter a name; on a clash of two rows the earlier one keeps it."""
        owners = found.setdefault(key, [])
        for index, held in enumerate(owners):
            if held.exact != owner.exact:
                continue
            if held.concept_id != owner.concept_id and owner.concept_id not in held.others:
                if shared:
                    others = (*held.others, owner.concept_id)
                    owners[index] = Owner(held.concept_id, held.exact, others)
                else:
                    self._clashes.append((" ".join(key), held.concept_id, owner.concept_id))
            return
        owners.append(owner)

    def surface_forms(self) -> Iterator[tuple[str, bool, str, str]]:
        """Every generated spelling of every name: spelling, case matters, concept, kind."""
        for row in self.concepts():
            kind = "measurement" if isinstance(row, Measure) else row.kind
            for name in row.names:
                exact = is_case_sensitive(name)
                for surface in surfaces(name):
                    yield surface, exact, row.id, kind


def _closure(
    start: str, edges: Mapping[str, Iterable[str]], known: dict[str, frozenset[str]]
) -> frozenset[str]:
    """Everything that edges lead to from `start`, without `start`; safe in a circle."""
    if start in known:
        return known[start]
    seen: set[str] = set()
    waiting = list(edges.get(start, ()))
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            waiting.extend(edges.get(each, ()))
    seen.discard(start)
    known[start] = frozenset(seen)
    return known[start]


def circles(terms: Mapping[str, Term]) -> Iterator[str]:
    """Which terms are their own ancestors?"""
    done: set[str] = set()
    for start in terms:
        path: list[str] = []
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            each, leaving = waiting.pop()
            if leaving:
                path.remove(each)
                done.add(each)
            elif each in path:
                yield each
            elif each not in done and each in terms:
                path.append(each)
                waiting.append((each, True))
                waiting.extend((parent, False) for parent in terms[each].is_a)
