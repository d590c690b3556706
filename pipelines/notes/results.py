"""Which result belongs to which test in a note, named by a row or by its words alone?

A listing sets a limit for many tests at once; a note gives each test its own value, mostly right
behind its name, sometimes right before it ("18% lymphocytes"), and for lists in their order
("sodium and potassium were 138 and 4.1").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from nlp.model import Amount
from nlp.recognizers import Found, TermFound
from nlp.vocabulary import Vocabulary
from pipelines.notes.chart import Chart
from pipelines.notes.names import Lead, is_reference, lead
from pipelines.notes.owned import Measures, Naming, Result
from pipelines.notes.unnamed import is_time
from pipelines.notes.weights import is_other_weight

_COORDINATED = re.compile(r"(?:(?<!\s)\s++)?(?:,\s*(?:and\s)?|\band\b|&|;)\s*")
_BEHIND = re.compile(r"\s?(?:of\s|for\s)?")
_BESIDE = re.compile(r"[ \t]?[:=]?[ \t]{1,3}")
_SHORT = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Z\d-]{0,4}")
_SHARED = 60
_FAR = 80
_RESPECTIVELY = re.compile(r"[^.;\n\d]{0,12}\brespectively")
_GOES_ON = re.compile(
    r"(?:\s?\(\d[^()\n]{2,12}\))?[\s,;/]*+(?:(?:and|but|to|then|which|-{1,2}>|→)\b|→|-{1,2}>)?\s*+"
    r"(?:(?:is|was|has been|it is|came|fell|rose|improved|trended|decreased|increased)\s)?"
    r"(?:(?:now|currently|today|most recently|back|down|up)\s){0,2}(?:to\s|at\s|is\s)?"
)


class ResultReader:
    """Reads the results of notes with one vocabulary and the words of charts."""

    def __init__(self, vocabulary: Vocabulary, chart: Chart) -> None:
        self.measures = Measures(vocabulary, chart)

    def read(
        self, text: str, terms: list[Found], amounts: list[Found], bounds: list[tuple[int, int]]
    ) -> list[Result]:
        """The results of a text, in its order. Terms and amounts are sorted by position."""
        results: list[Result] = []
        starts = [start for start, _ in bounds]
        by_sentence: dict[int, list[Found]] = {}
        for each in amounts:
            by_sentence.setdefault(bisect_right(starts, each.start) - 1, []).append(each)
        for index, here in by_sentence.items():
            low, high = bounds[index] if index >= 0 else (0, len(text))
            sentence = _Sentence(self.measures, text, terms, here, low, high)
            results += sentence.read()
        return results


class _Sentence:
    """The results of one sentence while they are read."""

    def __init__(
        self,
        measures: Measures,
        text: str,
        terms: list[Found],
        amounts: list[Found],
        low: int,
        high: int,
    ) -> None:
        self.measures, self.text, self.low = measures, text, low
        self.naming = Naming(measures, text, low, high)
        self.amounts = amounts
        self.terms = terms[
            bisect_left(terms, low, key=lambda t: t.start) : bisect_left(
                terms, high, key=lambda t: t.start
            )
        ]
        self.starts = [term.start for term in self.terms]

    def read(self) -> list[Result]:
        """Run by run of coordinated values, left to right."""
        made: list[Result] = []
        floor, last = self.low, None
        for run in self._runs():
            before = lead(self.text, floor, run[0].start)
            found = list(self._owned(run, before, floor, last))
            if found:
                last = found[-1]
                made += found
            if found or not run[-1].value.bare:
                floor = run[-1].end
        return [each for each in made if not self._is_other_weight(each)]

    def _is_other_weight(self, each: Result) -> bool:
        name, value = each.term, each.amount
        weight = name.value.concept_id == "weight"
        return weight and is_other_weight(self.text, self.low, (name.start, name.end), value.start)

    def _runs(self) -> Iterator[list[Found]]:
        run: list[Found] = []
        for each in self.amounts:
            if run and not _COORDINATED.fullmatch(self.text[run[-1].end : each.start]):
                yield run
                run = []
            run.append(each)
        if run:
            yield run

    def _owned(
        self, run: list[Found], before: Lead, floor: int, last: Result | None
    ) -> Iterator[Result]:
        names = [name for span in before.names if (name := self._term(span))]
        if not names and (near := self._right_before(run[0])):
            names, before = [near], Lead(((near.start, near.end),), "sign")
        told = len(run) > 1 and _RESPECTIVELY.match(self.text, run[-1].end)
        if told and len(names) > len(run):
            names = names[-len(run) :]
        if len(run) > 1 and len(names) == len(run):
            yield from self._paired(names, run)
            return
        for number, each in enumerate(run):
            if number:
                before = Lead((), "none")
                floor = run[number - 1].end
            if is_reference(self.text, floor, each.start):
                continue
            found = self._one(each, before, floor, last, names if not number else [])
            if found:
                last = found[-1]
                yield from found

    def _paired(self, names: list[Found], run: list[Found]) -> Iterator[Result]:
        for name, each in zip(names, run, strict=True):
            if result := self.naming.result(name, each, "word"):
                yield result

    def _one(
        self, each: Found, before: Lead, floor: int, last: Result | None, names: list[Found]
    ) -> list[Result]:
        """The owners of one value: before it, right behind it, or the one before's."""
        behind = self._behind(each)
        if behind and names and "\n" in self.text[each.end : behind.term.start]:
            behind = None  # the name of the next line has a value of its own line
        if names:
            own = self.naming.result(names[-1], each, before.tie)
            if own is not None and not (behind and before.tie in ("none", "comma")):
                found = [own]
                if before.many:
                    found = [
                        r for n in names[:-1] if (r := self.naming.result(n, each, before.tie))
                    ] + found
                return found
        for alias in reversed(before.aliases):
            named = self._known(alias)
            if named and (result := self.naming.result(named, each, before.tie)):
                return [result]
        if behind is not None:
            return [behind]
        if names and self._is_another(names[-1], last):
            return []
        shared = self._shared(each, last)
        if shared is not None:
            return [shared]
        far = self._far(each, floor)
        return [far] if far is not None else []

    def _is_another(self, name: Found, last: Result | None) -> bool:
        """Does a short name before a value tell that it is none of the test before: "VL <20"?"""
        words = self.text[name.start : name.end]
        return last is not None and name.start >= last.amount.end and bool(_SHORT.fullmatch(words))

    def _term(self, span: tuple[int, int]) -> Found | None:
        """What a name is: the measure that ends it, else something else known, else its words."""
        known = self._known(span)
        if known is not None and known.value.kind != "qualifier":
            changed = self.text[span[0] : known.start].lower().split()
            if known.value.kind != "measurement" or not _CHANGING.intersection(changed):
                return known
        return Found(*span, TermFound("", "measurement", self.text[slice(*span)].lower()))

    def _right_before(self, each: Found) -> Found | None:
        """The measure right before a value whose last word ends no other name: "pack years: 22"."""
        index = bisect_left(self.starts, each.start) - 1
        term = self.terms[index] if index >= 0 else None
        if term is None or term.value.kind != "measurement":
            return None
        return term if _BESIDE.fullmatch(self.text, term.end, each.start) else None

    def _known(self, span: tuple[int, int]) -> Found | None:
        """The longest known term that ends where the name ends."""
        index = bisect_left(self.starts, span[1]) - 1
        if index < 0:
            return None
        term = self.terms[index]
        if term.end < span[1]:
            return None
        # "Blood" opens the name of "blood pressure" as it tells of the sample elsewhere.
        return term if term.start >= span[0] or term.value.kind == "measurement" else None

    def _behind(self, each: Found) -> Result | None:
        """The measure right behind a value: "18% lymphocytes"."""
        gap = _BEHIND.match(self.text, each.end)
        start = gap.end() if gap else each.end
        index = bisect_left(self.starts, start)
        if index >= len(self.terms) or self.starts[index] != start:
            return None
        term = self.terms[index]
        if term.value.kind != "measurement" or self._has_own(term):
            return None
        return self.naming.result(term, each, "none")

    def _has_own(self, term: Found) -> bool:
        """Does a value of its own follow this name?"""
        index = bisect_left(self.amounts, term.end, key=lambda a: a.start)
        if index >= len(self.amounts):
            return False
        gap = self.text[term.end : self.amounts[index].start]
        return len(gap) < 12 and not re.search(r",|\band\b|;", gap)

    def _shared(self, each: Found, last: Result | None) -> Result | None:
        """Another value of the test before: in another unit, or of another day."""
        if last is None or is_time(each.value.amount.unit):
            return None
        gap = self.text[last.amount.end : each.start]
        if len(gap) > _SHARED or any(last.amount.end <= s < each.start for s in self.starts):
            return None
        concept_id = last.term.value.concept_id
        percent = self.measures.measure(self.measures.percents.get(concept_id, ""))
        if percent is not None and each.value.amount.unit == "%":
            value = TermFound(percent.id, "measurement", percent.name)
            return Result(Found(last.term.start, last.term.end, value), each)
        same = each.value.amount.unit == last.amount.value.amount.unit
        if concept_id and not self.measures.fits(each.value.amount, concept_id):
            return None
        if not concept_id and not same:
            return None
        if each.value.bare and not (same and _GOES_ON.fullmatch(gap)):
            return None
        return Result(last.term, each)

    def _far(self, each: Found, floor: int) -> Result | None:
        """The nearest measure of the sentence before, if the unit is one of its own."""
        amount: Amount = each.value.amount
        if amount.unit is None or is_time(amount.unit):
            return None
        for index in range(bisect_left(self.starts, each.start) - 1, -1, -1):
            term = self.terms[index]
            if term.start < floor or each.start - term.end > _FAR:
                return None
            if term.value.kind == "measurement":
                fit = self.measures.fits(amount, term.value.concept_id)
                return Result(term, each) if fit else None
        return None


_CHANGING_TEXT = """
free ionized ionised direct indirect conjugated unconjugated random spot urine urinary csf pleural
ascitic ascites synovial pericardial peritoneal stool fecal faecal fluid drain pulmonary intraocular
intracranial sweat salivary venous fetal cord wedge portal calculated maternal neonatal
"""
_CHANGING = frozenset(_CHANGING_TEXT.split())
