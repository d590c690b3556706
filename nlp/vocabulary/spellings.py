"""One form for all the spellings of a unit, and one for all the spellings of a word.

Two texts that mean the same unit fold to the same key ("x 10^9 / Litre", "×10⁹/L"); two words
that differ in number or in British and American spelling fold to the same word ("tumours").
"""

from __future__ import annotations

import re
from functools import lru_cache

_SIGNS = str.maketrans(
    {
        **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789", strict=True)),
        "⁻": "-",
        "−": "-",
        "–": "-",
        "µ": "u",
        "μ": "u",
        "×": "x",
        "∙": ".",
        "·": ".",
        "⋅": ".",
        "\u00a0": " ",
        "∕": "/",
        "⁄": "/",
    }
)
_RAISED = re.compile(r"10(?=[⁰¹²³⁴⁵⁶⁷⁸⁹])")
_BLANKS = re.compile(r"\s+")
_PER = re.compile(r"(?<![a-z])per(?![a-z])", re.IGNORECASE)
_JOINED = re.compile(r"(?:(?<!\s)\s++)?([/^])\s*")
_POWER = re.compile(r"^(?:[x*.]\s*)?10\s*(?:\*\*|[\^*e])\s*\+?(\d+)", re.IGNORECASE)
_LITER = re.compile(r"lit(?:er|re)s?\b", re.IGNORECASE)
_METER = re.compile(r"met(?:er|re)s?\b")
_PLURAL = re.compile(r"(?<![a-z])([a-z]+[a-rt-z])s\b")


def unit_key(text: str, keep_case: bool = False) -> str:
    """Under which key is a unit's spelling looked up?

    Case (unless kept), blanks around "/" and "^", "per", superscripts, the sign of
    multiplication, "litre", "metre", a final period and plurals do not distinguish spellings.
    """
    raised = _RAISED.sub("10^", text)
    key = _BLANKS.sub(" ", raised.translate(_SIGNS)).strip().rstrip(".")
    if not keep_case:
        key = key.lower()
    key = _JOINED.sub(r"\1", _PER.sub("/", key))
    key = _POWER.sub(r"10^\1", key)
    key = _LITER.sub("L" if keep_case else "l", key)
    return key if keep_case else _PLURAL.sub(r"\1", _METER.sub("meter", key))


_BRITISH = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"aem", "em"),
        (r"oed(?=em)", "ed"),
        (r"(?:^|(?<=gastro)|(?<=tracheo))oeso", "eso"),
        (r"rrhoea", "rrhea"),
        (r"rrhoe", "rrhe"),
        (r"pnoea", "pnea"),
        (r"pnoei", "pnei"),
        (r"oestr", "estr"),
        (r"^foet", "fet"),
        (r"coelia", "celia"),
        (r"homoeo", "homeo"),
        (r"amoeb", "ameb"),
        (r"manoeuvre", "maneuver"),
        (r"anaes", "anes"),
        (r"aesth", "esth"),
        (r"paed", "ped"),
        (r"gynaec", "gynec"),
        (r"phaeo", "pheo"),
        (r"archaeo", "archeo"),
        (r"naev", "nev"),
        (r"caes", "ces"),
        (r"aetio", "etio"),
        (r"faec", "fec"),
        (r"caec", "cec"),
        (r"haem", "hem"),
        (r"leuco", "leuko"),
        (r"leucem", "leukem"),
        (r"sulph", "sulf"),
        (r"(tum|col|lab|behavi|hum|vap|od|fav|rum|neighb|hon)our", r"\1or"),
        (r"fibre", "fiber"),
        (r"centre", "center"),
        (r"calibre", "caliber"),
        (r"litre", "liter"),
        (r"titre", "titer"),
        (r"^grey", "gray"),
        (r"enrol(?=ment|$)", "enroll"),
        (r"programme", "program"),
        (r"mould", "mold"),
        (r"(label|counsel|signal|model|channel|travel|cancel|tunnel)l(?=ed|ing|or|er)", r"\1"),
        (r"is(?=e$|ed$|ing$|ation$|ations$|er$)", "iz"),
        (r"lys(?=e$|ed$|ing$|er$)", "lyz"),
        (r"cyte[s]?$", "cyte"),
        (r"^ageing$", "aging"),
        (r"^oe(?=dema|stro)", "e"),
    )
)
_MAY_BE_BRITISH = re.compile(
    r"ae|oe|our|ulph|leuc|tre|ise|isi|isa|yse|ysi|ll(?:ed|ing|er|or)|grey|enrol|ramme|mould|ageing"
)
_IRREGULAR = {
    "metastases": "metastasis",
    "crises": "crisis",
    "bases": "basis",
    "appendices": "appendix",
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "cervices": "cervix",
    "criteria": "criterion",
    "bacteria": "bacterium",
    "sera": "serum",
    "ova": "ovum",
    "septa": "septum",
    "ganglia": "ganglion",
    "phenomena": "phenomenon",
    "diverticula": "diverticulum",
    "women": "woman",
    "men": "man",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "lice": "louse",
    "calves": "calf",
    "wives": "wife",
    "knives": "knife",
    "lives": "life",
    "leaves": "leaf",
    "headaches": "headache",
    "testes": "testis",
    "pelves": "pelvis",
    "atria": "atrium",
    "stigmata": "stigma",
}
_KEEP_TEXT = """
dose overdose glucose lactose sucrose fructose galactose nose cellulose those purpose
close expose these obese diabetes
"""
_KEEP = frozenset(_KEEP_TEXT.split())
_TO_US_TEXT = """
nevi emboli thrombi fungi bacilli bronchi foci stimuli calculi alveoli cocci loci rami nuclei
villi humeri tophi uteri radii hippocampi streptococci staphylococci pneumococci enterococci
meningococci gonococci abaci annuli
"""
_TO_US = frozenset(_TO_US_TEXT.split())
_AS_IT_IS = frozenset(["does", "goes", "mets", "always", "perhaps", "this", "thus"])
_NUMERAL = {"ii": "2", "iii": "3"}


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _TO_US:
        return word[:-1] + "us"
    if word.endswith("mata"):
        return word[:-2]
    if word.endswith(("bursae", "brae", "ulae", "elae", "opiae", "ellae", "coccae")):
        return word[:-1]
    if not word.endswith("s"):
        return word
    if word[:-1] in _KEEP:
        return word[:-1]
    if word.endswith(("oses", "eses", "yses", "stases", "iases", "ctases")):
        return word[:-2] + "is"
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "xes", "tches", "nches", "zzes")):
        return word[:-2]
    if word.endswith(("viruses", "sinuses", "etuses", "plexuses", "calluses", "uteruses")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """To which form do all spellings and both numbers of a lower-case word fold?

    Folding is applied to names and to texts alike, so that only the sameness of two folded
    words means anything: "diabetes" folds to "diabete" on both sides.
    """
    if len(word) < 4:
        return _NUMERAL.get(word, word)
    if word.isdigit() or word in _AS_IT_IS:
        return word
    if _MAY_BE_BRITISH.search(word):
        for pattern, american in _BRITISH:
            word = pattern.sub(american, word)
    return _singular(word)
