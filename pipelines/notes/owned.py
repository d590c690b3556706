"""May a value be a result of a name, and of which measure then?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from nlp.measuring import fits
from nlp.model import Amount
from nlp.recognizers import Found, TermFound
from nlp.unit_owners import BY_UNIT
from nlp.vocabulary import Measure, Vocabulary
from pipelines.notes.chart import Chart
from pipelines.notes.specimens import is_elsewhere
from pipelines.notes.unnamed import is_dose, is_test_name, is_time

# Scales of 0 to 100 that charts write as a percentage.
_IN_PERCENT = frozenset({"karnofsky", "lansky"})
_DOSES_BY_WEIGHT = frozenset({"mg", "ug"})
# An estimated filtration rate is told per body surface, even where a chart leaves that out.
_INDEXED = "mL/min/{1.73_m2}"


@dataclass(frozen=True, slots=True)
class Result:
    """A value and the concept that it is a value of."""

    term: Found
    amount: Found


class Measures:
    """The measures of a vocabulary, and what charts call their volumes and deviations."""

    def __init__(self, vocabulary: Vocabulary, chart: Chart) -> None:
        self.vocabulary = vocabulary
        self.deviations, self.volumes = chart.deviations, chart.volumes
        self.percents = {volume: percent for percent, volume in chart.volumes.items()}
        self._fit: dict[tuple[str, str], bool] = {}

    def measure(self, concept_id: str) -> Measure | None:
        """The measure's row, if the concept is one."""
        return self.vocabulary.measures.get(concept_id)

    def fits(self, amount: Amount, concept_id: str) -> bool:
        """May this be a result of that measure? Remembered for units."""
        row = self.vocabulary.measures.get(concept_id)
        if row is None:
            return False
        if amount.unit is None:
            return fits(amount, row, self.vocabulary)
        key = (amount.unit, concept_id)
        known = self._fit.get(key)
        if known is None:
            known = self._fit[key] = fits(amount, row, self.vocabulary)
        return known


class Naming:
    """The values of one sentence, each as the result of a name if it may be one."""

    def __init__(self, measures: Measures, text: str, low: int, high: int) -> None:
        self.measures, self.text, self.low, self.high = measures, text, low, high

    def result(self, name: Found, each: Found, tie: str) -> Result | None:
        """The value as a result of a name, if it may be one."""
        found: TermFound = name.value
        amount: Amount = each.value.amount
        words = self.text[name.start : name.end]
        if found.kind == "measurement" and found.concept_id:
            return self._of_measure(name, each, tie)
        if found.kind == "measurement":
            good = is_test_name(words, amount, tie, bare=each.value.bare)
            return Result(name, each) if good else None
        measure = self._deviating(found, words, amount)
        if measure is not None:
            return Result(Found(name.start, name.end, measure), each)
        if found.kind == "drug" and is_test_name(words, amount, tie, bare=True, drug=True):
            return Result(
                Found(name.start, name.end, TermFound("", "measurement", words.lower())), each
            )
        return None

    def _of_measure(self, name: Found, each: Found, tie: str) -> Result | None:
        """The value as a result of a known measure, or of its share, or of its bare words.

        "82% neutrophils" is no count of them, and a count per field of view no count in blood.
        """
        found: TermFound = name.value
        amount: Amount = each.value.amount
        if amount.unit in (None, "%") and self._is_no_result(name, each):
            return None
        if amount.unit == "%" and found.concept_id in _IN_PERCENT:
            value = replace(each.value, amount=replace(amount, unit=None))
            return Result(name, Found(each.start, each.end, value))
        if found.concept_id == "egfr" and amount.unit == "mL/min":
            value = replace(each.value, amount=replace(amount, unit=_INDEXED))
            return Result(name, Found(each.start, each.end, value))
        if found.concept_id == "weight" and amount.unit in _DOSES_BY_WEIGHT:
            return None  # "82 kg = 410 mg"
        if self.measures.fits(amount, found.concept_id):
            return Result(name, each)
        if amount.unit is None:
            return Result(name, each) if tie in ("sign", "word", "bracket") else None
        volume = self.measures.measure(self.measures.volumes.get(found.concept_id, ""))
        if volume is not None and self.measures.fits(amount, volume.id):
            value = TermFound(volume.id, "measurement", volume.name)
            return Result(Found(name.start, name.end, value), each)
        if amount.unit_text == "L" and amount.unit == "L":
            return self._of_measure(name, _flagged_low(each), tie)
        other = self.measures.measure(BY_UNIT.get((found.concept_id, amount.unit), ""))
        if other is not None:
            value = TermFound(other.id, "measurement", other.name)
            return Result(Found(name.start, name.end, value), each)
        if is_time(amount.unit) or is_dose(amount.unit):
            return None
        row = self.measures.measure(found.concept_id)
        share = self.measures.measure(row.share) if row is not None else None
        if share is not None and amount.unit == "%":
            value = TermFound(share.id, "measurement", share.name)
        else:
            value = TermFound("", "measurement", self.text[name.start : name.end].lower())
        return Result(Found(name.start, name.end, value), each)

    def _is_no_result(self, name: Found, each: Found) -> bool:
        """Is a bare number a word beside a laboratory test ("calcium two in the morning"), or a
        count of another fluid?"""
        concept_id, (start, end) = name.value.concept_id, each.value.number_span
        row = self.measures.measure(concept_id)
        if row is not None and row.kind == "lab" and self.text[start:end].isalpha():
            return True
        place = (name.start, name.end)
        return is_elsewhere(self.text, concept_id, place, start, self.low, self.high)

    def _deviating(self, found: TermFound, words: str, amount: Amount) -> TermFound | None:
        """The measure that a word for its deviation speaks of, if the unit is of it."""
        concept_id = self.measures.deviations.get(found.concept_id)
        if concept_id is None or amount.unit is None:
            return None
        row = self.measures.measure(concept_id)
        if row is None or not self.measures.fits(amount, concept_id):
            return None
        return TermFound(row.id, "measurement", row.name)


def _flagged_low(each: Found) -> Found:
    """A value whose L is no litre but the flag of what is low: "HGB 9.4 L"."""
    amount = replace(each.value.amount, unit=None, unit_text=None, flag="L")
    return Found(each.start, each.end, replace(each.value, amount=amount, bare=True))
