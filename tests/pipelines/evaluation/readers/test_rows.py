"""JSON Lines of other projects: each known shape, and every fault by its row."""

from __future__ import annotations

import pytest

from pipelines.evaluation.readers.rows import page_of_row

TEXT = "No stroke. Aspirin 100 mg"


def read(row):
    troubles = []
    page = page_of_row({"text": TEXT, **row}, ("g.jsonl", 3), troubles.append)
    return page, [str(each) for each in troubles]


@pytest.mark.parametrize(
    "row",
    [
        {"entities": [{"id": "T1", "type": "Condition", "spans": [[3, 9]]}]},
        {"spans": [{"start": 3, "end": 9, "label": "Condition"}]},
        {"entities": [{"id": 7, "label": "Condition", "start_offset": 3, "end_offset": 9}]},
        {"label": [[3, 9, "Condition"]]},
        {"labels": [[3, 9, "Condition"]]},
    ],
)
def test_every_shape_gives_the_same_mark(row):
    page, troubles = read(row)
    assert not troubles
    assert [(mark.label, mark.parts) for mark in page.marks] == [("Condition", ((3, 9),))]
    assert page.place == ("g.jsonl", 3)


def test_relations_of_both_shapes():
    entities = [
        {"id": 1, "type": "Drug", "spans": [[11, 18]]},
        {"id": 2, "type": "Value", "spans": [[19, 25]]},
    ]
    for relation in (
        {"type": "Has_value", "arg1": 1, "arg2": 2},
        {"type": "Has_value", "from_id": 1, "to_id": 2},
    ):
        page, troubles = read({"entities": entities, "relations": [relation]})
        assert not troubles
        assert [(e.label, e.head.id, e.tail.id) for e in page.links] == [("Has_value", "1", "2")]


def test_flags_become_attributes():
    row = {"id": "T1", "type": "Condition", "spans": [[3, 9]], "non_query": True, "exact": False}
    page, _ = read({"entities": [{**row, "attributes": {"POLARITY": "NEG"}}]})
    assert page.marks[0].attributes == {"polarity": "NEG", "non_query": "True"}
    assert len(page.negated) == 1


def test_alternatives_become_groups():
    page, _ = read({"entities": [], "groups": [{"type": "OR", "members": ["T1", "T2"]}]})
    assert page.groups == (frozenset({"T1", "T2"}),)


def test_a_document_is_named_by_itself_or_by_its_place():
    assert read({"doc": "D7"})[0].doc == "D7"
    assert read({"id": 7})[0].doc == "7"
    assert read({})[0].doc == "g.jsonl#3"


ONE = {"id": "T1", "type": "Drug", "spans": [[11, 18]]}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            {"entities": [ONE, {"id": "T2", "type": "Drug", "spans": [[20, 40]]}]},
            "entity T2: 20-40 is no stretch of a text of 25 characters",
        ),
        (
            {"entities": [ONE, {"id": "T2", "type": "Drug", "spans": [[-3, 4]]}]},
            "entity T2: -3-4 is no stretch of a text of 25 characters",
        ),
        ({"entities": [ONE, {"id": "T2", "spans": [[3, 9]]}]}, "entity T2: no label, or no span"),
        ({"entities": [ONE, {"id": "T2", "type": "Drug"}]}, "entity T2: no label, or no span"),
        ({"entities": [ONE, ONE]}, "id T1 is used twice: the second is left out"),
        (
            {
                "entities": [ONE],
                "relations": [{"id": "R1", "type": "x", "arg1": "T1", "arg2": "T9"}],
            },
            "relation R1: no entity T9",
        ),
    ],
)
def test_a_fault_is_told_and_the_rest_is_kept(row, told):
    page, troubles = read(row)
    assert troubles == [f"g.jsonl, line 3: {told}"]
    assert [mark.id for mark in page.marks] == ["T1"]


def test_a_row_without_text():
    assert read({"text": None}) == (None, ["g.jsonl, line 3: no `text`"])
