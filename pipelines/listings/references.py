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
# By whom a score is set in relation: it is asked of no one.
_BY_AGE = re.compile(
    r",? ?\(?\b(?:for|adjusted for|corrected for|based on) (?:the )?(?:patient's |child's |their )?"
    r"(?:chronological )?age(?:(?:,| and|/|,? and/or| or) ?(?:sex|gender|height|race)){1,3}\b\)?"
    r"(?! (?:of|<|>|≥|≤|\d))",
    re.IGNORECASE,
)
# The disease of the trial, taken out of what is asked of others.
_OWN_DISEASE = re.compile(
    r",? ?\(?\b(?:other than|except(?: for)?|besides|apart from|aside from|excluding) (?:for )?"
    r"(?:the |that )?(?:\w+ )?"
    r"(?:(?<=target )|(?<=index )|(?<=study ))(?:disease|cancer|malignancy|tumou?r|condition"
    r"|indication)\b"
    r"(?: (?:to be |being |that is |which is )?(?:investigated|studied|treated|examined))?"
    r"(?: in (?:this|the) (?:study|trial))?\)?"
    r"|,? ?\(?\b(?:other than|except(?: for)?|besides|apart from|aside from|excluding) (?:for )?"
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
# By what a value was corrected, and of which readings it is the mean.
_CORRECTED = re.compile(
    r"\b(?:corrected|adjusted) for (?:(?:the )?(?:serum )?(?:albumin|ha?emoglobin|hgb|hb|bilirubin)"
    r"\b(?!\s?[<>≤≥=])|(?:the )?heart rate\b)"
    r"|\b(?:(?:based (?:up)?on|determined (?:by|from)|calculated from|using) )?"
    r"(?:the |an? )?(?:mean|average) (?:value )?(?:of|from) (?:the |a )?"
    r"(?:\w+ ){0,3}(?:ecgs?|ekgs?|electrocardiograms?|recordings?|tracings?)"
    r"(?: (?:determinations?|readings?|recordings?|measurements?|tracings?))?\b",
    re.IGNORECASE,
)
# The drug whose half-life is meant: the one that was named before.
_OF_THE_DRUG = re.compile(
    r"(?:(?<=half-li)|(?<=half li))(?:fe|ves)\sof"
    r"(?:\s(?:the|that|this|each|any|such|an?|its|said|respective))?"
    r"(?:\s(?!half)[\w-]{3,18}){0,2}?"
    r"\s(?:drugs?|agents?|products?|medications?|medicines?|compounds?|inhibitors?|inducers?"
    r"|substances?|treatments?|therap(?:y|ies)|antibod(?:y|ies)|molecules?)\b(?!-)",
    re.IGNORECASE,
)
_LESS_THAN = re.compile(r"\b(?:than|interval)\b")
_REACH = 40
# The signing that a time is counted from: its papers ask nothing.
_SIGNING = re.compile(
    r"\b(?:of|before|after|to|at|from|until|with|following|since|prior to) (?:the )?"
    r"(?:(?:date|time|day|moment|visit) of )?(?:(?:signing|signature|obtaining|provision|giving"
    r"|providing)(?: of)?(?: (?:the|an?|their|this))?(?: (?:written|study|main|screening))*"
    r"(?: and \w{4,14})? (?:informed )?consents?(?: forms?| documents?)?\b(?: \(icf\)| icf\b)?"
    r"|(?<=time of )(?:the )?informed consent\b)",
    re.IGNORECASE,
)
# The drug of the trial where only its taking is meant: nobody has had it before.
_OWN_DRUG = re.compile(
    r"(?:(?<=swallow)|(?<=swallowing)|(?<=ingest)|(?<=retain)|(?<=absorb)|(?<=absorption of)"
    r"|(?<=administration of)|(?<=initiation of)|(?<=start of)|(?<=start)|(?<=starting)"
    r"|(?<=while on)|(?<=while taking)|(?<=while receiving)|(?<=throughout))"
    r"\s(?:the\s|all\s|any\s|oral\s)?(?:study|trial|protocol)[ -]?"
    r"(?:drugs?|treatments?|medications?|medicines?|products?|interventions?|agents?"
    r"|therap(?:y|ies)|tablets?|capsules?|pills?)\b(?:\s\([^()]{2,30}\))?",
    re.IGNORECASE,
)
# The heading of a line in the NCI's old template: what it names is asked by the words behind it.
_HEADING = re.compile(
    r"\A\W{0,3}(?:biologic(?:al)? therapy|chemotherapy|endocrine therapy|hormonal? therapy"
    r"|radiotherapy|radiation(?: therapy)?|surgery|immunotherapy)\s?:"
    r"(?=\s(?:no|not|at least|prior|previous|recovered|more than|concurrent|must|see|\d)\b)",
    re.IGNORECASE,
)
# How little a pregnancy test must find.
_SENSITIVE = re.compile(
    r"[(\[]?\b(?:(?:with|at|having) )?(?:an? |the )?(?:minimum |minimal |test |assay |lower )?"
    r"sensitivity (?:of |to |is )?(?:at least |[<>≤≥=]+ ?)?\d[\d.]* ?m?i?u\b(?:/ ?m?l)?"
    r"(?: or equivalent units?(?: of [^()\[\];.]{1,50})?)?",
    re.IGNORECASE,
)
# What is done at the visits that a patient is to come to: no care that was had.
_VISITS = re.compile(
    r"\b(?:compl(?:y|ying|iance)|adher(?:e|ing|ence)|cooperat(?:e|ing|ion)"
    r"|complet(?:e|ing|ion))\b[^.;()\n]{0,80}?(?P<visits>(?:(?:,|,? (?:and/or|or|and)) )?"
    r"(?:(?:with|to|in|for) )?(?:the |all |any |long-term |scheduled |required |study )*"
    r"follow[ -]?ups?(?: (?:visits?|procedures?|schedules?|tests?|assessments?|requirements?"
    r"|appointments?|evaluations?|examinations?|protocols?|periods?))?)\b",
    re.IGNORECASE,
)
# How often, and how far apart, a limit was read.
_TIME = (
    r"(?:\d{1,3}|one|two|three|four|six|an?) ?"
    r"(?:hours?|hrs?|h|days?|d|weeks?|wks?|months?|min(?:utes)?)"
)
_APART = (
    rf"(?:(?:taken|measured|performed|obtained|done|separated by|spaced) )*(?:by )?(?:at least |≥ ?"
    rf"|>=? ?|more than |a minimum of |no less than )?{_TIME} (?:or more )?apart\b"
)
_TWICE = re.compile(
    r"(?:(?<=Hg)|(?<=\d)|(?<=%)|(?<=l)|(?<=ULN)|(?<=m2)|(?<=bpm)|(?<=ms)|(?<=msec)|(?<=C)|(?<=\)))"
    r",? (?:(?:on|at|in|from) (?:at least |≥ ?)?(?:one|two|three|2|3|both|repeated|consecutive)"
    r" (?:or more |\(\d\) )?(?:(?:separate|different|consecutive|repeated?|successive|independent"
    r"|distinct|screening) )*(?:occasions?|measurements?|readings?|determinations?)\b"
    rf"(?:,? (?:which are )?{_APART})?|{_APART})"
    rf"|\((?:confirmed|repeated|verified) (?:by|on|at|with|in) [^()]{{0,40}}?{_APART}"
    r"[^()]{0,20}\)",
    re.IGNORECASE,
)
# What the wheal of a skin test is measured against.
_CONTROL = re.compile(
    r"\b(?:(?:larger|greater|more|higher|bigger) than|above|over|compared (?:to|with)|relative to)"
    r" (?:that of |those of )?(?:the |a )?(?:negative|saline|diluent|positive|histamine)"
    r"(?: \([^()]{1,30}\))? controls?\b(?: wheal| reaction| response)?",
    re.IGNORECASE,
)
# By which set of criteria a thing was told: "(2019 EULAR/ACR criteria)", "meeting ASAS criteria".
_SETS = re.compile(
    r"[(\[](?:the |modified |revised |updated |(?:19|20)\d\d )*"
    r"(?-i:[A-Z])[\w/.-]*(?: (?!or\b|and\b)[\w/.-]+){0,4} (?:criteria|classification|definition)"
    r"(?:,? ?(?:19|20)\d\d| \((?:19|20)\d\d\))?(?=[)\]])"
    r"|\((?:19|20)\d\d (?-i:[A-Z]{2,7}(?:/[A-Z]{2,7}){0,2})(?=\))"
    r"|\b(?:meeting|fulfill?ing|satisfying|by|using|per) (?:the )?(?:(?:19|20)\d\d )?"
    r"(?-i:[A-Z][A-Za-z]*[A-Z][\w/-]*)(?: (?:19|20)\d\d)?"
    r" (?:classification |diagnostic )?criteria\b"
    r"(?: ?\((?:19|20)\d\d\))?",
    re.IGNORECASE,
)
# Each with parts of words, one of which stands in all that it matches, in lower case.
_BY_HINT = (
    (_PAGE, ("http", "www.")),
    (_PAPER, (" et al", "19", "20")),
    (_LIKENESS, ("similar",)),
    (_FAILURE, ("failure rate",)),
    (_CORRECTED, ("corrected for", "adjusted for", "average of", "mean of")),
    (_SIGNING, ("consent",)),
    (_TWICE, ("occasion", "measurements", "readings", "determinations", " apart")),
    (_CONTROL, ("control",)),
    (_BY_AGE, ("age and", "age/", "age, ", "age or")),
    (_HEADING, ("therapy", "surgery", "radiation")),
    (_SENSITIVE, ("sensitivity",)),
    (_OWN_DRUG, ("study ", "trial ", "protocol ")),
    (_SETS, ("criteria", "classification", "definition", "(19", "(20")),
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
    ] + _within_others(text, low)


def _within_others(text: str, low: str) -> list[tuple[int, int]]:
    """Where words refer only behind others: to the drug of a half-life, to visits to come to."""
    found = _of_the_drug(text) if "half-li" in low or "half li" in low else []
    if "follow" in low:
        found += [visits.span("visits") for visits in _VISITS.finditer(text)]
    return found


def _of_the_drug(text: str) -> list[tuple[int, int]]:
    """Where a drug only tells whose half-life is meant, unless it is what the time is told of."""
    return [
        found.span()
        for found in _OF_THE_DRUG.finditer(text)
        if _LESS_THAN.search(text, max(0, found.start() - _REACH), found.start()) is None
    ]
