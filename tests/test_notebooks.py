"""The notebooks: executed as they are written, showing no place of the machine that ran them."""

from __future__ import annotations

import ast
import json
import re

import jupytext
import pytest

from source import ROOT

SOURCES = sorted((ROOT / "notebooks").glob("*.py"))
_PLACES = re.compile(
    r"(?<![\w.])/(?:home|tmp|root|work|usr|var|opt|Users)/|site-packages|https?://"
)


def cells(notebook):
    return [(cell.cell_type, "".join(cell.source).strip()) for cell in notebook.cells]


@pytest.fixture(params=SOURCES, ids=lambda path: path.stem)
def pair(request):
    executed = request.param.with_suffix(".ipynb")
    return jupytext.read(request.param), jupytext.read(executed), executed


def test_there_are_four():
    names = [path.stem for path in SOURCES]
    assert names == ["01_listing", "02_note", "03_match", "04_evaluate"]


def test_what_was_executed_is_what_is_written(pair):
    source, executed, _ = pair
    assert cells(source) == cells(executed)


def test_every_cell_ran_and_some_show_a_plot(pair):
    _, executed, _ = pair
    code = [cell for cell in executed.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    outputs = [output for cell in code for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    assert not [o for o in outputs if o.output_type == "stream" and o.name == "stderr"]
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 2


def test_no_place_of_the_machine_is_shown(pair):
    _, _, file = pair
    for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            shown = {k: v for k, v in output.get("data", {}).items() if k != "image/png"}
            assert not _PLACES.search(json.dumps([shown, output.get("text", "")]))


def test_a_notebook_defines_nothing(pair):
    source, _, _ = pair
    for kind, text in cells(source):
        if kind == "code":
            tree = ast.parse(text)
            made = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.AsyncFunctionDef)
            assert not [node for node in ast.walk(tree) if isinstance(node, made)]
