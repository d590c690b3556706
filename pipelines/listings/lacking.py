"""Where does a list of what is lacking end?"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.listings.leaves import is_absent
from pipelines.listings.parts import Group, Joint, Part


def ends_lack(edge: Sequence[Group], part: Part, joint: Joint) -> bool:
    """Is the one thing that was lacking no list: "anemia without iron deficiency, or gout"?

    Args: edge, the list of what lacks it and that of what is lacking.
    """
    outer, inner = edge[-2:]
    if joint.word != "or" or not joint.comma or len(inner.parts) > 1 or inner.examples:
        return False
    lacking, *others = (inner.parts[0].leaf, outer.parts[-1].leaf, part.leaf)
    known = lacking is not None and is_absent(lacking)
    return known and not any(each is None or is_absent(each) for each in others)
