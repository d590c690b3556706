"""One trial laid against many patients: the judgements on each, and how each stands.

Every patient begins with what the trial says to silence; what it says of those on whom facts bear
is written over it, criterion by criterion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from nlp.model import Judgement, Match
from pipelines.matching.panel import Panel
from pipelines.matching.ready import Ready
from pipelines.matching.standing import Share, stand

Result = tuple[tuple[Judgement, ...], Match]
# Past the keywords of the tuple's own constructor.
_made: Callable[[tuple[Any, ...]], Judgement] = partial(tuple.__new__, Judgement)


def laid(ready: Ready, panel: Panel, names: Sequence[str]) -> Iterator[Result]:
    """Each patient of a panel against a trial. `names`: their ids."""
    patients = [judge.patient for judge in panel.judges]
    unsaid = [ready.unsaid(silence) for silence in panel.silences]
    instead = [patient.complaint for patient in patients]
    tails = [each.tails_with(proof) for each, proof in zip(unsaid, instead, strict=True)]
    told: list[list[tuple[int, Share]]] = [[] for _ in patients]
    for at, (asked, head) in enumerate(zip(ready.asked, ready.heads, strict=True)):
        place = head.place
        for who, found in panel.criterion(asked).items():
            tails[who][at] = head.tail(found, instead[who])
            if place is not None:
                told[who].append((place, head.share(found)))
    for who, name in enumerate(names):
        judged = tuple(map(_made, map((name,).__add__, tails[who])))
        day = patients[who].as_of
        yield judged, stand(name, ready.whole, unsaid[who].sum, told[who], day)
