"""The parts that concepts and words play."""

from __future__ import annotations

from nlp.vocabulary import load_vocabulary
from pipelines.matching.roles import normalized, roles_of

ROLES = roles_of(load_vocabulary())


def test_words_lose_their_plural_and_the_small_ones():
    assert normalized("The fevers of Zorb") == {"fever", "zorb"}
    assert normalized("stress") == {"stress"}


def test_a_role_goes_down_to_the_kinds_unless_exact():
    assert (ROLES.of("imaging"), ROLES.of("chest_x_ray")) == ("method", "method")
    assert (ROLES.of("disease"), ROLES.of("asthma"), ROLES.of(None)) == ("generic", None, None)


def test_words_that_frame_narrow_and_set_apart():
    assert ROLES.frames("the period of the study")
    assert not ROLES.frames("zorbular period")
    assert ROLES.narrows("Clinically  significant")
    assert not ROLES.narrows("documented")
    assert ROLES.sets_apart("history of any other ")
    assert not ROLES.sets_apart("other drugs for the treatment of")
