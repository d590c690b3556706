"""The ways a name is written: which words key it, and which spellings stand for it.

`keys` gives the word sequences under which a matcher stores a name; `surfaces` writes out the
spellings themselves, for users' own rules and for training.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nlp.vocabulary.spellings import fold

# A word (with a possessive that does not count), or a sign that ends a name unless it is part of
# it. Hyphens, slashes, apostrophes and blanks only part words; a bulleted line parts names.
WORD = re.compile(r"[^\W_]+|\n[ \t]*(?:[-–•*]|\n)|[^\w\s\-–‐‑/'’]")
_POSSESSIVE = re.compile(r"['’]s\b")
_CONTRACTED = re.compile(r"n['’]t\b")
_SILENT = "the"
_PREFIXES_TEXT = """
non anti post pre multi sub intra inter peri extra immuno cardio neuro cerebro hyper hypo micro
macro co re broncho gastro entero poly mono semi ultra thrombo
"""
_PREFIXES = frozenset(_PREFIXES_TEXT.split())
_PREFIXED = re.compile(rf"({'|'.join(_PREFIXES)})([a-z]{{4,}})")
_NUMBERED = frozenset(["type", "class", "grade", "stage", "phase", "factor", "group", "of", "and"])
_ROMAN = {"1": "i", "4": "iv"}  # ii and iii fold to 2 and 3
_GREEK = {"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "kappa": "κ"}
_HEADS_TEXT = """
disease disorder cancer carcinoma tumor neoplasm failure injury infection inflammation
obstruction dysfunction disturbance fracture malignancy impairment insufficiency transplantation
transplant resection metastasis stenosis perforation
"""
_HEADS = frozenset(_HEADS_TEXT.split())
# Short words of plain English that are also acronyms: only the capitals mean the acronym.
_PLAIN_WORDS_TEXT = """
aid aids air all and any arm art ask bad bag bar bat bed bid bit bun cab cad can cap car cat cup
cut dad day die dim ear eat end era eye fad far fat fit for fun gas get had ham hip his hit hot
ice ill its jam key kit lab lap law leg let lid lip lot low mac mad man map mat may men met mid
mix mom mum net new nor not now oar oil old one our out own pad pan pap par pat pay pen per pet
pie pin pit pod pop pot pub put ram ran rap rat raw red rib rid rip row rub run sad san sat saw
sea see set she sin sip sir sit six ski sky son sum sun tab tan tap tar tax tea ten the tie tip
toe too top toy try two use van vat via war was way web wet who why win yes yet you able arms
back base best care case cast clip coil come cope cord cost date done dose down drop each ease
face fact fall fast fear feet fill find fine five foot form four free from full game gave give
gold good hand hard have head hear heat held help high hold home host hour here inch into iron
item join just keep kind lack lake land last late lead left less life like line list live long
look lose loss lost main make male many mark mass mild mind mine more most move much must name
near neck need next node none nose note once only open oral over pack pain part pass past plan
play plus pose post pump rare rate real rest ring rise risk role room root same scan seat seen
self sent show side sign site size skin slow soft sole some soon sort spot star stay stem step
stop such suit sure swab take team test than that them then they this thus time tone told tool
tour tube turn type unit upon used vein very view wait walk wall want ward wash wean week well
were what when will wire with word work year your zero act als apt cop dip dot ems fab hat her
him how ids ink led log mas mrs mss nos off pas pod rep sag sob spa tat tic tot wan nets bold
charm lift rest heal hero smart pace path audit grace peak pets pots cats save span stop
"""
PLAIN_WORDS = frozenset(_PLAIN_WORDS_TEXT.split())


def words_of(text: str) -> list[str]:
    """The words and signs of a name, lower case, folded, without articles and possessives."""
    lowered = text.lower()
    if "'" in lowered or "’" in lowered:
        lowered = _POSSESSIVE.sub("", _CONTRACTED.sub(" not", lowered))
    if "&" in lowered:
        lowered = lowered.replace("&", " and ")
    return [fold(word) for word in WORD.findall(lowered) if word != _SILENT]


# Units that are spelled like a short name in another case: "cells/mcL", and MCL the lymphoma.
_UNITS = frozenset({"mcl", "mol"})
# Acronyms that open a name as an auxiliary opens a demand: "must score 20 or higher".
_AUXILIARIES = ("MUST ",)


def is_case_sensitive(name: str) -> bool:
    """Does only this very case mean the name ("ALL", "Na"), not "all" or "na"?"""
    if name.lower() in _UNITS or name.startswith(_AUXILIARIES):
        return True
    if len(name) > 5 or " " in name or name.islower():
        return False
    if name.isupper() and name.endswith("S"):
        return True  # else it would fold with the plural of a shorter one: SAR, SARS
    letters = sum(map(str.isalpha, name))
    if letters <= 2:
        return letters > 0
    return name.lower() in PLAIN_WORDS and sum(map(str.isupper, name)) > 1


@lru_cache(maxsize=100_000)
def _other_words(word: str) -> tuple[tuple[str, ...], ...]:
    """What else may stand for one folded word: its prefix parted, its Greek letter."""
    found: list[tuple[str, ...]] = []
    parted = _PREFIXED.fullmatch(word)
    if parted:
        found.append((parted[1], fold(parted[2])))
    if word in _GREEK:
        found.append((_GREEK[word],))
    if not word.isascii():
        found.append((word.translate(_PLAIN_LETTERS),))
    return tuple(found)


_PLAIN_LETTERS = str.maketrans("áàâäãåéèêëíìîïóòôöõøúùûüñç", "aaaaaaeeeeiiiioooooouuuunc")


def _variants(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Word sequences that stand for the same name, one change each."""
    following = ""
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        for other in _other_words(word):
            yield (*words[:index], *other, *words[index + 1 :])
        if following:
            glued: str | None = None
            if word in _PREFIXES:
                glued = fold(word + following)
            elif following[0].isdigit() and word.isalpha() and word not in _NUMBERED:
                glued = word + following
            elif following in _ROMAN and word in _NUMBERED:
                yield (*words[: index + 1], _ROMAN[following], *words[index + 2 :])
            if glued is not None:
                yield (*words[:index], glued, *words[index + 2 :])
        following = word


