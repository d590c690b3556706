"""Who comes first in a list, and then what they must have: "men and women, 40 to 80 years, current
or former smokers" asks for the sex, the age, and for either kind of smoking."""

from __future__ import annotations

from pipelines.listings.parts import Group, Part, concept_of, tells_people

_SEXES = frozenset({"both_sexes", "woman", "man", "adult"})
_LOOSE, _TIGHT = 0, 2


def people_first(group: Group, words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """For each joint its word and its rank, with the people of an inclusion apart from the rest.

    Only where the list ends in "or" and its commas take their word from it.
    """
    *commas, last = group.joints
    if group.deep or last.word != "or" or last.comma or group.examples:
        return words
    if not commas or any(joint.word != "comma" for joint in commas):
        return words
    people = 0
    while people < len(group.parts) and _is_person(group.parts[people]):
        people += 1
    rest = group.parts[people:]
    if not people or len(rest) < 2 or any(map(tells_people, rest)):
        return words
    if not any(map(_settles, group.parts[:people])):
        return words
    ahead = [("and", _LOOSE)] * people
    return ahead + [(word, max(rank, _TIGHT)) for word, rank in words[people:]]


def _is_person(part: Part) -> bool:
    if not tells_people(part) and concept_of(part) != "age":
        return False
    return all(concept_of(each) == "age" for _, tail in part.tails for each in tail.parts)


def _settles(part: Part) -> bool:
    """Is it a sex, or an age between two bounds, and no risk ("over 75, diabetes or stroke")?"""
    if concept_of(part) in _SEXES:
        return True
    statement = part.leaf.statement if part.leaf is not None else None
    amount = statement.amount if statement is not None else None
    return amount is not None and len(amount.values) > 1
