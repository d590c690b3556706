"""The command line as a person calls it, in a folder of its own."""

from __future__ import annotations

import sys

import pytest

from pipelines.__main__ import main


@pytest.fixture
def command(monkeypatch, capsys, tmp_path):
    """Runs the command in a fresh folder -> exit status, standard output, standard error."""

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["inclex", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        return end.value.code or 0, said.out, said.err

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return call
