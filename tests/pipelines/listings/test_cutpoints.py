"""Is a block cut where its runs of criteria start, and nowhere else?"""

import pytest

from nlp.sections import heading_finder
from pipelines.listings.cutpoints import RunCutter
from pipelines.listings.layout import Block
from pipelines.listings.region import Region


@pytest.fixture(scope="module")
def cut(vocabulary):
    cutter = RunCutter(heading_finder(vocabulary, "listing"))

    def pieces(words, style="*", order=0, label=None, kind="inclusion", *, nci=False):
        block = Block(0, 0, len(words), 0, style, order, label, False)
        signs = cutter.signs(words)
        cuts = cutter.cuts(words, block, Region(kind, nci=nci), alone=style is None, signs=signs)
        stops = [*(each.label_start for each in cuts[1:]), len(words)]
        return [words[a.start : b].strip() for a, b in zip(cuts, stops, strict=False)]

    return pieces


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("Cohort 1: gout; Cohort 2: stroke", ["Cohort 1: gout;", "Cohort 2: stroke"]),
        ("Part A: gout. Part B: any arthritis", ["Part A: gout.", "Part B: any arthritis"]),
        ("Part A: gout as in Part B: see there", []),
        ("Swallows pills o Owns a phone", ["Swallows pills", "Owns a phone"]),
        ("Gout, 3.1.4 Stroke 3.1.5 Age over 60", ["Gout,", "Stroke", "Age over 60"]),
        ("Gout as told in Section 3.1.4. Stroke counts too", []),
    ],
)
def test_cuts(cut, words, pieces):
    assert cut(words) == pieces


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("ALT and AST no greater than 2 times ULN", []),
        ("Any value of systolic BP < 90 mm Hg or diastolic BP < 50 mm Hg", []),
        ("Gout (urate level > 7 mg/dL or tophi) with a CRP > 5 mg/L", []),
        ("Baseline LVEF > 45%", []),
        (
            "Bilirubin no greater than 2 mg/dL (ULN) AST no greater than 3 times ULN",
            ["Bilirubin no greater than 2 mg/dL (ULN)", "AST no greater than 3 times ULN"],
        ),
        (
            "No gout of the feet Left ventricular ejection fraction at least 45%",
            ["No gout of the feet", "Left ventricular ejection fraction at least 45%"],
        ),
    ],
)
def test_findings_that_lost_their_line_ends(words, pieces, cut):
    assert cut(words, style=None, nci=True) == pieces
