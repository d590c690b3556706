"""Are rows of tables read by their header, whatever divides them?"""

import io

import pytest

from pipelines.intake.tables import is_aact, table_rows
from pipelines.intake.texts import NotText


def rows(raw, suffix=".csv", needed=()):
    return list(table_rows(io.BufferedReader(io.BytesIO(raw)), suffix, needed))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_delimiters(sign):
    raw = f"A{sign}B\n1{sign}2\n".encode()
    assert rows(raw) == [(2, {"a": "1", "b": "2"})]


def test_a_field_may_span_lines():
    assert rows(b'a,b\n"x\n\ny",2\n3,4\n') == [
        (2, {"a": "x\n\ny", "b": "2"}),
        (3, {"a": "3", "b": "4"}),
    ]


def test_a_long_row_is_a_fault():
    ((number, fault),) = rows(b"a,b\n1,2,3\n")
    assert number == 2 and isinstance(fault, NotText)


@pytest.mark.parametrize("raw", [b"", b"\n1,2\n", b"x,y\n1,2\n"])
def test_headers_that_do_not_do(raw):
    with pytest.raises(NotText):
        rows(raw, needed=(("a",),))


def test_aact():
    assert is_aact("id|nct_id|criteria\n")
    assert not is_aact("nct_id,criteria")
