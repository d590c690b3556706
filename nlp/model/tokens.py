"""The words, signs and numbers of one written short form, taken one after the other."""

from __future__ import annotations

import re

from nlp.errors import NotationError

_TOKEN = re.compile(
    r"""\s*(
        "(?:[^"\\]|\\.)*"                                  # words in quotes
        | \[[A-Za-z][A-Za-z_]*\][^\s()\[\];,|]*            # a unit such as [IU]/L
        | [()\[\];,|]
        | [<>!]=?(?=\s) | =(?=\s)
        | -?\d+(?:\.\d+)?(?![\w*/]|-\d)
        | [^\s()\[\];,|"]+(?:\[[^\s\]]*\][^\s()\[\];,|"]*)*   # a word or a unit
    )""",
    re.VERBOSE,
)


class Tokens:
    """What stands next in a short form, and what was wanted there instead."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[str, int]] = []
        here = 0
        while text[here:].strip():
            found = _TOKEN.match(text, here)
            if found is None:
                raise NotationError(text, here, "a word")
            self.tokens.append((found[1], found.start(1)))
            here = found.end()
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.tokens[index][0] if index < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def fail(self, wanted: str) -> NotationError:
        place = self.tokens[self.at][1] if self.at < len(self.tokens) else len(self.text)
        return NotationError(self.text, place, wanted)

    def want(self, token: str) -> None:
        if self.peek() != token:
            raise self.fail(repr(token))
        self.at += 1

    def end(self) -> None:
        if self.peek():
            raise self.fail("the end")

    def words(self) -> str:
        if not self.peek().startswith('"'):
            raise self.fail("words in quotes")
        return unquoted(self.take())


def unquoted(token: str) -> str:
    """The words between the quotes of a token."""
    return re.sub(r"\\(.)", r"\1", token[1:-1])
