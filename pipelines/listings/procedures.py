"""Which sentences only tell what the study will do, or what is to be done with a patient then?

"Biopsies will be stored", "blood pressure will be measured twice", "patients should be monitored
for bleeding", "a new biopsy should be taken if feasible", "a washout of 2 weeks applies": none of
it is asked of who may enter, neither its names nor its numbers.
"""

from __future__ import annotations

import re

# What studies do. "Excluded", "required", "treated" and the like are not among them: they rule.
_DONE = (
    r"(?:collected|repeated|re-?tested|performed|conducted|carried out|done|obtained|taken|given"
    r"|provided|offered|administered|treated (?:with|by|on|according)|(?:re-?)?measured"
    r"|(?:re-?)?assessed|(?:re-?)?evaluated|monitored|reviewed|recorded|discussed|determined"
    r"|calculated|screened|tested|asked|informed|instructed|contacted|followed|observed"
    r"|randomi[sz]ed|assigned|allocated|stratified|counsel+ed|reminded|trained|reimbursed"
    r"|compensated|withdrawn|replaced|stored|shipped|submitted|sent|drawn|scheduled|documented"
    r"|approached|interviewed|notified|described|adjusted)"
)
_WATCHED = (
    r"(?:(?:closely|carefully|regularly|frequently) )?(?:monitored|followed|observed|counsel+ed"
    r"|informed|instructed|advised|discussed|recorded|reminded|encouraged)"
)
# No word that rules who may enter, before the verb or behind it.
_PLAIN = (
    r"(?:(?!\b(?:unless|provided|must|eligible|ineligible|exclu\w+|includ\w+|allowed|permitted|but"
    r"|not|never)\b)(?:[^.;\n()]|\.\d|\([^().;\n]{0,80}\)))"
)
# Before the verb no limit stands, and no colon: they are of what was asked before.
_HEAD = _PLAIN.replace("()]", "():<>≥≤]", 1)
_END = r"(?=[.;)\n]|\Z)"
_NOT_MUST = (
    r"(?:,? but (?:will|is|are) not (?:be )?(?:mandated|mandatory|required|obligatory|compulsory))?"
)
# A sentence that opens a criterion and is of people may be what it asks.
_SENTENCE = (
    r"(?:(?<=[.;:\n)*(] )|(?<=[.;\n(])(?!\d)|(?<=[.;:] {2})"
    r"|\A(?!.{0,24}\b(?:patients?|participants?|subjects?|individuals?|adults|wom[ae]n|men)\b))"
)
_WILL = re.compile(
    rf"{_SENTENCE}(?:(?:if|when|once|in case)\b(?:[^.,;\n]|[.,]\d){{1,120}}, )?{_HEAD}{{1,160}}?"
    r"(?<!\bwho)(?<!\bthat)(?<!\bwhich) (?:will|would|is to|are to|is going to) "
    rf"(?:also |then |only |routinely |subsequently )?be {_DONE}\b"
    rf"{_NOT_MUST}{_PLAIN}{{0,300}}{_END}",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    rf"{_SENTENCE}{_HEAD}{{1,160}}?\b(?:should|must|needs? to|can|may) be {_WATCHED}\b"
    rf"{_PLAIN}{{0,300}}{_END}",
    re.IGNORECASE,
)
_REFRAIN = re.compile(
    rf"{_SENTENCE}{_HEAD}{{0,120}}?\bshould (?:also )?(?:refrain from|avoid)\b"
    rf"{_PLAIN}{{0,300}}{_END}",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    rf"{_SENTENCE}{_HEAD}{{1,160}}?\b(?:may|can) be (?:repeated|re-?tested|re-?screened|re-?done"
    rf"|re-?evaluated|re-?assessed)\b{_PLAIN}{{0,300}}{_END}",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(
    rf"{_SENTENCE}{_HEAD}{{1,200}}?\b(?:will|do(?:es)?|can|may|should|would) ?not "
    r"(?:qualify|count|serve|suffice|be (?:considered|counted|used|regarded)) "
    rf"(?:as|for|towards?)\b{_PLAIN}{{0,300}}{_END}",
    re.IGNORECASE,
)
_BUT = re.compile(
    r",? ?\b(?:and|but) (?:(?:they|these|those|patients|participants|subjects) )?"
    rf"(?:should|must|will|needs? to|can|may) be {_WATCHED}\b{_PLAIN}{{0,300}}{_END}",
    re.IGNORECASE,
)
_FEASIBLE = re.compile(
    rf"{_SENTENCE}{_HEAD}{{1,160}}?\b(?:should|will|may|can) be \w+\b[^.;\n]{{0,80}}?"
    r"\b(?:if|when|where|whenever) (?:feasible|possible|clinically (?:feasible|indicated)|available"
    r"|applicable)\b[^.;\n]{0,80}",
    re.IGNORECASE,
)
# What patients are free to do beside the study. What they "may have received" is a limit.
_FREE = re.compile(
    rf"{_SENTENCE}(?:the )?(?:patients?|participants?|subjects?|individuals?|they|those) "
    r"may (?:also |still |however )?(?:continue|receive|take|use|remain on|stay on"
    r"|be (?:currently |also |already )?(?:prescribed|taking|receiving|on|using)) "
    rf"{_PLAIN}{{1,300}}{_END}",
    re.IGNORECASE,
)
_WASHOUT = re.compile(
    rf"{_SENTENCE}(?:an?|the) (?:\w+ )?(?:minimum )?wash-?\s?out(?: period)? (?:of|for|period)\b"
    r"(?:[^.;\n]|\.\d){1,160}",
    re.IGNORECASE,
)
# What stands in all that the long patterns match, tried on the text in lower case.
_IS_DONE = re.compile(rf" be {_DONE}\b")
_TO_BE = re.compile(
    r"(?:will|is to|are to|is going to) (?:also |then |only |routinely |subsequently )?be "
)
_IS_WATCHED = re.compile(rf" be {_WATCHED}\b")
_SUCH = re.compile(
    r"not (?:qualify|count|serve|suffice|be (?:considered|counted|used|regarded)) (?:as|for|toward)"
)
_IF_FEASIBLE = re.compile(
    r"feasible|possible|clinically (?:feasible|indicated)|available|applicable"
)


def procedures(text: str) -> list[tuple[int, int]]:
    """Where in a criterion's text do such sentences stand?"""
    low = text.lower()
    tried: list[re.Pattern[str]] = []
    if " be " in low:
        tried += [_WILL] if _IS_DONE.search(low) and _TO_BE.search(low) else []
        tried += [_SHOULD, _BUT] if _IS_WATCHED.search(low) else []
        tried += [_AGAIN] if " be re" in low else []
        tried += [_FEASIBLE] if _IF_FEASIBLE.search(low) else []
    if " may " in low:
        tried.append(_FREE)
    if "not " in low and _SUCH.search(low):
        tried.append(_NO_SUCH)
    if "refrain" in low or "avoid" in low:
        tried.append(_REFRAIN)
    if "wash" in low:
        tried.append(_WASHOUT)
    return [found.span() for pattern in tried for found in pattern.finditer(text)]
