"""The Leaf Logical Forms: calls nested in calls, as a tree of and / or / if over placed leaves.

The annotators wrote them by hand, with slips (a bracket too few, a comma missing): what is no call,
string or bracket is passed over. Where a leaf stands is told by the tagged text, which is the
criterion with each marked stretch replaced by its call.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipelines.evaluation.pages import Clause, Page
from pipelines.evaluation.readers.tagged import Placed, placed_calls, squeezed
from pipelines.evaluation.trees import AND, IF, OR, SAME, Leaf, Span, Tree, branch, denied

_LEAVES = frozenset(
    {"cond", "drug", "proc", "obs", "lab", "vital", "clin_score", "measurement", "social_habit"}
    | {"survey_or_questionnaire", "immune", "allergy", "birth", "death", "enc"}
    | {"age", "female", "male"}
)
# Leaves that need no words of their own.
_WORDLESS = frozenset({"age", "female", "male", "death", "birth"})
_OR = frozenset({"union", "or"})
_SAME = frozenset({"equiv", "eq"})
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[A-Za-z_][\w-]*|[().,]")
_REMARK = re.compile(r"//[^\n]*")
_ESCAPE = re.compile(r"\\(.)")


@dataclass(slots=True)
class Call:
    """`name("words", inner(...)).method(...)`."""

    name: str
    words: list[str] = field(default_factory=list)
    inner: list[Call] = field(default_factory=list)
    methods: list[Call] = field(default_factory=list)


def page_of_form(row: Mapping[str, Any], place: tuple[str, int | None]) -> Page:
    """One criterion with its logic. The file keeps escapes (Parkinson\\'s), which are undone."""
    text = _ESCAPE.sub(r"\1", str(row["text"]))
    built = _Builder(text, _ESCAPE.sub(r"\1", str(row["tagged"])))
    tops = [built.tree(call) for call in parsed(str(row["logical_form"]))]
    tree = branch(AND, tops)
    kind = "inclusion" if row.get("section") == "INC" else "exclusion"
    clause = Clause(str(row["id"]), kind, (0, len(text)), tree, quiet=built.unused())
    return Page(str(row["id"]), text, clauses=(clause,), place=place, meta={"kind": kind})


def parsed(text: str) -> list[Call]:
    """The calls at the top of a logical form."""
    tokens = _TOKEN.findall(_REMARK.sub("", text))
    top: list[Call] = []
    at = 0
    while at < len(tokens):
        if tokens[at][0] in "(),\"'":
            at += 1
        elif tokens[at] == ".":
            at += 1
            if top and at < len(tokens) and _is_name(tokens[at]):
                method, at = _call(tokens, at)
                top[-1].methods.append(method)
        else:
            call, at = _call(tokens, at)
            top.append(call)
    return top


def _is_name(token: str) -> bool:
    return token[0].isalpha() or token[0] == "_"


def _call(tokens: Sequence[str], at: int) -> tuple[Call, int]:
    """The call that begins at a token, and where what follows it begins."""
    call = Call(tokens[at])
    at += 1
    if tokens[at : at + 1] != ["("]:
        return call, at
    at += 1
    while at < len(tokens) and tokens[at] != ")":
        token = tokens[at]
        if token[0] in "\"'":
            call.words.append(_ESCAPE.sub(r"\1", token[1:-1]))
            at += 1
        elif _is_name(token) and tokens[at + 1 : at + 2] == ["("]:
            inner, at = _call(tokens, at)
            call.inner.append(inner)
        elif token == "." and call.inner and at + 1 < len(tokens) and _is_name(tokens[at + 1]):
            method, at = _call(tokens, at + 1)
            call.inner[-1].methods.append(method)
        else:
            at += 1  # a comma, a constant, a bracket too many
    return call, at + 1


class _Builder:
    """Makes a tree of calls, each leaf at its place in the text."""

    def __init__(self, text: str, tagged: str) -> None:
        self._calls: list[Placed] = placed_calls(text, tagged)
        self._text = text
        self._used: set[int] = set()
        self._leaves = 0

    def unused(self) -> tuple[Span, ...]:
        """The marked stretches that are no leaf."""
        return tuple(
            call.span
            for k, call in enumerate(self._calls)
            if call.span is not None and k not in self._used
        )

    def tree(self, call: Call) -> Tree | None:
        """A call, what it holds, and what its methods add."""
        inner = [self.tree(each) for each in call.inner]
        base = self._base(call, inner)
        for method in call.methods:
            added = [self.tree(each) for each in method.inner]
            if method.name in _LEAVES and method.words:  # a slip for an argument
                added.insert(0, self._leaf(method))
            if not any(each is not None for each in added):
                continue
            base = self._joined(base, method.name, added)
        return base

    def _base(self, call: Call, inner: list[Tree | None]) -> Tree | None:
        known = [each for each in inner if each is not None]
        if call.name in _OR:
            return branch(OR, known)
        if call.name == "neg":
            return denied(branch(OR, known))
        if call.name == "if_then" and len(known) > 1:
            return branch(IF, (known[0], branch(AND, known[1:])))
        if call.name in _LEAVES and (call.words or call.name in _WORDLESS or not known):
            return branch(AND, [self._leaf(call), *known])
        return branch(AND, known)

    @staticmethod
    def _joined(base: Tree | None, name: str, added: list[Tree | None]) -> Tree | None:
        if name == "except":
            return branch(AND, [base, denied(branch(OR, added))])
        if name in _SAME:
            return branch(SAME if base else OR, [base, branch(OR, added)])
        return branch(OR if name in _OR else AND, [base, *added])

    def _leaf(self, call: Call) -> Leaf | None:
        words = call.words[0] if call.words else None
        span = self._place(call.name, words)
        if span is None:
            return None
        self._leaves += 1
        return Leaf(self._leaves, span, words or call.name)

    def _place(self, name: str, words: str | None) -> Span | None:
        """The first unused call of that name and words, else of those words, else the text's."""
        wanted = squeezed(words or "")
        free = [k for k, c in enumerate(self._calls) if k not in self._used and c.span is not None]

        def first(*names: str, exactly: bool = True) -> Span | None:
            for k in free:
                call = self._calls[k]
                held = squeezed(call.words or "")
                same = held == wanted if exactly else bool(wanted) and wanted in held
                if same and (not names or call.name in names):
                    self._used.add(k)
                    return call.span
            return None

        found = first(name)
        if found is None and words:
            found = first() or first(exactly=False)
            start = self._text.lower().find(words.lower())
            if found is None and start >= 0:
                return start, start + len(words)
        if found is None and name == "age":  # it stands where its comparison stands
            for k in free:
                call, span = self._calls[k], self._calls[k].span
                if call.name == "eq" and span and re.search(r"\d", self._text[slice(*span)]):
                    return span
        return found
