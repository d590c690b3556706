"""Do Markdown tables read as headings and items?"""

import pytest

from pipelines.listings.grids import without_grid


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("| No. | Inclusion |\n|---|---|\n| 1 | gout |", ["Inclusion", "1. gout"]),
        ("| Exclusion |\n| :-- |\n| lupus |", ["Exclusion", "• lupus"]),
        ("|What|How|\n|-|-|\n|Inclusion|gout|", ["Inclusion:gout"]),
        ("|#|Inclusion|\n|-|-|\n|1.|gout|", ["Inclusion", "1. gout"]),
        ("| Exclusion |\n|---|\n| |\n|lupus|", ["Exclusion", "•lupus"]),
        ("| 1 | gout |", ["| 1 | gout |"]),
        ("a | b", ["a | b"]),
    ],
)
def test_without_grid(text, read):
    clean = without_grid(text).clean
    assert len(clean) == len(text)
    assert [" ".join(line.split()) for line in clean.split("\n") if line.strip()] == read


def test_every_sign_taken_away_is_noted():
    text = "| No. | Inclusion |\n|---|---|\n| 1 | gout |"
    grid = without_grid(text)
    clean, gone = grid.clean, grid.gone
    kept = "".join(clean.split())
    assert kept == "Inclusion1.gout"
    assert "".join("".join(text[a:b].split()) for a, b in gone) == "|No.||" + "|---|---|" + "|||"
