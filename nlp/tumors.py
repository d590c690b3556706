"""Which tumor facts does a text tell that no row names? Receptors, mutations, and in notes TNM.

They become terms of the text, so that what denies them is read as of any other term: "HER2
negative", "no EGFR mutation", "KRAS wild-type". A gene by itself is no finding: "EGFR" alone stays
what the rows say it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.model import Assertion, Quote, Status
from nlp.recognizers import Found, TermFound
from nlp.tnm import tnm_names

# Genes and proteins that are reported for tumors (College of American Pathologists, biomarker
# reporting templates: breast, lung, colorectal, melanoma, gastric, endometrium, CNS, thyroid).
_GENES_TEXT = (
    "EGFR|KRAS|NRAS|HRAS|RAS|BRAF|ALK|ROS-?1|RET|MET|NTRK[123]?|HER-?2(?:/neu)?|ERBB2|PIK3CA|ESR1|AKT1"
    "|PTEN|TP53|p53|BRCA-?[12]|PALB2|ATM|CHEK2|IDH-?[12]|FLT3(?:-ITD)?|NPM1|JAK-?2|CALR|MPL|BCR-?ABL"
    "|c-?KIT|KIT|PDGFRA|FGFR[1-4]?|TERT|MGMT|POLE|STK11|KEAP1|SMAD4|CDKN2A|VHL|APC|MLH1|MSH[26]|PMS2"
)
_RECEPTORS = (
    "ER|PR|PgR|HR|AR|HER-?2(?:/neu)?|ERBB2|PD-?L1|ALK|ROS-?1|CD\\d{1,3}|Ki-?67|p16|SSTR2|MMR"
    "|Estrogen receptors?|estrogen receptors?|Progesterone receptors?|progesterone receptors?"
    "|Hormone receptors?|hormone receptors?|Oestrogen receptors?|oestrogen receptors?"
)
_CHANGE = (
    r"(?:(?:exon ?\d{1,2} )?(?:mutation|mutations|mutated|mutant|rearrangement|rearranged|fusion"
    r"|translocation|amplification|amplified|deletion|insertion|overexpression|methylation|methylated"
    r"|skipping|alteration)|[A-Z]\d{2,4}[A-Z*]|exon ?\d{1,2}|wild[ -]?type|WT)\b"
)


def _opened(names: str) -> str:
    """One of some names, none in the middle of a word, in their order.

    Their first letters come first, so that the pattern is tried at few places of a text.
    """
    rests: dict[str, list[str]] = {}
    for name in names.split("|"):
        rests.setdefault(name[0], []).append(name[1:])
    return "|".join(rf"{letter}(?<![\w-].)(?:{'|'.join(own)})" for letter, own in rests.items())


_MUTATION = re.compile(
    rf"(?P<gene>{_opened(_GENES_TEXT)})[ :(-]{{1,2}}(?P<change>(?:{_CHANGE}[ ,]?){{1,3}})"
)
# A protein's change alone: "T790M mutation", "resistance mutation T790M".
_PROTEIN = re.compile(
    r"[ACDEFGHIKLMNPQRSTVWY](?<![\w-].)\d{2,4}[ACDEFGHIKLMNPQRSTVWY*]"
    r"(?= (?:resistance |driver |activating )?mutations?\b)"
)
_RESULT = (
    r"(?:[+]{1,3}|\([-−–]\)|positive\b|negative\b|pos\b|neg\b|status\b|[012]\+|equivocal\b"
    r"|expression\b|expressing\b|overexpress\w+\b|amplif\w+\b|strongly\b|weakly\b)"
)
# "ER and/or PR positive": the result is of both.
_AND = rf"(?:\s?(?:/|and/or|or|and|,)\s?(?:{_RECEPTORS}))?"
_MARKER = re.compile(
    rf"(?P<name>{_opened(_RECEPTORS)})"
    rf"(?=[-−–](?![a-z\d])|{_AND}\s?(?:was|were|is|:|=|-|status)?\s?\(?{_RESULT})"
    r"(?!-(?!pos|neg)[a-z])"
)
# The share of cells that stain: "ER 90%, PR <1%"; below one percent is negative (ASCO/CAP 2020).
_SHARE = re.compile(
    r"(?<![\w-])(?P<name>ER|PR|PgR)(?=[ :=(]{1,3}(?:<|>|~|≤|≥)? ?\d{1,3}(?:\.\d)? ?%)"
)
# AJCC Cancer Staging Manual: prefixes, and sizes of tumor, nodes, metastases.
_TNM = re.compile(
    r"(?<![\w-])[cpyra]{0,2}T(?:is|[0-4][a-d]?|[xX])[ ,]{0,2}[cp]?N(?:[0-3][a-c]?|[xX])"
    r"(?:[ ,]{0,2}[cp]?M(?:[01][a-c]?|[xX]))?(?!\w)"
)
_DENIED = re.compile(
    rf"(?:(?: ?/ ?| and | or | and/or )(?:{_RECEPTORS}))?"
    r"[ ,]*(?:(?:mutation |status )?(?:was|were|is|:|=)|status|-)? ?\(?"
    r"(?P<cue>negative\b|neg\b|(?<!\d)0 ?%|< ?1 ?%|(?<! )[-−–](?![a-z\d])|wild[ -]?type\b|WT\b)",
    re.IGNORECASE,
)
# What several spellings of a receptor or gene are called.
_CALLED = {
    "er": r"(?:o?estrogen receptors?)",
    "pr": r"(?:progesterone receptors?|pgr)",
    "hr": r"(?:hormone receptors?)",
    "her2": r"(?:her-?2(?:/neu)?|erbb2)",
    "pd-l1": r"(?:pdl1)",
    "ros1": r"(?:ros-1)",
}
_SPELLINGS = [(re.compile(rf"^{form}(?= |$)"), name) for name, form in _CALLED.items()]
# Its one beginning is a set of signs, so that it is tried at few places.
_HINT = re.compile(r"[A-Zp](?:(?<=[A-Z])[A-Z\d]|(?<=[pP])\d\d|(?<=K)i-?67)")
# "HER2 status must be known": asked for, not found.
_STATUS = re.compile(r" status\b(?![ :(]{0,3}(?:is |was |of )?(?:positive|negative|pos|neg|[+-]))")
_WILD = re.compile(r"[ ,]*(?:wild[ -]?type|WT)\b", re.IGNORECASE)


def tumor_terms(text: str, terms: Sequence[Found], *, stages: bool = True) -> list[Found]:
    """The terms with tumor facts among them, in the order of the text.

    Args: stages, whether shares of cells count, and TNM as in notes; a listing's shares are amounts
        of their scales, and its TNM are ranges.

    A tumor fact takes the place of shorter terms inside it ("EGFR" the filtration rate).
    """
    if "eceptor" not in text and _HINT.search(text) is None and (stages or "N" not in text):
        return list(terms)
    fresh = sorted(_facts(text, stages), key=lambda each: (each.start, -each.end))
    if not fresh:
        return list(terms)
    kept = list(terms)
    for each in fresh:
        first = bisect_left(kept, each.start, key=lambda term: term.end - 1)
        last = first
        while last < len(kept) and kept[last].start < each.end:
            last += 1
        rivals = kept[first:last]
        if any(r.end - r.start > each.end - each.start or _is_ours(r) for r in rivals):
            continue
        kept[first:last] = [each]
    return kept


def but_of_tumors(terms: Sequence[Found], amounts: Sequence[Found]) -> list[Found]:
    """The amounts but those whose numbers stand in the name of a tumor fact: "T1-3, N0-2"."""
    own = [term for term in terms if _is_ours(term)] if amounts else []
    return [a for a in amounts if not any(t.start < a.end and a.start < t.end for t in own)]


def marked(text: str, term: Found, said: Assertion) -> Assertion:
    """The assertion, absent for a marker that its own result denies: "HER2-", "KRAS wild-type".

    A "negative" behind a comma is the result of the next marker: "EGFR mutated, ALK negative".
    """
    if not _is_ours(term):
        return said
    if said.status is Status.ABSENT:
        far = [c for c in said.cues if "," in text[term.end : c.start] and c.text[:3] == "neg"]
        return Assertion() if far and len(far) == len(said.cues) else said
    if said.status is not Status.PRESENT:
        return said
    cue = _DENIED.match(text, term.end)
    if cue is None:
        return said
    quote = Quote(*cue.span("cue"), cue["cue"])
    return replace(said, status=Status.ABSENT, cues=(*said.cues, quote))


def _is_ours(term: Found) -> bool:
    return term.value.kind == "observation" and not term.value.concept_id


def _facts(text: str, stages: bool) -> Iterator[Found]:
    for match in _MUTATION.finditer(text):
        end = match.end("change") - len(match["change"]) + len(match["change"].rstrip(" ,"))
        wild = _WILD.match(text, match.end("gene"))
        if wild is not None:
            yield _term(match.start(), match.end("gene"), f"{match['gene']} mutation")
        else:
            yield _term(match.start(), end, text[match.start() : end])
    for match in _PROTEIN.finditer(text):
        yield _term(*match.span(), f"{match[0]} mutation")
    for match in _MARKER.finditer(text):
        asked = " status" if _STATUS.match(text, match.end("name")) else ""
        yield _term(*match.span("name"), match["name"] + asked)
    for match in _SHARE.finditer(text) if stages else ():
        yield _term(*match.span("name"), match["name"])
    for match in _TNM.finditer(text) if stages else ():
        yield _term(*match.span(), match[0])
    for start, end, name in () if stages else tnm_names(text):
        yield _term(start, end, name)


def _term(start: int, end: int, name: str) -> Found:
    words = " ".join(re.sub(r"[:(,]", " ", name).split()).lower()
    for spelling, called in _SPELLINGS:
        words = spelling.sub(called, words)
    return Found(start, end, TermFound("", "observation", words))


# A therapy named by the tumor it is against is one name, and the tumor no finding of its own.
_TUMOR = ("cancer", "carcinoma", "oma", "leukemia", "tumor", "neoplasm", "malignancy")
_THERAPY = r"(?:therap(?:y|ies)|treatments?|agents?|drugs?|medications?|regimens?|medicines?)\b"
_ANTI = re.compile(r"\banti[ -–]\Z", re.IGNORECASE)
_AGAINST = re.compile(rf"\s(?:\w{{3,16}}\s)?{_THERAPY}", re.IGNORECASE)
_DIRECTED = re.compile(rf"[\s-](?:directed|targeted)\s(?:\w{{3,16}}\s)?{_THERAPY}", re.IGNORECASE)
_MEANT = TermFound("antineoplastic", "drug", "antineoplastic")


def therapies_against(text: str, terms: Sequence[Found]) -> list[Found]:
    """The terms, with each therapy that is named by the tumor it is against as one of them."""
    made: list[Found] = []
    for term in terms:
        found = _therapy(text, term) if term.value.concept_id.endswith(_TUMOR) else None
        if found is not None:
            made.append(found)
    if not made:
        return list(terms)
    kept = [t for t in terms if not any(t.start < m.end and m.start < t.end for m in made)]
    return sorted([*kept, *made], key=lambda found: found.start)


def _therapy(text: str, term: Found) -> Found | None:
    anti = _ANTI.search(text, max(0, term.start - 5), term.start)
    behind = (_AGAINST if anti else _DIRECTED).match(text, term.end)
    if behind is None:
        return None
    return Found(anti.start() if anti else term.start, behind.end(), _MEANT)
