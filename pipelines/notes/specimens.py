"""Is a count one of blood, as its bare name says, or of another fluid, or of bags that were given?

White cells of urine or of cerebrospinal fluid, and platelets that were transfused, are no blood
counts: taken for such, they would rule out patients by a white count of 3.
"""

from __future__ import annotations

import re

# Counts whose bare name means blood.
_CELLS = frozenset({"wbc", "rbc", "anc", "lymphocytes", "monocytes", "eosinophils"})
_CHEMISTRY = frozenset({"glucose", "total_protein", "albumin", "ldh"})
_URINE = re.compile(
    r"\b(?:urinal\w*|urine|U/?A|nitrites?|esterase|bacteria|epithelial|casts?|hpf)\b"
    r"|high[- ]power(?:ed)? field",
    re.IGNORECASE,
)
_FLUID = re.compile(
    r"\b(?:CSF|cerebrospinal|spinal fluid|lumbar puncture|synovial|joint fluid|pleural fluid"
    r"|peritoneal fluid|ascit(?:ic|es) fluid|thoracentesis|paracentesis|arthrocentesis"
    r"|pericardial fluid|aspirate)\b",
    re.IGNORECASE,
)
_BLOOD = re.compile(
    r"\b(?:CBC|blood count|serum|plasma|h(?:a)?emoglobin|h(?:a)?ematocrit|Hgb|Hb|Hct|platelets?"
    r"|white (?:blood )?(?:cell )?count|WBC count|chemistr(?:y|ies)|sodium|labs?)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:units?|packs?|bags?|transfus\w*|a?pheresis|fresh[- ]frozen|FFP|cryo\w*|packed"
    r"|P?RBCs?)\b",
    re.IGNORECASE,
)
_REACH = 160


def is_elsewhere(
    text: str, concept_id: str, name: tuple[int, int], value: int, low: int, high: int
) -> bool:
    """Is a bare count of another fluid, or of bags given?

    Args: name, the offsets of the count's name; value, where its number starts; low and high,
        those of the sentence.
    """
    first = min(name[0], value)
    if concept_id == "platelets":
        return value < name[0] and _GIVEN.search(text, low, high) is not None
    if concept_id not in _CELLS and concept_id not in _CHEMISTRY:
        return False
    start = max(low, first - _REACH)
    if concept_id in _CELLS and value < name[0]:
        near = _URINE.search(text, start, min(high, name[1] + 60))
        if near is not None and _BLOOD.search(text, min(near.end(), first), first) is None:
            return True
    sources = [(m.end(), False) for m in _FLUID.finditer(text, start, first)]
    sources += [(m.end(), True) for m in _BLOOD.finditer(text, start, first)]
    return bool(sources) and not max(sources)[1]
