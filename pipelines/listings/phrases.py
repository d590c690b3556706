"""One clause of a criterion, token by token: its leaves, lists, counts and brackets.

What a bracket holds is a criterion of its own, read by whoever reads sentences (logic.py).
"""

from __future__ import annotations

from collections.abc import Callable

from nlp.model import All, Expression, IfThen, Not, Unread, all_of, any_of
from pipelines.listings.allowing import Permission, takes_out
from pipelines.listings.brackets import bracketed
from pipelines.listings.clauses import Clause
from pipelines.listings.definitions import is_function
from pipelines.listings.demanding import LIMITS, USES
from pipelines.listings.denial import denied, negated
from pipelines.listings.leaves import Lead, Leaf, Token
from pipelines.listings.limits import conditional, conditioned, limited, spares, who_must
from pipelines.listings.operators import Composer, counted
from pipelines.listings.parts import (
    Group,
    Joint,
    Part,
    measured,
    merged,
    takes_in,
)
from pipelines.listings.subjects import (
    speaks_of_first,
    stands_in,
    tells_whom,
    titled,
    titles_exception,
)
from pipelines.listings.told_lists import another_limit, is_list, is_one_person, of_one_kind

ENDS = frozenset({"stop", "semi", "close", "end"})
_JOINTS = frozenset({"comma", "and", "or"})
_PERMITTING = frozenset({"allowed", "permitted", "eligible"})
_RELATIONS = {
    "other": "not",
    "example": "example",
    "define": "define",
    "gloss": "gloss",
    "free": "free",
    "if": "whom",
}


