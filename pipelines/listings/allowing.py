"""What does it mean that something is allowed: an exception, or only a remark?"""

from __future__ import annotations

from nlp.model import Expression, Not
from pipelines.listings.limits import is_treatment, limited
from pipelines.listings.operators import beyond, denied


def allow(found: list[Expression], sentence: Expression, *, excludes: bool) -> None:
    """What is allowed is an exception from what was excluded or denied before it."""
    if not found:
        found.append(Not(sentence))
    elif excludes or denied(found[-1]):
        found[-1] = beyond(found[-1], sentence)


def takes_out(head: Expression, inner: Expression, *, excludes: bool) -> bool:
    """Is what a bracket allows taken out of what stands before it?

    "platelets > 75 (transfusion allowed)" asks nothing of transfusions: a way to come to a limit.
    """
    if not isinstance(inner, Not):
        return True
    if not excludes:
        return denied(head)
    return not limited(head) or not is_treatment(inner.item)
