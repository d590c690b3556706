"""Which sentences only introduce criteria, and ask nothing of the patient themselves?

"Patients must not have:" only introduces. "People with asthma are excluded if they have:" asks for
asthma too: it is a criterion, and what follows stands under it.
"""

from __future__ import annotations

import re

from nlp.leads import told_words
from nlp.sections import HeadingFinder
from pipelines.listings.whom import Whom

# A title says nothing ("Part 2: Exclusion Criteria for Healthy Volunteers:").
_SAYS = re.compile(
    r"\b(?:must|should|may|can(?:not)?|will|are|is|who|have|has|meet(?:s|ing)?|with)\b",
    re.IGNORECASE,
)


class Introductions:
    """Tells them by the lead sentences of headings.toml and the vocabulary's conditions."""

    def __init__(self, finder: HeadingFinder, asked: Whom) -> None:
        self._finder, self._asked = finder, asked

    def kind(self, words: str, *, only: bool = False) -> str | None:
        """Which kind of criteria does a sentence introduce, if it asks nothing itself?

        only: it must not tell anything else in any case, be it clinical or not.
        """
        kind = self._finder.sentence(words, only=only)
        if kind is None or only or words[-1] != ":":
            return kind
        told = told_words(words)
        asks = told and _SAYS.search(words) and self._asked.asks(" ".join(told))
        return None if asks else kind