class PhraseReader:
    """Reads tokens from where it stands, and notes what a clause said beside what it asks.

    `permission`, `forbids`: what it said of being allowed; `demands`: whether it says what all
    patients must, among what excludes; `trailing`: the word that joins it to what follows;
    `joined`: whether any does; `listed`: whether it listed anything; `defines`: whether the
    sentence defines what it begins with, `subject`; `instructs`: whether it says what must be done
    with what it names. inner: reads the sentences of a bracket.
    """

    def __init__(
        self, tokens: list[Token], excludes: bool, inner: Callable[[bool], Expression | None]
    ) -> None:
        self.tokens, self.excludes, self._inner = tokens, excludes, inner
        self.composer, self.permission, self.forbids = Composer(excludes), Permission(), False
        self.demands = self.instructs = self.opened = self.includes = False
        self.at, self.trailing, self.joined, self.listed = 0, "", False, True
        self.defines = False
        self.subject: Expression | None = None

    def demand(self) -> None:
        """Take what follows for what must be, though it stands among what excludes."""
        self.demands, self.composer = True, Composer(False)

    def asking(self, *, excludes: bool) -> None:
        """Read what follows as what excludes, or as what is asked."""
        self.demands = self.instructs = False
        self.composer = Composer(excludes)

    def peek(self) -> str:
        """The kind of the token ahead."""
        return self.tokens[self.at].kind if self.at < len(self.tokens) else "end"

    def clause(
        self, end: int | None = None, *, any_of: bool = False, every: bool = False
    ) -> Expression | None:
        """Leaves up to the end of the sentence, or up to a word that opens another clause.

        any_of: any member of its list will do, though "and" joins them; every: "and" means both,
        though the criterion excludes.
        """
        clause = Clause()
        clause.root.examples, clause.root.every = any_of, every
        discretion: list[Expression] = []
        joint: Joint | None = None
        relation = ""
        while self.peek() not in ENDS and (end is None or self.at < end):
            token = self.tokens[self.at]
            kind = token.kind
            if kind == "if" and not clause.empty and self._of_whom(clause):
                relation = kind
            elif kind in ("unless", "if", "provided") and not (clause.empty and kind == "if"):
                break
            if kind == "modal" and not self.excludes and tells_whom(clause):
                for each in clause.root.joints:
                    each.word = "or"  # "men and women must": the one or the other
                break
            if kind == "modal" and self.excludes and token.number in (USES, LIMITS):
                self.demand()  # "contraception must be used": where none is
            if kind == "modal" and self.excludes and not token.number:
                if clause.empty and not discretion:
                    self.demand()
                if tells_whom(clause):
                    break  # "women must have a negative test": those that have not are excluded
                if not clause.empty and measured(clause.last()):
                    self.demand()  # "creatinine must be <= 1.5 mg/dL"
                elif not clause.empty:
                    self.instructs = True
            self.at += 1
            if kind in ("and", "or", "comma"):
                joint = merged(joint, kind)
                joint.firm |= bool(token.number)
                joint.stranded |= token.stranded
            elif kind in ("example", "gloss", "other", "define", "colon", "free"):
                # "other than the following: A, B": the colon only opens the list.
                relation = relation if kind == "colon" and relation == "other" else kind
                self.includes = bool(token.number)
            elif kind == "forbidden":
                self.forbids = True
            elif kind == "defining":
                self.defines = True
                self.subject = None if clause.empty else self.composer.of(clause.root)
                clause, joint, relation = Clause(), None, "define"
            elif kind in _PERMITTING:
                self.permission.eligible |= kind == "eligible"
                self.permission.may |= kind == "eligible" and bool(token.number)
                self.permission.said |= kind != "eligible"
                self.permission.whole |= kind == "permitted"
            elif kind == "count":
                self._one_list()
                asked = self.clause(end)
                if asked is not None:
                    asked = counted(token.number, asked) if self.listed else asked
                    clause.add(Part(asked), joint, "")
            elif kind in ("leaf", "open"):
                if kind == "leaf" and token.leaf is not None:
                    if isinstance(token.leaf.expression, Unread) and len(self.tokens) > 1:
                        discretion.append(token.leaf.expression)
                        continue
                    told = clause.empty and self.opened
                    self.opened = False
                    self._place(clause, token.leaf, token.lead, joint, relation)
                    joint = Joint("or") if told and stands_in(clause) else None
                else:
                    told = clause.empty and self.peek() == "or"
                    self._bracket(clause, joint)
                    joint = Joint("or") if told else None  # "patient (or guardian) must sign"
                relation = ""
        self.trailing = joint.word if joint is not None and joint.word != "comma" else ""
        self.joined = joint is not None
        return self._finished(clause, discretion)

    def _of_whom(self, clause: Clause) -> bool:
        """Does "for men" say of whom the last amount is asked, others being asked another one?"""
        asked = measured(clause.last())
        if clause.offers_amounts() or (asked and clause.tells_apart()):
            return True
        ahead = self.tokens[self.at + 1 : self.at + 5]
        if asked and another_limit(ahead):
            return True
        if asked == "" or not ahead or ahead[0].leaf is None or not is_one_person(ahead[0].leaf):
            return False
        others = [token for token in ahead[1:] if token.kind not in _JOINTS]
        if len(others) == len(ahead) - 1 or not others or others[0].leaf is None:
            return False
        return measured(Part(others[0].leaf.expression, others[0].leaf)) == asked

    def _one_list(self) -> None:
        """Semicolons behind "two of the following" part the members of one list."""
        for at in range(self.at, len(self.tokens)):
            if self.tokens[at].kind == "semi":
                self.tokens[at] = Token("comma")

    def _finished(self, clause: Clause, discretion: list[Expression]) -> Expression | None:
        if clause.empty:
            return all_of(discretion) if discretion else None
        self.listed = any(map(is_list, clause.root.parts)) or bool(clause.root.joints)
        made = self.composer.of(clause.root)
        return all_of([made, *discretion]) if discretion else made

    def _place(
        self, clause: Clause, leaf: Leaf, lead: Lead, joint: Joint | None, relation: str
    ) -> None:
        part = Part(leaf.expression, leaf, lead)
        clause.root.examples |= clause.empty and relation == "example"
        clause.root.defines |= clause.empty and relation in ("define", "gloss")
        if clause.empty and relation == "free":
            clause.add(Part(All(())), None)
            clause.add(part, None, "free")
        elif clause.empty:
            if relation == "other" and part.kind == "demographic":
                part = Part(negated(leaf.expression), leaf, lead)  # "identifies other than female"
            clause.add(part, None)
        elif relation == "colon" and titles_exception(clause):
            clause.except_list(part)
        elif relation == "colon":
            whom = tells_whom(clause) and not self.excludes
            told = "then" if whom else titled(clause.whole(), part)
            narrows = told == "example" and part.kind == "condition" and not self.excludes
            clause.title(part, "also" if narrows else told)  # "cancer: of the lung or the breast"
        elif relation:
            aside = relation == "other" and joint is not None
            if aside and clause.root.closed_list():
                clause.whole()
            told = _RELATIONS[relation]
            if told == "example" and self.includes and not self.excludes:
                told = "also" if takes_in(clause.last(), part) else told
            clause.add(part, None, told)
            clause.frontier[-1].free |= aside
        else:
            clause.add(part, joint)

    def _bracket(self, clause: Clause, joint: Joint | None) -> None:
        """A bracket, alone or behind what it speaks of."""
        first = self.peek()
        behind = self.at > 1 and self.tokens[self.at - 2].kind in ("stop", "semi")
        self.at += first == "other"
        demands = self._demands_ahead()
        demanding = first != "unless" and not self.excludes and demands
        outer = self.permission
        said = self.forbids, self.demands, self.instructs, self.composer
        inner = self._inner(True)
        inside, self.permission = self.permission, outer
        rules = demands or inside.said or inside.eligible or self.forbids  # of its own
        self.forbids, self.demands, self.instructs, self.composer = said
        allowed = inside.said
        if inner is not None and first == "other":
            inner = Not(inner)
        if self.peek() == "close":
            self.at += 1
        if inner is None:
            return
        excepts = behind and (allowed or inside.eligible or first == "unless")
        if excepts and clause.empty and isinstance(inner, Not):
            # "... . (A is allowed)" speaks of the sentence before.
            self.permission.said = self.permission.whole = True
            inner = inner.item
        if allowed and not clause.empty:
            head = self.composer.of_part(clause.last())
            if not takes_out(head, inner, excludes=self.excludes):
                return
        if isinstance(inner, Not) and first == "unless" and joint and joint.word == "comma":
            joint = None  # ", (exception of Gilbert syndrome)"
        if clause.empty or joint is not None:
            clause.add(Part(inner), joint)
            return
        before = self.composer.of(clause.root)
        if first == "unless" and isinstance(inner, IfThen) and isinstance(inner.condition, Not):
            # "(except A, who must have < 3)"
            told = who_must(All((before, inner.condition)), inner.then)
            if told is not None:
                clause.whole().head = told
                clause.root.parts[0].tails = []
                return
        if first == "leaf" and denied(inner) and not denied(before) and of_one_kind(clause):
            clause.whole()  # "A or B (without a pacemaker)"
        if limited(inner) and (is_function(before) or (denied(before) and not denied(inner))):
            clause.whole()  # "renal and hepatic function (creatinine < 2, ALT < 3 x ULN)"
        last = clause.last()
        special = conditional(before, inner)
        if special is not None:
            clause.whole().head = conditioned(before, special)
            clause.root.parts[0].tails = []
            return
        if first not in ("unless", "other") and speaks_of_first(clause, inner):
            whole = clause.whole()
            whole.tails.append(("example", Group([Part(inner)])))
            return
        head = self.composer.of_part(last)
        if isinstance(inner, Not) and not self.excludes and spares(head, inner.item):
            if spares(before, inner.item):
                last, head = clause.whole(), before  # "AST and ALT < 3 x ULN (except in gout)"
            last.head, last.tails = any_of([head, inner.item]), []
            return
        first = "" if first == "if" and rules else first
        either = self.excludes or first != "if" or self.peek() == "or"
        either = either or any(j.word == "or" for g in clause.frontier for j in g.joints)
        told = bracketed(head, inner, first, either=either, excludes=self.excludes)
        last.head = all_of([head, inner]) if demanding else told
        last.tails = []

    def _demands_ahead(self) -> bool:
        """Does a bracket say what must be: "gout (patients must be stable on aspirin)"?"""
        for token in self.tokens[self.at :]:
            if token.kind in ("open", "close"):
                return False
            if token.kind == "modal" and not token.number:
                return True
        return False
