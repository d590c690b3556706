"""Which date heads what stands below it."""

from __future__ import annotations

import pytest

from nlp.recognizers import read_dates
from pipelines.notes.headed import columns, titles

TABLE = """           01/02/2026   03/04/2026
Hb         9.9          10.4
CRP        3            <1
Weight                  81

Ended      5            6
"""


def dated(text: str) -> dict[str, str]:
    dates = read_dates(text, day_first=True)
    return {text[low:high]: str(date.value) for low, high, date in columns(text, dates)}


def test_a_cell_has_the_date_of_its_column():
    assert dated(TABLE) == {
        "9.9": "2026-02-01",
        "10.4": "2026-04-03",
        "3": "2026-02-01",
        "<1": "2026-04-03",
        "81": "2026-04-03",
    }


def test_bars_part_columns():
    assert dated("\tTest\t2026-02-01\t2026-04-03\tRef\n\tHb\t9.9\t10.4\t12-16\n") == {
        "9.9": "2026-02-01",
        "10.4": "2026-04-03",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Seen 2026-02-01   and again 2026-04-03 for gout\nHb   9   10",
        "From 2026-02-01 to 2026-04-03\nHb   9   10",
        "2026-02-01\nHb   9   10",
    ],
)
def test_other_lines_head_nothing(text):
    assert dated(text) == {}


def test_a_date_alone_on_its_line_heads_what_follows():
    text = "Labs 2026-02-01\nHb 9.9\n\nGout"
    dates = read_dates(text)
    found = list(titles(text, [(0, 15), (16, 22), (24, 28)], lambda a, b: dates if a < 9 else []))
    assert [(low, high) for low, high, _ in found] == [(15, 22)]
