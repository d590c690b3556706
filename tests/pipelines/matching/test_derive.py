"""Age on a day, sex, and who cannot be pregnant."""

from __future__ import annotations

from datetime import date

from patients import AS_OF, fact

from nlp.vocabulary import load_vocabulary
from pipelines.matching.candidates import FactIndex
from pipelines.matching.derive import age_on, cannot_be, sex_of


def index(*lines: str) -> FactIndex:
    return FactIndex([fact(line, n) for n, line in enumerate(lines, 1)], load_vocabulary())


def test_an_age_of_years_ago_has_grown():
    known, _, _ = age_on(index("2021-06-20 age = 40 a"), AS_OF)
    assert str(known) == "[43, 44]"


def test_an_age_of_this_month_is_exact():
    known, _, _ = age_on(index("2024-06-20 age = 40 a"), AS_OF)
    assert str(known) == "[40, 40]"
    assert age_on(index("2024-06-20 asthma"), date(2024, 6, 30)) is None


def test_who_cannot_be_pregnant():
    assert sex_of(index("2024-06-20 female"))[0] == "female"
    assert cannot_be(index("2024-06-20 male"), "pregnancy") is not None
    assert cannot_be(index("2024-06-20 female"), "pregnancy") is None
    assert cannot_be(index("2024-06-20 male"), "asthma") is None
