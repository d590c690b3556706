"""`inclex terminology`: what a person types, and what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines import __main__

OURS = Path(__file__).parents[1] / "terminologies" / "ours.obo"


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("INCLEX_TERMINOLOGY", str(tmp_path / "s.sqlite"))

    def called(*arguments):
        monkeypatch.setattr("sys.argv", ["inclex", "terminology", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            __main__.main()
        said = capsys.readouterr()
        return end.value.code or 0, said.out, said.err

    return called


def test_added_listed_searched_removed(run):
    assert run("add", OURS)[:2] == (0, "ours: 3 concepts; 5 names in all\n")
    assert run("list")[1] == "ours\t3 concepts\n"
    assert run("search", "zarnic fever")[1].startswith("INV:2\tcondition\tzarnic fever\tICD10CM:")
    assert run("search", "unheard of")[2] == "inclex: no imported name 'unheard of'\n"
    assert run("remove", "ours")[0] == 0
    assert run("list")[1] == ""


def test_what_is_wrong_is_said(run, tmp_path):
    code, _, said = run("add", tmp_path / "none.obo")
    assert code == 1
    assert "none.obo: no such file" in said
    assert run("add", OURS, "--kind", "color")[0] == 2
    assert run("remove", "theirs")[0] == 1


def test_a_row_left_out_is_named_and_the_rest_is_kept(run, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("id,name\n1,quorl syndrome\n,nobody\n")
    code, out, said = run("add", table)
    assert (code, out) == (1, "t: 1 concepts; 1 names in all\n")
    assert "t.csv, row 3: no id" in said


def test_without_a_place_it_is_asked_for(run, monkeypatch):
    monkeypatch.setenv("INCLEX_TERMINOLOGY", "")
    assert run("list")[0] == 2
