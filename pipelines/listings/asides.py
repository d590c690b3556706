"""Which stretches of a criterion only point elsewhere or explain, and ask nothing?

"according to the Rome IV criteria", "per RECIST 1.1", "(see section 5.2)", "because the risk to
the infant is unknown", "should a woman become pregnant, she should tell her physician": by which
book a thing is told, where more stands, why it is asked, and what is to be done later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.authorities import authorities
from nlp.placed import Placed
from nlp.recognizers import holding
from pipelines.listings.idle import idle, notes, outside
from pipelines.listings.waivers import waivers

# The books by which things are told, and what they are called. Source: the bodies' own names of
# their classifications (NCI, the RECIST working group, APA, WHO, ESMO, ASTCT, IMWG, AJCC/UICC).
_EDITED = r"(?:nci[ -]?)?ctcae|[im]?recist|dsm|icd|ichd"
_BOOK = (
    rf"{_EDITED}|lugano|cheson|imwg|iwg|rano(?:-?[a-z]{{2,3}})?|pcwg|inrc|iwcll|eln|ajcc|uicc|nccn"
    r"|esmo|astct|acr|eular|mcdonald"
)
_EDITION = (
    r"(?:[\s,-]{1,2}(?:v(?:ersion|\.)?\s?|ed(?:ition|\.)?\s)?(?:\d{1,4}(?:\.\d{1,2})?|i{1,3}v?|iv|v)"
    r"(?:-?(?:tr|r|cm|beta))?(?:st|nd|rd|th)?(?:\sed(?:ition|\.)?)?\b){0,2}"
)
# A body by its name of several words, and perhaps one beside it.
_NAME = (
    r"(?-i:[A-Z][\w-]*(?:\s(?:(?:of|and|for|on|against)\s)?(?:the\s)?[A-Z][\w-]*){1,7})"
    r"(?:\s\([A-Z]{2,8}\))?"
)
_BODY = rf"{_NAME}(?:\s?/\s?(?:the\s)?{_NAME})?"
_OF_BODY = (
    r"(?:(?<=tion)(?-i:\sof\s(?:the\s)?[A-Z][\w-]*(?:\s(?:of\s|and\s)?[A-Z][\w-]*){1,5})"
    rf"|\s(?:of|by|from)\sthe\s{_BODY}"
    r"|\s(?:of|by|from)\s(?-i:[a-z][a-z -]{2,50})(?=[,;.()\n]|\Z))?"
)
_SET = r"criteria|classifications?|definitions?"
_RULES = (
    r"guidelines?|guidance|recommendations?|consensus|regulations?|requirements|polic(?:y|ies)"
    r"|standards|manual|statement|label(?:l?ing)?|prescribing information"
    r"|instructions?(?: for use)?|algorithms?|practice|census|questionnaires?|interviews?|surveys?"
    r"|self[ -]?report(?:s|ed)?(?: (?:questionnaires?|surveys?|measures?|scales?))?|checklists?"
    r"|(?:medical|clinical|patient) (?:history|records?)"
)
_WORD = (
    r"(?!(?:and/or|or|who|with|without|in|on|for|to|by|of|at|from|per|using|according|during|that)\b)"
    r"[\w'’/&+.-]+,?[ \t]"
)
# Who says so, where no book is named.
_PEOPLE = (
    r"(?:in|by|per|on|at)\s(?:the\s)?(?:opinion|judge?ment|view|discretion|assessment)\sof\s"
    r"(?:an?\s|the\s|their\s)?(?:\w{3,20}\s){0,2}"
    r"(?:\w{3,20}(?:surgeon|ist)|physician|doctor|clinician|investigator"
    r"|staff|team|coordinator|sponsor)s?\b"
    r"|(?:(?:as )?(?:judged|assessed|determined|deemed|decided) )?by\s(?:an?\s|the\s|their\s)"
    r"(?:\w{3,20}\s){0,3}(?:\w{0,20}surgeon|\w{3,20}ist|physician|doctor|clinician|staff|team)s?\b"
    r"(?:\s(?:and/or|or|and)\s(?:\w{3,20}\s){0,2}(?:physician|staff|team|designee|investigator)s?\b)?"
    r"|(?:as )?per\s(?:an?\s|the\s|their\s)?(?:[\w'’]{3,20}\s){0,3}"
    r"(?:\w{0,20}surgeon|\w{3,20}(?:ologist|trist)|physician|doctor|clinician|investigator|team|provider)s?\b(?:\sor\shistory)?"
    r"|according to\s(?:an?\s|the\s|their\s|his/her\s)?(?:\w{3,20}\s)?"
    r"(?:\w{3,20}(?:ologist|surgeon)|physician|doctor|clinician|investigator)s?\b"
)
_ACCORDING = (
    r"according to|in accordance with|in keeping with|in line with|in compliance with|as per|per"
    r"|(?:as )?(?:defined|specified|outlined|described|recommended|determined|classified|diagnosed"
    r"|assessed|judged) (?:by|in|per|using)"
    r"|based (?:up)?on"
)
# By what it was judged, told as a list.
_LOOKED_AT = (
    r"(?:(?:past|full|complete|detailed|prior)\s)?(?:medical|clinical)\shistory(?:,\s(?!and|or)[\w\s-]{3,40}){0,5},?\s(?:and/or|and|or)\s"
    r"(?:physical|laboratory|lab|vital|clinical|(?:12-lead\s)?(?:ecg|ekg|electrocardiogram)|screening)[\w\s-]{0,40}"
    r"(?=[,;.)\n]|\Z)"
)
# By which test a thing was told, or to what it stands in the way, in brackets of its own.
_SHOWN = re.compile(
    r"\((?:as |(?:which )?(?:must|should|has to|to) (?:have been |be ))?"
    r"(?:confirmed|verified|documented|proven|diagnosed|established|determined|measured"
    r"|ascertained|inferred|evidenced) (?:by|with|via|using|through|on|at)\b[^();]{0,160}(?=\))"
    r"|\((?:based on )?(?:an? )?(?:clinical|medical) (?:evaluation|assessment|work-?up)"
    r"(?: that)? (?:includ(?:es?|ing)|consist(?:s|ing) of)\b"
    r"(?:[^();]|\([^()]{0,40}\)){0,240}(?=\))"
    r"|\((?:a |an )?(?:absolute |relative |known )?contraindications? (?:to|for|of)\b"
    r"[^();]{1,80}(?=\))",
    re.IGNORECASE,
)
# From which papers of a patient's it was told.
_PAPERS = (
    r"\bas (?:determined|documented|assessed|verified|confirmed|noted|ascertained|identified"
    r"|recorded) (?:by|in|from|through|via|per) (?:the |an? )?(?:\w+ ){0,3}"
    r"(?:charts?|records?|interviews?|documentation|notes?|files?)(?: reviews?)?\b"
    r"(?: (?:and/or|and|or) [^.,;()\n]{1,60})?"
)
_ASIDE = re.compile(
    rf"(?:\b(?:based (?:up)?on|(?:as )?(?:determined|judged|assessed|evaluated|established"
    r"|ascertained|indicated|documented) (?:by|from|on|using|through))\s(?:the\s|an?\s)?"
    rf"{_LOOKED_AT}|{_PAPERS}"
    rf"|\b(?:(?:{_ACCORDING})\s(?:(?:{_WORD}){{0,10}}?(?:{_SET}|{_RULES})\b{_OF_BODY}{_EDITION}"
    rf"|(?:the\s)?(?:{_BOOK})\b{_EDITION}|(?:the\s)?(?:\d{{4}}\s)?{_BODY}(?:\s(?:{_SET}|{_RULES})\b)?)|{_PEOPLE}"
    rf"|(?:by|using|meeting|fulfill?ing)\s(?:the\s)(?:{_WORD}){{0,8}}?(?:{_SET})\b{_OF_BODY}{_EDITION}"
    rf"|(?:{_EDITED})[\s,-]{{1,2}}(?:v(?:ersion|\.)?\s?)?(?:\d(?:\.\d{{1,2}})?|i{{1,3}}|iv|v)\b(?!\s?%)"
    r"|\bfor\s(?:additional|further|more)\s(?:details?|information|guidance)\s[^.;\n]{0,120}?"
    r"(?:see|refer to|consult)\s[^;)\]\n]{0,80}?(?=[;)\]\n]|\.(?!\d)|\Z)"
    r"|(?:please\s)?(?:see|refer to|consult)\s(?:also\s|the\s|study\s|protocol\s)*"
    r"(?:sections?|appendi(?:x|ces)|tables?|attachments?|protocol|exclusion|inclusion|criteri(?:on|a)"
    r"|exceptions?|below|above|note)\b[^;)\]\n]{0,80}?(?=[;)\]\n]|\.(?!\d)|\Z))"
    r")",
    re.IGNORECASE,
)
# No word by which what is not required is a condition or tells whom: "eligible if not required".
_CONDITION = r"(?!\b(?:if|unless|who|whom|whose|which|where|provided|eligible)\b)"
_PLAINLY = (
    rf"(?:(?:if|when)\b[^.,;\n]{{1,120}},)?"
    rf"(?:(?!,\s(?:but|although|however)\b){_CONDITION}(?:\([^()\n]{{0,40}}\)|[^.;\n()]))"
)
# Sentences that tell why, or what is to be done once the study runs. Source: the consent and
# contraception clauses of the NCI's protocol template.
_EXPLAINING = re.compile(
    r"\bas (?:there|this) (?:is|are|was|has)\b[^.;\n]{0,300}"
    r"|(?<=\bnot considered )(?:as |to be |an? )?[^.;)\n]{1,60}"
    r"|\bin (?:(?:one|either) or both|both|either|each|one|at least one"
    r"|the (?:study|fellow|affected|same|other)) (?:eye|ear)s?\b"
    r"|(?<=[,;] )(?:but|although|however),? [^.,;\n]{1,80}\b(?:is|are) not"
    r" (?:required|necessary|needed|mandatory)\b"
    r"|\busing (?:the )?(?:actual|ideal|adjusted|lean|total) body ?weight\b"
    r"|\bbecause (?:the (?!patient|subject|participant)|there|these|this)[^.;\n]{0,300}"
    r"|\b(?:due to|because of|owing to|given) (?:the |an? )?(?:[\w-]+ )?"
    r"(?:risks?|concerns?|possibility|potential|uncertainty|reports of)\b[^.;)\n]{0,200}"
    r"|\bbecause [^.;\n]{0,120}\b(?:teratogen\w*|abortifacient|fo?etus(?:es)?|fo?etal)\b"
    r"[^.\n]{0,200}"
    r"|(?:(?<=excluded )|(?<=excluded from this study )|(?<=excluded from the study )"
    r"|(?<=excluded from this trial )|(?<=excluded from the trial )|(?<=ineligible ))"
    r"because\b[^.\n]{0,400}"
    r"|\bbecause (?!of\b)(?:not )?\w{3,20}(?=[,.;)\n]|\Z)"
    r"|(?:(?<=[.;:\n)*-] )|(?<=[.;\n(])|\A)(?:because\b(?!\sof\b)[^.\n]{0,300}"
    r"|(?:this is(?! defined)"
    r"|the (?:reason|purpose|rationale|aim|goal|intent) (?:is|being|of|for|behind))"
    r" [^.\n]{0,300}"
    rf"|{_PLAINLY}{{0,120}}?\b(?:is|are) (?:(?:{_CONDITION}\w+ ){{0,4}}"
    r"not (?:required|necessary|needed|mandatory)"
    r"|(?:strongly |highly )?(?:encouraged|preferred|optional|desirable))\b[^.;\n]{0,200}"
    r"|[^.;\n\d]{3,80}\b(?:will|should|must|may|can|is to|are to) be "
    r"(?:calculated|computed|estimated)\b[^.;\n\d]{0,160}(?=[.;\n]|\Z)"
    r"|the effects? of [^.;\n]{1,120} (?:is|are) (?:not known|unknown)[^.\n]{0,100}"
    r"|we will [^.\n]{0,300}"
    r"|(?:an? |the )?(?:wom[ae]n|females?|(?:wom[ae]n of )?child-?\s?bearing potential"
    r"|post-?menopausal(?: status)?|menopause) (?:[^.;\n]{0,40} )?(?:is|are|will be) "
    r"(?:considered|defined|regarded)\b[^.\n]{0,600}"
    r"|(?:all )?(?:patients|participants|subjects|volunteers|they) (?:may|will|can|must) (?:also )?"
    r"be "
    r"(?:withdrawn|followed|monitored|asked|informed|instructed|contacted|reimbursed|compensated"
    r"|randomi[sz]ed|assigned|allocated|stratified|counsel+ed|reminded|trained|encouraged|replaced)"
    r"\b[^.\n]{0,300}"
    r"|for (?:this|these|that) reasons?\b(?= and because)[^.,\n]{0,250}"
    r"|should an? (?:\w+ ){1,3}(?:become|suspect)[^.\n]{0,120}\bshe (?:should|must|will|needs? to)"
    r"[^.\n]{0,120})",
    re.IGNORECASE,
)
# Signs without which there is none, in lower case: so they are found twice as fast.
_MAY_POINT = re.compile(
    rf"\b(?:accord|line with|compliance|per\b|defined|specified|outlined|described|recommended"
    rf"|determined|classified|diagnosed|assessed|judged|keeping with|based|by the|using the"
    r"|(?:evaluated|established|ascertained|indicated|documented) (?:by|from|on|using|through)"
    rf"|meeting|fulfil|see\b|refer|consult|{_EDITED}|because"
    r"|(?:opinion|judge?ment|view|discretion|assessment) of|by (?:an?|the) )"
)
_MAY_EXPLAIN = re.compile(
    r"\b(?:because|(?:due|owing) to|given|should an?\b|reason|purpose|rationale"
    r"|not (?:required|nec|needed|mand|consid)"
    r"|encouraged|preferred|optional|desirable|effects? of|we will|as th|eyes?\b|ears?\b"
    r"|be (?:calculated|computed|estimated)"
    r"|body ?weight|this is|(?:is|are|be) (?:considered|defined|regarded)"
    r"|(?:may|will|can|must) (?:also )?be)"
)


# What stands in all that the long patterns match. All begin with letters of their own, so that they
# are tried at few places.
_TOLD = (
    "defined,specified,outlined,described,recommended,determined,classified,diagnosed,assessed"
    ",judged,evaluated,established,ascertained,indicated,documented"
)
_POINTS = re.compile(
    r"based (?:up)?on|accord|line with|keeping with|compliance with|per(?<!\wper)\b|ctcae|recist"
    r"|dsm|icd|ichd|see\s|refer|consult|opinion\sof|judge?ment\sof|view\sof|discretion\sof"
    r"|assessment\sof|by\s(?:an?|the|their)\s|using\sthe\s|meeting\sthe\s|fulfill?ing\sthe\s|"
    + "|".join(rf"{word} (?:by|in|per|using|from|on|through)\b" for word in _TOLD.split(","))
)
_RISK = r"(?:the |an? )?(?:[\w-]+ )?(?:risk|concern|possib|potential|uncert|reports of)"
_EXPLAINS = re.compile(
    rf"as th|not (?:consid|req|nec|need|mand)|eye(?<!\weye)s?\b|ear(?<!\wear)s?\b|body ?weight"
    rf"|because|due to {_RISK}|owing to {_RISK}|given {_RISK}|this is"
    r"|the (?:reason|purpose|rationale|aim|goal|intent|effects? of)\b|these reasons|this reason"
    r"|that reason"
    r"|encouraged|preferred|optional|desirable|we will|should an?\b"
    r"|is (?:considered|defined|regarded)|are (?:considered|defined|regarded)"
    r"|be (?:considered|defined|regarded|withdrawn|followed|monitored|asked|informed|instructed"
    r"|contacted|reimbursed|compensated|randomi|assigned|allocated|stratified|counsel|reminded"
    r"|trained|replaced)"
)
# Parts of words, one of which stands in all that these match: told at once, without a pattern.
_POINTING_TEXT = """
accord,line with,compliance,per ,defined,specified,outlined,described,recommended,determined,
classified,diagnosed,assessed,judged,keeping with,based,by a,by the,using the,evaluated,established,
ascertained,indicated,documented,meeting,fulfil,see ,refer,consult,ctcae,recist,dsm,icd,ichd,
because,ion of,ment of,view of
"""
_POINTING = tuple(_POINTING_TEXT.replace("\n", "").split(","))
_TELLING_WHY_TEXT = """
because,due to,owing to,given,should a,reason,purpose,rationale,not req,not nec,not needed,not mand,
considered,encouraged,preferred,optional,desirable,effect,we will,as th, eye, ear,body,defined,
regarded,may be,will be,can be,must be,also be,be calc,be comp,be estim,this is
"""
_TELLING_WHY = tuple(_TELLING_WHY_TEXT.replace("\n", "").split(","))


# "… (twice a month) Patients with catheters are allowed": the full stop was left out.
_UNPARTED = re.compile(
    r"(?<=\w[)\]]) (?=(?:Patients|Subjects|Participants) (?:with|who|on|having|may|are|must)\b)"
)


def asides(texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Where does each of some criteria's texts only point elsewhere or explain?"""
    lows = [text.lower() for text in texts]
    pointing, telling = holding(lows, _POINTING), holding(lows, _TELLING_WHY)
    each = zip(texts, lows, pointing, telling, strict=True)
    return [_asides(text, low, points=points, tells=tells) for text, low, points, tells in each]


