"""How do the phrases of one clause hang together? Leaf by leaf, on the right edge of the tree.

A clause is a group of parts; a part is a leaf and what narrows it down ("sepsis after surgery").
The next leaf either narrows the last part, or the whole list if the list is closed and the word
between is one of time, cause or purpose ("A or B within a month before surgery"); or it goes on
with one of the lists that are still open. Which one is told by parallels: the list whose members
open with the same words, else the list of the same kind of thing, else the innermost.
Source: right-edge attachment and parallel conjuncts, as grammars of English describe them.
"""

from __future__ import annotations

from pipelines.listings.lacking import ends_lack
from pipelines.listings.leaves import Lead
from pipelines.listings.parts import (
    Group,
    Joint,
    Part,
    akin,
    compound,
    concept_of,
    grades,
    has_amount,
    is_vague,
    measured,
    of_all,
    peers,
    same_kind,
    shares_head,
    stands_beside,
    takes_to,
    tells_people,
)

_OPENING = frozenset({"verb", "clause", "person", "doing", "noun"})
_NARROWING = frozenset({"clause", "doing", "after", "place"})
# By which word a cause is told: "from gout or due to lupus" tells two.
_CAUSES = frozenset({"from", "due to", "because of", "secondary", "caused", "resulting", "related"})
_TREATMENTS = frozenset({"drug", "procedure", "device"})
# Opening words that are as often an inner list's ("prior surgery or any chemotherapy").
_LOOSE = frozenset({"any", "current", "currently", "treatment", "prior", "previous", "known"})


