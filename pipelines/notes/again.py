"""On which days did it happen, as a list tells: "strokes in 2012 and 2019", "last dose in May"?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from nlp.model import Statement
from nlp.recognizers import Found

# What stands between two dates of one list: what one of them brought, and what leads to the next.
_NEXT = re.compile(
    r"(?:\s?\([^()\n]{0,60}\))?(?:\s?[,;&/]\s?|\s)"
    r"(?:(?:and|then|again|also|before that|previously|prior to that|earlier|later|lastly|another"
    r"(?: one)?|in|on|around)\s){0,4}",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;.()\n]|\band\b|&")
_MOST = 12
# A heading over a list of days: "Exacerbations: 3/2023, 9/2023".
_HEADING = re.compile(r"\s?:\s?(?:(?:in|on)\s)?")
_LAST = re.compile(
    r"\s?[,(:;–-]?\s?(?:the |his |her )?last (?:dose|infusion|injection|cycle|given|taken|one"
    r"|course|administered|administration)\s?(?:was |given |taken |infused )?(?:on |in )?"
)
# What lasts or comes again, and is told by its days where it comes again.
_AGAIN = frozenset({"recurrence", "seizure", "hypoglycemia", "hospitalization", "fever"})
_DONE = frozenset({"procedure", "visit"})


def comes_again(statement: Statement) -> bool:
    """Is it something that is done or happens on days of its own?"""
    concept = statement.concept
    named = concept is not None and concept.concept_id in _AGAIN
    return named or (statement.kind in _DONE and statement.amount is None)


def behind(text: str, end: int, dates: Sequence[Found], *, drug: bool) -> Found | None:
    """The date right behind a name that heads a list of days, or on which a drug was given last:
    "Falls: 3/2023", "rituximab, last infusion 20 April"."""
    leading = (_LAST if drug else _HEADING).match(text, end)
    if leading is None:
        return None
    index = bisect_left(dates, leading.end(), key=_start)
    found = index < len(dates) and dates[index].start == leading.end()
    return dates[index] if found else None


def _start(found: Found) -> int:
    return found.start


def listed(
    text: str, first: Found, dates: Sequence[Found], free: Callable[[int, int], bool]
) -> Iterator[Found]:
    """The dates that go on the list which a date opens.

    Args: dates, those of the line, in order; free, does no statement stand between two offsets?
    A date that stands before a name of its own is that one's: "MI 2015, 2016 stroke".
    """
    end = first.end
    for each in [date for date in dates if date.start >= end][:_MOST]:
        if not _NEXT.fullmatch(text, end, each.start):
            return
        cut = _CUT.search(text, each.end)
        if not free(each.end, cut.start() if cut else len(text)):
            return
        yield each
        end = each.end
