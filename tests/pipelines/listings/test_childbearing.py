"""Does a definition of who can bear children ask anything?"""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.childbearing import of_potential

UNDER = """Inclusion Criteria:
- Gout
- A female of childbearing potential is any woman who meets the following criteria:
  - has not undergone a hysterectomy
  - has not been postmenopausal for 24 months
- Females must be one of the following:
  - postmenopausal, which is defined as no menses for 12 months
  - surgically sterile
"""


def test_what_stands_under_a_definition_is_asked_of_nobody():
    read = extract_criteria(Listing("T", UNDER), build_reader()).criteria
    tops = [criterion.short for criterion in read if criterion.parent_id is None]
    assert tops[:2] == ["gout", "nothing"]
    assert 'criterion "T#I3.1" or criterion "T#I3.2"' in tops[2]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Women of childbearing potential are those with menses. Age over 30.", 1),
        ("WOCBP is defined as any woman under 55", 1),
        ("Women of childbearing potential must be defined by age", 0),
        ("Women of childbearing potential are excluded", 0),
        ("Menopause is defined as no menses for 1 year (i.e. patient over 50)", 1),
    ],
)
def test_definitions(text, count):
    assert len(of_potential(text)) == count
