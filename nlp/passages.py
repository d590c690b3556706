"""One passage while it is read: what is found, named, asserted and joined, step by step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language

from nlp.abbreviations import Meanings, bind, choose
from nlp.aliases import aliases_of
from nlp.changes import changes
from nlp.denial_ends import end_denials
from nlp.denials import (
    end_at_verbs,
    end_lacks,
    go_on,
    list_on,
    of_name_before,
    of_those_with,
    share_denials,
)
from nlp.elliptic import fill_lists
from nlp.fitness import name_fitness, unfit
from nlp.idle_numbers import telling
from nlp.joining import join
from nlp.making import Maker, Said, by_owner, unowned
from nlp.meanings import choose_meanings
from nlp.measured_names import beside_names, name_measures, name_pressures
from nlp.measuring import fits
from nlp.mentions import NamedAs, Naming, RowsFound, Tags
from nlp.model import Assertion, Mention, Passage
from nlp.non_prefixed import without_prefix
from nlp.open_concepts import find_open, looked_at, masked
from nlp.performance import told_elsewhere
from nlp.placed import (
    AGE,
    Placed,
    Reading,
    is_moment,
    is_scale,
    is_time_of,
    lies_in,
    named_by,
    runs_into_age,
)
from nlp.progressing import name_progress
from nlp.qualifiers import deny, is_qualifier, qualified
from nlp.rates import is_counted
from nlp.recognizers import (
    Found,
    Framed,
    Linker,
    TermFound,
    context_reader,
    name_around,
    read_amounts,
    read_windows,
    split_sentences,
    split_words,
    term_finder,
)
from nlp.refusals import only_tested, refused
from nlp.routes import name_routes
from nlp.sex_signs import name_sexes
from nlp.shared_heads import share_heads
from nlp.stage_heads import head_stages
from nlp.study_codes import name_codes
from nlp.timed_amounts import claim, times_of_each
from nlp.tumors import but_of_tumors, marked, therapies_against, tumor_terms
from nlp.turning import turn
from nlp.unit_owners import name_by_units, told_as
from nlp.vaccinations import name_vaccines
from nlp.vocabulary import Vocabulary
from nlp.words_before import read_before

# Measures in years or months that are not the patient's age.
_OF_TIME = frozenset({"life_expectancy", "gestational_age", "postmenstrual_age", "bone_age"})
_OF_TIME |= {"disease_duration"}
_OF_LIST = re.compile(
    r"\s{0,3}(?:\([1-9]\)\s)?(?:or more\s)?(?:of\s(?:the\s|these\s)?following\b|following\b"
    r"|of(?:\s(?:the\s)?[a-z]{4,14}\s(?:below|listed)\b|\s?:"
    r"|\s(?:the\s)?(?:[2-9]|[a-z]{3,5})\scriteria\b"
    r"|\s(?=[^.;\n]{0,80}(?:,|\bor\b))))"
)
# "before age 5", "after the age of 50": the age at which something was, not the patient's now.
_ONSET = TermFound("age_at_onset", "measurement", "age at onset")
_AT_AN_AGE = ("before", "prior", "after", "past")


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs, built once: the vocabulary and the spaCy pipeline over it.

    `tagger`: None where the rows alone name the mentions; `linker`, of what it names.
    """

    vocabulary: Vocabulary
    language: Language
    tagger: Tags | None = None
    linker: Linker | None = None

    @property
    def naming(self) -> Naming | None:
        """What names mentions beside the rows."""
        return Naming(self.tagger, self.linker) if self.tagger is not None else None


