"""Do criteria that exclude by their own words become exclusions, and no others?"""

import pytest

from pipelines.listings.kinds import turn_excluded
from pipelines.listings.nesting import Item


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("People with gout are excluded.", "exclusion"),
        ("Those on dialysis will not be eligible for this trial", "exclusion"),
        ("Earlier colchicine is not permitted", "exclusion"),
        ("Anyone on warfarin cannot take part.", "exclusion"),
        ("Smokers may not participate in this trial", "exclusion"),
        ("People with gout are not excluded", "inclusion"),
        ("Gout in whom stroke was excluded by MRI. Consent", "inclusion"),
        ("Hb > 9 g/dL (transfusions are not allowed)", "inclusion"),
        ("Those with gout are still eligible, if they are not candidates for surgery", "inclusion"),
        ("Contraception, except that condoms alone are not allowed", "inclusion"),
        ("Someone who cannot participate in sports", "inclusion"),
        ("Not eligible are people with gout", "exclusion"),
        ("Smokers are not eligible for our trial", "exclusion"),
        ("Gout in people who are ineligible for surgery", "inclusion"),
        ("Anyone with gout who is not eligible for or refuses colchicine", "inclusion"),
        ("Age > 18 NOTE: children are excluded from this study", "inclusion"),
        ("Must not have gout", "inclusion"),
        ("Stable gout", "inclusion"),
    ],
)
def test_turn_excluded(words, kind):
    one = Item("inclusion", 0, 0, len(words), 0, "*", 0, None, False, opens=True)
    turn_excluded([one], words)
    assert one.kind == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("No earlier steroids are allowed.", "inclusion"),
        ("No transfusion in the last week is permitted", "inclusion"),
        ("Neither smokers nor drinkers are eligible", "inclusion"),
        ("No one with gout may participate", "inclusion"),
        ("No smokers can be enrolled.", "inclusion"),
        ("No relative may drive them home", "exclusion"),
        ("Nephritis of those who may participate", "exclusion"),
        ("No telephone at home", "exclusion"),
        ("Gout in which no steroids are allowed", "exclusion"),
        ("Participants must not have gout", "inclusion"),
        ("May not have received colchicine in the last week", "inclusion"),
        ("Colchicine must not be taken within 6 days of enrollment", "inclusion"),
        ("Participants cannot be on colchicine", "inclusion"),
        ("Participants cannot be on their feet, or have gout: see below", "exclusion"),
        ("Participants who must not drive", "exclusion"),
        ("Should not be able to walk unaided", "exclusion"),
    ],
)
def test_none_allowed_asks_for_absence(words, kind):
    one = Item("exclusion", 0, 0, len(words), 0, "*", 0, None, False)
    turn_excluded([one], words)
    assert one.kind == kind
