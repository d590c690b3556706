"""Are bytes read as the text they are, and anything else refused?"""

import io

import pytest

from pipelines.intake.texts import NotText, encoding_of, lines_of, text_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding):
    assert text_of("Gout – naïve\n".encode(encoding)) == "Gout – naïve\n"


@pytest.mark.parametrize("raw", [b"", b"  \n", b"\x00\x00", bytes(range(1, 9)) * 9])
def test_no_text(raw):
    with pytest.raises(NotText):
        text_of(raw)


def test_damaged_marked_text():
    with pytest.raises(NotText, match="damaged"):
        text_of(b"\xff\xfea\x00\x00\xd8")


def test_lines_end_at_line_feeds_only():
    stream = io.BufferedReader(io.BytesIO("a\u2028b\r\n\xe9\n".encode()))
    assert list(lines_of(stream)) == ["a\u2028b\r\n", "é\n"]
    assert not stream.closed


def test_damaged_bytes_cost_their_own_line_only():
    stream = io.BufferedReader(io.BytesIO(b"a\xff\nb\n"))
    assert list(lines_of(stream)) == ["a\ufffd\n", "b\n"]


def test_binary_head():
    with pytest.raises(NotText, match="binary"):
        encoding_of(b"ab\x00")
