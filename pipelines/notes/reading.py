"""A passage of a note -> statements, each with its place: terms, results, doses, assertions.

Leaner than the reading of listings: a note states results, not limits, and names what it tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.abbreviations import NONE, Meanings, bind, choose
from nlp.measured_names import beside_names, name_pressures
from nlp.measuring import measured
from nlp.model import (
    Amount,
    Assertion,
    Assumption,
    Concept,
    Passage,
    Quote,
    Statement,
    Tense,
    Window,
)
from nlp.progressing import name_progress
from nlp.qualifiers import qualified
from nlp.recognizers import (
    Found,
    TermFound,
    context_reader,
    read_amounts,
    read_windows,
    split_words,
    term_finder,
)
from nlp.tumors import marked, tumor_terms
from nlp.vocabulary import Vocabulary
from pipelines.notes.ages import told_ages
from pipelines.notes.answers import answered
from pipelines.notes.callers import of_the_caller
from pipelines.notes.chart import chart_terms, load_chart
from pipelines.notes.consents import as_risks, of_a_study
from pipelines.notes.dictated import sentences_of
from pipelines.notes.differential import told_apart
from pipelines.notes.doses import doses
from pipelines.notes.lasting import complaints, histories, lasting
from pipelines.notes.named import (
    AGE,
    key_of,
    kind_of,
    of_result,
    of_test,
    outside_amounts,
    that_deny,
    with_names,
)
from pipelines.notes.owned import Result
from pipelines.notes.owners import named_by_themselves
from pipelines.notes.parting import singled
from pipelines.notes.past import events, only_first
from pipelines.notes.printed import numeric, with_columns
from pipelines.notes.regimen import regimens, within
from pipelines.notes.repeats import earlier, repeated
from pipelines.notes.results import ResultReader
from pipelines.notes.rows import under_names, with_units
from pipelines.notes.slashes import slashed
from pipelines.notes.spoken import without_eyes

_PER_SURFACE = Assumption("unit_per_surface", "eGFR in mL/min: taken per 1.73 m2")
_COLUMNS = re.compile(r"[ \t]{2}\S[^\n]{0,40}?[ \t]{2,}+\Z")
_OTHER_NAME = re.compile(r"\s?\([^()]{1,40}\)[ \t]{2}")
_PLAIN = Assertion()


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, and where in the passage's text its concept stands."""

    statement: Statement
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PassageRead:
    """What a passage says, between which offsets its sentences lie, and its windows of time."""

    told: list[Told]
    sentences: list[tuple[int, int]]
    windows: Sequence[Found] = ()


@lru_cache(maxsize=4)
def _result_reader(vocabulary: Vocabulary) -> ResultReader:
    return ResultReader(vocabulary, load_chart())


def read_passage(
    passage: Passage, vocabulary: Vocabulary, received: str, bound: Meanings = NONE
) -> PassageRead:
    """What does a passage of a note say, in its order?

    Args: received, the whole note's text as received, whose words the quotes keep; bound, the
        abbreviations that the note defines.
    """
    text = passage.text
    words = split_words(text)
    bounds = sentences_of(text)
    amounts = with_columns(text, read_amounts(numeric(text), vocabulary))
    amounts = with_units(
        received[passage.start : passage.start + len(text)], text, amounts, vocabulary
    )
    found = choose(text, term_finder(vocabulary).find(text, words), words, vocabulary)
    found = name_progress(text, bind(text, found, bound))
    amounts = beside_names(found, amounts)
    found = name_pressures(text, found, amounts)
    terms = tumor_terms(text, chart_terms(text, outside_amounts(found, amounts), vocabulary))
    known = [each for each in amounts if each.value.implied == "age"]
    ages = told_ages(text, known, opens=passage.start == 0)
    values = [each for each in amounts if each.value.implied != "age"]
    values = told_apart(text, singled(text, values, vocabulary))
    reader = _result_reader(vocabulary)
    paired, values = slashed(text, terms, values, reader.measures)
    results = [*paired, *reader.read(without_eyes(text), terms, values, bounds)]
    results += repeated(text, terms, values, results)
    results += under_names(text, terms, values, results, reader.measures)
    results += doses(text, terms, values, results, bounds)
    results += named_by_themselves(text, terms, values, results, vocabulary)
    terms = with_names(terms, results, ages)
    targets = [(t.start, t.end, t.value.kind) for t in terms]
    assertions = context_reader(vocabulary, "note").read(text, targets, words, bounds)
    said = [marked(text, t, each) for t, each in zip(terms, assertions, strict=True)]
    assertions = [of_test(text, t, each) for t, each in zip(terms, said, strict=True)]
    assertions = of_the_caller(received, answered(text, terms, assertions))
    assertions = only_first(text, terms, assertions, events(vocabulary))
    assertions = as_risks(text, terms, assertions, bounds)
    assertions = of_a_study(text, terms, assertions, bounds)
    results, before = earlier(text, results)
    builder = _Builder(passage, vocabulary, received, bounds, before)
    windows = [*read_windows(text, vocabulary), *histories(text, values)]
    told = list(builder.build(terms, results, ages, assertions, windows))
    return PassageRead(told, bounds, windows)