class PassageInReading:
    """One passage while it is read."""

    def __init__(self, passage: Passage, reader: Reader, side: str) -> None:
        self.passage, self.text = passage, passage.text
        self.maker = Maker(passage, reader.vocabulary)
        self.vocabulary, self.side = reader.vocabulary, side
        self.tagged = reader.tagger is not None
        self.words = split_words(self.text)

    def find(self) -> None:
        """Find the names that rows have."""
        found = (finder := term_finder(self.vocabulary)).find(self.text, self.words)
        found = name_sexes(self.text, found, self.side)
        found = name_progress(self.text, name_codes(self.text, found))
        self.terms: list[Found] = name_around(self.text, found, self.words, finder)

    def choose(self, bound: Meanings) -> None:
        """Settle what abbreviations mean, and what tells of a tumor."""
        found = choose(self.text, self.terms, self.words, self.vocabulary)
        found = therapies_against(self.text, tumor_terms(self.text, found, stages=False))
        self.terms = bind(self.text, found, bound)

    def measure(self, quantities: Framed) -> None:
        """Find amounts and windows."""
        amounts = read_amounts(self.text, self.vocabulary, quantities)
        self.amounts = but_of_tumors(self.terms, amounts)
        self.windows = read_windows(self.text, self.vocabulary, quantities)

    def name(self, open_too: bool) -> None:
        """Settle which terms are measures, ages and results."""
        self.terms = choose_meanings(self.text, self.terms, self.amounts, self.vocabulary)
        self.terms = name_pressures(self.text, self.terms, self.amounts)
        self.heard = list(self.terms)
        self._settle()
        if open_too and self.amounts:
            self.terms = changes(self.text, self.terms, self.amounts)
            self.terms = name_measures(self.text, self.terms, self.amounts)

    def fill(self, open_too: bool, bound: Meanings) -> None:
        """Add what no row knows, and give members of lists their whole names."""
        if open_too:
            taken = [(f.start, f.end) for f in self.terms if not is_qualifier(f)]
            taken += looked_at(self.text)
            parting = [*filter(is_qualifier, self.terms), *self.amounts, *self.windows]
            named = self.terms + find_open(masked(self.text, parting), taken)
            named = bind(self.text, named, bound)
            named.sort(key=lambda found: found.start)
            shared = share_heads(self.text, named, term_finder(self.vocabulary))
            apart = (*self.amounts, *self.windows)
            shared = read_before(self.text, shared, term_finder(self.vocabulary))
            shared = fill_lists(self.text, shared, term_finder(self.vocabulary), apart)
            shared = name_routes(self.text, shared, term_finder(self.vocabulary))
            shared = head_stages(self.text, shared, self.amounts, term_finder(self.vocabulary))
            shared = name_vaccines(self.text, shared, term_finder(self.vocabulary))
            self.terms = name_fitness(self.text, shared, term_finder(self.vocabulary))
        self.terms = without_prefix(self.text, self.terms, term_finder(self.vocabulary))
        self.terms = deny(self.text, self.terms)

    def hear(self) -> None:
        """Settle what is asserted of each term."""
        sentences = split_sentences(self.text)
        reader = context_reader(self.vocabulary, self.side)
        targets = [(f.start, f.end, f.value.kind) for f in self.terms]
        said = reader.read(self.text, targets, self.words, sentences)
        assertions = [
            unfit(self.text, found, refused(self.text, found, marked(self.text, found, each)))
            for found, each in zip(self.terms, said, strict=True)
        ]
        self.terms = [
            only_tested(self.text, found, each)
            for found, each in zip(self.terms, assertions, strict=True)
        ]
        assertions = go_on(self.text, self.terms, share_denials(self.text, self.terms, assertions))
        if self.side == "listing":
            assertions = list_on(self.text, self.terms, assertions, self.windows)
        assertions = end_at_verbs(self.text, self.terms, assertions)
        assertions = of_name_before(self.text, self.terms, assertions)
        assertions = of_those_with(self.text, self.terms, assertions)
        assertions = end_lacks(self.text, self.terms, assertions)
        self.assertions = end_denials(self.text, self.terms, assertions, self.amounts)

    def state(self, first: int) -> int:
        """Make the statements, numbered from `first`, and tell how many they are."""
        self.read = self.amounts
        self.placed = self._statements(self.assertions, first)
        return len(self.placed)

    def found(self) -> RowsFound:
        """What the rows made of it, for what names the mentions."""
        inner = [term for term in self.heard if term not in self.terms]
        named, said = (self.terms, inner), self.assertions
        return RowsFound(self.passage, *named, self.amounts, self.windows, said)

    def tell(self, mentions: Sequence[Mention]) -> Reading:
        """Statements, mentions and the stretches they cover."""
        assertions, placed = self.assertions, self.placed
        if self.tagged:
            named_as = NamedAs(mentions)
            placed = [named_by(named_as, each) for each in placed]
        scales = [found for found in self.read if found.value.scale]
        covered = [(f.start, f.end) for f in (*self.terms, *self.amounts, *self.windows, *scales)]
        covered += [(cue.start, cue.end) for said in assertions for cue in said.cues]
        return Reading(tuple(placed), tuple(mentions), tuple(sorted(set(covered))))

    def _settle(self) -> None:
        """Drop terms that are part of an amount or window, and let ages bear their concept."""
        self.amounts = beside_names(self.terms, self.amounts)
        spans = [(f.start, f.end) for f in (*self.amounts, *self.windows)]
        if not spans:
            return
        # "patient age is >= 18": the amount's own words hold the last of the name.
        spans += [(t.start, t.end) for t in self.terms if runs_into_age(t, self.amounts)]
        spans += [(t.start, t.end) for t in self.terms if is_moment(self.text, t, self.windows)]
        placing = [(f.start, f.end) for f in self.windows]
        ages = {(f.start, f.end) for f in self.amounts if f.value.implied == "age"}
        scales = [(f.start, f.value.number_span[0]) for f in self.amounts]
        self.terms = [
            term
            for term in self.terms
            if not lies_in(term, spans)
            or (term.value.kind == "drug" and not lies_in(term, placing))
            or (term.value.kind == "measurement" and is_scale(term, scales))
            or term.value.concept_id == "gestational_age"
            or any(is_counted(term, amount) for amount in self.amounts)
        ]
        self.terms = name_by_units(self.text, self.terms, self.amounts, self.vocabulary)
        named = [t for t in self.terms if t.value.concept_id == "age"]
        others = [t for t in self.terms if t.value.concept_id in _OF_TIME]
        for start, end in ages:
            done = [t for t in self.terms if t.value.kind == "procedure" and t.end <= start]
            if any(t.start <= start and is_time_of(self.text[t.end : start]) for t in others):
                continue
            if any(self.text[t.end : start].strip() in ("", "is", "are") for t in done):
                continue  # "a biopsy older than 6 months"
            if not any(0 <= start - t.end < 40 or 0 <= t.start - end < 12 for t in named):
                then = self.text[start:end].lower().startswith(_AT_AN_AGE)
                self.terms.append(Found(start, end, _ONSET if then else AGE))
        self.terms.sort(key=lambda found: found.start)

    def _statements(self, assertions: Sequence[Assertion], first: int) -> list[Placed]:
        qualifiers = qualified(self.text, self.terms)
        self.amounts = telling(self.text, self.terms, self.amounts, self._fits)
        idle = told_elsewhere(self.text, self.terms)
        joined = join(self.text, self.terms, self.amounts, self.windows, fits=self._fits, idle=idle)
        for number, found in enumerate(self.amounts):
            if _OF_LIST.match(self.text, found.end) and found.value.amount.unit is None:
                joined.amounts[number] = []  # how many of a list, not of its first member
        if len(self.amounts) > 1 and self.windows:
            claim(self.text, self.amounts, self.windows, joined, self.terms)
        self.windows = turn(self.text, self.terms, self.windows, joined.windows)
        amounts = by_owner(joined.amounts, self.amounts)
        windows = by_owner(joined.windows, self.windows)
        aliases = aliases_of(self.text, self.terms, self.vocabulary, amounts, windows)
        aliases |= {i for i in idle if i not in amounts}
        pieces: list[tuple[int, int, Said | Found]] = []
        for index, term in enumerate(self.terms):
            if term.value.kind == "qualifier" or index in aliases:
                continue
            own, placing = (
                amounts.get(index, ()),
                (qualifiers.get(index, ()), windows.get(index, ())),
            )
            if not own:
                said = Said(told_as(term, None, self.vocabulary), assertions[index], *placing)
                pieces.append((term.start, term.end, said))
                continue
            several = len(own) > 1
            each = times_of_each(self.text, own, placing[1]) if several else placing[1:]
            for amount, times in zip(own, each, strict=True):
                place = amount if several else term
                named = told_as(term, amount, self.vocabulary)
                said = Said(named, assertions[index], placing[0], times, amount)
                pieces.append((place.start, place.end, said))
        pieces += [(f.start, f.end, f) for f in unowned(joined.amounts, self.amounts)]
        pieces += [(f.start, f.end, f) for f in unowned(joined.windows, self.windows)]
        pieces.sort(key=lambda piece: piece[:2])
        make = self.maker
        return [
            Placed(make.told(number, piece), start, end)
            for number, (start, end, piece) in enumerate(pieces, start=first)
        ]

    def _fits(self, amount: Found, term: Found) -> bool:
        """May the amount be a result of this measure, as far as its unit tells?"""
        row = self.vocabulary.measures.get(term.value.concept_id)
        return row is None or fits(amount.value.amount, row, self.vocabulary)
