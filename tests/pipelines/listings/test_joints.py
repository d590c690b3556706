"""Which connectors join what was named, and which only words around a name."""

from __future__ import annotations

import pytest

from pipelines.listings.connecting_words import words_in
from pipelines.listings.joints import is_stranded, joining


def kept(text: str, *names: str) -> list[str]:
    leaves = [(text.index(name), text.index(name) + len(name)) for name in names]
    return [match[0] for match in joining(text, words_in(text, text), leaves)]


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("drugs to treat or prevent gout", ("drugs", "gout"), []),
        ("drugs that induce, slow, or block cyp3a4", ("drugs", "cyp3a4"), []),
        (
            "drugs to treat gout or prevent it, or lupus",
            ("drugs", "gout", "lupus"),
            ["or", ",", "or"],
        ),
        ("drugs or surgery", ("drugs", "surgery"), ["or"]),
        ("drugs that are toxic or any surgery", ("drugs", "surgery"), ["or"]),
        ("chemotherapy before or after surgery", ("chemotherapy", "surgery"), []),
        ("chemotherapy before surgery or after it", ("chemotherapy", "surgery"), ["or"]),
        ("pain that grew on or is resistant to aspirin", ("pain", "aspirin"), []),
        ("pain on walking or aspirin", ("pain", "aspirin"), ["or"]),
        ("steroids, but aspirin is allowed", ("steroids", "aspirin"), [",", "but", "is allowed"]),
        ("steroids though aspirin is allowed", ("steroids", "aspirin"), ["though", "is allowed"]),
        ("steroids, but with aspirin", ("steroids", "aspirin"), [","]),
        ("gout, but with aspirin is allowed", ("gout", "aspirin"), [",", "is allowed"]),
        ("gout, but stable; aspirin is allowed", ("gout", "aspirin"), [",", ";", "is allowed"]),
    ],
)
def test_what_joins(text, names, wanted):
    assert kept(text, *names) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("allergy to or dislike of aspirin", True),
        ("allergy to aspirin or gout", False),
        ("allergy or dislike of aspirin", False),
    ],
)
def test_prepositions_without_their_object(text, wanted):
    match = next(each for each in words_in(text, text) if each[0] == "or")
    end = len("allergy to aspirin") if "to aspirin" in text else len("allergy")
    assert is_stranded(text, match, end) is wanted
