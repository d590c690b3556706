"""A patient's note against one criterion, as an expert judged it: the rows of TrialGPT's criteria.

Fields: `annotation_id, patient_id, note, trial_id, criterion_type, criterion_text,
expert_eligibility`, and where given `trial_title, expert_sentences`. The note has a sentence a
line, each numbered by the annotators; the numbers are taken off, and `expert_sentences` counts
them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from pipelines.evaluation.pages import OnTrouble, Page, Pair, Span, Trouble

Json = Mapping[str, Any]
Place = tuple[str, int | None]
FIELDS = frozenset({"patient_id", "note", "criterion_text", "expert_eligibility"})
# What the experts wrote, as what the criterion says of the patient. "Not applicable" (pregnancy of
# a man) is neither.
VERDICTS = {
    "included": "met",
    "excluded": "met",
    "not included": "not_met",
    "not excluded": "not_met",
    "not enough information": "unknown",
    "not applicable": "unknown",
}
_NUMBERED = re.compile(r"\d{1,4}\.\s")


def rated(row: Json, place: Place, on_trouble: OnTrouble) -> tuple[Pair, Page, Page] | None:
    """The judged pair, its note and its criterion; None, and told, if the rating is none."""
    name = str(row.get("annotation_id") or f"{place[0]}#{place[1]}")
    verdict = VERDICTS.get(str(row["expert_eligibility"]).strip().lower())
    if verdict is None:
        known = ", ".join(VERDICTS)
        reason = f"{name}: expert_eligibility {row['expert_eligibility']!r}, wanted {known}"
        on_trouble(Trouble(*place, reason))
        return None
    text, sentences = unnumbered(str(row["note"]))
    patient, trial = str(row["patient_id"]), str(row.get("trial_id") or name)
    evidence = [
        (patient, sentences[number])
        for number in _numbers(row.get("expert_sentences"))
        if 0 <= number < len(sentences) and sentences[number][0] < sentences[number][1]
    ]
    words = str(row["criterion_text"])
    kind = "inclusion" if row.get("criterion_type") == "inclusion" else "exclusion"
    pair = Pair(
        name, patient, trial, name, verdict, evidence=tuple(evidence), why=words, place=place
    )
    meta = {"kind": kind, "trial_id": trial, "title": str(row.get("trial_title") or "")}
    note = Page(patient, text, place=place, meta={"patient_id": patient})
    return pair, note, Page(name, words, place=place, meta=meta)


def unnumbered(note: str) -> tuple[str, list[Span]]:
    """A note without the numbers before its sentences, and where each sentence stands."""
    bodies = [line[_front(line) :] for line in note.split("\n")]
    spans, at = [], 0
    for body in bodies:
        spans.append((at, at + len(body)))
        at += len(body) + 1
    return "\n".join(bodies), spans


def _front(line: str) -> int:
    number = _NUMBERED.match(line)
    return number.end() if number else 0


def _numbers(given: Any) -> list[int]:
    """The sentences, given as a list or as one written out."""
    try:
        listed = json.loads(given) if isinstance(given, str) else given or []
        return sorted({int(each) for each in listed})
    except (TypeError, ValueError):
        return []
