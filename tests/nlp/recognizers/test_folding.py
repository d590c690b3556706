"""Does folding keep every offset?"""

from hypothesis import given
from hypothesis import strategies as st

from nlp.recognizers.folding import folded


@given(st.text())
def test_as_long_as_it_was(text):
    assert len(folded(text)) == len(text)


def test_one_sign_each():
    assert folded("≤5–7 µMol ＞ İ") == "≤5-7 umol ＞ İ"
