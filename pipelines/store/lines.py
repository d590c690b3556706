"""A verdict as a line of JSON, put together from strings: there are patients x criteria of them.

The line is the one that `json` would write of `judgement_to_json`, letter for letter.
"""

from __future__ import annotations

from json.encoder import encode_basestring as quoted

from nlp.model import Assumption, Evidence, Judgement

_FLAGS = {False: "false", True: "true"}


def verdict_line(judgement: Judgement) -> str:
    """The line of a verdict, without its end."""
    each = judgement
    return (
        f'{{"schema": "inclex.verdict/1", "patient_id": {quoted(each.patient_id)}, '
        f'"trial_id": {quoted(each.trial_id)}, "criterion_id": {quoted(each.criterion_id)}, '
        f'"kind": "{each.kind}", "verdict": "{each.verdict.value}", '
        f'"disqualifies": {_FLAGS[each.disqualifies]}, "basis": "{each.basis}", '
        f'"reason": {quoted(each.reason)}, "confidence": {round(each.confidence, 4)!r}, '
        f'"evidence": [{", ".join(map(_passage, each.evidence)) if each.evidence else ""}], '
        f'"assumptions": [{", ".join(map(_assumed, each.assumptions))}], '
        f'"missing": [{", ".join(map(quoted, each.missing))}]}}'
    )


def _passage(evidence: Evidence) -> str:
    quote = evidence.quote
    fact = "null" if evidence.fact_id is None else quoted(evidence.fact_id)
    return (
        f'{{"note_id": {quoted(evidence.note_id)}, "span": [{quote.start}, {quote.end}], '
        f'"text": {quoted(quote.text)}, "fact_id": {fact}, "role": "{evidence.role}"}}'
    )


def _assumed(assumption: Assumption) -> str:
    return f'{{"code": {quoted(assumption.code)}, "message": {quoted(assumption.message)}}}'
