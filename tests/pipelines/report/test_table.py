"""The short table says why."""

from __future__ import annotations

from nlp.model import Judgement, Match, Verdict
from pipelines.report.table import because, match_table, short_id

OUT = Judgement("p", "T", "T#E5", "exclusion", Verdict.MET, "stated", "the notes say stroke", 0.9)


def test_because():
    counts = (("met", 1), ("not_met", 0), ("unknown", 0))
    blocked = Match("p", "T", "ineligible", 0.1, counts, ("T#E5",))
    assert because([OUT], blocked) == "E5: the notes say stroke"
    assert "needs: age" in because(
        [], Match("p", "T", "undetermined", 0.5, counts, (), ("needs: age",))
    )
    assert match_table([((OUT,), blocked)]).row_count == 1


def test_short_ids():
    assert [short_id(each) for each in ("T#E5.1", "T#field.age")] == ["E5.1", "age"]
