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
        ("|#|What|Kind|\n|-|-|-|\n|1|gout|Inclusion|\n|2|lupus|Excl.|", ["1.gout", "2.lupus"]),
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


def test_the_last_cell_may_tell_the_kind():
    grid = without_grid(
        "| # | What | Kind |\n|-|-|-|\n| 1 | gout | Inclusion |\n| lupus | excluded |"
    )
    words = {
        grid.clean[place : place + 7].split(".")[0].strip(): kind
        for place, kind in grid.kinds.items()
    }
    assert list(grid.kinds.values()) == ["inclusion", "exclusion"]
    assert list(words) == ["1", "• lupus"]
