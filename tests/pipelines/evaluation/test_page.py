"""The report: complete, escaped, nothing loaded, no script, every error filterable."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html

from nlp.errors import OutputError
from pipelines.evaluation.errors import Fault
from pipelines.evaluation.evaluate import Evaluation
from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.page import write_page
from pipelines.evaluation.pages import Mark, Page
from pipelines.evaluation.spans import SpanScores, score_spans
from pipelines.evaluation.tables import rows_of
from pipelines.evaluation.tally import changes

NASTY = '<script>alert("x")</script> stroke & aspirin'


def made():
    stroke, aspirin = NASTY.index("stroke"), NASTY.index("aspirin")
    gold = Page(
        "d<1>",
        NASTY,
        (
            Mark("T1", "condition", ((stroke, stroke + 6),)),
            Mark("T2", "drug", ((aspirin, aspirin + 7),)),
        ),
        place=("folder/gold.jsonl", 3),
    )
    read = Page("d<1>", "", (Mark("T1", "device", ((aspirin, aspirin + 3),)),))
    scores = SpanScores()
    score_spans(gold, read, load_maps()["own"], scores)
    done = Evaluation(load_maps()["own"], {"entities": scores.tally}, faults=scores.faults)
    done.confusions["entities"] = scores.confusion
    done.pages = {gold.doc: gold}
    return done


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    done = made()
    tally = done.tallies["entities"]
    write_page(path, "a <title>", done, rows_of(done, 0), changes(tally, tally, 0))
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(source):
    return html.fromstring(source)


def test_text_is_escaped_and_nothing_runs_or_loads(source, page):
    assert "<script" not in source
    assert not page.xpath("//script | //link | //img | //iframe | //*[@style] | //@onclick")
    assert not re.search(r"(?:src|href)=\"(?!#)", source)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    style = page.xpath("//style")[0].text
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_every_error_in_its_sentence(page):
    items = page.xpath("//ol/li")
    assert len(items) == 2
    for item in items:
        assert item.xpath("string(q)") == NASTY
    marks = [(mark.get("class"), mark.text) for mark in page.xpath("//ol//mark")]
    assert marks == [("both", "asp"), ("gold", "irin"), ("gold", "stroke")]
    assert "d<1>, line 3 of gold.jsonl" in items[0].text_content()
    assert "folder" not in items[0].text_content()


def test_every_filter_keeps_the_errors_that_it_counts(page):
    style = page.xpath("//style")[0].text
    choices = page.xpath("//div[@class='errors']/input[not(@checked)]")
    assert len(choices) == 5
    for choice in choices:
        name = choice.get("id")
        label = page.xpath(f"//label[@for='{name}']")[0].text
        kept = page.xpath(f"//ol/li[contains(concat(' ', @class, ' '), ' {name} ')]")
        assert int(label.split()[-1]) == len(kept) > 0
        assert f"#{name}:checked ~ ol > li:not(.{name}) {{ display: none }}" in style


def test_each_task_has_its_main_line_at_the_top(page):
    (row,) = page.xpath("//table[@class='summary']//tr[td]")
    assert [cell.text_content() for cell in row][:3] == ["entities", "relaxed", "0.000"]
    assert row.xpath(".//a/@href") == ["#entities"]


def test_lines_over_all_labels_stand_open_and_each_label_below(page):
    shown = page.xpath("//section[@id='entities']/table//tr/td[2]/text()")
    assert set(shown) == {"all", "macro"}
    labels = page.xpath("//section[@id='entities']/details//tr/td[2]/text()")
    assert {"condition", "drug"} <= set(labels) and not {"all", "macro"} & set(labels)


def test_an_error_is_kept_by_each_field_that_is_wrong_and_by_its_verdicts(tmp_path):
    done = made()
    fields = Fault("thresholds", "wrong", "d<1>", "> 3", "< 4", field="values, operator")
    verdict = Fault(
        "verdicts", "wrong", "d<1>", "met: he has it", "unknown, none: silent", field="V7"
    )
    done.faults = [fields, verdict]
    write_page(tmp_path / "f.html", "t", done, [])
    page = html.fromstring((tmp_path / "f.html").read_text(encoding="utf-8"))
    labels = [label.text for label in page.xpath("//label")]
    assert labels[-3:] == ["met, read unknown 1", "operator 1", "values 1"]
    first, second = (item.get("class").split() for item in page.xpath("//ol/li"))
    assert (len(first), len(second)) == (4, 3)


def test_plots_are_inline(page):
    assert len(page.xpath("//*[name()='svg']")) == 3
    assert page.xpath("//*[name()='rect'][@class='wrong']")
    assert page.xpath("//section[@id='differences']//td[text()='+0.000']")


def test_beside_another_run_errors_are_new_in_both_or_mended(tmp_path):
    before, after = made(), made()
    before.faults = before.faults[:1] * 2
    before.faults[1] = replace(before.faults[1], doc="gone")
    write_page(tmp_path / "c.html", "t", after, [], (), before)
    page = html.fromstring((tmp_path / "c.html").read_text(encoding="utf-8"))
    shown = [item.xpath("string(small)") for item in page.xpath("//ol/li")]
    assert [words.partition(" (")[2].partition(")")[0] for words in shown] == [
        "in both",
        "new",
        "mended",
    ]
    assert [label.text for label in page.xpath("//label")][-3:] == [
        "in both 1",
        "mended 1",
        "new 1",
    ]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(OutputError):
        write_page(tmp_path / "no" / "x.html", "t", made(), [])
