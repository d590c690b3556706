"""Which word does a comma mean in a list that joins by more than one?

"Gout, asthma or lupus, and hypertension" asks for any of three and for the fourth; "arthritis,
methotrexate or leflunomide, and DAS28 > 3" for the disease, either drug and the score; "heart
failure, ischemic or dilated" for the failure alone, whichever it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.listings.leaves import is_absent
from pipelines.listings.parts import Group, Part, concept_of, has_amount, tells_people

_ADJECTIVE = re.compile(r"[a-z-]{3,20}(?:ic|al|ar|ous|ent|ive|ary|oid)", re.IGNORECASE)
_TIGHT = 2  # the rank of an "or" without a comma

Words = list[tuple[str, int]]


def told_by_words(group: Group, words: Words) -> Words:
    """The words and ranks of a list's joints, commas before a closed "or" as they are meant."""
    made = list(words)
    for end, joint in enumerate(group.joints):
        if joint.word != "or" or joint.comma:
            continue
        start = end
        while start and group.joints[start - 1].word == "comma":
            start -= 1
        if start == end:
            continue
        members = group.parts[start : end + 2]
        if made[end][1] > _TIGHT:  # "hemoglobin > 9, AST or ALT <= 2 x ULN": one limit of either
            if all(map(has_amount, members)):
                made[start:end] = [("and", 1)] * (end - start)
        elif _apposed(members):
            made[start] = ("and", 1)
        elif _closes(group, end) and not any(map(tells_people, members[1:])):
            kinds = [member.kind for member in members]
            apart = kinds[0] != kinds[1] or tells_people(members[0])
            if apart and len(members) == 3 and kinds[1] == kinds[2]:
                made[start] = ("and", 1)
            elif len(set(kinds)) == 1:
                made[start:end] = [("or", _TIGHT)] * (end - start)
    return made


def _closes(group: Group, end: int) -> bool:
    """Does the list go on with an "and" behind a comma, or with one more comma?"""
    behind = group.joints[end + 1 : end + 2]
    return bool(behind) and behind[0].comma and behind[0].word in ("and", "comma")


def _apposed(members: Sequence[Part]) -> bool:
    """Are two adjectives told of a thing, "heart failure, ischemic or dilated", or two results of
    one test?"""
    if len(members) != 3 or concept_of(members[0]) is None:
        return False
    names = [concept_of(member) for member in members]
    if names[1] is not None and names[0] != names[1] == names[2]:
        return _absent(members[1]) is not _absent(members[2])
    return all(map(_adjective, members[1:]))


def _absent(part: Part) -> bool:
    return part.leaf is not None and is_absent(part.leaf)


def _adjective(part: Part) -> bool:
    told = part.leaf.statement if part.leaf is not None else None
    if told is None or told.concept is None or told.concept.concept_id or not part.lead.bare:
        return False
    return _ADJECTIVE.fullmatch(told.concept.name) is not None