def _asides(text: str, low: str, *, points: bool, tells: bool) -> list[tuple[int, int]]:
    found = []
    if points and _MAY_POINT.search(low) is not None and _POINTS.search(low) is not None:
        found += [match.span() for match in _ASIDE.finditer(text)]
    if tells and _MAY_EXPLAIN.search(low) is not None and _EXPLAINS.search(low) is not None:
        found += [match.span() for match in _EXPLAINING.finditer(text)]
    if "(" in text:
        found += [(m.start() + 1, m.end()) for m in _SHOWN.finditer(text)]
    if "note" in low:
        found += notes(text)
    return sorted((*found, *waivers(text), *idle(text), *authorities(text)))


def without_asides(
    spans: list[tuple[int, int]],
    placed: list[Placed],
    offset: int,
    normal: Sequence[tuple[int, int]] = (),
) -> tuple[list[Placed], list[tuple[int, int]]]:
    """The statements that stand outside, and where those lay that stand inside.

    A limit asks something wherever it stands, but where it is what is normal; where nothing else
    is left, all stays. Args: offset, of the text in the listing; normal, of the spans those that
    tell what is normal.
    """
    if not spans:
        return placed, []
    kept: list[Placed] = []
    dropped: list[tuple[int, int]] = []
    for each in (outside(one, offset, normal) for one in placed):
        asking = each.statement.amount is not None
        inside = _within(each.start, each.end, normal if asking else spans)
        if inside and not _lives_on(each):
            dropped.append((each.start, each.end))
            continue
        told = each.statement.qualifiers
        own = tuple(q for q in told if not _within(q.start - offset, q.end - offset, spans))
        if len(own) < len(told):
            each = replace(each, statement=replace(each.statement, qualifiers=own))
        kept.append(each)
    return (kept, dropped) if kept else (placed, [])


def _lives_on(each: Placed) -> bool:
    """Is a time in half-lives told of it, as of what asks something itself?"""
    return any(window.unit == "half-life" for window in each.statement.windows)


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(low <= start and end <= high for low, high in spans)


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks where it only points or explains, so that no word there joins."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def parted(text: str) -> str:
    """The text with a line's end where a sentence about people begins behind brackets."""
    if ") P" not in text and ") S" not in text:
        return text
    return _UNPARTED.sub("\n", text)
