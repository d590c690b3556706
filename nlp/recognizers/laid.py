"""Passages laid out in one row, so that they are computed all at once and none sees another.

Before, between and behind them are gaps, as wide as anything reaches from a token.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.recognizers.traits import REACH

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]
# As far as a token's traits reach; so many layers of a net may look one token further each.
GAP = REACH


@dataclass(frozen=True, slots=True)
class Laid:
    """Where the tokens of each passage are, none of them empty.

    `begins` counts in tokens alone, `firsts` and `places` in places of the row: where each passage
    begins, and where each token is. The row has `size` places.
    """

    counts: Ints
    begins: Ints
    firsts: Ints
    places: Ints
    size: int

    @classmethod
    def of(cls, counts: Sequence[int]) -> Laid:
        """The row of passages of so many tokens each."""
        own = np.array(counts, dtype=np.intp)
        ends = own.cumsum()
        begins = ends - own
        gaps = np.arange(1, len(own) + 1) * GAP
        places = np.arange(ends[-1]) + gaps.repeat(own)
        return cls(own, begins, begins + gaps, places, int(ends[-1]) + GAP * (len(own) + 1))

    @property
    def lasts(self) -> Ints:
        """The place of each passage's last token."""
        return self.firsts + self.counts - 1

    def spread(self, own: npt.NDArray[Any], fill: int = 0) -> npt.NDArray[Any]:
        """What each token has, at its place; in gaps there is `fill`."""
        row = np.full((self.size, *own.shape[1:]), fill, dtype=own.dtype)
        row[self.places] = own
        return row