class _Builder:
    """Builds the statements of one passage."""

    def __init__(
        self,
        passage: Passage,
        vocabulary: Vocabulary,
        received: str,
        bounds: Sequence[tuple[int, int]],
        before: set[int],
    ) -> None:
        self.before = before
        self.text, self.offset, self.vocabulary = passage.text, passage.start, vocabulary
        self.received, self.starts = received, [start for start, _ in bounds]

    def build(
        self,
        terms: list[Found],
        results: Sequence[Result],
        ages: Sequence[Found],
        assertions: Sequence[Assertion],
        windows: Sequence[Found],
    ) -> list[Told]:
        """Every term as a statement, once for each of its values."""
        values: dict[tuple[int, int, str, str], list[Found]] = {}
        for result in results:
            values.setdefault(key_of(result.term), []).append(result.amount)
        for age in ages:
            values[key_of(Found(age.start, age.end, AGE))] = [age]
        qualifiers = qualified(self.text, terms)
        taken = regimens(self.text, terms, [result.amount for result in results])
        denying = that_deny(terms, assertions)
        dosed = within(terms, [word for words in taken.values() for word in words])
        lasted = lasting(self.text, terms, windows, complaints(self.vocabulary)) if windows else {}
        told = []
        for index, term in enumerate(terms):
            kind = term.value.kind
            if kind in ("qualifier", "visit") or (term.start, term.end) in dosed:
                continue
            own: list[Found | None] = [*values.get(key_of(term), ())]
            if not own and kind == "measurement" and self._says_nothing(term, terms, index):
                continue
            for amount in own or [None]:
                words = [
                    q
                    for q in qualifiers.get(index, ())
                    if (q.start, q.end) not in denying and self._is_own(q, term, amount)
                ]
                words += taken.get(index, ())
                statement = self._statement(
                    term, amount, assertions[index], words, lasted.get(index)
                )
                place = amount if amount is not None and len(own) > 1 else term
                told.append(Told(statement, place.start, place.end))
        return told

    def _statement(
        self,
        term: Found,
        found: Found | None,
        assertion: Assertion,
        qualifiers: Sequence[Found],
        window: Found | None,
    ) -> Statement:
        value: TermFound = term.value
        parts = [term, *qualifiers]
        amount, assumptions = None, tuple[Assumption, ...]()
        if found is not None:
            if found.start in self.before:
                assertion = replace(assertion, time=Tense.HISTORY)
            parts.append(found)
            amount, assumptions = self._measured(found, value)
        if window is not None:
            parts.append(window)
        windows = (self._window(window),) if window is not None else ()
        return Statement(
            "s0",
            kind_of(value, amount),
            self._concept(term),
            amount,
            windows,
            self._asserted(assertion, value, amount),
            tuple(self._quote(each.start, each.end) for each in qualifiers),
            assumptions,
            self._quote(min(p.start for p in parts), max(p.end for p in parts)),
        )

    def _is_own(self, word: Found, term: Found, amount: Found | None) -> bool:
        """Is a qualifier of the term's own line, and of a result not beyond the next comma?"""
        low, high = min(word.end, term.end), max(word.start, term.start)
        if "\n" in self.text[low:high]:
            return bisect_right(self.starts, word.start) == bisect_right(self.starts, term.start)
        if word.start > term.end and _COLUMNS.search(self.text, term.end, word.start):
            return False  # what stands in a further column is what is normal
        if amount is None or term.value.kind != "measurement":
            return True
        if word.end <= term.start:
            return "," not in self.text[low:high]
        return word.start < amount.end or "," not in self.text[amount.end : word.start]

    def _says_nothing(self, term: Found, terms: Sequence[Found], index: int) -> bool:
        """Is a measure without a value a mere word, or a column's other name of the one before?"""
        before = terms[index - 1] if index else term
        same = before.value.concept_id == term.value.concept_id != ""
        if same and _OTHER_NAME.fullmatch(self.text, before.end, term.end + 3):
            return True
        return self.text[term.start : term.end].lower() in load_chart().without_value

    def _quote(self, start: int, end: int) -> Quote:
        start, end = start + self.offset, end + self.offset
        return Quote(start, end, self.received[start:end])

    def _concept(self, term: Found) -> Concept:
        value: TermFound = term.value
        quote = self._quote(term.start, term.end)
        if not value.concept_id:
            return Concept(value.name, None, (), quote)
        row = self.vocabulary.concept(value.concept_id)
        return Concept(value.name, value.concept_id, row.codes, quote)

    def _measured(self, found: Found, value: TermFound) -> tuple[Amount, tuple[Assumption, ...]]:
        said: Amount = found.value.amount
        amount = Amount(
            said.op,
            said.values,
            said.unit,
            said.relative_to,
            said.relation,
            labels=said.labels,
            open_low=said.open_low,
            open_high=said.open_high,
            reference=said.reference,
            unit_text=said.unit_text,
            flag=said.flag,
            quote=self._quote(found.start, found.end),
        )
        read, assumptions = measured(amount, value.concept_id, self.vocabulary)
        if value.concept_id == "egfr" and amount.unit_text and "1" not in amount.unit_text:
            assumptions = (*assumptions, _PER_SURFACE)
        return read, assumptions

    def _window(self, found: Found) -> Window:
        window: Window = found.value
        return replace(window, quote=self._quote(found.start, found.end))

    def _asserted(self, assertion: Assertion, value: TermFound, amount: Amount | None) -> Assertion:
        """The assertion with its cues as quotes of the note; a number is never absent."""
        if assertion is _PLAIN:
            return assertion
        status, time = of_result(assertion, value, amount)
        cues = tuple(self._quote(cue.start, cue.end) for cue in assertion.cues)
        return Assertion(status, assertion.experiencer, time, cues)
