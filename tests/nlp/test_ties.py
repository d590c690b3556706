"""Do the words between two names tell what ties them?"""

import pytest

from nlp.ties import Tie, tie_of


@pytest.mark.parametrize(
    ("gap", "tie"),
    [
        (" or ", Tie.LIST),
        (", ", Tie.LIST),
        (", or any other ", Tie.LIST),
        (" and/or ", Tie.LIST),
        (" including ", Tie.LIST),
        (", such as ", Tie.LIST),
        (" with ", Tie.HEAD),
        (" of any ", Tie.HEAD),
        (" for ", Tie.REASON),
        (" due to the ", Tie.REASON),
        (" for the treatment of ", Tie.REASON),
        (" in the ", Tie.PLACE),
        (" prior to ", Tie.PLACE),
        (" requiring ", Tie.LOOSE),
        (", targeted ", Tie.LIST),
        (" or investigational ", Tie.LIST),
        (" ", Tie.LOOSE),
        ("", Tie.NONE),
        (" or who has ever had ", Tie.NONE),
        (" that was seen again and again by ", Tie.NONE),
    ],
)
def test_tie(gap, tie):
    assert tie_of(gap) is tie
