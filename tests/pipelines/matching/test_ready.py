"""A trial made ready: what no fact bears on is answered once, and answered the same."""

from __future__ import annotations

from patients import AS_OF, FORMS, TRIAL, judge

from nlp.model import Criterion, Evidence, Judgement, Quote, Trial, read_expression
from nlp.vocabulary import load_vocabulary
from pipelines.matching.judge import Judge
from pipelines.matching.patient import Patient
from pipelines.matching.ready import Ready, is_placing, is_top
from pipelines.matching.sharing import Shared


def ready() -> Ready:
    return Ready.of(TRIAL, load_vocabulary(), Shared())


def hushed(sex: str | None) -> Judge:
    return Judge(Patient.silent(sex, True, AS_OF, load_vocabulary()))


def test_silence_is_answered_once():
    made, judge_of_silence = ready(), hushed("male")
    assert made.unsaid(judge_of_silence) is made.unsaid(judge_of_silence)
    assert made.unsaid(judge_of_silence) is not made.unsaid(hushed("female"))


def test_cohorts_are_those_with_criteria_of_their_own():
    expression = read_expression("asthma")
    one = Criterion("T#1", "inclusion", None, expression, cohort="A")
    two = Criterion("T#2", "inclusion", None, expression, cohort="B", parent_id="T#1")
    made = Ready.of(Trial("T", "", criteria=(one, two)), load_vocabulary(), Shared())
    assert made.whole.cohorts == {"A"}
    assert (is_top(one), is_top(two)) == (True, False)


def test_the_heading_of_a_cohort_only_places():
    def criterion(text, cohort, kind="inclusion"):
        return Criterion("T#I1", kind, Quote(0, len(text), text), cohort=cohort)

    assert is_placing(criterion("relapsed  MS", "Cohort A (relapsed MS)"))
    assert not is_placing(criterion("two relapses", "Cohort A (relapsed MS)"))
    assert not is_placing(criterion("women", "For women", "exclusion"))
    assert not is_placing(criterion("women", None))


def test_what_the_patient_has_instead_is_shown_where_a_disease_is_left_open():
    made = ready()
    cough = (Evidence("n", Quote(0, 5, "cough"), "n#f1", "near"),)
    shown = [
        Judgement("p", *tail).evidence for tail in made.unsaid(hushed("male")).tails_with(cough)
    ]
    forms = [form for (_, form), proof in zip(FORMS, shown, strict=True) if proof == cough]
    assert forms == ["lung_cancer"]
    assert made.heads[1].tail(judge("psoriasis").criterion(made.asked[1]), cough)[-4] == cough
    assert made.heads[1].tail(judge("lung_cancer").criterion(made.asked[1]), cough)[-4] != cough
