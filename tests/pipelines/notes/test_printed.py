"""Texts in which the numbers of print-outs can be read, of the same length."""

from __future__ import annotations

import pytest

from nlp.recognizers import read_amounts
from pipelines.notes.printed import numeric, with_columns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hct-32.1* MCV-88 Plt Ct-210", "Hct:32.1* MCV:88 Plt Ct:210"),
        ("BP 130/80 HR 72", "BP 130/80 ;; 72"),
        ("COVID-19 and IL-6", "COVID-19 and IL-6"),
        ("Na-140\nK-4\nCl-99", "Na-140\nK-4\nCl-99"),
        ("every 4 HR", "every 4 HR"),
        ("HR 72", "HR 72"),
        ("ALT 80 (ULN 40)", "ALT 80 (N<= 40)"),
        ("Gleason 3+4=7", "Gleason 00007"),
        ("Gleason score 4 + 3", "Gleason score 00007"),
        ("Gleason 7 (3+4)", "Gleason 7      "),
        ("dose 3+4=7", "dose 3+4=7"),
        ("Hb    9.0    L    g/dL", "Hb    9.0         g/dL"),
        ("24 L of fluid", "24 L of fluid"),
        ("on [**2151-3-4**] Na 131", "on                Na 131"),
        ("[**Name 12**] Na 131", "[**Name 12**] Na 131"),
        ("Hgb 11.2 -> 8.6", "Hgb 11.2 ;  8.6"),
        ("Hgb 11.2 → 8.6", "Hgb 11.2 ; 8.6"),
        ("15 mg weekly + folic acid", "15 mg weekly , folic acid"),
        ("grade 2 + 3", "grade 2 + 3"),
        ("ANA 1:320", "ANA 00320"),
        ("RPR 1:8, reactive", "RPR 008, reactive"),
        ("at 1:20 he woke", "at 1:20 he woke"),
        ("seen 1:40 pm", "seen 1:40 pm"),
        ("ratio 1:3", "ratio 1:3"),
        ("GCS E3V4M6", "GCS 000013"),
        ("GCS 13 (E3V4M6)", "GCS 13         "),
        ("GCS 13 (eyes open)", "GCS 13 (eyes open)"),
        ("", ""),
    ],
)
def test_numeric(text, expected):
    assert numeric(text) == expected
    assert len(expected) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bilirubin 6 umol/L (<21)", ["6 umol/L, (-inf, 21)"]),
        ("bilirubin   6   umol/L   <21", ["6 umol/L, (-inf, 21)"]),
        ("Hb   9.0   L   g/dL   12.0-15.5", ["9.0 g/dL L, [12.0, 15.5]"]),
        ("WBC      6.1          10^9/L", ["6.1 10*9/L"]),
        ("INR   1.3   H   0.9-1.1", ["1.3 None H, [0.9, 1.1]"]),
        ("ANA   1:80   A   titer   <1:40", ["80 None, (-inf, 40)"]),
        ("CRP 6 mg/L and < 21 days", ["6 mg/L", "21 d"]),
        ("CRP 6 mg/L (< 2 g/L)", ["6 mg/L", "2 g/L"]),
    ],
)
def test_with_columns(text, expected, vocabulary):
    text += "\n"
    found = with_columns(text, read_amounts(numeric(text), vocabulary))
    shown = []
    for each in found:
        said = each.value.amount
        flag = f" {said.flag}" if said.flag else ""
        reference = f", {said.reference}" if said.reference else ""
        shown.append(f"{said.values[0]} {said.unit}{flag}{reference}")
    assert shown == expected
