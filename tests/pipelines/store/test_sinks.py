"""Do files of every form give back what was written, all of it, or say why they cannot be made?"""

from __future__ import annotations

import io
import json

import pytest

from nlp.errors import OutputError
from nlp.model import Match, match_to_json
from pipelines.store.sinks import BATCH, JsonLines, writing
from pipelines.store.sources import rows
from pipelines.store.tables import FORMS


def some(count):
    return [
        match_to_json(Match(f"p{n}", "T", "eligible", 0.5, (("met", n),), missing=("µ, ,", '"')))
        for n in range(count)
    ]


def written(path, records):
    with writing(str(path), "matches") as sink:
        for record in records:
            sink.write(record)
    faults = []
    return [record for _, record in rows(str(path), "matches", faults.append)], faults


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH + 1])
def test_every_form_gives_back_what_was_written(tmp_path, form, count):
    records = some(count)
    assert written(tmp_path / "in" / f"matches{form}", records) == (records, [])


@pytest.mark.parametrize("form", FORMS)
def test_a_second_run_replaces_the_first(tmp_path, form):
    written(tmp_path / f"matches{form}", some(3))
    assert written(tmp_path / f"matches{form}", some(1)) == (some(1), [])


@pytest.mark.parametrize("form", FORMS)
def test_what_was_written_stays_when_the_run_breaks_off(tmp_path, form):
    path = tmp_path / f"matches{form}"
    with pytest.raises(ZeroDivisionError), writing(str(path), "matches") as sink:
        sink.write(some(1)[0])
        raise ZeroDivisionError
    assert [record for _, record in rows(str(path), "matches", print)] == some(1)


def test_tables_open_in_other_tools(tmp_path):
    import duckdb
    import pandas

    written(tmp_path / "m.parquet", some(2))
    written(tmp_path / "m.duckdb", some(2))
    assert list(pandas.read_parquet(tmp_path / "m.parquet")["score"]) == [0.5, 0.5]
    with duckdb.connect(str(tmp_path / "m.duckdb")) as connection:
        query = "SELECT sum((counts->>'met')::INT) FROM matches"
        assert connection.execute(query).fetchone() == (1,)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_cannot_be_made(tmp_path, form):
    (tmp_path / f"folder{form}").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        written(tmp_path / f"folder{form}", some(1))


def test_a_duckdb_file_that_is_none(tmp_path):
    (tmp_path / "m.duckdb").write_text("words, words " * 1000)
    with pytest.raises(OutputError, match="no DuckDB file"):
        written(tmp_path / "m.duckdb", some(1))


def test_lines_stay_json_where_words_cannot_be_encoded():
    raw = io.BytesIO()
    sink = JsonLines(io.TextIOWrapper(raw, "ascii"), keep_open=True)
    sink.write({"text": "\ud800 ≥"})
    sink.close()
    assert json.loads(raw.getvalue()) == {"text": "\ud800 ≥"}
