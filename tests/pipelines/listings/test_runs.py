"""Are lines cut that run several criteria together, and no others?"""

import time

import pytest

from pipelines.listings.runs import bullet_run, counted_run, glued_run, levels_run, numbered_run


def words(text, cuts):
    stops = [*(cut.label_start for cut in cuts[1:]), len(text)]
    return [text[cut.start : stop].strip() for cut, stop in zip(cuts, stops, strict=False)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1adults 2gout 3consent", ["adults", "gout", "consent"]),
        (
            "1mild gout 220 to 70 years old 3signed consent",
            ["mild gout", "20 to 70 years old", "signed consent"],
        ),
        ("1mild gout 220-70 years 3consent given", ["mild gout", "20-70 years", "consent given"]),
        ("1gout for 2 weeks 2adults 3consent", ["gout for 2 weeks", "adults", "consent"]),
        ("1Adults 2≥ 3 attacks 3consent", ["Adults", "≥ 3 attacks", "consent"]),
        (
            "1gout for > 3 months2≥ 4 of 10 joints3hsCRP ≥ 2 mg/L4MTX 5 mg5consent",
            ["gout for > 3 months", "≥ 4 of 10 joints", "hsCRP ≥ 2 mg/L", "MTX 5 mg", "consent"],
        ),
        (
            "1stroke2ALT >2.5xULN; WBC <3.2x10^9/L3lupus (any)4dialysis",
            ["stroke", "ALT >2.5xULN; WBC <3.2x10^9/L", "lupus (any)", "dialysis"],
        ),
        ("1BMI of 2 kg/m2 in 3 of HER2positive", []),
        ("1 to 2 doses in 3 weeks", []),
        ("1st line therapy, 2nd line therapy", []),
        ("10 mg or 20 mg", []),
    ],
)
def test_glued_run(text, parts):
    assert words(text, glued_run(text)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1. adults 2. gout 3. consent", ["adults", "gout", "consent"]),
        ("1. doses of 2. 5 mg", []),
        ("a) adults b) gout", ["adults", "gout"]),
        ("adults; 2. gout", []),
        ("(1) adults (2) gout", ["adults", "gout"]),
    ],
)
def test_numbered_run(text, parts):
    assert words(text, numbered_run(text, at_start=True)) == parts


@pytest.mark.parametrize(
    ("text", "style", "parts"),
    [
        ("adults • gout • consent", None, ["adults", "gout", "consent"]),
        ("adults * Gout", "*", ["adults", "Gout"]),
        ("adults - Gout", "-", []),
        ("adults - Gout - Consent", "-", ["adults", "Gout", "Consent"]),
        ("2 * 3 tablets", None, []),
    ],
)
def test_bullet_run(text, style, parts):
    assert words(text, bullet_run(text, style)) == parts


@pytest.mark.parametrize(
    ("text", "style", "order", "parts"),
    [
        ("gout. 3) Stroke. 4) Age over 18", "1.", 2, ["gout.", "Stroke.", "Age over 18"]),
        ("gout; 3. Stroke", "1.", 2, ["gout;", "Stroke"]),
        ("gout. 4) Stroke", "1.", 2, []),
        ("stage 2 or 3. Stroke", "1.", 2, []),
        ("gout, grade 3) Stroke", "1.", 2, []),
        ("blood: ANC. b. Kidney. c. Liver", "a.", 1, ["blood: ANC.", "Kidney.", "Liver"]),
        ("vitamin. B) Kidney", "a.", 1, []),
        ("gout. 2. Stroke", "*", 0, []),
    ],
)
def test_counted_run(text, style, order, parts):
    assert words(text, counted_run(text, style, order)) == parts


@pytest.mark.parametrize("sign", ["1 ", "1a ", "• ", "1. ", "(", "- A", "a) ", "2"])
def test_long_runs_take_no_time(sign):
    start = time.process_time()
    text = "1a " + sign * 10_000
    glued_run(text), numbered_run(text, at_start=False), bullet_run(text, "-")
    counted_run(text, "1.", 1)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "label", "parts"),
    [
        ("Gout 2.1.2 Stroke 2.1.3 Falls", "2.1.1", ["Gout", "Stroke", "Falls"]),
        ("Gout. 2.2 Stroke; 2.3. Falls", "2.1", ["Gout.", "Stroke;", "Falls"]),
        ("Tumor by RECIST 1.1 Criteria", "1.0", []),
        ("Drugs of Table 2.1.3 Women may take them", "2.1.2", []),
        ("Gout. 2.2 Stroke", None, []),
    ],
)
def test_levels_run(text, label, parts):
    assert words(text, levels_run(text, label, "1.1")) == parts


@pytest.mark.parametrize(
    ("text", "style", "order", "parts"),
    [
        ("gout of the hand 5. Stroke", "1.", 4, ["gout of the hand", "Stroke"]),
        ("gout, class 5. Stroke", "1.", 4, []),
        ("gout 2. Stroke", "1.", 1, []),
        ("gout 2. Stroke 3. Falls", "1.", 1, ["gout", "Stroke", "Falls"]),
        ("a cough (e) Fever", "a.", 4, ["a cough", "Fever"]),
        ("gout or ii. stroke iii. falls", "i.", 1, ["gout or", "stroke", "falls"]),
        ("gout as in (ii) of this list", "i.", 1, []),
    ],
)
def test_a_count_goes_on_without_stops(text, style, order, parts):
    assert words(text, counted_run(text, style, order)) == parts
