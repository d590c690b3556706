"""Age on a day, and sex."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from patients import AS_OF, fact

from nlp.model import Concept
from nlp.vocabulary import load_vocabulary
from pipelines.matching.candidates import FactIndex
from pipelines.matching.person import age_on, person_of
from pipelines.matching.times import NO_DAY


def index(*lines: str) -> FactIndex:
    return FactIndex([fact(line, n) for n, line in enumerate(lines, 1)], load_vocabulary())


def test_an_age_of_years_ago_has_grown():
    known, _, _ = age_on(index("2021-06-20 age = 40 a"), AS_OF)
    assert str(known) == "[43, 44]"


def test_an_age_of_this_month_is_exact():
    known, _, _ = age_on(index("2024-06-20 age = 40 a"), AS_OF)
    assert str(known) == "[40, 40]"
    assert age_on(index("2024-06-20 asthma"), date(2024, 6, 30)) is None


def test_a_person_is_what_the_notes_say():
    person = person_of(index("2024-06-20 female", "2024-06-20 age = 40 a"), AS_OF)
    assert (person.sex, person.years(), person.sex_fact.fact_id) == ("female", 40, "n#f1")
    assert person_of(index("2024-06-20 asthma"), AS_OF).sex is None


def test_without_any_day_a_birth_date_gives_no_age():
    told = fact("1980-05-01 asthma")
    born = replace(told, statement=replace(told.statement, concept=Concept("born", "birth_date")))
    assert str(age_on(FactIndex([born], load_vocabulary()), AS_OF)[0]) == "[44, 44]"
    assert age_on(FactIndex([born], load_vocabulary()), NO_DAY) is None
