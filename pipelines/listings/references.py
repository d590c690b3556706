"""Which words of a criterion only refer: to a page, a paper, a likeness, a rate, a reference range?

"https://...", "(Oak et al, 2008)", "compounds of similar chemical composition", "with a failure
rate of less than 1 % per year", "the upper limit of normal for age": their words and numbers are
no demands of their own.
"""

from __future__ import annotations

import re

_PAGE = re.compile(r"\b(?:see |at |from )?(?:https?://|www\.)[^\s<>]*[^\s<>.,;)\]]", re.IGNORECASE)
_PAPER = re.compile(
    r"[\[(](?:see |cf\.? )?[A-Z][\w'’-]+(?:(?:,| and| &) [A-Z][\w'’-]+| et al\.?)?,? "
    r"(?:19|20)\d\d[a-z]?(?:; ?[^()\[\]]{0,80})?[\])]"
    r"|\b[A-Z][\w'’-]+ et al\.?(?:,? \(?(?:19|20)\d\d\)?)?"
)
# Source: the NCI's protocol template, of allergies.
_LIKENESS = re.compile(
    r"\b(?:other )?(?:compounds?|drugs?|agents?|substances?|medications?)"
    r" (?:of|with|that have|having) (?:an? )?similar"
    r" (?:chemical|biologic|structural|pharmacolog)[\w/]*"
    r"(?:(?:,| and| or|/|,? and/or) (?:chemical|biologic|structural|pharmacolog)[\w/]*){0,2}"
    r"(?: (?:composition|structure|class|properties|formulation|makeup))?",
    re.IGNORECASE,
)
# Source: the Clinical Trials Facilitation Group's recommendations on contraception.
_FAILURE = re.compile(
    r"[\[(][^()\[\]]{0,60}\bfailure rates?\b[^()\[\]]{0,80}[\])]"
    r"|(?:,? (?:that|which) (?:ha(?:s|ve)|results? in|can achieve)|\bwith|\bhaving|,? resulting in)"
    r" (?:an? )?(?:\w+ ){0,3}failure rates?\b[^.;()]{0,40}?(?:\d\s?%(?: per (?:year|annum))?)"
    r"(?:,? when used consistently and correctly)?",
    re.IGNORECASE,
)
_FOR_AGE = re.compile(
    r"(?:(?<=ULN)|(?<=LLN)|(?<=normal)|(?<=ULN\))|(?<=range)|(?<=limits)),? ?\(?"
    r"(?:for|adjusted for|based on|according to|by) (?:the )?"
    r"(?:patient's |subject's |their |child's )?"
    r"age(?:(?: and |/| or |, )(?:sex|gender|race|weight|age))*\b(?! (?:of|<|>|≥|≤|\d))\)?",
    re.IGNORECASE,
)
# The disease of the trial, taken out of what is asked of others.
_OWN_DISEASE = re.compile(
    r",? ?\(?\b(?:other than|except(?: for)?|besides|apart from|aside from|excluding) (?:for )?"
    r"(?:the |that )?(?:\w+ )?"
    r"(?:diseases?|cancers?|malignanc(?:y|ies)|tumou?rs?|conditions?|indications?)"
    r" (?:under (?:study|investigation|treatment)|being (?:studied|treated)"
    r"|of (?:interest|this study)|(?:for|in) (?:this|the) (?:study|trial))\)?",
    re.IGNORECASE,
)
# What a drink is taken to be. Source: the standard drink of the NIAAA.
_DRINK = re.compile(
    r"[(\[]\s?(?:\w+ )?(?:1|one|a|an?)\s(?:standard\s|alcoholic\s)?(?:drink|unit|serving)s?"
    r"\s(?:=|is|equals|refers to|being|defined as)[^()\[\]]{1,160}[)\]]",
    re.IGNORECASE,
)
# By what a value was corrected.
_CORRECTED = re.compile(
    r"\b(?:corrected|adjusted) for (?:the )?(?:serum )?(?:albumin|hemoglobin|bilirubin)\b"
    r"(?!\s?[<>≤≥=])",
    re.IGNORECASE,
)
# Each with parts of words, one of which stands in all that it matches, in lower case.
_BY_HINT = (
    (_PAGE, ("http", "www.")),
    (_PAPER, (" et al", "19", "20")),
    (_LIKENESS, ("similar",)),
    (_FAILURE, ("failure rate",)),
    (_CORRECTED, ("corrected for", "adjusted for")),
    (_DRINK, ("drink", "unit", "serving")),
    (_FOR_AGE, ("uln", "lln", "normal", "range", "limits")),
    (_OWN_DISEASE, ("other than", "except", "besides", "apart", "aside", "excluding")),
)


def references(text: str) -> list[tuple[int, int]]:
    """Where do such words stand? What a page or a paper is called is read as no words at all."""
    low = text.lower()
    return [
        found.span()
        for pattern, hints in _BY_HINT
        if any(map(low.__contains__, hints))
        for found in pattern.finditer(text)
    ]
