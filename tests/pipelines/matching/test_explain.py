"""One sentence per verdict, with both quotes."""

from __future__ import annotations

from nlp.model import Criterion, Evidence, Judgement, Quote, Verdict
from pipelines.matching import explained


def criterion(text: str | None, kind: str = "exclusion") -> Criterion:
    quote = None if text is None else Quote(0, len(text), text)
    return Criterion("T#1", kind, quote, short="age >= 18 a")


def judgement(verdict: Verdict, basis: str, reason: str, *passages: tuple[str, str]) -> Judgement:
    evidence = tuple(
        Evidence("n1", Quote(0, len(text), text), None, role) for text, role in passages
    )
    return Judgement("p", "T", "T#1", "exclusion", verdict, basis, reason, 0.9, evidence)


def test_what_rules_out_says_so_and_quotes_both():
    said = explained(
        criterion("Active asthma."),
        judgement(Verdict.MET, "stated", "the notes say asthma", ("asthma, active", "supports")),
    )
    assert said == (
        "Exclusion “Active asthma” is met and rules the patient out: the notes say asthma;"
        " in the notes: “asthma, active” (n1)."
    )


def test_what_was_presumed_says_so():
    reason = "no mention of asthma, taken for its absence"
    said = explained(criterion("Asthma"), judgement(Verdict.NOT_MET, "presumed", reason))
    assert said == f"Exclusion “Asthma” is not met, by presumption: {reason}."


def test_what_stays_open_shows_what_comes_near():
    found = judgement(Verdict.UNKNOWN, "none", "no mention of asthma", ("wheezing", "near"))
    assert explained(criterion("Asthma"), found).endswith("; near it: “wheezing” (n1).")


def test_a_field_has_no_words_and_long_words_are_cut():
    found = judgement(Verdict.UNKNOWN, "none", "no age in the notes")
    assert "“age >= 18 a”" in explained(criterion(None), found)
    assert explained(criterion("very " * 99), found).count("very") == 32


def test_the_same_passage_is_told_once():
    twice = [("asthma", "supports"), ("asthma", "supports")]
    found = judgement(Verdict.MET, "stated", "the notes say asthma", *twice)
    assert explained(criterion("Asthma"), found).count("“asthma”") == 1
