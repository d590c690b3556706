"""Does the short table say why, in few words?"""

from __future__ import annotations

from rich.console import Console

from nlp.model import Judgement, Match, Verdict
from pipelines.report.table import because, match_table, short_id

COUNTS = (("met", 1), ("not_met", 0), ("unknown", 0))


def out(criterion_id, reason="the notes say stroke"):
    return Judgement("p", "T", criterion_id, "exclusion", Verdict.MET, "stated", reason, 0.9)


BLOCKED = Match("p", "T", "ineligible", 0.1, COUNTS, ("T#E5",))
OPEN = Match("[b]q[/b]", "T", "undetermined", 0.5, COUNTS, (), ("age", "sex", "CRP", "AST", "ALT"))
ELIGIBLE = Match("r", "T", "eligible", 0.9, COUNTS)


def printed(results):
    console = Console(width=100)
    with console.capture() as caught:
        console.print(match_table(results))
    return caught.get()


def test_because():
    assert because([out("T#E5")], BLOCKED) == "E5: the notes say stroke"
    assert because([], OPEN) == "open: age; sex; CRP; AST; and 1 more"
    assert because([], ELIGIBLE) == "nothing speaks against it"


def test_one_reason_of_two_criteria_is_said_once():
    match = Match("p", "T", "ineligible", 0.1, COUNTS, ("T#field.age", "T#I2"))
    judged = [out("T#field.age", "age 79"), out("T#I2", "age 79")]
    assert because(judged, match) == "age, I2: age 79"


def test_a_line_for_each_match_and_no_markup_of_others():
    text = printed([((out("T#E5"),), BLOCKED), ((), OPEN), ((), ELIGIBLE)])
    for words in ("Who may join T", "✗ ineligible", "? undetermined", "✓ eligible", "[b]q[/b]"):
        assert words in text
    assert "1/0/0" in text


def test_trials_have_a_column_where_there_are_several():
    other = Match("p", "T2", "eligible", 0.9, COUNTS)
    assert "trial" in printed([((), BLOCKED), ((), other)])


def test_short_ids():
    assert [short_id(each) for each in ("T#E5.1", "T#field.age")] == ["E5.1", "age"]
