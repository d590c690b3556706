"""Are inclusions and exclusions that stand side by side told apart?"""

import pytest

from nlp.cleaning import cleaned
from pipelines.listings.columns import without_columns

HTML = (
    "<table><tr><th>Inclusion criteria</th><th>Exclusion criteria</th></tr>"
    "<tr><td>Gout</td><td>Stroke</td></tr><tr><td></td><td>Dialysis</td></tr></table>"
)


@pytest.mark.parametrize(
    ("text", "lines", "kinds"),
    [
        (
            HTML,
            ["Inclusion criteria", "Exclusion criteria", "Gout", "Stroke", "Dialysis"],
            ["inclusion Gout", "exclusion Stroke", "exclusion Dialysis"],
        ),
        (
            "<tr><td>Inclusion</td><td>Gout<br>Adults</td></tr><tr><td>Exclusion</td><td>Stroke",
            ["Inclusion", "Gout", "Adults", "Exclusion", "Stroke"],
            [],
        ),
        ("<tr><td>ALT</td><td>below 40 U/L</td></tr>", ["ALT below 40 U/L"], []),
        (
            "Exclusion\tInclusion\nStroke\tGout\n\nConsent",
            ["Exclusion", "Inclusion", "Stroke", "Gout", "Consent"],
            ["exclusion Stroke", "inclusion Gout"],
        ),
        (
            "No.\tInclusion\tExclusion\n1\tGout\tStroke",
            ["Inclusion", "Exclusion", "1.Gout", "Stroke"],
            ["inclusion 1.Gout", "exclusion Stroke"],
        ),
        ("Include criteria\t1) Gout\n2) Adults", ["Include criteria", "1) Gout", "2) Adults"], []),
        ("Inclusion:\n1\tGout\n2\tAdults", ["Inclusion:", "1 Gout", "2 Adults"], []),
    ],
)
def test_without_columns(text, lines, kinds):
    grid = without_columns(text, cleaned(text))
    clean, found = grid.clean, grid.kinds
    assert len(clean) == len(text)
    assert [" ".join(line.split()) for line in clean.split("\n") if line.strip()] == lines
    words = {place: clean[place:].split()[0] for place in found}
    assert [f"{kind} {words[place]}" for place, kind in found.items()] == kinds
