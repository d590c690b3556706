"""Classes of words from raw texts."""

from __future__ import annotations

from itertools import product

from pipelines.training import NONE_ALIKE, words_alike
from pipelines.training.classes import GROUPS


def test_words_used_alike_are_of_one_class():
    # Invented words of two uses: after "take" and before "daily", or after "in the".
    drugs = [f"drug{a}{b}" for a, b in product("abcdefghijklmnopqrstuvwxyz", repeat=2)]
    places = [f"place{a}{b}" for a, b in product("abcdefghijklmnopqrstuvwxyz", repeat=2)]
    lines = [f"{n} take {word} daily" for n in "abc" for word in drugs]
    lines += [f"{n} pain in the {word} again" for n in "abc" for word in places]
    alike = words_alike(["\n".join(lines)])
    coarse = {
        kind: {alike.classes[word][0] for word in words}
        for kind, words in (("drugs", drugs), ("places", places))
    }
    assert not coarse["drugs"] & coarse["places"]
    assert all(len(groups) == len(GROUPS) for groups in alike.classes.values())


def test_few_words_make_no_classes():
    assert words_alike(["no stroke", ""]) == NONE_ALIKE
