"""Rows of print-outs, laid out so that their values can be read."""

from __future__ import annotations

import pytest

from nlp.model import Note
from nlp.model.notation import write_statement
from nlp.statements import build_reader
from nlp.vocabulary import load_vocabulary
from pipelines.notes import extract_facts
from pipelines.notes.rows import laid_out


def written(text: str) -> str:
    facts, _ = extract_facts(Note("p", "n", text), build_reader())
    return "; ".join(write_statement(fact.statement) for fact in facts) or "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "| Hb (g/dL) | 9.1 | 8.8 |\n|---|---|---|",
        "OBX|1|NM|1-0^Potassium^LN||4.1|mmol/L|3.5-5.1|N|||F",
        "PID|1||77||DOE^JANE||19600215|F\nNTE|1||hemolyzed",
        "a | b",
        "Hb (g/L)     128",
    ],
)
def test_nothing_moves(text):
    made = laid_out(text, load_vocabulary())
    assert len(made) == len(text)
    assert made.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Creat (umol/L)      96", "creatinine = 1.085952 mg/dL"),
        ("eGFR (CKD-EPI)      38", "egfr_ckd_epi = 38 mL/min/{1.73_m2}"),
        ("| Urea (mmol/L) | 7.9 | 2.5-7.8 |", "urea = 7.9 mmol/L, reference [2.5, 7.8] mmol/L"),
        (
            "OBX|1|NM|1-0^Potassium^LN||4.1|mmol/L|3.5-5.1|N|||F\nPID|1||9||DOE^JANE||19600215|F",
            "potassium = 4.1 mmol/L, reference [3.5, 5.1] mmol/L",
        ),
        ("DG1|1||E11.9^Gout^I10", "gout"),
        (
            "Sodium   Potassium   Creatinine\n138      4.2         1.1",
            "sodium = 138 mmol/L; potassium = 4.2 mmol/L; creatinine = 1.1 mg/dL",
        ),
        (
            "          T-score  Z-score\nL1-L4     -2.9     -1.4\nL hip     -2.2     -0.8",
            "t_score = -2.9; t_score = -2.2; z_score = -1.4 {SD}; z_score = -0.8 {SD}",
        ),
        (
            "warfarin | 5 mg | daily | stopped\naspirin | 81 mg | daily | active",
            "warfarin absent (history) = 5 mg/d; aspirin = 81 mg/d",
        ),
    ],
)
def test_rows_tell(text, facts):
    assert written(text) == facts
