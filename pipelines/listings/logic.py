"""Statements and the words between them -> the expression a criterion asks.

    criterion := sentence (stop sentence)*       all of them, or any if it excludes
    sentence  := [condition] clause [exception | condition]*
    clause    := leaves, lists and what narrows them (clauses.py, operators.py)

A bracket is a criterion of its own that says more of what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.model import All, Expression, IfThen, Not, Requirement, Unread, all_of
from nlp.statements import Placed
from pipelines.listings.allowing import Permission, permit, takes_out
from pipelines.listings.brackets import bracketed, excepted_from
from pipelines.listings.clauses import Clause, Group, Joint, Part, merged
from pipelines.listings.connectors import Lead, Leaf, Token, masked, tokens_of
from pipelines.listings.limits import conditional, conditioned, under
from pipelines.listings.operators import Composer, counted
from pipelines.listings.sentences import join_sentences, told_of
from pipelines.listings.subjects import speaks_of_first, tells_whom, titled

# Words that make something else of a single leaf than that it is asked.
_TURNING = re.compile(
    r"\b(?:unless|except|exclu|aside|not count|other than|apart from|besides|not including|but not"
    r"|allowed|permitted|acceptable|permissible|exempt|regardless|irrespective|whether|eligible"
    r"|prohibited|provided|as long as|not be (?:included|enrolled)"
    r"|with(?:\s?/\s?| or )without|without or with|associated or not)",
    re.IGNORECASE,
)
_ENDS = frozenset({"stop", "semi", "close", "end"})
_PERMITTING = frozenset({"allowed", "permitted", "eligible"})
_RELATIONS = {
    "other": "not",
    "example": "example",
    "define": "example",
    "free": "free",
    "if": "whom",
}


def expression_of(
    text: str,
    placed: Sequence[Placed],
    kind: str,
    extra: Sequence[tuple[int, int, Expression]] = (),
    *,
    offset: int = 0,
) -> Expression:
    """What does a criterion ask? `placed` in order of their place in `text`.

    Args: kind, inclusion or exclusion, which decides how sentences without a word between them
        are joined; extra, further leaves (unread words) with their place; offset, of the text
        in the listing, from which statements count their quotes.
    """
    leaves = [Leaf(p.start, p.end, Requirement(p.statement)) for p in placed]
    leaves += [Leaf(*each) for each in extra]
    if len(leaves) == 1 and _TURNING.search(text) is None:
        return leaves[0].expression
    leaves.sort(key=lambda leaf: (leaf.start, leaf.end))
    tokens = tokens_of(text, leaves, masked(placed, offset))
    return _Parser(tokens, kind == "exclusion").parse()


class _Parser:
    """Recursive descent over tokens; stray connectors are passed over, nothing is lost."""

    def __init__(self, tokens: list[Token], excludes: bool) -> None:
        self.tokens, self.excludes = tokens, excludes
        self.composer, self.permission, self.forbids = Composer(excludes), Permission(), False
        self.at = 0

    def parse(self) -> Expression:
        """The whole criterion."""
        return self._sentences(closing=False) or All(())

    def _peek(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else "end"

    def _sentences(self, closing: bool) -> Expression | None:
        """Sentences up to the end, or up to the bracket's end."""
        found: list[Expression] = []
        words: list[str] = []
        word = ""
        while self._peek() != "end":
            kind = self._peek()
            if kind == "close" and closing:
                break
            if kind in ("close", "stop", "semi"):
                self.at += 1
                continue
            if kind in ("and", "or"):
                word = kind
            self.permission = told = Permission()
            sentence = self._sentence()
            if sentence is not None and permit(
                found, sentence, told, excludes=self.excludes, closing=closing
            ):
                words += [word] * (len(found) - len(words))
            elif sentence is not None:
                special = conditional(found[-1], sentence) if found else None
                if special is not None:
                    found[-1] = conditioned(found[-1], special)
                else:
                    found.append(sentence)
                    words.append(word)
            word = self.trailing
        return join_sentences(found, words[1:], excludes=self.excludes) if found else None

    def _sentence(self) -> Expression | None:
        """One sentence with its conditions and exceptions."""
        self.trailing, self.forbids = "", False
        condition = self._condition()
        left = self._clause()
        while self._peek() not in _ENDS:
            kind = self._peek()
            self.at += 1
            if kind == "unless":
                right = self._clause()
                if right is not None:
                    left = Not(right) if left is None else excepted_from(left, right)
            elif kind == "if" and self.joined and self._condition_end(self.at) is not None:
                self.at -= 1
                right = self._sentence()
                if right is not None:
                    left = right if left is None else all_of([left, right])
            elif kind in ("if", "provided") and left is not None and self._permits():
                left = self.permission.on(left, self._clause())
            elif kind == "if":
                right = self._clause()
                if right is not None:
                    told = None if left is None else under(right, left)
                    left = right if left is None else told or self._conditional(right, left)
            elif kind == "provided":
                right = self._clause()
                if right is not None:
                    left = right if left is None else all_of([left, right])
            elif kind == "modal" and left is not None:
                then = self._clause()
                left = left if then is None else self._conditional(left, then)
        if left is not None and self.forbids and not self.excludes:
            left = told_of(left)
        if condition is not None and left is not None:
            return self._conditional(condition, left)
        return left if left is not None else condition

    def _conditional(self, condition: Expression, then: Expression) -> Expression:
        """Asked only of whom the condition holds; what excludes needs both."""
        return all_of([condition, then]) if self.excludes else IfThen(condition, then)

    def _permits(self) -> bool:
        return self.permission.said or self.permission.eligible

    def _condition(self) -> Expression | None:
        """`for women ...:`, `if ...,` or `unless ...,` at the head of a sentence."""
        while self._peek() in ("and", "or", "comma"):
            self.at += 1
        opening = self._peek()
        end = self._condition_end(self.at + 1) if opening in ("if", "unless") else None
        if end is None:
            return None
        self.at += 1
        condition = self._clause(end)
        return Not(condition) if condition is not None and opening == "unless" else condition

    def _condition_end(self, start: int) -> int | None:
        """Where the condition at the head of a sentence ends: colon, then, must, or comma."""
        comma = None
        depth = leaves = commas = 0
        for at in range(start, len(self.tokens)):
            kind = self.tokens[at].kind
            leaves += kind == "leaf"
            depth += (kind == "open") - (kind == "close")
            if depth < 0 or (kind in ("stop", "semi") and not depth):
                break
            if not depth and leaves and kind in ("colon", "then", "modal"):
                return comma if commas == 1 and kind == "modal" else at
            commas += not depth and leaves and kind == "comma"
            if not depth and leaves and kind == "comma" and comma is None:
                comma = at
        return comma

    def _clause(self, end: int | None = None) -> Expression | None:
        """Leaves up to the end of the sentence, or up to a word that opens another clause."""
        clause = Clause()
        discretion: list[Expression] = []
        joint: Joint | None = None
        relation = ""
        while self._peek() not in _ENDS and (end is None or self.at < end):
            token = self.tokens[self.at]
            kind = token.kind
            if kind == "if" and not clause.empty and clause.offers_amounts():
                relation = kind
            elif kind in ("unless", "if", "provided") and not (clause.empty and kind == "if"):
                break
            if kind == "modal" and not self.excludes and tells_whom(clause):
                for each in clause.root.joints:
                    each.word = "or"  # "men and women must": the one or the other
                break
            self.at += 1
            if kind in ("and", "or", "comma"):
                joint = merged(joint, kind)
            elif kind in ("example", "other", "define", "colon", "free"):
                relation = kind
            elif kind == "forbidden":
                self.forbids = True
            elif kind in _PERMITTING:
                self.permission.eligible |= kind == "eligible"
                self.permission.said |= kind != "eligible"
                self.permission.whole |= kind == "permitted"
            elif kind == "count":
                self._one_list()
                asked = self._clause(end)
                if asked is not None:
                    clause.add(Part(counted(token.number, asked)), joint, "")
            elif kind in ("leaf", "open"):
                if kind == "leaf" and token.leaf is not None:
                    if isinstance(token.leaf.expression, Unread) and len(self.tokens) > 1:
                        discretion.append(token.leaf.expression)
                        continue
                    self._place(clause, token.leaf, token.lead, joint, relation)
                else:
                    self._bracket(clause, joint)
                joint, relation = None, ""
        self.trailing = joint.word if joint is not None and joint.word != "comma" else ""
        self.joined = joint is not None
        return self._finished(clause, discretion)

    def _one_list(self) -> None:
        """Semicolons behind "two of the following" part the members of one list."""
        for at in range(self.at, len(self.tokens)):
            if self.tokens[at].kind == "semi":
                self.tokens[at] = Token("comma")

    def _finished(self, clause: Clause, discretion: list[Expression]) -> Expression | None:
        if clause.empty:
            return all_of(discretion) if discretion else None
        made = self.composer.of(clause.root)
        return all_of([made, *discretion]) if discretion else made

    def _place(
        self, clause: Clause, leaf: Leaf, lead: Lead, joint: Joint | None, relation: str
    ) -> None:
        part = Part(leaf.expression, leaf, lead)
        clause.root.examples |= clause.empty and relation == "example"
        if clause.empty and relation == "free":
            clause.add(Part(All(())), None)
            clause.add(part, None, "free")
        elif clause.empty:
            clause.add(part, None)
        elif relation == "colon":
            clause.title(part, titled(clause.whole(), part))
        elif relation:
            aside = relation == "other" and joint is not None
            if aside and clause.root.closed_list():
                clause.whole()
            clause.add(part, None, _RELATIONS[relation])
            clause.frontier[-1].free |= aside
        else:
            clause.add(part, joint)

    def _bracket(self, clause: Clause, joint: Joint | None) -> None:
        """A bracket, alone or behind what it speaks of."""
        first = self._peek()
        self.at += first == "other"
        outer = self.permission
        inner = self._sentences(closing=True)
        allowed, self.permission = self.permission.said, outer
        if inner is not None and first == "other":
            inner = Not(inner)
        if self._peek() == "close":
            self.at += 1
        if inner is None:
            return
        if allowed and not clause.empty:
            head = self.composer.of_part(clause.last())
            if not takes_out(head, inner, excludes=self.excludes):
                return
        if clause.empty or joint is not None:
            clause.add(Part(inner), joint)
            return
        last = clause.last()
        before = self.composer.of(clause.root)
        special = conditional(before, inner)
        if special is not None:
            clause.whole().head = conditioned(before, special)
            clause.root.parts[0].tails = []
            return
        if first not in ("unless", "other") and speaks_of_first(clause, inner):
            whole = clause.whole()
            whole.tails.append(("example", Group([Part(inner)])))
            return
        last.head = bracketed(self.composer.of_part(last), inner, first)
        last.tails = []
