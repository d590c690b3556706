"""Where does a criterion say that something is not asked: "no upper age limit"?

Source: the NCI's protocol template, by which no race and no sex is left out.
"""

from __future__ import annotations

import re

_WAIVER = re.compile(
    r"(?:\bthere (?:is|are|will be) )?\bno (?:set |specific |defined )?(?:upper |lower |maximum "
    r"|minimum |gender |sex |racial )?(?:age )?"
    r"(?:limits?|limitations?|restrictions?|maximum|minimum)"
    r"(?: (?:number|amount) of [^.;,()\n]{1,60}?)?"
    r"(?: (?:on|to|for|as to|regarding|with regard to|based on|placed on|concerning) "
    r"(?:the |age|sex|gender|race|prior|previous|number|lines?|type|dose|time|stage|histolog)"
    r"[^.;()\n]{0,60}?| of (?:prior|previous) [^.;()\n]{1,60}?)?"
    r"(?: (?:(?:is|are|will be) )?(?:imposed|set|applied|allowed|required))?(?=[.,;)\n]|\s?\Z)"
    r"|(?:\bthere (?:is|are|will be) )?\bno (?:upper|lower) (?:age )?limits? (?:to|on) "
    r"[^.;()\n]{1,120}"
    r"|\bno (?:[a-z-]+ ){0,5}(?:treatments?|therap(?:y|ies)|biops(?:y|ies)|tests?|testing|washout"
    r"|screening|confirmation|minimum) (?:is|are|will be) "
    r"(?:required|necessary|needed|mandated|mandatory)\b"
    r"|\A\W{0,3}(?:biologic(?:al)? therapy|chemotherapy|endocrine therapy|radiotherapy|surgery"
    r"|menopausal status|other) ?: ?not specified\b"
    r"|\b(?:(?:both )?(?:men and women|women and men|males and females|females and males|members"
    r"|persons?|people|individuals|patients|participants|subjects)(?:,? and members)? )?"
    r"of (?:all|any|either|every) (?:sex(?:es)?|genders?|races?|racial|ethnic\w*|minorit\w+)"
    r"(?:(?:,| and| or|/|,? and/or) (?:all |any )?(?:sex(?:es)?|genders?|races?|racial|ethnic\w*"
    r"|minorit\w+|groups?|backgrounds?|origins?)){0,4}(?: (?:groups?|backgrounds?|origins?))?"
    r"(?: (?:are|is|will be|may be) (?:eligible|included|invited|enrolled|accepted|recruited"
    r"|considered)\b[^.;()\n]{0,60})?"
    r"|\b(?:(?:patients?|participants?|subjects?|individuals?|volunteers?|people)"
    r" (?:will|may|can|must) not"
    r"|no (?:one|person|patients?|subjects?|participants?|individuals?) (?:will|may|can|must))"
    r" be (?:excluded|ineligible) (?:solely |only )?(?:based (?:up)?on|on the basis of|because of"
    r"|due to|for reasons of|by reason of) (?:their )?"
    r"(?:age|sex|gender|race|racial|ethnic\w*|religio\w+|language|minority)\b[^.;()\n]{0,160}",
    re.IGNORECASE,
)
# One of these stands in all that it matches, in lower case.
_HINT = re.compile(
    r"of (?:all|any|either|every) (?:sex|gender|rac|ethnic|minor)"
    r"|not (?:be )?(?:required|necessary|needed|mandat|oblig)|abstinence|need not|neither|\bmay "
    r"|no (?:\w+ ){0,3}(?:limit|restriction|maximum|minimum)|be (?:excluded|ineligible)"
    r"|(?:is|are|be) (?:required|necessary|needed|mandat)|: ?not specified"
)
# What a trial does not ask for, though it names it: of a patient's need nothing is said.
_NEED = r"(?:required|necessary|needed|mandatory|mandated|obligatory|compulsory)"
_UNASKED = (
    r"(?:measurable|evaluable|biops|histolog|cytolog|patholog|confirm|document|test|tissue|sample"
    r"|specimen|contracept|birth control|prior |previous |wash-?out|genetic|marrow|expression"
    r"|imaging|consent)"
)
_PLAIN = (
    r"(?:(?!\b(?:if|unless|who|whom|whose|which|where|when|provided|eligible|must|should|only|but)\b)"
    r"[^.;:()\n])"
)
_NOT_ASKED = re.compile(
    rf"\A\W{{0,8}}(?!no\b)(?={_PLAIN}{{0,60}}?{_UNASKED}){_PLAIN}{{3,120}}?"
    rf" (?:(?:is|are|will be|need) )?not (?:be )?{_NEED}\b{_PLAIN}{{0,120}}(?=[.;\s]*\Z)"
    rf"|\A\W{{0,8}}(?!no\b){_PLAIN}{{3,120}}? (?:allowed|permitted|acceptable|optional),? but "
    rf"(?:is |are )?not {_NEED}(?=[.;\s]*\Z)"
    rf"|\A\W{{0,8}}{_PLAIN}{{3,120}}? neither {_NEED} (?:n?or) (?:excluded|prohibited)\b"
    r"(?=[.;\s]*\Z)"
    r"|\A\W{0,8}(?:the )?(?:patients?|participants?|subjects?|individuals?|they) may "
    r"(?:also |still )?(?:continue|remain on|stay on"
    r"|be (?:currently |also |already )?(?:prescribed|taking|receiving|on|using|treated with))\b"
    rf"{_PLAIN}{{1,200}}(?=[.;\s]*\Z)"
    r"|\A\W{0,8}[^.;:\n]{3,160}? need not (?:use|practi[cs]e|undergo|have|be using)\b[^.;\n]{2,80}"
    r"(?=[.;\s]*\Z)",
    re.IGNORECASE,
)
# How abstinence counts where contraception is asked. Source: the Clinical Trials Facilitation
# Group's recommendations.
_ABSTINENCE = re.compile(
    r"(?:(?<=[.;:(\n*-] )|(?<=[.;(\n])|\A)(?:(?:true|complete|total|sexual|periodic|heterosexual"
    r"|intermittent|note that|note:) ){0,3}abstinence\b(?: \([^()\n]{3,120}\))?"
    r"(?:,? (?:and|or|withdrawal|spermicides?|coitus interruptus|[a-z-]{4,20} methods?|only"
    r"|\([^()\n]{2,60}\))){0,6}"
    r" (?:is|are|will be|may be|can be) (?:(?:only|also|not|considered|regarded|deemed|as|an?|the)"
    r" ){0,4}(?:acceptable|allowed|permitted|adequate|sufficient|highly|reliable|effective"
    r"|considered|appropriate|valid|accepted)\b"
    r"(?:[^.;()\n]|\([^()\n]{0,120}\)){0,300}",
    re.IGNORECASE,
)
_IDLE = re.compile(r"[\W\d]*\Z")


def waivers(text: str) -> list[tuple[int, int]]:
    """The places of such words: what they name is asked of nobody."""
    if _HINT.search(text.lower()) is None:
        return []
    found = [match.span() for match in _WAIVER.finditer(text) if _is_waiver(match[0])]
    if "abstinence" in text.lower():
        found += [match.span() for match in _ABSTINENCE.finditer(text)]
    unasked = _NOT_ASKED.match(text)
    return sorted([*found, unasked.span()] if unasked is not None else found)


def _is_waiver(words: str) -> bool:
    """Is it of what a trial may limit, and not "no limitations" of the patient's own?"""
    low = words.lower()
    return "limitation" not in low or any(word in low for word in ("age", "sex", "gender", "race"))


def is_waived(text: str) -> bool:
    """Does a criterion say nothing else?"""
    end = 0
    for start, stop in waivers(text):
        if not _IDLE.fullmatch(text, end, start):
            return False
        end = stop
    return end > 0 and _IDLE.fullmatch(text, end) is not None
