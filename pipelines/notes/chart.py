"""What only charts say: short names of measures, and words for their deviations."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nlp.recognizers import Found, TermFound
from nlp.vocabulary import Vocabulary
from pipelines.notes.homonyms import meant
from pipelines.notes.shorthand import shorthand_terms

# Graded, PN is a neuropathy and no nutrition.
_NEUROPATHY = re.compile(r"\bPN(?=,?[ ](?:gr(?:ade)?\b|G[1-4]\b))")
# A class of the American Society of Anesthesiologists has no milligrams.
_ASPIRIN = re.compile(
    r"\bASA(?=[ \t](?:\d{2,4}[ \t]?mg\b|EC\b"
    r"|(?:75|81|100|150|160|162|300|32[45]|500|650)\b(?![.,]\d)))"
)
_TRIAL = re.compile(
    r"\b(?:enrolled|enrolls|participat\w{2,4}|randomi[sz]ed)(?: in| on| to| into)"
    r"(?: (?!trial|study)[\w-]{1,20}){0,5} (?:trial|study)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# "20/200 PH 20/80" is the acuity through a pinhole.
_PINHOLE = re.compile(r"[ \t:]{0,3}20/\d")


# Short names that are tied to no value by a hyphen: "T-10", "P-450", "CAT-2".
_ALONE = frozenset(["T", "P", "R", "BE", "O2", "CAT", "PH", "B12", "CO2"])
# "K 20 mEq" may be a result, "Mg 400 mg" and "B12 1000 mcg" are doses.
_TIED = r"-\d{1,4}(?:\.\d{1,3})?\*?(?:[\s,;]|$)"
_NO_DOSE = r"(?![\d.,]{0,6} ?(?:mg|mcg|µg|μg|g|units?|IU)\b(?!/))"


@dataclass(frozen=True, slots=True)
class Chart:
    """The table read: a regex over the short names, and whose names, deviations and parts are."""

    pattern: re.Pattern[str]
    measures: dict[str, str]
    deviations: dict[str, str]
    volumes: dict[str, str]
    shorthand: re.Pattern[str]
    conditions: dict[str, str]
    silent: frozenset[str]
    without_value: frozenset[str]
    asked: frozenset[str]
    events: tuple[str, ...]
    lasting: tuple[str, ...]


@lru_cache(maxsize=1)
def load_chart() -> Chart:
    """The shipped table, read once."""
    text = files("pipelines.notes").joinpath("chart.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)
    measures = {name: measure for measure, names in rows["names"].items() for name in names}
    deviations = {c: measure for measure, row in rows["deviations"].items() for c in row}
    # A single letter counts only between blanks, before a number that looks like a result; what a
    # print-out ties by a hyphen ("K-4.4") is no single letter but potassium's.
    beside = rf"[ \t]{{0,40}}(?:[:=]|is|was|of|at|are|were)?[ \t]{{0,3}}[<>]?\d{_NO_DOSE}"
    pattern = re.compile(
        rf"(?<![\w.'/–-])(?P<name>{_by_letter(measures)})(?:(?={beside})|(?=(?P<tie>{_TIED})))"
    )
    places = [(c, *p.split("|")) for c, row in rows["shorthand"].items() for p in row]
    conditions = {words: concept_id for concept_id, _, words in places}
    shorthand = "|".join(
        (rf"(?<={re.escape(before)})" if before else r"(?<!\w)") + re.escape(words)
        for _, before, words in sorted(places, key=lambda each: -len(each[2]))
    )
    keys = ("words", "without_value", "concepts")
    silent, bare, asked = (frozenset(rows["silent"][key]) for key in keys)
    short = re.compile(rf"(?:{shorthand})(?!\w)")
    over, but = (tuple(rows["events"][key]) for key in ("concepts", "but"))
    parts = rows["volumes"]
    return Chart(
        pattern, measures, deviations, parts, short, conditions, silent, bare, asked, over, but
    )


def _by_letter(names: Iterable[str]) -> str:
    """The names as a regex that tries only those of a letter, the longest first."""
    letters: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        letters.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in letters.items())


def chart_terms(text: str, terms: Sequence[Found], vocabulary: Vocabulary) -> list[Found]:
    """The terms, with the short names of charts among them, sorted by position.

    A short name takes the place of a term on the very same words ("O2 98%" is no drug).
    """
    chart = load_chart()
    extra = []
    terms = meant(text, terms, chart.silent, chart.asked)
    numbered = chart.pattern.finditer(text) if _DIGIT.search(text) else ()
    for match in numbered:
        row = vocabulary.measures.get(chart.measures[match["name"]])
        acuity = match["name"] == "PH" and _PINHOLE.match(text, match.end())
        if row is not None and not acuity and not (match["tie"] and match["name"] in _ALONE):
            extra.append(Found(*match.span(), TermFound(row.id, "measurement", row.name)))
    short = chart.shorthand.finditer(text) if "PE" in text or "NOF" in text else ()
    for match in short:
        concept = vocabulary.concept(chart.conditions[match[0]])
        if concept is not None:
            extra.append(Found(*match.span(), TermFound(concept.id, concept.kind, concept.name)))
    extra += _worded(text)
    extra += shorthand_terms(text, vocabulary)
    extra.sort(key=lambda each: each.start)
    if not extra:
        return terms
    kept = terms
    for each in extra:
        index = bisect_right(kept, each.start, key=lambda t: t.start)
        if index and kept[index - 1].end > each.start:
            if kept[index - 1].end > each.end or kept[index - 1].start < each.start:
                continue
            index -= 1
            del kept[index]
        if index < len(kept) and kept[index].start < each.end:
            if kept[index].end > each.end:
                continue
            del kept[index]
        kept.insert(index, each)
    return kept


def _worded(text: str) -> list[Found]:
    """What is told by words in their place alone: aspirin as ASA, a neuropathy, a trial."""
    found = []
    if "ASA" in text:
        value = TermFound("aspirin", "drug", "aspirin")
        found += [Found(*match.span(), value) for match in _ASPIRIN.finditer(text)]
    if "PN" in text:
        value = TermFound("peripheral_neuropathy", "condition", "peripheral neuropathy")
        found += [Found(*match.span(), value) for match in _NEUROPATHY.finditer(text)]
    if "trial" in text or "study" in text:
        name = "participation in another clinical trial"
        value = TermFound(name.replace(" ", "_"), "observation", name)
        found += [Found(*match.span(), value) for match in _TRIAL.finditer(text)]
    return found
