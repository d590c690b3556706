"""Which part does a concept or a word play in a criterion? The rows of silence.toml, looked up."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.vocabulary import Vocabulary

_WORD = re.compile(r"[a-z0-9]+")
_SMALL_WORDS = (
    "a an the of with in on for and or to by at from as is are be been was were any all this"
)
# Within so many characters a criterion says what it begins with.
_OPENING = 60
# A class of at most so many kinds is a small one.
_FEW = 20
_SMALL = frozenset(_SMALL_WORDS.split())


def normalized(words: str) -> frozenset[str]:
    """The words of an open concept, lower case, without endings of the plural and small words."""
    found = (
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w
        for w in _WORD.findall(words.lower())
    )
    return frozenset(found) - _SMALL


class Roles:
    """The roles of concepts, and the words that frame, narrow or set apart."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._below = vocabulary.descendants
        self._kin: dict[str, frozenset[str]] = {}
        self._of: dict[str, str] = {}
        self._words: dict[str, set[str]] = {}
        for row in vocabulary.silences:
            self._words.setdefault(row.role, set()).update(row.words)
            for concept in row.concepts:
                below = () if row.exact else vocabulary.descendants(concept)
                for each in (concept, *below):
                    self._of.setdefault(each, row.role)
        self._consent = frozenset(
            word for phrase in self._words.get("consent", ()) for word in normalized(phrase)
        ) - frozenset({"up", "scheduled"})
        self._course = [normalized(phrase) for phrase in self._words.get("course", ())]
        self._failing = tuple(self._words.get("failing", ()))
        self._framing = frozenset(
            word for phrase in self._words.get("framing", ()) for word in normalized(phrase)
        )

    def of(self, concept_id: str | None) -> str | None:
        """The role of a concept, if it plays one."""
        return self._of.get(concept_id) if concept_id else None

    def kin(self, concept_id: str, above: frozenset[str]) -> frozenset[str]:
        """The classes of few kinds that a concept belongs to, and itself. `above`: all of them."""
        known = self._kin.get(concept_id)
        if known is None:
            known = self._kin[concept_id] = frozenset(
                each
                for each in (concept_id, *above)
                if len(self._below(each)) <= _FEW and self.of(each) is None
            )
        return known

    def frames(self, words: str) -> bool:
        """Do these words of an open concept ask nothing by themselves?"""
        return normalized(words) <= self._framing

    def consents(self, words: str) -> bool:
        """Do the words of an open concept speak of consent, willingness or compliance?"""
        return not self._consent.isdisjoint(normalized(words))

    def comes_about(self, words: str) -> bool:
        """Do the words of an open concept tell what happens in the course of the study?"""
        said = normalized(words)
        return any(phrase <= said for phrase in self._course)

    def fails(self, words: str) -> bool:
        """Does a criterion begin by saying that a step of the study fails?"""
        said = " ".join(_WORD.findall(words[:_OPENING].lower()))
        return said.startswith(self._failing)

    def asks_nothing(self, words: str) -> bool:
        """Is this all that a criterion says, and does it ask nothing ("none")?"""
        said = " ".join(words.lower().split()).strip(" .;:-")
        return said in self._words.get("nothing", ())

    def narrows(self, qualifier: str) -> bool:
        """Does a qualifier make a criterion narrower than its concept?"""
        words = " ".join(qualifier.lower().replace("-", " ").split())
        return words in self._words["restrict"] or _DENYING.match(words) is not None

    def ends(self, words: str) -> bool:
        """Do these words of a note say that something is there no more ("outgrown")?"""
        return words.lower() in self._words.get("ended", ())

    def sets_apart(self, before: str) -> bool:
        """Do the words before a disease set it apart from the one under study?"""
        last = _WORD.findall(before.lower())[-3:]
        return not self._words.get("index", set()).isdisjoint(last)


# A denied qualifier narrows, whichever it is: "not severe", "isn't treated".
_DENYING = re.compile(r"(?:not|never|\w{2,5}n['’]t) ")


@lru_cache(maxsize=2)
def roles_of(vocabulary: Vocabulary) -> Roles:
    """The roles that the rows of a vocabulary give, worked out once."""
    return Roles(vocabulary)
