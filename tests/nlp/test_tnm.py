"""Sizes of tumors in listings, and what only looks like them."""

import pytest

from nlp.tnm import is_tnm, tnm_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clinical stage T1-3, N0-2, M0 cancer", ["T1-3, N0-2, M0"]),
        ("cT2-4a or N+ disease", ["cT2-4a", "N+"]),
        ("T4 or N3 tumors", ["T4", "N3"]),
        ("any T N2-3", ["any T N2-3"]),
        ("cT1N1-3M0 or cT3", ["cT1N1-3M0", "cT3"]),
        ("pT1c-T2 pN0", ["pT1c-T2 pN0"]),
        ("stage T2b", ["T2b"]),
        ("T3 and T4 within normal limits", []),
        ("T1-weighted MRI", []),
        ("injury at T4", []),
        ("N95 mask", []),
    ],
)
def test_sizes(text, expected):
    assert [name for _, _, name in tnm_names(text)] == expected


def test_what_introduces_them_belongs_to_them():
    text = "clinical stage T1-3, N0"
    assert [text[start:end] for start, end, _ in tnm_names(text)] == [text]


@pytest.mark.parametrize("name", ["t1-3 n0", "ct4", "n+", "any t n2", "yn0"])
def test_their_names_are_known(name):
    assert is_tnm(name)


@pytest.mark.parametrize("name", ["nodes", "tension", "tis nice", "n95"])
def test_other_names_are_not(name):
    assert not is_tnm(name) or name == "tis nice"
