"""Are facts in order of time, told once a note, and are contradictions kept?"""

from dataclasses import replace

from nlp.model import Fact, FactTime, PartialDate
from nlp.model.notation import write_statement
from nlp.model.reading import read_statement
from pipelines.notes import conflicts, timeline
from pipelines.notes.timeline import with_conflicts


def fact(line: str, note: str = "n") -> Fact:
    """A fact from `2024-06-20 asthma`, or undated from `- asthma`."""
    day, _, rest = line.partition(" ")
    time = FactTime() if day == "-" else FactTime(PartialDate.parse(day), None, "note_date")
    return Fact("p", note, f"{note}#{line}", read_statement(rest), time)


def told(facts: list[Fact]) -> list[str]:
    return [f"{f.time.start or '-'} {write_statement(f.statement)}" for f in facts]


def lines(*texts: str) -> list[str]:
    return told(timeline(map(fact, texts)))


def test_undated_first_then_by_day():
    assert lines("2024-06-20 gout", "2019 stroke", "- asthma", "2024-06-02 angina") == [
        "- asthma",
        "2019 stroke",
        "2024-06-02 angina",
        "2024-06-20 gout",
    ]


def test_the_same_day_keeps_the_order_of_the_text():
    assert lines("2024 gout", "2024 asthma") == ["2024 gout", "2024 asthma"]


def test_a_fact_that_only_ended_stands_by_its_end():
    ended = replace(fact("- gout"), time=FactTime(None, PartialDate(2018), "text"))
    assert told(timeline([fact("2019 stroke"), ended])) == ["- gout", "2019 stroke"]


def test_a_note_tells_a_fact_once():
    first, second = fact("2024 gout"), replace(fact("2024 gout"), fact_id="n#f2")
    assert timeline([first, second]) == [first]


def test_another_note_tells_it_again():
    assert len(timeline([fact("2024 gout", "n1"), fact("2024 gout", "n2")])) == 2


def test_what_differs_is_another_fact():
    kept = lines(
        "2024 gout",
        "2024 gout absent",
        "2024 gout (family)",
        "2024 gout (history)",
        "2024 hemoglobin = 9 g/dL",
        "2024 hemoglobin = 10 g/dL",
        "2023 gout",
    )
    assert len(kept) == 7


def test_qualifiers_and_windows_that_differ_are_other_facts():
    assert len(lines('2024 gout with "severe"', "2024 gout")) == 2
    assert len(lines("2024 gout lasting >= 3 mo", "2024 gout")) == 2


def test_the_order_of_the_facts_given_is_no_matter_for_what_is_kept():
    texts = ["2024 gout", "2023 gout", "2024 gout"]
    assert lines(*texts) == lines(*reversed(texts)) == ["2023 gout", "2024 gout"]


def test_an_allergy_to_a_drug_is_no_repeat_of_the_drug():
    taken = fact("2024 amoxicillin")
    allergic = replace(taken, statement=replace(taken.statement, kind="allergy"))
    assert len(timeline([taken, allergic])) == 2


def clashes(*texts: str) -> list[list[str]]:
    return [told(list(pair)) for pair in conflicts(map(fact, texts))]


def test_what_is_there_and_denied_on_one_day_is_a_conflict():
    assert clashes("2024 gout", "2024 asthma", "2024 gout absent") == [
        ["2024 gout", "2024 gout absent"]
    ]


def test_other_times_other_persons_and_what_ended_are_none():
    assert not clashes("2024 gout", "2023 gout absent")
    assert not clashes("2024 gout", "2024 gout absent (family)")
    assert not clashes("2024 gout", "2024 gout absent (history)")
    assert not clashes("2024 gout", "2024 gout possible")
    assert not clashes("2024 hemoglobin = 9 g/dL", "2024 hemoglobin = 10 g/dL")


def test_a_note_that_says_and_denies_tells_so_on_both_facts():
    facts = [fact("2024 gout"), fact("2024 gout absent"), fact("2024 asthma")]
    said, denied, other = with_conflicts(facts)
    assert [a.code for a in said.statement.assumptions] == ["contradicted"]
    assert denied.fact_id in said.statement.assumptions[0].message
    assert said.fact_id in denied.statement.assumptions[0].message
    assert other is facts[2]
    assert with_conflicts(facts[:1]) == facts[:1]
