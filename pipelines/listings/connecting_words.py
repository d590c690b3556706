"""Which words and signs of a criterion may join, part or place what it names?"""

from __future__ import annotations

import re

# Tried on the text in small letters. A word or a number begins at a boundary, and with these
# letters: one look rejects every other place.
_OPENING = (
    r"\b(?=a(?:n[dy]|re|s|t |pa|l[lt]|cc|gr| m)|b(?:ut|e[ s]|ar)|c(?:an|ou)|d(?:o|is|ef)|e(?:x[ce]"
    r"|sp|ve|g|[ .])|f(?:o|iv)|i[snfre .]|le|m(?:ay|ea|in|or|us)|n(?:o[tr]|am|ee)|o[rtn]|p(?:erm"
    r"|ro|lu|arti)|re[gm]|s(?:uc|h[ao]|o |/p|tatus)|t(?:h(?:a[nt]|en|re|ou)|og|wo)"
    r"|unl|v(?:er|iz)|w(?:it|as|er|il|he)|[1-9])"
)
# What the members of a list are, behind how many are asked for: "two cardiac risk factors: ...".
MEMBERS = (
    r"(?: [a-z-]{3,20}){0,2} (?:risk factors?|comorbidit(?:y|ies)|symptoms?|signs?|features?"
    r"|conditions?|criteri(?:on|a)|characteristics?)(?: (?:of|for) [a-z-]{3,20}(?: [a-z-]{3,20})?)?"
)
_CONNECTOR = re.compile(
    rf"{_OPENING}(?:"
    r"(?P<behind>(?:excepted|aside(?! from)"
    r"|(?<!hours )(?<!days )(?<!weeks )(?<!months )(?<!minutes )(?<!hour )(?<!day )(?<!week )"
    r"(?<!h )(?<!min )apart(?! from)"
    r"|not (?:be )?(?:counted|taken into (?:account|consideration))|(?:is|are) exempt"
    r"|(?:is|are) (?:an |the only )?exceptions?\b"
    r"(?: to (?:this|the|these) (?:criteri(?:on|a)|rule))?"
    r"(?! ?[:t])"
    r"|(?:is|are) not considered|(?:do(?:es)?|will|would|shall) not (?:count|exclude|disqualify"
    r"|preclude)|(?:may|can) be included|not (?:be )?excluded"
    r"|(?:is|are) not (?:an )?(?:exclusions?|exclusionary|reasons? for exclusion)"
    r"|(?:is|are) no (?:exclusions?|reasons? for exclusion|grounds? for exclusion)"
    r"|not (?:an exclusion|exclusionary)(?: criteri(?:on|a))?)"
    r"\b(?! (?:if|unless|when|from (?!(?:the|this) (?:study|trial)))))"
    r"|(?P<unless>unless\b|with the exceptions? of\b|exceptions? (?:are|is|include|being|will be)"
    r"(?: made)?(?: for)?\b|except(?:ing|ions?)?(?: for)?\b|excl?\.(?= )"
    r"|but not(?! (?:limited|exceeding|to exceed|over|above|under|below|beyond|later|more than"
    r"|less than|[a-z]{4,7}er than)\b)\b)"
    r"|(?P<other>other than\b|than\b(?!(?: or)? equal)|apart from\b|aside from\b|besides\b"
    r"|excluding\b|not (?:including|counting)\b|disregarding\b|barring\b|leaving aside\b)"
    r"|(?P<example>(?:(?:such as|including|includes?)(?:,? ?\(?but)?(?: are| is)? not limited"
    r" to,?|such as|including|(?<!must )(?<!should )includes?|e ?\. ?g ?\."
    r"|for example|eg|for instance|particularly|especially)(?=\W))"
    r"|(?P<gloss>(?:i ?\. ?e ?\.|ie|that is(?=,)|namely|viz)(?=\W))"
    r"|(?P<defining>(?<!which )(?<!that )(?<!who )(?:is|are|will be) (?:here )?defined (?:as|by)\b)"
    r"|(?P<define>(?:as )?defined (?:as|by)\b|as evidenced by\b|meaning\b)"
    r"|(?P<forbidden>(?:cannot|can not|can't|may not|(?:will|are) not (?:be )?able to)"
    r" (?:participate|enroll?|take part|join|qualify) if\b"
    r"|(?:(?:is|are|was|were|will|be|must|should|may|can) )*(?:not (?:be )?(?:allowed"
    r"|participate|enroll?|take part|permitted|acceptable|permissible|eligible|included"
    r"|enrolled)|excluded|ineligible|prohibited"
    r"|cannot (?:also )?(?:participate|enroll?|take part|join|qualify))\b"
    r"(?! (?:for|to|from (?!(?:the|this) (?:study|trial))|if|unless"
    r"|in(?! (?:the|this) (?:study|trial)\b)|by|due|because)\b))"
    r"|(?P<permitted>(?:is|are|was|were|will be|may be|can be) (?:also |still |both )?"
    r"(?:allowed|permitted|acceptable|permissible)\b"
    r"(?! to (?:enter|enrol|participate|join|take part|be (?:enrolled|included)))"
    r"|(?:(?:is|are|will be) not (?:be )?|(?:will|would|should|shall|need) not be )"
    r"(?:excluded|an exclusion)(?= (?:if|when|provided|as long as))"
    r"|(?<!that )(?<!which )(?:may|can) (?:also |still )?be (?:used|given|continued|administered"
    r"|submitted|taken|waived)\b)"
    r"|(?P<eligible>(?:(?:may|can|will|could) (?:also |still )?(?:be (?:enrolled|considered"
    r"|included|entered|allowed to (?:enroll?|participate|enter)"
    r"|able to (?:participate|join|take part))|enroll?|participate|qualify|join|take part)\b"
    r"(?! for\b)"
    r"|(?:is|are) (?:permitted|allowed) to (?:enroll?|participate|enter)\b"
    r"|(?:is|are|will be) (?:also |still )?included(?= in (?:this|the) (?:study|trial)\b|[.;]|\Z)"
    r"|(?:(?:may|can|could) )?(?:is|are|be|remain) "
    r"(?:also |still |considered |potentially )?eligible\b"
    r"(?! for (?!(?:this|the) (?:study|trial))| to (?!(?:participate|enroll|enrol|join)))))"
    r"|(?P<allowed>(?<=\()may (?:be receiving|receive|use|be used|have)\b"
    r"|(?<!not )(?<!not be )(?:allowed|permitted|acceptable|permissible|exempt)\b)"
    r"|(?P<free>with(?:\s?/\s?| or )without\b|without or with\b|regardless of\b"
    r"|irrespective of\b|associated or not with\b|whether or not\b|may or may not\b"
    r"|even (?:if|when|though)\b)"
    r"|(?P<count>(?:(?:at least|any|a minimum of|minimum of|(?P<above>more than)) )?"
    r"(?P<number>one|two|three|four|five|[1-9])\b(?: \([1-9]\))?(?: or more)?"
    r"(?: (?:out )?of (?:the )?(?:two|three|four|five|six|seven|eight|[2-9])\b(?: \([1-9]\))?"
    r"(?: of(?: the| these)?(?: following)?\b| following\b|(?=:))"
    r"|(?: out)? of(?: the| these)?(?: following)?\b| following\b"
    rf"|{MEMBERS}(?= ?[:(]))"
    r"(?: (?:criteria|conditions|features|symptoms|risk factors))?:?)"
    r"|(?P<both>(?:and\s?/\s?)?or both\b(?! (?:of|the)\b))"
    r"|(?P<or>and\s?/\s?or\b"
    r"|or\b(?! (?:present|past|current|previous|historical)\s?(?:[(,.;)\n]|$))"
    r"(?!(?:(?<=\bat or)|(?<=\bin or)|(?<=\bon or)) (?:near|around|about|at|in|on|outside)\b)"
    r"|nor\b|versus\b)"
    r"|(?P<and>and\b|as well as\b|plus\b|together with\b"
    r"|(?<=[a-z)] )(?<!or )(?<!nd )(?:s/p|status[ -]post)\b)"
    r"|(?P<if>(?<!even )(?<!as )if\b"
    r"(?! (?:clinically |medically )?(?:indicated|applicable|needed|necessary|available|appropriate"
    r"|possible|required|warranted|feasible)\b)|in (?:the )?case of\b|when\b"
    r"|for (?=(?:\w{1,20} ){0,2}(?:wom[ae]n|men|females?|males?|patients|subjects|participants"
    r"|those|(?:patient|subject|participant) (?:with|who|whose|on|taking|receiving))\b)"
    r"|(?:(?<=[.;] )|\A)in (?=(?:\w{1,20} )?(?:patients|subjects|participants|those|women|men)"
    r" (?:with|who|on|taking|receiving|whose) [^.;:]{2,80}(?:,|:)))"
    r"|(?P<provided>provided(?: that)?\b|(?:as|so) long as\b|on (?:the )?condition that\b)"
    r"|(?P<then>then\b)"
    r"|(?P<contrast>(?:al)?though\b|but\b|note:)"
    r"|(?P<modal>must|should|shall|(?:may not|cannot)(?= exceed)"
    r"|(?<=[a-z)] )(?<!the )(?<!or )(?<!of )(?<!and )(?<!no )needs? to"
    r"|(?:are|is) required to|ha(?:s|ve) to|agrees? to)\b)"
    r"|(?=[&(\[)\];.\n:,/±+*≙])(?:(?P<amp>&)|(?P<apposed>≙)|(?P<sign>(?:±|\+/[-–−])\s?(?=[a-z]))|(?P<open>[(\[])|(?P<close>[)\]])|(?P<semi>;)"
    r"|(?P<stop>\.(?=\s|$)|\n|\*\s?(?=note\b))|(?P<colon>:(?!\d))|(?P<slash>/)|(?P<comma>,))"
)
# "Other", and at most so many letters on the word that it opens.
_OTHER = re.compile(r"\bother [^,;.()]{1,50}$")
_PEOPLE = re.compile(
    r"\b(?:women|men|females?|males?|woman|man|patients?|participants?|subjects?|potential|partners?)"
    r"(?:\s\([^()]{1,20}\))?\s\Z",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\b(?:in|for) whom\b[^,;.]{1,50}$")
# What has still to happen before they are eligible.
_LATER = re.compile(
    r" (?:only )?(?:upon|once|after|following|when)\b"
    r"(?! (?:an? |the |prior )?(?:discuss|consult|approv|agree|review))"
)
_REACH = 60
# What comes of a thing gives no leave: "so deaf that no telephone can be used".
_COMES_OF_IT = re.compile(r"\b(?:so|such)\b[^.;:()\n]{0,40}?\bthat\b[^.;:()\n]{0,50}\Z")
# How one value was come to: "a calculated or measured clearance".
_WAYS = ("calculated ", "measured ", "estimated ", "computed ")
_WAY = max(map(len, _WAYS))
# Two times of one thing: "HIV with a current or past CD4 count below 200".
_TIMES = r"(?:current|present|ongoing|recent|active|past|prior|previous|former|historical)(?:ly)?"
_AT_ONE_TIME = re.compile(
    rf"\b(?:with|of|and|by|has|have|having|had) (?:a |an |any |the |either )?{_TIMES} \Z"
)
_AT_ANOTHER = re.compile(rf" {_TIMES}\b")
_LEAVE = ("used", "given", "continued", "administered", "taken", "permitted", "allowed")


def words_in(text: str, small: str) -> list[re.Match[str]]:
    """The words and signs that may connect, in order; small: the text in small letters."""
    return [m for m in _CONNECTOR.finditer(small) if m[0] != "." or _ends(text, m.start())]


def is_one(text: str, match: re.Match[str]) -> bool:
    """Is it a connector here? "Than" behind an "other" ("any other drug than aspirin"), "eligible"
    of all that are named, and "not considered" of people, not of what is done to them."""
    low, place = max(0, match.start() - _REACH), match.start()
    if match[0].endswith(_LEAVE) and " that " in text[low:place]:
        return _COMES_OF_IT.search(text.lower(), low, place) is None
    if match[0] in ("or", "and/or") and text[max(0, place - _WAY) : place].lower().endswith(_WAYS):
        return not text[match.end() : match.end() + _WAY + 1].lower().lstrip().startswith(_WAYS)
    if match[0] == "or" and _AT_ANOTHER.match(text, match.end()):
        return _AT_ONE_TIME.search(text, low, place) is None
    if match[0] == "than":
        return _OTHER.search(text, low, place) is not None
    if match[0].startswith("agree"):
        return _PEOPLE.search(text, low, place) is not None
    if match[0].endswith("eligible"):
        return not text[low:place].endswith(("who ", "that ", "to ")) and not _LATER.match(
            text, match.end()
        )
    return not match[0].endswith("not considered") or _OF_WHOM.search(text, low, place) is None


def _ends(text: str, place: int) -> bool:
    """Does the full stop end a sentence: words before it, a new one or nothing behind it?"""
    before = text[max(0, place - 2) : place].rstrip()[-1:] or "x"  # blank: words that ask nothing
    after = text[place + 1 : place + 12].lstrip()[:1]
    return (before.isalnum() or before in (")", "]", "%")) and (after == "" or not after.islower())
