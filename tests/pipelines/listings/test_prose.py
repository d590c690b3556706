"""Is prose cut into its criteria at the right places?"""

import pytest

from pipelines.listings.prose import prose_run


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("gout; BMI > 30; no stroke", "inclusion", ["gout;", "BMI > 30;", "no stroke"]),
        ("gout; one kidney (born so; or lost); dialysis", "exclusion",
         ["gout;", "one kidney (born so; or lost);", "dialysis"]),
        ("cancer (exc. Basal cell); preg; HIV+", "exclusion",
         ["cancer (exc. Basal cell);", "preg;", "HIV+"]),
        ("gout; or lupus; or psoriasis", "inclusion", []),
        ("gout; or lupus; or psoriasis", "exclusion", ["gout;", "or lupus;", "or psoriasis"]),
        ("gout; lupus", "inclusion", []),
        ("gout; if treated, stable; this is asked twice", "inclusion", []),
        ("Adults over 40 years of age. No stroke; gout; tophi on an X-ray. Consent.", "inclusion",
         ["Adults over 40 years of age.", "No stroke; gout; tophi on an X-ray.", "Consent."]),
        ("No flare in a month before. eGFR over 45. This is measured twice.", "inclusion",
         ["No flare in a month before.", "eGFR over 45. This is measured twice."]),
        ("Brain: a stroke ever, or an abnormal EEG. Other: gout or HbSβ⁰. Age: 14 through 66 years",
         "exclusion", ["Brain: a stroke ever, or an abnormal EEG.", "Other: gout or HbSβ⁰.",
                       "Age: 14 through 66 years"]),
        ("No gout as told by the U.S. Registry or by the patient or the family at any visit",
         "inclusion", []),
        ("Seen by Dr. Ames (or St. Mark). no stroke", "inclusion", []),
    ],
)  # fmt: skip
def test_prose_run(text, kind, parts):
    cuts = prose_run(text, kind)
    stops = [*(cut.start for cut in cuts[1:]), len(text)]
    found = [text[cut.start : stop].strip() for cut, stop in zip(cuts, stops, strict=False)]
    assert found == parts
