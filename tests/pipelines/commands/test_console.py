"""What does every command say, count and show to a person?"""

from __future__ import annotations

import io
import sys

from pipelines.commands import Faults, progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_shows_on_a_terminal_alone(monkeypatch):
    for stream, shown in ((io.StringIO(), False), (Terminal(), True)):
        monkeypatch.setattr(sys, "stderr", stream)
        assert list(progress(range(3), "notes")) == [0, 1, 2]
        assert bool(stream.getvalue()) is shown


def test_a_run_without_faults_ends_quietly(capsys):
    Faults().finish()
    assert capsys.readouterr().err == ""
