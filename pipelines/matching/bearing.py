"""Which facts may bear on a concept, or on words that no row names? Worked out once for all.

A fact bears on it by its keys: it is of the concept or of a kind of it, or denies what it is a
kind of, or shares a word with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nlp.vocabulary import Measure, Vocabulary
from pipelines.matching.roles import Roles, normalized, roles_of

NOTHING: frozenset[str] = frozenset()
# What a note says of consent: it answers for willingness in other words too.
_CONSENTS = frozenset({"informed_consent", "study_compliance"})
# What else bears on an age, a sex or an operation.
_BESIDE = {
    "age": frozenset({"birth_date"}),
    "age_at_onset": frozenset({"age", "birth_date"}),
    "male": frozenset({"female"}),
    "female": frozenset({"male"}),
    "major_surgery": frozenset({"surgery"}),
}

# Words that ask for a degree or a course of a class, and not for a kind of it.
_DEGREE_WORDS = (
    "high dose chronic acute severe moderate mild active advanced progressive recurrent refractory"
    " resistant uncontrolled symptomatic significant therapy treatment use user"
)
_DEGREES = frozenset(_DEGREE_WORDS.split())
_LEFT_OUT_WORDS = (
    "peripheral iron deficiency hemorrhagic ischemic viral bacterial autoimmune aplastic hemolytic"
    " non small cell dilated restrictive primary secondary diabetic alcoholic"
)
_LEFT_OUT = frozenset(_LEFT_OUT_WORDS.split())
# What a note may tell without a word on where it was: "bled in May".
_PLACELESS = frozenset({"hemorrhage", "transplantation"})


@dataclass(frozen=True, slots=True, eq=False)
class About:
    """What a leaf of a criterion takes from its concept, or from its words; fields as there."""

    role: str | None
    measure: Measure | None = None
    within: frozenset[str] = NOTHING
    above: frozenset[str] = NOTHING
    words: frozenset[str] = NOTHING
    kin: frozenset[str] = NOTHING
    keys: frozenset[str] = NOTHING


@lru_cache(maxsize=8192)
def about_concept(identity: str, vocabulary: Vocabulary) -> About:
    """What bears on a concept."""
    roles, above = roles_of(vocabulary), vocabulary.ancestors(identity)
    within = frozenset({identity}) | vocabulary.descendants(identity)
    kin = roles.kin(identity, above)
    keys = {identity, *(f"-{each}" for each in (identity, *above)), *kin, *within & _CONSENTS}
    keys |= _BESIDE.get(identity, NOTHING) | degrees_of(identity, vocabulary)
    keys |= classes_in_name(identity, vocabulary)
    measure = vocabulary.measures.get(identity)
    return About(roles.of(identity), measure, within, above, NOTHING, kin, frozenset(keys))


@lru_cache(maxsize=8192)
def degrees_of(identity: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The classes of which a concept names a degree: colitis for severe colitis."""
    return _without_some(identity, _DEGREES, vocabulary)


@lru_cache(maxsize=8192)
def classes_in_name(identity: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The classes of which the name of a disease says what a note may leave out: neuropathy of
    peripheral neuropathy, anemia of iron deficiency anemia; and where it bled."""
    row = vocabulary.terms.get(identity)
    placeless = vocabulary.ancestors(identity) & _PLACELESS
    if row is None or row.kind != "condition":
        return placeless
    return _without_some(identity, _LEFT_OUT, vocabulary) | placeless


def _without_some(identity: str, some: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The classes of a concept that its name says, but for some words."""
    words = set(identity.split("_"))
    return frozenset(
        each
        for each in vocabulary.ancestors(identity)
        if set(each.split("_")) < words
        and words - set(each.split("_")) <= some
        and roles_of(vocabulary).of(each) is None
    )


def about_words(name: str, roles: Roles) -> About:
    """What bears on words that no row names. `name`: the words."""
    if roles.consents(name):
        return About("outside", within=_CONSENTS, keys=_CONSENTS)
    words = normalized(name)
    framing = "framing" if roles.frames(name) else None
    role = "course" if roles.comes_about(name) else framing
    return About(role, words=words, keys=frozenset(f"w:{word}" for word in words))
