"""Statements and the words between them -> the expression a criterion asks.

    criterion := sentence (stop sentence)*       all of them, or any if it excludes
    sentence  := [condition] clause [exception | condition]*
    clause    := leaves, lists and what narrows them (clauses.py, operators.py)

A bracket is a criterion of its own that says more of what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.model import All, Expression, IfThen, Not, Requirement, all_of, any_of
from nlp.placed import Placed
from pipelines.listings.allowing import Permission, permit
from pipelines.listings.brackets import excepted_from
from pipelines.listings.connectors import masked, tokens_of
from pipelines.listings.definitions import defined, told_later
from pipelines.listings.denial import denied, negated
from pipelines.listings.leaves import Leaf, Token
from pipelines.listings.limits import conditional, conditioned, may_be, spares, under, who_must
from pipelines.listings.of_ages import told_by_age
from pipelines.listings.phrases import ENDS, PhraseReader
from pipelines.listings.restated import without_restated
from pipelines.listings.sentences import beside, join_sentences, told_of

# Words that make something else of a single leaf than that it is asked.
_TURNING = re.compile(
    r"\b(?:unless|except|exclu|aside|not count|other than|apart from|besides|not including|but not"
    r"|allowed|permitted|acceptable|permissible|exempt|regardless|irrespective|whether|eligible"
    r"|prohibited|provided|as long as|not (?:be (?:included|enrolled)|participate|enrol|take part)"
    r"|cannot participate|may or may not|may (?:also )?be enrolled"
    r"|(?:may not|cannot) exceed|must|should|shall|needs? to|required to|ha(?:s|ve) to"
    r"|with(?:\s?/\s?| or )without|without or with|associated or not)",
    re.IGNORECASE,
)
_DEEPEST = 20
# Parts of words, one of which stands in all that it matches.
_TURNS_TEXT = """
unless,except,exclu,aside,not ,other than,apart,beside,but not,allow,permit,accept,permiss,exempt,
regardless,irrespective,whether,eligible,prohibit,provided,long as,without,may or,or not,must,
should,shall,need,required,has to,have to,enrolled
"""
_TURNS = tuple(_TURNS_TEXT.replace("\n", "").split(","))


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
    leaves = [Leaf(_begin(text, p.start), p.end, Requirement(p.statement)) for p in placed]
    leaves += [Leaf(*each) for each in extra]
    if not leaves:
        return All(())
    if len(leaves) == 1 and not _turns(text):
        return leaves[0].expression
    leaves.sort(key=lambda leaf: (leaf.start, leaf.end))
    excludes = kind == "exclusion"
    spans = masked(text, placed, offset, excludes=excludes)
    tokens = _shallow(_excepting(tokens_of(text, leaves, spans)))
    return without_restated(_Parser(tokens, excludes).parse())


def _excepting(tokens: list[Token]) -> list[Token]:
    """The tokens, semicolons of a list of exceptions ("except: A; B; C") as its commas."""
    kinds = [token.kind for token in tokens]
    if "unless" not in kinds or "semi" not in kinds or "colon" not in kinds:
        return tokens
    made, lists = [], False
    for at, token in enumerate(tokens):
        lists |= token.kind == "colon" and at > 0 and kinds[at - 1] == "unless"
        lists &= token.kind != "stop"
        made.append(Token("comma") if lists and token.kind == "semi" else token)
    return made


def _shallow(tokens: list[Token]) -> list[Token]:
    """The tokens without brackets that hold only a label, "stroke or (2) gout", or that stand in
    more others than anybody means."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if token.kind == "close" and kept and kept[-1].kind == "open":
            kept.pop()
            depth -= 1
            continue
        depth += token.kind == "open"
        if depth <= _DEEPEST or token.kind not in ("open", "close"):
            kept.append(token)
        depth -= token.kind == "close" and depth > 0
    return kept


def _turns(text: str) -> bool:
    """Does a word stand here that turns what is asked, or leaves some of it out?"""
    low = text.lower()
    return any(map(low.__contains__, _TURNS)) and _TURNING.search(text) is not None


def _begin(text: str, start: int) -> int:
    """Where a leaf begins, behind the word that joins it: "under 18 or over 75 years"."""
    return start + 3 if text[start : start + 3].lower() == "or " else start