def keys(name: str) -> set[tuple[str, ...]]:
    """Under which word sequences is a name to be found?

    Beside its own words: prefixes glued or parted, roman numerals, Greek letters, and "cancer of
    (the) breast" for "breast cancer".
    """
    words = tuple(words_of(name))
    if not words:
        return set()
    found = {words, *_variants(words)}
    for each in tuple(found) if len(words) > 1 else ():
        if each[-1] in _HEADS and each[0] not in _HEADS and len(each) <= 4:
            found.add((each[-1], "of", *each[:-1]))
        elif len(each) > 2 and each[1] == "of" and each[0] in _HEADS and len(each) <= 4:
            found.add((*each[2:], each[0]))
    return found


# What has no plural of its own, or one that is not made by rule.
_UNCOUNTED = re.compile(
    r"(?:^|[\s/-])[^\s/-]{1,2}$|(?:ed|ese|ous|ic|al|i|u|ose|ase|ise|up|ing|ie|le|[A-Z])$"
    r"|(?:[^oeyt]sis|xis|feet|teeth|lice|children|women|leave|live|ria|mata|cose|[A-Z][SE])$"
    r"|(?:^|[\s-])[A-Z][a-z]+$"
)


def _is_counted_acronym(name: str) -> bool:
    return len(name) > 2 and name.isalpha() and name.isupper() and name[-1] not in "SE"


def _plural(name: str) -> str:
    if _UNCOUNTED.search(name) and not _is_counted_acronym(name):
        return name
    if name.endswith(("sis", "xis")):
        return name[:-2] + "es"
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return name[:-1] + "ies"
    if name.endswith(("ss", "sh", "tch", "x")):
        return name + "es"
    return name if name.endswith("s") else name + "s"


_AMERICAN = (
    (re.compile(r"(?<!s)hem(?=[aoi])"), "haem"),
    (re.compile(r"(?<!a)emia\b"), "aemia"),
    (re.compile(r"\bedema"), "oedema"),
    (re.compile(r"\besoph"), "oesoph"),
    (re.compile(r"tumor"), "tumour"),
    (re.compile(r"rrhea\b"), "rrhoea"),
    (re.compile(r"\bestr(?=o|a)"), "oestr"),
    (re.compile(r"anesth"), "anaesth"),
    (re.compile(r"ization\b"), "isation"),
    (re.compile(r"\bfet(?=al|us)"), "foet"),
    (re.compile(r"pediatr"), "paediatr"),
)


_GLUED = re.compile(rf"\b({'|'.join(_PREFIXES)})-([a-z]{{3,}})\b")


def surfaces(name: str) -> Iterator[str]:
    """The spellings that stand for a name: singular, plural, British, glued and parted."""
    given = [name]
    if not is_case_sensitive(name):
        british = name
        for pattern, spelling in _AMERICAN:
            british = pattern.sub(spelling, british)
        given += [british, name.replace("-", " "), _GLUED.sub(r"\1\2", name, count=1)]
        given += [_plural(each) for each in (name, british) if each[-1:].isalpha()]
    yield from dict.fromkeys(given)
