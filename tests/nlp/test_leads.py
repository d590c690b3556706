"""Are sentences that only introduce criteria told from criteria?"""

import pytest

from nlp.leads import Leads, alternatives, breaks_off

LEADS = Leads({"exclusion": ["must not", "excluded"], "inclusion": ["patients must", "to join"]})


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Patients must:", "inclusion"),
        ("Patients must not", "exclusion"),
        ("People with these are excluded:", "exclusion"),
        ("To join, you must:", "inclusion"),
        ("Patients must smoke", None),
        ("Patients must not smoke or drink or drive:", None),
        ("Lesions must not", None),
        ("Gout:", None),
        ("", None),
    ],
)
def test_kind(line, kind):
    assert LEADS.kind(line) == kind


def test_only_what_tells_nothing_else():
    assert LEADS.kind("Smokers are excluded:") == "exclusion"
    assert LEADS.kind("Smokers are excluded:", only=True) is None
    assert LEADS.kind("People are excluded:", only=True) == "exclusion"


def test_breaks_off():
    assert breaks_off("You can't join if you")
    assert not breaks_off("to be seen if you")
    assert not breaks_off("You must not smoke")


def test_longer_phrases_come_first():
    assert alternatives(["go", "go on"]) == r"go\s+on|go"
