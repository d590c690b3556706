"""Why is a criterion met, not met or open? One plain sentence, with the words of both texts."""

from __future__ import annotations

from nlp.model import Criterion, Judgement, Verdict

_OUTCOMES = {Verdict.MET: "is met", Verdict.NOT_MET: "is not met", Verdict.UNKNOWN: "stays open"}
_BY = {"inferred": ", by inference", "presumed": ", by presumption"}
_LONGEST = 160
_QUOTES = 3


def explained(criterion: Criterion, judgement: Judgement) -> str:
    """The verdict, what follows from it, why, and the passages: all in one sentence.

    The words of a note are in it: it belongs beside the verdict, never in a log.
    """
    asked = _shortened(criterion.quote.text) if criterion.quote else criterion.short
    outcome = _OUTCOMES[judgement.verdict] + _BY.get(judgement.basis, "")
    if judgement.disqualifies:
        outcome += " and rules the patient out"
    return (
        f"{criterion.kind.capitalize()} “{asked}” {outcome}: {judgement.reason}{_told(judgement)}."
    )


def _told(judgement: Judgement) -> str:
    """The passages, each once, with the note they are from."""
    said = dict.fromkeys(
        f"“{_shortened(each.quote.text)}” ({each.note_id})"
        for each in judgement.evidence
        if each.quote.text
    )
    if not said:
        return ""
    near = all(each.role == "near" for each in judgement.evidence)
    return f"; {'near it' if near else 'in the notes'}: {', '.join(list(said)[:_QUOTES])}"


def _shortened(text: str) -> str:
    """The words on one line, cut at a word where they are long."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line.rstrip(".;,")
    return line[:_LONGEST].rsplit(" ", 1)[0] + " …"
