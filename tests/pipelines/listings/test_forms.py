"""Are a form's own signs told from its criteria, and the kinds that its answers tell?"""

import pytest

from pipelines.listings.forms import without_form


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1. Gout  [ ]  [ ]", ["1. Gout"]),
        ("Gout for a year [ ] [ ]\n   or longer", ["Gout for a year", "or longer"]),
        ("Lupus?   ☐ Yes ☐ No", ["Lupus?"]),
        ("Lupus  Yes / No", ["Lupus"]),
        ("INCLUSION (all must be YES)   YES  NO", ["INCLUSION (all must be YES)"]),
        ("Subject ID: ____  Date: ______\nGout", ["Gout"]),
        ("Q: Who can take part?\nA: Adults", ["Who can take part?", "Adults"]),
        ("Allergic to latex: no", ["Allergic to latex: no"]),
        ("[ ] Gout", ["[ ] Gout"]),
        ("Has the gout been treated, yes or no", ["Has the gout been treated, yes or no"]),
        ("Q: fever, yes", ["Q: fever, yes"]),
    ],
)
def test_signs(text, read):
    grid = without_form(text)
    assert len(grid.clean) == len(text)
    assert [" ".join(line.split()) for line in grid.clean.split("\n") if line.strip()] == read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Do you have gout? (must be Yes)", "inclusion"),
        ("Have you ever had a stroke? [must be NO]", "exclusion"),
        ("Are you on dialysis? Required answer: must be no", "exclusion"),
        ("  Gout? Correct answer must be yes", "inclusion"),
    ],
)
def test_kinds_by_answers(text, kind):
    grid = without_form(text)
    assert grid.kinds == {len(text) - len(text.lstrip()): kind}
    assert "must" not in grid.clean


@pytest.mark.parametrize(
    "text", ["All answers must be Yes", "Rash (must be yes or no)", "must be no"]
)
def test_no_kinds(text):
    assert without_form(text).kinds == {}


def test_every_sign_taken_away_is_noted():
    text = "Q: Gout?  [ ] [ ]\nA: Stroke? (must be no)\nDate: ____"
    grid = without_form(text)
    gone = {n for a, b in grid.gone for n in range(a, b)}
    apart = {n for n, sign in enumerate(text) if sign != grid.clean[n]}
    assert apart == {n for n in gone if not text[n].isspace()}
