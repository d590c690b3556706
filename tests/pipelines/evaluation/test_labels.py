"""Label maps: what is scored, what is not judged, what a faulty file says."""

from __future__ import annotations

import pytest

from nlp.errors import InputError
from pipelines.evaluation.labels import LabelMap, Quiet, load_maps, plain_map
from pipelines.evaluation.pages import Mark, Page

TEXT = "line one\nline two\n\nline four"


def page(*marks):
    made = (Mark(f"T{k}", label, (span,)) for k, (label, span) in enumerate(marks))
    return Page("d", TEXT, tuple(made))


def test_the_shipped_maps_name_their_source_and_score_something():
    maps = load_maps()
    assert set(maps) == {"own", "own_notes", "chia", "leaf", "maccrobat"}
    for labels in maps.values():
        assert labels.source and labels.scored and labels.side in ("listings", "notes")
        for ours in labels.predicted.values():
            assert set(ours) <= set(labels.scored)


def test_a_label_is_scored_known_or_unknown():
    chia = load_maps()["chia"]
    assert chia.of_gold(Mark("T1", "Condition", ((0, 1),))) == "condition"
    assert chia.of_gold(Mark("T1", "Mood", ((0, 1),))) is None
    assert chia.of_gold(Mark("T1", "Condition", ((0, 1),), {"non_query": "True"})) is None
    assert chia.knows("Mood") and chia.knows("Non-query-able") and not chia.knows("Cond")


def test_a_prediction_may_be_ours_or_in_the_corpus_own_words():
    maps = load_maps()
    assert maps["chia"].of_prediction("condition") == ("condition",)
    assert maps["chia"].of_prediction("Condition") == ("condition",)
    assert maps["leaf"].of_prediction("measurement") == ("observation",)
    assert maps["maccrobat"].of_prediction("procedure") == ("procedure", "test")
    assert maps["chia"].of_prediction("Weather") == ()


def test_a_users_file_stands_over_the_shipped_maps(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('[mine]\nlabels = { Dx = "condition" }\n', encoding="utf-8")
    maps = load_maps(file)
    assert maps["mine"].scored == ("condition",)
    assert "chia" in maps


@pytest.mark.parametrize(
    "text", ["[mine", "[mine]\n", "mine = 3\n", '[mine]\nlabels = "all"\n', "[mine]\nlabels = 3"]
)
def test_a_faulty_file_is_an_input_error(tmp_path, text):
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"mine\.toml"):
        load_maps(file)


def test_labels_of_unknown_origin_stand_for_themselves():
    assert plain_map("x", ("Side Effect", "DRUG")).scored == ("side_effect", "drug")


def test_on_quiet_marks_a_prediction_is_not_judged():
    labels = LabelMap("m", {"C": "condition"}, quiet={"*": frozenset({"History"})})
    quiet = Quiet(page(("History", (0, 8)), ("C", (4, 8))), labels)
    assert quiet.on("condition", (0, 3))
    assert quiet.on("condition", (4, 6))
    assert not quiet.on("condition", (9, 12))
    yielding = LabelMap("m", labels.labels, quiet=labels.quiet, quiet_yields=True)
    assert not Quiet(page(("History", (0, 8)), ("C", (4, 8))), yielding).on("condition", (4, 6))


def test_quiet_for_one_label_alone():
    labels = LabelMap("m", {"P": "procedure"}, quiet={"procedure": frozenset({"Test"})})
    quiet = Quiet(page(("Test", (0, 8))), labels)
    assert quiet.on("procedure", (0, 3)) and not quiet.on("test", (0, 3))


def test_lines_without_a_mark_are_not_annotated():
    labels = LabelMap("m", {"C": "condition"}, unannotated="lines")
    quiet = Quiet(page(("C", (9, 13))), labels)
    assert quiet.outside((0, 4)) and quiet.outside((20, 23))
    assert not quiet.outside((14, 17)) and not quiet.outside((5, 12))


def test_a_mark_over_two_lines_annotates_both():
    labels = LabelMap("m", {"C": "condition"}, unannotated="lines")
    quiet = Quiet(page(("C", (5, 12))), labels)
    assert not quiet.outside((0, 4)) and not quiet.outside((14, 17)) and quiet.outside((20, 23))


def test_stretches_that_were_left_out():
    labels = LabelMap("m", {"C": "condition"}, unannotated=frozenset({"Post"}), left_out="aside")
    marks = Mark("T1", "Post", ((0, 8),)), Mark("T2", "C", ((9, 17),), {"aside": "yes"})
    quiet = Quiet(Page("d", TEXT, marks), labels)
    assert quiet.outside((0, 4)) and quiet.outside((9, 12)) and not quiet.outside((7, 10))
