"""The public verbs, called as a user calls them, for the clock to watch."""

from __future__ import annotations

from collections.abc import Sequence

from speed.texts import AS_OF

from nlp.model import Fact, Judgement, Listing, Note, Trial
