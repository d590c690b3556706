"""A page of a template: escaped, its style admitted by hash, a faulty place named."""

from __future__ import annotations

import base64
import hashlib

import pytest

from nlp.errors import OutputError
from pipelines.report import write_sealed


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "page.html").write_text("{{ digest }}|<style>{{ style|safe }}</style>|{{ word }}")
    (tmp_path / "page.css").write_text("p { margin: 0 }\n")
    return tmp_path


def test_text_is_escaped_and_the_style_is_the_one_of_the_hash(folder):
    write_sealed(folder / "out.html", folder, "b { color: red }\n", word="<script>")
    digest, style, word = (folder / "out.html").read_text().split("|")
    sheet = style.removeprefix("<style>").removesuffix("</style>")
    assert sheet == "p { margin: 0 }\nb { color: red }\n"
    assert base64.b64decode(digest) == hashlib.sha256(sheet.encode()).digest()
    assert word == "&lt;script&gt;"


def test_a_file_that_cannot_be_written_is_named(folder):
    with pytest.raises(OutputError, match="nowhere"):
        write_sealed(folder / "nowhere" / "out.html", folder, word="")
