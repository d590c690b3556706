"""Which facts of a patient may answer a requirement? Indexed once per patient, newest first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from nlp.model import Evidence, Experiencer, Fact, Status, lean
from nlp.vocabulary import Vocabulary
from pipelines.matching.allergens import ids_of_allergy, signed
from pipelines.matching.bearing import classes_in_name, degrees_of
from pipelines.matching.nearness import NEAR, weights_of
from pipelines.matching.nodes import Leaf
from pipelines.matching.roles import normalized, roles_of
from pipelines.matching.times import newest

_PATIENT, _PRESENT, _ABSENT = Experiencer.PATIENT, Status.PRESENT, Status.ABSENT


# Classes whose denial denies none of their kinds.
_TOO_WIDE = frozenset({"generic", "idle"})
_NEW = frozenset({"acute", "new", "recent"})
# A suspicion of one of so many kinds may be of any of them.
_FEW = 40


@lean
@dataclass(frozen=True, slots=True)
class Bearing:
    """The facts that support a leaf, those that deny it; of the first those that are `present`."""

    facts: list[Fact]
    denials: list[Fact]
    present: list[Fact]


@lean
@dataclass(frozen=True, slots=True)
class Derived:
    """A fact that follows from others: how it was worked out, and from which."""

    fact: Fact
    told: str
    sources: tuple[Fact, ...]


class FactIndex:
    """One patient's facts by concept; those that follow from others stand behind the stated."""

    def __init__(self, facts: Iterable[Fact], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.facts = sorted(facts, key=newest, reverse=True)
        self.by_id: dict[str, list[Fact]] = {}
        self.open: list[tuple[frozenset[str], Fact]] = []
        self.words: list[tuple[frozenset[str], Fact]] = []
        self.proofs: dict[tuple[int, str], tuple[Evidence, ...]] = {}
        self.derived: dict[str, Derived] = {}
        self.keys: set[str] = set()
        self._denied: dict[str, list[Fact]] = {}
        self._suspected: dict[str, list[Fact]] = {}
        self._kinds: dict[str, dict[str, None]] = {}
        self._naming: dict[str, list[int]] = {}
        self._own: dict[str, list[Fact]] = {}
        self.known = bool(self.facts)
        self._order: dict[str, tuple[int, int]] = {}
        self._bearing: dict[Hashable, Bearing] = {}
        for fact in self.facts:
            self._enter(fact)

    def _enter(self, fact: Fact) -> None:
        concept = fact.statement.concept
        if concept is None:
            return
        if fact.fact_id not in self.derived:
            words = normalized(concept.name)
            self.keys.update(f"w:{word}" for word in words)
            for word in words:
                self._naming.setdefault(word, []).append(len(self.words))
            self.words.append((words, fact))
        if concept.concept_id is None:
            self.open.append((words, fact))
            return
        self._order[fact.fact_id] = (-newest(fact).toordinal(), len(self._order))
        for each in self._ids(fact, concept.concept_id):
            if each not in self.by_id:
                self._enter_id(each)
            self.by_id[each].append(fact)
            self._own.pop(each, None)
            if _absent(fact):
                self._denied.setdefault(each, []).append(fact)
                self.keys.add(f"-{each}")
            elif _is_suspected(fact):
                self._suspected.setdefault(each, []).append(fact)
                self.keys.add(f"-{each}")

    def _enter_id(self, identity: str) -> None:
        self.by_id[identity] = []
        above = self.vocabulary.ancestors(identity)
        self.keys |= above
        self.keys.add(identity)
        for each in (identity, *above):
            self._kinds.setdefault(each, {})[identity] = None

    def _ids(self, fact: Fact, concept_id: str) -> tuple[str, ...]:
        """The ids under which a fact stands: of a drug not borne, those of its allergy."""
        row = self.vocabulary.terms.get(concept_id) if fact.statement.kind == "allergy" else None
        if row is None or row.kind != "drug":
            return (concept_id,)
        self.keys |= signed(self.vocabulary.ancestors(concept_id))
        return ids_of_allergy(concept_id, self.vocabulary.terms)

    def add(self, derived: Derived) -> None:
        """Take in a fact that follows from others."""
        self.derived[derived.fact.fact_id] = derived
        self._enter(derived.fact)

    def of(self, concept_id: str) -> list[Fact]:
        """The patient's facts of exactly this concept, newest first."""
        return self.by_id.get(concept_id, [])

    def own(self, concept_id: str) -> list[Fact]:
        """The facts of this concept that are said to be so of the patient."""
        found = self._own.get(concept_id)
        if found is None:
            found = self._own[concept_id] = [
                fact
                for fact in self.of(concept_id)
                if fact.statement.assertion.experiencer is _PATIENT
                and fact.statement.assertion.status is _PRESENT
            ]
        return found

    def has(self, concept_ids: Iterable[str]) -> bool:
        """Is there a fact of each of these concepts?"""
        return all(each in self.by_id for each in concept_ids)

    def own_kinds(self, concept_id: str) -> list[Fact]:
        """As `own`, of this concept and of its kinds."""
        found = [fact for each in self._kinds.get(concept_id, ()) for fact in self.own(each)]
        self._sort(found)
        return found

    def _told_of(self, classes: Iterable[str]) -> dict[str, None]:
        """The ids of facts that are of these classes or of kinds of them."""
        known, told = self._kinds, dict[str, None]()
        for each in classes:
            if each in known:
                told |= known[each]
        return told

    def bearing(self, leaf: Leaf) -> Bearing:
        """Which facts support, and which deny, of whom the leaf asks: looked for once."""
        of = leaf.statement.assertion.experiencer
        key = leaf.topic if of is _PATIENT else (leaf.topic, of)
        found = self._bearing.get(key)
        if found is None:
            facts = of_whom(self.supporting(leaf), of)
            there = [fact for fact in facts if fact.statement.assertion.status is _PRESENT]
            found = Bearing(facts, of_whom(self.denying(leaf), of), there)
            self._bearing[key] = found
        return found

    def supporting(self, leaf: Leaf) -> list[Fact]:
        """Facts of the concept or of a kind of it: the stated before the derived, newest first."""
        if not leaf.within:
            return [fact for words, fact in self.open if leaf.words and leaf.words <= words]
        if len(leaf.within) < len(self.by_id):
            found = [fact for each in leaf.within for fact in self.by_id.get(each, ())]
        else:
            told = leaf.within.intersection(self.by_id)
            found = [fact for each in told for fact in self.by_id[each]]
        self._sort(found)
        if self.derived and len(found) > 1:
            found.sort(key=lambda fact: fact.fact_id in self.derived)
        return found

    def _sort(self, found: list[Fact]) -> None:
        """Newest first; of one day as they came, whatever the order of the sets behind."""
        if len(found) > 1:
            found.sort(key=lambda fact: self._order[fact.fact_id])

    def related(self, leaf: Leaf) -> list[Fact]:
        """Present facts of the small classes that the concept belongs to, as told."""
        if leaf.kin.isdisjoint(self.keys):
            return []
        ids = self._told_of(leaf.kin)
        found = [
            fact for each in ids for fact in self.own(each) if fact.fact_id not in self.derived
        ]
        return sorted(found, key=lambda fact: fact.fact_id)

    def of_any_degree(self, leaf: Leaf) -> list[Fact]:
        """Present facts of the class of which the name asks for a degree: of colitis, where severe
        colitis is asked for.
        """
        classes = degrees_of(_identity(leaf) or "", self.vocabulary)
        if classes.isdisjoint(self.keys):
            return []
        found = [fact for each in self._told_of(classes) for fact in self.own(each)]
        self._sort(found)
        return found

    def told_wider(self, leaf: Leaf) -> list[Fact]:
        """Present facts of a class that the name holds, of which no kind is told: neuropathy,
        where peripheral neuropathy is asked for."""
        classes = classes_in_name(_identity(leaf), self.vocabulary) if _identity(leaf) else ()
        told = [each for each in sorted(classes) if each in self.keys]
        return [
            fact
            for each in told
            for fact in self.own(each)
            if fact.fact_id not in self.derived and not self._has_kind_of(each)
        ]

    def suspected_wider(self, leaf: Leaf) -> list[Fact]:
        """What is suspected without saying which kind: a metastasis, where one of the brain is
        asked for. Who is told to have a kind of it is suspected of no other."""
        if self._suspected.keys().isdisjoint(leaf.above):
            return []
        roles, below = roles_of(self.vocabulary), self.vocabulary.descendants
        return [
            fact
            for each in sorted(self._suspected.keys() & leaf.above)
            if roles.of(each) is None and len(below(each)) <= _FEW and not self.own_kinds(each)
            for fact in self._suspected[each]
        ]

    def near(self, leaf: Leaf) -> list[Fact]:
        """Of a leaf that no row names: facts in words that are nearly the same, nearest first."""
        naming = self._naming
        places = {at for word in leaf.words if word in naming for at in naming[word]}
        if not places:
            return []
        weights = weights_of(self.vocabulary)
        found = []
        for at in sorted(places):
            words, fact = self.words[at]
            near = weights.nearness(leaf.words, words)
            if near >= NEAR:
                found.append((-near, fact.fact_id, fact))
        return [fact for _, _, fact in sorted(found, key=lambda each: each[:2])]

    def denying(self, leaf: Leaf) -> list[Fact]:
        """Facts that deny the concept or what it is a kind of.

        Who has a disease, or a kind of it, is not without it: a denial beside that meant something
        narrower ("20 years without a seizure") and denies no kind. Classes too wide deny nothing
        but themselves.
        """
        if not leaf.within:
            return [fact for fact in self.supporting(leaf) if _absent(fact)]
        roles = roles_of(self.vocabulary)
        found = []
        own = {_identity(leaf)} & leaf.within
        for each in self._denied.keys() & (own | leaf.above):
            if each in leaf.above and (roles.of(each) in _TOO_WIDE or self.own(each)):
                continue
            if not self._has_kind_of(each):
                found += [f for f in self._denied[each] if not _is_narrow(f, leaf)]
        self._sort(found)
        return found

    def _has_kind_of(self, concept_id: str) -> bool:
        kinds = self._kinds.get(concept_id, ())
        return any(self.own(each) for each in kinds if each != concept_id)


def _is_narrow(fact: Fact, leaf: Leaf) -> bool:
    """Is only a new one denied ("no acute stroke"), where it is asked for at any time?"""
    said = [q.text.lower() for q in fact.statement.qualifiers]
    asked = [q.text.lower() for q in leaf.statement.qualifiers]
    return any(word in _NEW and word not in asked for word in said)


def _identity(leaf: Leaf) -> str:
    concept = leaf.statement.concept
    return concept.concept_id or "" if concept else ""


def _absent(fact: Fact) -> bool:
    return fact.statement.assertion.status is _ABSENT


def _is_suspected(fact: Fact) -> bool:
    said = fact.statement.assertion
    suspected = said.status is Status.POSSIBLE and said.experiencer is _PATIENT
    return suspected and fact.statement.kind == "condition"


def of_whom(facts: Iterable[Fact], experiencer: Experiencer) -> list[Fact]:
    """Those facts that are said of this person."""
    return [fact for fact in facts if fact.statement.assertion.experiencer is experiencer]
