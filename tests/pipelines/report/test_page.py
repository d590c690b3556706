"""The page holds everything itself, runs nothing, and escapes what it shows."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from nlp.errors import OutputError
from nlp.model import Listing, Note, PartialDate, Trial
from nlp.statements import build_reader
from nlp.vocabulary import load_vocabulary
from pipelines.listings import extract_criteria
from pipelines.matching import match
from pipelines.notes import extract_facts
from pipelines.report import write_report


def page(tmp_path) -> str:
    reader = build_reader()
    trial = extract_criteria(Listing("T<1>", "Inclusion Criteria:\n- Asthma <b>now</b>\n"), reader)
    note = Note(
        "p<&>", "n1", "A 40-year-old man with asthma <script>x</script>.", PartialDate(2024)
    )
    facts = extract_facts(note, reader)[0]
    results = list(match([trial], facts, vocabulary=load_vocabulary()))
    write_report(tmp_path / "report.html", [trial], [note], facts, results)
    return (tmp_path / "report.html").read_text(encoding="utf-8")


def test_nothing_is_loaded_run_or_unescaped(tmp_path):
    html = page(tmp_path)
    assert "Content-Security-Policy" in html
    assert "default-src 'none'" in html
    assert not re.search(r"<script|<b>now|https?://|src=", html)
    assert "p&lt;&amp;&gt;" in html


def test_both_quotes_and_the_decisive_words(tmp_path):
    html = page(tmp_path)
    assert re.search(r"<mark[^>]*>Asthma</mark>", html)
    assert re.search(r"<mark[^>]*>asthma</mark>", html)


def test_the_one_style_sheet_is_admitted_by_its_hash(tmp_path):
    html = page(tmp_path)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in html
    assert "unsafe" not in html
    assert " style=" not in html


def test_every_cell_tells_by_sign_and_word_and_leads_to_its_evidence(tmp_path):
    html = page(tmp_path)
    (cell,) = re.findall(r'<td class="cell[^>]*>(.*?)</td>', html)
    target = re.search(r'href="#(\w+)"', cell)[1]
    assert cell.endswith(">✓</a>")
    assert "I1: passes" in cell
    assert f'<article id="{target}">' in html
    assert "✓ passes" in html


def test_every_link_has_its_target_and_no_id_stands_twice(tmp_path):
    html = page(tmp_path)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_no_trial_and_no_patient(tmp_path):
    write_report(tmp_path / "report.html", [], [], [], [])
    write_report(tmp_path / "report.html", [Trial("T", "")], [], [], [])
    assert "0 eligible" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_trials_are_listed_above_when_there_are_several(tmp_path):
    write_report(tmp_path / "report.html", [Trial("T1", ""), Trial("T2", "")], [], [], [])
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<li><a href="#t2">T2</a>' in html


def test_a_page_that_cannot_be_written(tmp_path):
    with pytest.raises(OutputError):
        write_report(tmp_path, [], [], [], [])
