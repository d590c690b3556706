"""The page holds everything itself, runs nothing, and escapes what it shows."""

from __future__ import annotations

import re

from nlp.model import Listing, Note, PartialDate
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
