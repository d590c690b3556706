"""Does what README shows still hold: its code runs, its pictures are there, its table reads so?"""

from __future__ import annotations

import re

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_code_runs(capsys):
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("eligible ['hemoglobin 141 g/L on 2026-03-02")


def test_links_and_pictures_are_there():
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).is_file(), target


@pytest.mark.parametrize(
    ("text", "short"), re.findall(r"^\| ([^|`]+) \| `([^`]+)` \|$", README, re.MULTILINE)
)
def test_the_table_reads_so(text, short):
    listing = Listing("T", f"Exclusion Criteria:\n- {text}\n")
    assert [c.short for c in extract_criteria(listing, build_reader()).criteria] == [short]


def test_the_commands_exist_with_these_options():
    import typer

    from pipelines.__main__ import app

    known = typer.main.get_command(app).commands
    blocks = "".join(re.findall(r"^```\n(.*?)^```", README, re.MULTILINE | re.DOTALL))
    shown = re.findall(r"^inclex (\w+)(.*)$", blocks, re.MULTILINE)
    assert {"extract", "facts", "match", "screen"} <= {name for name, _ in shown}
    for name, rest in shown:
        options = {option for each in known[name].params for option in each.opts}
        used = set(re.findall(r"(?<!\S)--?[a-z][\w-]*", rest.partition("#")[0]))
        assert used <= options, (name, used - options)