class _Parser:
    """Recursive descent over tokens; stray connectors are passed over, nothing is lost."""

    def __init__(self, tokens: list[Token], excludes: bool) -> None:
        self.excludes, self.excepts, self.spares = excludes, False, False
        self.phrases = PhraseReader(tokens, excludes, self._sentences)

    def parse(self) -> Expression:
        """The whole criterion."""
        asked = self._sentences(closing=False) or All(())
        return asked if self.excludes else told_by_age(asked)

    def _sentences(self, closing: bool) -> Expression | None:
        """Sentences up to the end, or up to the bracket's end."""
        found: list[Expression] = []
        words: list[str] = []
        word = ""
        outer = self.phrases.defines, self.phrases.subject
        while self.phrases.peek() != "end":
            kind = self.phrases.peek()
            if kind == "close" and closing:
                break
            if kind in ("close", "stop", "semi"):
                self.phrases.at += 1
                continue
            if kind in ("and", "or"):
                word = kind
            self.phrases.permission = told = Permission()
            naming = kind == "unless" and self.phrases.tokens[self.phrases.at].number
            self.excepts = bool(naming and (found or closing))
            self.phrases.defines, self.phrases.subject = False, None
            excepts, sentence = self.excepts, self._sentence()
            if self.excludes and found and self.phrases.instructs:
                continue  # "A. Pregnancy tests must be obtained": what is done excludes no one
            if self.phrases.defines and sentence is not None:
                subject = self.phrases.subject
                if found:
                    told_later(found, subject, sentence)
                    continue
                sentence = sentence if subject is None else defined(subject, sentence)
            if excepts and found and isinstance(sentence, Not):
                spared = not self.excludes and spares(found[-1], sentence.item)
                apart = any_of([found[-1], sentence.item])
                found[-1] = apart if spared else excepted_from(found[-1], sentence.item)
                continue
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
            word = self.phrases.trailing
        self.phrases.defines, self.phrases.subject = outer
        return join_sentences(found, words[1:], excludes=self.excludes) if found else None

    def _sentence(self) -> Expression | None:
        """One sentence with its conditions and exceptions."""
        self.phrases.trailing, self.phrases.forbids, self.spares = "", False, False
        self.phrases.asking(excludes=self.excludes)
        condition = self._condition()
        left = self.phrases.clause()
        while self.phrases.peek() not in ENDS:
            kind = self.phrases.peek()
            self.phrases.at += 1
            if kind == "unless":
                naming = self.phrases.tokens[self.phrases.at - 1].number
                named = bool(naming) and self.phrases.peek() == "leaf"
                behind = self.phrases.tokens[self.phrases.at - 1].stranded
                right = self._exception(left, any_of=named, behind=behind or bool(naming))
                if right is not None and left is not None and self._permits():
                    left = self.phrases.permission.on(left, Not(right))
                elif (
                    right is not None
                    and left is not None
                    and not self.excludes
                    and (not naming or (self.phrases.peek() in ENDS and spares(left, right)))
                ):
                    left = any_of([left, right])  # "INR < 1.5 unless on warfarin"
                elif right is not None and left is not None and not naming and denied(right):
                    left = All((left, Not(right)))  # "unless no fever is present"
                elif right is not None:
                    left = Not(right) if left is None else excepted_from(left, right)
            elif (
                kind == "if"
                and self.phrases.joined
                and self._condition_end(self.phrases.at) is not None
            ):
                self.phrases.at -= 1
                left = beside(self.phrases.trailing, left, self._sentence())
            elif kind in ("if", "provided") and left is not None and self._permits():
                left = self.phrases.permission.on(left, self.phrases.clause(every=True))
            elif kind == "if":
                right = self.phrases.clause()
                spared = who_must(left, right) if self.spares and left and right else None
                if spared is not None:
                    left = spared  # "except A, who may enroll if B"
                elif right is not None and self.excepts and isinstance(left, Not):
                    left = Not(all_of([left.item, right]))  # "(except A in case of B)"
                elif right is not None:
                    told = None if left is None else under(right, left)
                    left = right if left is None else told or self._if(right, left)
            elif kind == "provided":
                right = self.phrases.clause()
                if right is not None:
                    left = right if left is None else all_of([left, right])
            elif kind == "modal" and left is not None:
                self.phrases.asking(excludes=False)
                then = self.phrases.clause()
                self.phrases.asking(excludes=self.excludes)
                if then is not None and self.excludes:
                    left = all_of([left, negated(then)])
                elif then is not None:
                    left = who_must(left, then) or self._conditional(left, then)
        if left is not None and self.phrases.forbids and not self.excludes:
            left = told_of(left)
        if left is not None and self.phrases.demands:
            left = negated(left)  # "subjects must be able to swallow": those that are not
        if condition is not None and left is not None:
            return self._conditional(condition, left)
        return left if left is not None else condition

    def _exception(
        self, left: Expression | None, *, any_of: bool, behind: bool
    ) -> Expression | None:
        """What an exception names; what it says of being allowed is not said of the sentence."""
        permission, self.phrases.permission = self.phrases.permission, Permission()
        right = self.phrases.clause(any_of=any_of, every=not (any_of or behind))
        self.spares = self._permits()
        self.phrases.permission = permission
        if right is not None and left is not None and denied(left):
            permission.forget()  # "no drugs are allowed except aspirin"
        return right

    def _conditional(self, condition: Expression, then: Expression) -> Expression:
        """Asked only of whom the condition holds; what excludes needs both."""
        return all_of([condition, then]) if self.excludes else IfThen(condition, then)

    def _if(self, condition: Expression, left: Expression) -> Expression:
        """Asked under a condition behind it; of a disease that may be there, if it is as told."""
        told = not self.excludes and may_be(left, condition)  # "gout if treated and off steroids"
        return IfThen(left, condition) if told else self._conditional(condition, left)

    def _permits(self) -> bool:
        return self.phrases.permission.said or self.phrases.permission.eligible

    def _condition(self) -> Expression | None:
        """`for women ...:`, `if ...,` or `unless ...,` at the head of a sentence."""
        while self.phrases.peek() in ("and", "or", "comma"):
            self.phrases.opened |= self.phrases.peek() == "or"
            self.phrases.at += 1
        opening = self.phrases.peek()
        if opening == "unless" and self.excepts:
            return None  # "Exceptions are made for A, B and C."
        end = self._condition_end(self.phrases.at + 1) if opening in ("if", "unless") else None
        if end is None:
            return None
        self.phrases.at += 1
        condition = self.phrases.clause(end)
        return Not(condition) if condition is not None and opening == "unless" else condition

    def _condition_end(self, start: int) -> int | None:
        """Where the condition at the head of a sentence ends: colon, then, must, or comma."""
        comma = None
        depth = leaves = commas = 0
        for at in range(start, len(self.phrases.tokens)):
            kind = self.phrases.tokens[at].kind
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
