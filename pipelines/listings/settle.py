"""What of a criterion's reading counts? Remarks and repeats go, pairs part, times settle."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.model import Expression, changed, lean
from nlp.placed import Placed, Reading
from nlp.vocabulary import Vocabulary
from pipelines.listings.anchors import given_before, without_anchors
from pipelines.listings.apposed import apposed
from pipelines.listings.asides import blanked, parted, without_asides
from pipelines.listings.causes import caused, of_causes
from pipelines.listings.exceptions import excepted
from pipelines.listings.exemplified import without_examples
from pipelines.listings.families import of_either
from pipelines.listings.generic import without_generic
from pipelines.listings.half_lives import either, either_time
from pipelines.listings.idle import idle
from pipelines.listings.if_taken import of_taken
from pipelines.listings.meant_times import as_meant
from pipelines.listings.multiples import shared_limits
from pipelines.listings.musts import as_told, demanded, given_up
from pipelines.listings.normal_limits import of_normal
from pipelines.listings.not_when import taken_off, when_not
from pipelines.listings.paired import leaf_of, paired
from pipelines.listings.planned_too import of_planned
from pipelines.listings.relative import of_clauses
from pipelines.listings.remarks import joints_of, without_remarks
from pipelines.listings.same_limit import of_each, of_parts
from pipelines.listings.sized import of_sizes
from pipelines.listings.timed import timed
from pipelines.listings.told_again import once
from pipelines.listings.unless import but_not, withheld
from pipelines.listings.unresolved import come_down, not_down_to, unresolved
from pipelines.listings.washouts import washed_out
from pipelines.listings.worries import asking_only


@lean
@dataclass(frozen=True, slots=True)
class Settled:
    """A reading that counts: `single` are leaves by themselves, `joint` two statements as one.

    What stands in neither is on record in the reading, but nothing asks it. `text`: the
    criterion's, blank where it only points elsewhere.
    """

    reading: Reading
    single: tuple[Placed, ...]
    joint: tuple[tuple[int, int, Expression], ...]
    text: str = ""
    worries: tuple[tuple[int, int], ...] = ()


def settle(
    text: str,
    offset: int,
    reading: Reading,
    aside: list[tuple[int, int]],
    vocabulary: Vocabulary,
    *,
    first: int,
    excludes: bool = False,
) -> Settled:
    """The statements that ask something, numbered from `first`.

    Args: offset, of the text in the listing; aside, where it only points elsewhere or explains;
        excludes, whether what is said of it excludes.
    """
    placed, pointing = without_asides(aside, list(reading.placed), offset, idle(text))
    placed, again = once(text, offset, shared_limits(text, offset, placed))
    placed, remarks = without_remarks(text, offset, placed, vocabulary)
    placed, causing = caused(text, offset, placed)
    placed, generic = without_generic(text, placed)
    placed, moments, worries = asking_only(text, placed)
    placed, anchors = without_anchors(text, of_normal(text, offset, placed, vocabulary))
    placed, examples = without_examples(text, placed, vocabulary)
    placed, wide, excepting = excepted(text, offset, placed, vocabulary)
    placed = given_before(text, placed)
    placed = come_down(text, offset, as_meant(placed, vocabulary))
    placed = given_up(text, offset, timed(text, offset, placed), excludes=excludes)
    placed = taken_off(text, offset, placed)
    placed = placed if excludes else washed_out(text, offset, when_not(text, offset, placed))
    placed, pairs = paired(text, offset, placed, vocabulary)
    families: list[tuple[int, int]] = []
    if not pairs:
        placed, pairs, families = of_either(text, offset, placed)
    placed, apart = withheld(text, offset, placed)
    told = frozenset(index for pair in (*pairs, *apart) for index in pair)
    placed, times = either_time(text, offset, placed, told)
    told = told.union(index for pair in times for index in pair)
    placed, musts = demanded(text, offset, placed, told)
    must = but_not if excludes else as_told
    numbered = tuple(
        _numbered(each, f"s{first + number}")
        for number, each in enumerate([*placed, *again, *wide, *examples])
    )
    joined = {index for pair in (*pairs, *apart, *times, *musts) for index in pair}
    joint = [
        (numbered[a].start, numbered[a].end, tell(numbered[a].statement, numbered[b].statement))
        for tell, those in ((leaf_of, pairs), (but_not, apart), (either, times), (must, musts))
        for a, b in those
    ]
    for tied in (of_causes, of_sizes):
        for members, leaf in tied(text, numbered[: len(placed)], frozenset(joined)):
            joined.update(members)
            joint.append(leaf)
    either_way = of_each if excludes else of_taken
    for of_limit in (of_clauses, of_parts, of_planned, either_way):
        for members, leaf in of_limit(text, offset, numbered[: len(placed)], frozenset(joined)):
            joined.update(members)
            joint.append(leaf)
    silent = (
        *remarks,
        *anchors,
        *moments,
        *causing,
        *generic,
        *pointing,
        *aside,
        *excepting,
        *families,
        *_amounts(numbered, offset),
    )
    covered = tuple(sorted({*reading.covered, *silent}))
    asking = numbered[: len(placed)]
    for index in unresolved(text, offset, asking):
        if index not in joined:
            joined.add(index)
            each = numbered[index]
            joint.append((each.start, each.end, not_down_to(each.statement)))
    single = tuple(each for index, each in enumerate(asking) if index not in joined)
    kept = tuple(sorted(numbered, key=lambda each: (each.start, each.end)))
    read = Reading(kept, reading.mentions, covered)
    return Settled(
        read,
        single,
        tuple(joint),
        apposed(parted(blanked(text, [*aside, *joints_of(text, remarks)])), single, vocabulary),
        tuple(worries),
    )


def _numbered(each: Placed, identity: str) -> Placed:
    if each.statement.id == identity:
        return each
    return Placed(changed(each.statement, id=identity), each.start, each.end)


def _amounts(placed: tuple[Placed, ...], offset: int) -> list[tuple[int, int]]:
    quotes = [each.statement.amount.quote for each in placed if each.statement.amount]
    return [(q.start - offset, q.end - offset) for q in quotes if q is not None]