class Clause:
    """A clause while it is read; `frontier` are the groups on its right edge, outermost first."""

    def __init__(self) -> None:
        self.root = Group()
        self.frontier = [self.root]
        self.floor = 0

    @property
    def empty(self) -> bool:
        """Has nothing been read yet?"""
        return not self.root.parts

    def add(self, part: Part, joint: Joint | None, relation: str = "") -> None:
        """The next leaf: how it was joined, and what a word between said of it."""
        if self.empty:
            self.root.parts.append(part)
        elif relation:
            self._to_kind(part, relation)
            self._narrow(part, relation)
        elif joint is None:
            self._attach(part)
        elif joint.word == "comma" and self._apposed(part.lead):
            self._attach_behind_comma(part)
        else:
            self._coordinate(part, joint)

    def offers_amounts(self) -> bool:
        """Was the last amount one of several that are asked for in turn?"""
        several = any(g.amounts or (g.joints and g.joints[-1].word == "or") for g in self.frontier)
        return several and measured(self.last()) != ""

    def tells_apart(self) -> bool:
        """Was an earlier limit told of whom it is asked?"""
        return any(told == "whom" for part in self.root.parts for told, _ in part.tails)

    def last(self) -> Part:
        """The part that was read last."""
        return self.frontier[-1].parts[-1]

    def whole(self) -> Part:
        """All that was read as one part, so that what follows speaks of all of it."""
        if len(self.root.parts) > 1:
            self._wrap(self.root)
        del self.frontier[1:]
        return self.root.parts[0]

    def title(self, part: Part, relation: str) -> None:
        """What follows a colon: it speaks of all before it, and its list ends with the clause."""
        self.whole()
        self._narrow(part, relation)
        self.floor = 1

    def _narrow(self, part: Part, relation: str) -> None:
        group = Group([part], deep=True, examples=relation == "example", free=relation == "free")
        group.defines = relation in ("define", "gloss")
        self.last().tails.append((relation, group))
        self.frontier.append(group)
        if relation == "define" and part.lead.either:
            self.floor = len(self.frontier) - 1  # "defined by either A and B or C"

    def _to_kind(self, part: Part, relation: str) -> None:
        """Go back to the treatment of which examples follow: "therapy for gout, including X"."""
        last = self.last()
        if relation != "example" or part.kind not in _TREATMENTS or last.kind != "condition":
            return
        for level in range(len(self.frontier) - 2, self.floor - 1, -1):
            outer = self.frontier[level].parts[-1]
            if outer.kind in _TREATMENTS or concept_of(outer) == "treatment_experienced":
                del self.frontier[level + 1 :]
                return

    def except_list(self, part: Part) -> None:
        """The first of a list of exceptions, in place of the words that announced it."""
        self.frontier[-1].parts[0], self.frontier[-1].free = part, False
        self.floor = len(self.frontier) - 1

    def _wrap(self, group: Group) -> None:
        inner = Group(group.parts, group.joints, group.deep)
        group.parts = [Part(inner, inner.parts[-1].leaf, inner.parts[0].lead)]
        group.joints = []

    def _attach(self, part: Part) -> None:
        """Without a joint: narrows the last part, or the whole of a closed list."""
        self._share_object()
        group = self.frontier[-1]
        of_list = len(group.parts) > 1 and group.closed_list()
        if of_list and (of_all(group, part) or self._speaks_of_all(group, part.lead)):
            self._wrap(group)
        if grades(group.parts[-1], part):
            group.parts[-1].tails.append(("and", Group([part])))
            return
        self._narrow(part, "whom" if self._whom(part) else "and")

    def _share_object(self) -> None:
        """Take a list as one where the last but one of it lacks its object: "allergy to or ..."."""
        for level in range(len(self.frontier) - 1, self.floor - 1, -1):
            group = self.frontier[level]
            if any(each.parts[-1].tails for each in self.frontier[level:]):
                return
            if group.joints and group.joints[-1].stranded:
                del self.frontier[level + 1 :]
                self._wrap(group)
                return

    def _speaks_of_all(self, group: Group, lead: Lead) -> bool:
        last = group.parts[-1]
        own = lead.words[:1] == ("with",) and concept_of(last) == "infection"
        if own or any(each.tails for each in group.parts):
            return False  # "HIV or infection with malaria"
        if shares_head(group) or all(map(tells_people, group.parts)):
            return True
        if "after" in lead.classes[:2]:
            return not is_vague(last) and last.lead.words[:1] != ("history",)
        if lead.words[:1] == ("to",) and takes_to(last) and not takes_to(group.parts[-2]):
            return False  # "gout or allergy to morphine": the allergy's alone
        if lead.words[:1] in (("that",), ("which",), ("who",)) and last.lead.bare:
            return peers(group.parts[0], last)
        there = lead.first() == "place" and not last.lead.classes and lead.words[0] in ("to", "of")
        return there and (same_kind(group.parts[0], last) or akin(group.parts[0], last))

    def _whom(self, part: Part) -> bool:
        """Does it say of whom an amount is asked ("< 12 g/dL in women")?"""
        told = part.leaf.statement if part.leaf is not None else None
        whom = told is not None and told.kind == "demographic" and has_amount(self.last())
        return whom and part.lead.words[-1:] in (("in",), ("for",))

    def _apposed(self, lead: Lead) -> bool:
        """Behind a comma: does it narrow, rather than go on with the list?"""
        if lead.first() not in _NARROWING or not lead.initial or lead.words[0] in ("to", "into"):
            return False
        return not any(
            part.lead.words[:1] == lead.words[:1] or part.lead.first() == lead.first() != "place"
            for group in self.frontier
            for part in group.parts[-1:]
        )

    def _attach_behind_comma(self, part: Part) -> None:
        """ ", requiring surgery": of the outermost list's last member, or of a closed list."""
        del self.frontier[self.floor + 1 :]
        plain = not any(each.tails for each in self.root.parts)
        if plain and not self.floor and self.root.closed_list():
            self._wrap(self.root)
        self._narrow(part, "also")

    def _coordinate(self, part: Part, joint: Joint) -> None:
        if joint.comma and self.frontier[-1].free:
            self.frontier.pop()
        if self._goes_on(part):
            self._join_last(part, joint)
            return
        level = self._level(part, joint)
        del self.frontier[level + 1 :]
        group = self.frontier[level]
        if self._said_of_all(group, part, joint):
            self._wrap(group)
        if part.lead.first() in ("doing", "verb") and joint.word != "comma":
            inner = Group([part], deep=True)  # "and taking A or B"
            part = Part(inner, part.leaf, part.lead)
            self.frontier.append(inner)
        group.parts.append(part)
        group.joints.append(joint)

    def _said_of_all(self, group: Group, part: Part, joint: Joint) -> bool:
        """Does a verb of its own follow a list: "gout, lupus or asthma and is on aspirin"?"""
        if joint.word != "and" or part.lead.first() != "verb" or len(group.parts) < 2:
            return False
        listed = group.joints[-1].word == "or" and not group.parts[-1].tails
        return listed and not any(each.lead.first() == "verb" for each in group.parts[1:])

    def _goes_on(self, part: Part) -> bool:
        """Is it a further amount of what was read last ("< 12 in men, < 11 in women")?"""
        last = next((g.parts[-1] for g in reversed(self.frontier) if measured(g.parts[-1])), None)
        return last is not None and measured(part) == measured(last) != ""

    def _join_last(self, part: Part, joint: Joint) -> None:
        while not measured(self.last()):
            self.frontier.pop()
        last = self.last()
        if isinstance(last.head, Group) and last.head.amounts:
            last.head.parts.append(part)
            last.head.joints.append(joint)
            self.frontier.append(last.head)
            return
        whole = Group([Part(last.head, last.leaf, last.lead, last.tails), part], [joint], True)
        whole.amounts = True
        last.head, last.tails = whole, []
        self.frontier.append(whole)

    def _level(self, part: Part, joint: Joint) -> int:
        """On which list of the right edge does the next member go?"""
        deepest = len(self.frontier) - 1
        if deepest <= self.floor:
            return deepest
        if part.kind == "measurement" and measured(part):  # a limit stands beside limits
            inner, outer = (measured(self.frontier[at].parts[-1]) for at in (deepest, deepest - 1))
            if joint.word == "or" and measured(part) == measured(self.root.parts[0]):
                joint.comma = True  # "IPI 2 with gout or asthma, or IPI 3": the next whole way
                return self.floor
            if outer and inner in ("", "age"):
                return deepest - 1
        deepest -= ends_lack(self.frontier[deepest - 1 :], part, joint)
        lead = part.lead
        if lead.first() in _OPENING or lead.first() in ("place", "after"):
            for level in range(deepest, self.floor - 1, -1):
                if self._parallel(self.frontier[level], lead):
                    return level
            if lead.first() in _OPENING and not (
                lead.words[0] in _LOOSE and lead.first() == "noun"
            ):
                return self.floor
        return self._level_by_kind(part, joint, deepest)

    def _parallel(self, group: Group, lead: Lead) -> bool:
        for part in (group.parts[0], group.parts[-1]):
            first = part.lead.first()
            alike = first == lead.first() and first in ("verb", "clause", "person")
            if alike or part.lead.words[:1] == lead.words[:1]:
                return True
            if group.deep and lead.words[0] in part.lead.words:
                return True
            if part.lead.words[:1] and {part.lead.words[0], lead.words[0]} <= _CAUSES:
                return True  # "from gout or due to lupus"
            if group.defines and first == lead.first():
                return True  # "defined as history of A or receipt of B"
        return False

    def _level_by_kind(self, part: Part, joint: Joint, deepest: int) -> int:
        if joint.comma or joint.word == "comma":
            for level in range(deepest - 1, self.floor - 1, -1):
                shallow = self.frontier[level]
                alone = len(self.frontier[deepest].parts) == 1
                fits = not part.kind or same_kind(shallow.parts[0], part)
                if alone and fits and shallow.open_list():
                    return level
            if self.frontier[deepest].closed_list():
                return self._outside_closed(deepest)
        if compound(self.frontier[deepest], self.frontier[deepest - 1].parts[-1], part):
            deepest -= 1
        if joint.comma and stands_beside(part, self.frontier[deepest - 1].parts[-1], self.last()):
            deepest -= 1
        for alike in (same_kind, akin):
            for level in range(deepest, self.floor - 1, -1):
                if alike(self.frontier[level].parts[-1], part):
                    return level
        known = part.kind not in ("", "other") and self.last().kind not in ("", "other")
        return self.floor if joint.comma and known else deepest

    def _outside_closed(self, deepest: int) -> int:
        """Behind a list whose last member was announced: the next list outside that is open."""
        for level in range(deepest - 1, self.floor - 1, -1):
            if not self.frontier[level].closed_list():
                return level
        return deepest
