"""Words that are near, and words that are not."""

from __future__ import annotations

import pytest

from nlp.vocabulary import load_vocabulary
from pipelines.matching.nearness import NEAR, weights_of
from pipelines.matching.roles import normalized

WEIGHTS = weights_of(load_vocabulary())


@pytest.mark.parametrize(
    ("asked", "told", "near"),
    [
        ("zorbular fever", "fever of the zorbular kind", True),
        ("zorbular fever", "zorbular fever", True),
        ("zorbular fever", "fever", False),
        ("acute disease", "chronic disease", False),
        ("uterine size", "size of the uterus", True),
        ("fluctuating zorbula", "zorbula", True),
        ("asthma", "psoriasis", False),
    ],
)
def test_nearness(asked, told, near):
    assert (WEIGHTS.nearness(normalized(asked), normalized(told)) >= NEAR) is near


def test_the_same_words_are_nearest():
    words = normalized("zorbular fever")
    assert WEIGHTS.nearness(words, words) == pytest.approx(1)


def test_a_rare_word_tells_more():
    assert WEIGHTS.of("zorbula") >= WEIGHTS.of("fever") > WEIGHTS.of("disease")
