"""Which tumors does a bracket name by their places alone: "head and neck cancer (lip, larynx)"?

Each place behind a tumor is a kind of it, the tumor there. A bracket with any other word, and the
places of what has spread, are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found, TermFinder, TermFound
from nlp.shared_openings import whole_name

# Places of tumors, as ICD-O's topography names them.
_PLACES_TEXT = """
oral cavity, mouth, lip, tongue, base of tongue, floor of mouth, floor of the mouth, tonsil,
salivary gland, pharynx, oropharynx, nasopharynx, hypopharynx, larynx, nasal cavity,
paranasal sinus, paranasal sinuses, head, neck, head and neck, thyroid, brain, eye, spine,
esophagus, oesophagus, stomach, gastroesophageal junction, gastro-esophageal junction,
small bowel, small intestine, duodenum, appendix, colon, rectum, colon and rectum, anus, liver,
gallbladder, bile duct, bile ducts, pancreas, lung, lungs, bronchus, trachea, pleura, thymus,
mediastinum, breast, skin, bone, bones, soft tissue, ovary, fallopian tube, peritoneum, uterus,
endometrium, cervix, vagina, vulva, penis, prostate, testis, testicle, kidney, renal pelvis,
ureter, bladder, urinary bladder, urethra, adrenal gland, trunk, arm, leg, shoulder, buttock,
thigh, forearm, hand, foot, limb, limbs, extremity, extremities, scalp, retroperitoneum
"""
_PLACES = frozenset(" ".join(_PLACES_TEXT.split()).split(", "))
_TUMORS = ("cancer", "carcinoma", "sarcoma", "melanoma", "tumor", "malignancy", "neoplasm")
_BRACKET = re.compile(
    r"(?:\sof\s(?:the\s)?[a-z][a-z ]{2,30}?)?\s?[(\[]"
    r"(?:i\.e\.,?\s?|including\s|primary(?: sites?)?[: ]\s?)?"
    r"(?P<places>[a-z][a-z, /-]{3,200})[)\]]",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s?(?:,|/)\s?(?:and/or |or |and )?(?:the )?|\s(?:and/or|or)\s(?:the )?")
_AND = re.compile(r"\sand\s(?:the )?")


def name_places(text: str, terms: Sequence[Found], finder: TermFinder) -> list[Found]:
    """The terms, with the places in a tumor's brackets as the tumors that are there."""
    made = list(terms)
    if "(" not in text and "[" not in text:
        return made
    for term in terms:
        if not term.value.concept_id.endswith(_TUMORS) or term.value.kind != "condition":
            continue
        bracket = _BRACKET.match(text, term.end)
        if bracket is None or term.value.concept_id == "metastatic_cancer":
            continue
        start, end = bracket.span("places")
        places = _members(text[start:end].lower(), start)
        if len(places) < 2:
            continue
        head = text[term.start : term.end].split()[-1].lower()
        head = head if head.endswith(_TUMORS) else "cancer"
        named = [_there(text, place, head, finder) for place in places]
        inside = [each for each in made if each.start < end and start < each.end]
        if any(each.start < start or each.end > end for each in inside):
            continue
        kept = [each for each in made if each not in inside]
        made = sorted([*kept, *named], key=lambda found: found.start)
    return made


def _members(words: str, offset: int) -> list[tuple[int, int]]:
    """Where the members of a list stand that is of places alone; none, where it is not."""
    cuts = [match.span() for match in _JOINT.finditer(words)]
    found: list[tuple[int, int]] = []
    begin = 0
    for start, end in [*cuts, (len(words), len(words))]:
        pieces = [(begin, start)]
        if words[begin:start] not in _PLACES and (cut := _AND.search(words, begin, start)):
            pieces = [(begin, cut.start()), (cut.end(), start)]
        if any(words[low:high].strip() not in _PLACES for low, high in pieces):
            return []
        found += [(low + offset, high + offset) for low, high in pieces]
        begin = end
    return found


def _there(text: str, place: tuple[int, int], head: str, finder: TermFinder) -> Found:
    words = text[slice(*place)].lower()
    sarcoma = head.endswith(("sarcoma", "melanoma"))
    for name in () if sarcoma else (f"cancer of the {words}", f"{words} cancer"):
        value = whole_name(name, finder)
        if value is not None:
            return Found(*place, value)
    return Found(*place, TermFound("", "condition", f"{words} {head}"))
