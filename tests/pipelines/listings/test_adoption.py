"""Do lead-ins adopt what belongs to their list, and nothing else?"""

import pytest

from pipelines.listings.adoption import adopt_flat
from pipelines.listings.nesting import Item, opens_list


def adopted(lines):
    """The lines that the first takes under it."""
    clean = "\n".join(lines)
    items, start = [], 0
    for line in lines:
        words = line.removeprefix("* ")
        style = "*" if line.startswith("* ") else None
        place = start + len(line) - len(words)
        end = start + len(line)
        item = Item("inclusion", start, place, end, 0, style, 0, None, True)
        item.opens = opens_list(words)
        items.append(item)
        start = end + 1
    adopt_flat(items, clean)
    return [clean[item.start : item.end] for item in items if item.parent == 0]


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        (["* Adequate function:", "* Hb > 9 g/dL", "* ALT < 40 U/L", "* Consent"], 2),
        (["* One of the following:", "* Gout or", "* Tophi", "* Consent"], 2),
        (["* One of the following:", "* Gout", "* Tophi", "* Consent"], 2),
        (["* One of the following:", "* Gout", "* Able to walk", "* Tophi"], 0),
        (["* Eligible if they:", "* Had surgery;", "* Are stable; and", "* Walk", "* Adult"], 3),
        (["* With the following exception:", "Gilbert syndrome", "* Adult"], 1),
        (["* Another cancer, except:", "* Skin cancer", "* Stroke"], 1),
        (["* Gout", "* Hb > 9 g/dL;", "* Consent"], 0),
        (["* Note:"], 0),
    ],
)
def test_adopt_flat(lines, taken):
    assert adopted(lines) == [line.removeprefix("* ") for line in lines[1 : 1 + taken]]
