"""The tokens of a short form, and the column of what is wrong."""

from __future__ import annotations

import pytest

from nlp.errors import NotationError
from nlp.model.tokens import Tokens, unquoted


def test_signs_numbers_units_and_quoted_words_are_tokens():
    tokens = Tokens('anc >= 1.5 10*9/L with "very low", [-2, 3)')
    found = [tokens.take() for _ in range(11)]
    assert found == ["anc", ">=", "1.5", "10*9/L", "with", '"very low"', ",", "[", "-2", ",", "3"]
    assert tokens.peek() == ")"
    assert tokens.peek(1) == ""


def test_what_was_wanted_is_told_with_its_column():
    tokens = Tokens("anemia then")
    tokens.take()
    with pytest.raises(NotationError) as caught:
        tokens.want("and")
    assert (caught.value.position, caught.value.wanted) == (7, "'and'")


def test_quotes_are_taken_off_and_escapes_undone():
    assert unquoted(r'"a \"rare\" one"') == 'a "rare" one'
    with pytest.raises(NotationError):
        Tokens("anemia").words()


def test_an_open_quote_is_no_word():
    with pytest.raises(NotationError):
        Tokens('"never closed')
