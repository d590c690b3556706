"""Are page numbers and running titles taken out, and nothing else?"""

import pytest

from pipelines.listings.page_breaks import without_page_breaks

PAGES = "Oak Study\n1. gout\n\nPage 2 of 9\nOak Study\n\n2. adults who\n\nPage 3 of 9\n\nlive alone"


def test_page_breaks():
    clean, spans = without_page_breaks(PAGES)
    assert [PAGES[a:b] for a, b in spans] == [
        "Oak Study",
        "Page 2 of 9",
        "Oak Study",
        "Page 3 of 9",
    ]
    assert len(clean) == len(PAGES)
    assert clean.split() == ["1.", "gout", "2.", "adults", "who", "live", "alone"]


def test_a_sentence_goes_on_over_a_break():
    clean, _ = without_page_breaks(PAGES)
    assert "\n\n" not in clean[clean.index("who") :]
    assert clean.count("\n", 0, clean.index("2.")) == PAGES.count("\n", 0, PAGES.index("2."))


@pytest.mark.parametrize(
    "text",
    [
        "gout\nScored as on Page 3\n",
        "Page through it\nPage through it",
        "no pages",
        "",
    ],
)
def test_no_break(text):
    assert without_page_breaks(text) == (text, [])


def test_a_heading_said_again_stays():
    text = "Inclusion criteria\n- gout\nPage 1\nInclusion criteria\n- adult\nPage 2\n"
    clean, spans = without_page_breaks(text)
    assert [text[a:b] for a, b in spans] == ["Page 1", "Page 2"]
    assert clean.count("Inclusion criteria") == 2
