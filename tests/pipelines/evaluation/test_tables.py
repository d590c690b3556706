"""An evaluation as tables: the same figures on the terminal, in JSON and in CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rich.console import Console

from pipelines.evaluation.curve import Point
from pipelines.evaluation.evaluate import DEFINITIONS, Evaluation
from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.pages import Mark, Page
from pipelines.evaluation.spans import SpanScores, score_spans
from pipelines.evaluation.tables import (
    change_table,
    confusion_table,
    curve_table,
    definition_lines,
    result_tables,
    rows_of,
    to_csv,
    to_json,
)
from pipelines.evaluation.tally import changes

TEXT = "stroke and aspirin"
GOLD = Page("d", TEXT, (Mark("T1", "condition", ((0, 6),)), Mark("T2", "drug", ((11, 18),))))
READ = Page("d", TEXT, (Mark("T1", "condition", ((0, 6),)), Mark("T2", "device", ((11, 18),))))


@pytest.fixture
def made():
    scores = SpanScores()
    for doc in ("d", "e"):
        score_spans(Page(doc, TEXT, GOLD.marks), READ, load_maps()["own"], scores)
    done = Evaluation(load_maps()["own"], {"entities": scores.tally}, faults=scores.faults)
    done.confusions["entities"] = scores.confusion
    done.pages = {"d": GOLD, "e": GOLD}
    return done


def shown(*tables):
    console = Console(width=140, file=io.StringIO())
    for table in tables:
        console.print(table)
    return console.file.getvalue()


def test_json_holds_everything(made):
    whole = json.loads(json.dumps(to_json(made, rows_of(made, 50))))
    assert whole["documents"] == 2
    assert whole["definitions"] == {"entities": DEFINITIONS["entities"]}
    (strict,) = [r for r in whole["results"] if (r["measure"], r["label"]) == ("strict", "all")]
    assert (strict["right"], strict["extra"], strict["missed"], strict["value"]) == (2, 2, 2, 0.5)
    assert {"gold": "drug", "read": "device", "count": 2} in whole["confusions"]["entities"]
    assert [error["sentence"] for error in whole["errors"]] == [TEXT, TEXT]


def test_csv_has_one_line_a_result(made):
    rows = rows_of(made, 0)
    lines = list(csv.DictReader(io.StringIO(to_csv(rows))))
    assert len(lines) == len(rows)
    assert {line["task"] for line in lines} == {"entities"}
    assert float(lines[0]["value"]) == rows[0].value


def test_the_terminal_shows_totals_or_every_label(made):
    rows = rows_of(made, 50)
    assert "device" not in shown(*result_tables(rows, full=False))
    text = shown(*result_tables(rows, full=True))
    assert "device" in text and "0.500" in text and "macro" in text


def test_definitions_and_confusions(made):
    lines = definition_lines(made)
    assert len(lines) == len(DEFINITIONS["entities"])
    assert lines[0].startswith("entities, strict: same label")
    assert "device" in shown(confusion_table("entities", made.confusions["entities"]))


def test_a_curve():
    text = shown(curve_table([Point(0.1, 12.5, (0.5, 0.6)), Point(1.0, 100, (0.7, 0.8))]))
    assert "10%" in text and "12.5" in text and "0.550" in text and "0.700 0.800" in text


def test_a_comparison(made):
    tally = made.tallies["entities"]
    differences = changes(tally, tally, 50)
    assert "+0.000" in shown(change_table(differences))
    whole = to_json(made, [], differences)
    assert {each["difference"] for each in whole["differences"]} == {0}
