"""What do two limits of one thing mean together: none is within both, or every value in either?"""

from __future__ import annotations

from nlp.model import Amount
from pipelines.listings.limits import disjoint
from pipelines.listings.parts import Part, measured


def apart(left: Part, right: Part) -> bool:
    """Are two limits of one thing such that no value is within both: "under 18 and over 65"?"""
    both = _limits(left, right)
    return both is not None and disjoint(*both)


def together_all(left: Part, right: Part) -> bool:
    """Do two limits of one thing leave no value out: "50 kg or more, up to 100 kg"?"""
    both = _limits(left, right)
    ranges = [each.interval for each in both or () if each.interval is not None]
    if len(ranges) != 2 or both is None or disjoint(*both):
        return False
    ends = sorted((each.low is None, each.high is None) for each in ranges)
    return ends == [(False, True), (True, False)]


def _limits(left: Part, right: Part) -> tuple[Amount, Amount] | None:
    """Two limits of one thing, if nothing narrows either."""
    one, other = _absolute(left), _absolute(right)
    same = measured(left) and measured(left) == measured(right)
    return (one, other) if same and one is not None and other is not None else None


def _absolute(part: Part) -> Amount | None:
    """The amount of a leaf that nothing narrows, if it is no multiple of a limit."""
    statement = part.leaf.statement if part.leaf is not None and not part.tails else None
    amount = statement.amount if statement is not None else None
    return amount if amount is not None and amount.relative_to is None else None
