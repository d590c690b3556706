"""The small words of English around numbers: fillers, joints, scales, names, the word "age".

English closes these sets, or nearly so; what compares or places in time stands in the tables.
"""

from __future__ import annotations

# Words that may stand between a comparator and its number without changing it.
_FILLERS_TEXT = """
about approximately approx approx. around ca. circa roughly of the a an is are was were be being
has have had value values score scores total their his her its this that these either estimated
nearly almost some at i.e. i.e e.g. average mean median with to any absolute than additional
consecutive continuous full entire whole complete actual least only calculated measured documented
stable continuously points in by also level levels then
"""
_PHRASES_TEXT = """
a total of, a score of, a value of, total of, score of, value of, must be, should be, will be,
or equal to, level of, a level of, the value of, defined as, consisting of, at a, in a,
an average of, a mean of, a median of, a baseline, a period of, as a, daily dose of, doses of,
dose of, a dose of, a daily dose of, or equal, a duration of,
gestational age, postmenstrual age, post-menstrual age, postconceptional age, conceptional age,
bone age, mental age, fetal age, gestational ages
"""
FILLERS = frozenset(_FILLERS_TEXT.split()) | {p.strip() for p in _PHRASES_TEXT.split(",")}
# Names of scales, which make steps of the numbers and numerals behind them. The acronyms count
# only in capitals.
ACRONYMS = frozenset(["nyha", "fc", "who", "asa", "killip", "figo", "binet", "iss", "ccs"])
_SCALES_TEXT = """
stage stages grade grades class classes category categories staging grading status classification
functional
"""
# Names of scales that are measures themselves, so that they are no part of the amount.
NAMED_SCALES = ACRONYMS | {
    *("child-pugh", "rutherford", "fontaine", "fitzpatrick", "skin type", "skin types"),
    *("skin phototype", "skin phototypes"),
}
SCALES = frozenset(_SCALES_TEXT.split()) | NAMED_SCALES
# Numbers behind these words are names, no quantities: "type 2 diabetes", "phase III trial".
_NAMES_TEXT = """
type types phase phases axis cohort cohorts arm arms part parts version section table appendix
figure criterion criteria step visit visits day days week cycle group groups number no. # factor
factors serotype genotype genotypes gene chromosome trimester protocol room covid icd dsm recist
"""
NAMES = frozenset(_NAMES_TEXT.split())
JOINTS = {
    "to": "to", "through": "to", "thru": "to", "till": "to", "until": "to", "-": "to", "~": "to",
    "--": "to", "out of": "of", "and": "and", "&": "and", "or": "or", "and/or": "or", ",": "or",
    "/": "/",
    "±": "+-", "+/-": "+-", "+-": "+-", "-/+": "+-", "plus or minus": "+-", "+ / -": "+-",
}  # fmt: skip
_AGES_TEXT = """
age, aged, ages, age of, ages of, age range, ages between, age between, aged between, of age,
years old, old, of old, ageing, aging, year of age, y old, age limits, age is, ages from,
aged from, age from, ages ranging, in age, years of age, year old, of ages, olds,
chronological age, age group
"""
AGES = frozenset(phrase.strip() for phrase in _AGES_TEXT.split(","))
# Periods that may stand without a number: "the past year", "within a week".
PERIODS = ("year", "month", "week", "day", "hour", "yr", "mth")
