"""From criteria to a trial: status, what blocks, what is missing, scores that rank."""

from __future__ import annotations

from dataclasses import replace

from patients import AS_OF, fact

from nlp.model import Listing
from nlp.statements import build_reader
from nlp.vocabulary import load_vocabulary
from pipelines.listings import extract_criteria
from pipelines.matching import Matcher, match

TEXT = """Inclusion Criteria:
- Asthma
- Hemoglobin >= 9 g/dL
- Signed informed consent
Exclusion Criteria:
- Stroke
"""
GOOD = ["2024-06-20 asthma", "2024-06-20 hemoglobin = 11 g/dL", "2024-06-20 stroke absent"]


def matched(*lines: str):
    trial = extract_criteria(Listing("T", TEXT), build_reader())
    facts = [fact(line, n) for n, line in enumerate(lines, 1)]
    (found,) = match([trial], facts, as_of={"p": AS_OF}, vocabulary=load_vocabulary())
    return found


def test_eligible_though_consent_is_not_in_the_chart():
    judgements, found = matched(*GOOD)
    assert found.status == "eligible"
    assert dict(found.counts) == {"met": 2, "not_met": 1, "unknown": 1}
    assert len(judgements) == 4


def test_what_rules_out_blocks():
    _, found = matched(*GOOD[:2], "2024-06-20 stroke")
    assert (found.status, found.blocking) == ("ineligible", ("T#E1",))


def test_what_is_missing_is_named():
    _, found = matched("2024-06-20 asthma")
    assert found.status == "undetermined"
    assert any("hemoglobin" in each for each in found.missing)


def test_better_patients_score_higher():
    scores = [
        matched(*lines)[1].score for lines in (GOOD, GOOD[:1], [*GOOD[:2], "2024-06-20 stroke"])
    ]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_without_a_day_the_latest_fact_counts():
    trial = extract_criteria(Listing("T", TEXT), build_reader())
    (found,) = match([trial], [fact("2024-06-20 asthma")], vocabulary=load_vocabulary())
    assert found[1].as_of.isoformat() == "2024-06-20"


def test_a_presumption_rules_no_one_out():
    text = "Inclusion Criteria:\n- Mastectomy\n"
    trial = extract_criteria(Listing("T", text), build_reader())
    facts = [fact("2024-06-20 gout")]
    ((judgements, found),) = match([trial], facts, vocabulary=load_vocabulary())
    assert [(each.verdict.value, each.basis) for each in judgements] == [("not_met", "presumed")]
    assert (found.status, found.blocking) == ("undetermined", ())


def test_each_disqualifier_halves_the_score():
    scores = [
        matched(*GOOD[:2], *lines)[1].score
        for lines in (["2024-06-20 gout"], ["2024-06-20 stroke"])
    ]
    assert scores[1] == scores[0] / 2


COHORTS = """Inclusion Criteria:
- Hemoglobin >= 9 g/dL
Exclusion Criteria:
For women:
- Pregnancy
For men:
- Stroke
"""


def placed(text: str, *lines: str):
    trial = extract_criteria(Listing("T", text), build_reader())
    facts = [fact(line, n) for n, line in enumerate(lines, 1)]
    (found,) = match([trial], facts, as_of={"p": AS_OF}, vocabulary=load_vocabulary())
    return {each.criterion_id: each for each in found[0]}, found[1]


def test_the_heading_of_a_cohort_rules_no_one_out():
    man = ("2024-06-20 male", "2024-06-20 hemoglobin = 11 g/dL")
    women_only = COHORTS.partition("For men")[0]
    judged, found = placed(women_only, *man, "2024-06-20 stroke")
    assert judged["T#I2"].verdict.value == "not_met"
    assert not judged["T#I2"].disqualifies
    assert found.status != "ineligible"


def test_who_is_of_no_other_cohort_is_ruled_out_by_his_own():
    man = ("2024-06-20 male", "2024-06-20 hemoglobin = 11 g/dL")
    _, found = placed(COHORTS, *man, "2024-06-20 stroke")
    assert (found.status, found.blocking) == ("ineligible", ("T#E2",))
    _, found = placed(COHORTS, *man, "2024-06-20 stroke absent")
    assert found.status == "eligible"


def test_notes_without_a_date_are_judged_as_of_their_own_day():
    trial = extract_criteria(
        Listing("T", "Inclusion Criteria:\n- Stroke within the past 3 months\n"), build_reader()
    )
    told = fact("stroke within [-2 wk, -2 wk] of as_of")
    (found,) = match([trial], [told], vocabulary=load_vocabulary())
    assert found[0][0].verdict.value == "met"
    assert "its own day" in found[0][0].assumptions[0].message


def test_a_disease_weighs_more_than_a_result_and_what_is_told_more_than_silence():
    disease, result = (matched(each)[1].score for each in (GOOD[0], GOOD[1]))
    assert disease > result
    text = "Inclusion Criteria:\n- No history of stroke\n"
    trial = extract_criteria(Listing("T", text), build_reader())
    told, presumed = (
        next(match([trial], [fact(line)], vocabulary=load_vocabulary()))
        for line in ("2024-06-20 stroke absent", "2024-06-20 gout")
    )
    assert {told[0][0].verdict.value, presumed[0][0].verdict.value} == {"met"}
    assert told[1].score > presumed[1].score


def test_a_demand_that_holds_in_part_weighs_more_than_one_of_which_nothing_is_said():
    text = "Inclusion Criteria:\n- Adults with gout and hemoglobin >= 9 g/dL\n"
    trial = extract_criteria(Listing("T", text), build_reader())
    partly, silent = (
        next(match([trial], [fact(line)], vocabulary=load_vocabulary()))[1]
        for line in ("2024-06-20 gout", "2024-06-20 psoriasis")
    )
    assert partly.status == silent.status == "undetermined"
    assert partly.score > silent.score


def test_what_is_noted_after_the_day_is_not_known_on_it():
    trial = extract_criteria(Listing("T", TEXT), build_reader())
    early, late = fact("2024-06-20 asthma"), fact("2024-07-04 stroke", 2)
    facts = [early, replace(late, note_id="later")]
    ((judgements, _),) = match([trial], facts, as_of={"p": AS_OF}, vocabulary=load_vocabulary())
    told = {each.criterion_id: (each.verdict.value, each.basis) for each in judgements}
    assert told["T#E1"] == ("not_met", "presumed")
    assert told["T#I1"] == ("met", "stated")


def test_all_patients_at_once_are_judged_as_one_by_one():
    trial = extract_criteria(Listing("T", TEXT), build_reader())
    told = {"p": GOOD[0], "q": GOOD[1], "r": "2024-06-20 stroke", "s": "2024-06-20 psoriasis"}
    facts = [replace(fact(line), patient_id=name) for name, line in told.items()]
    matcher = Matcher(facts, {"": AS_OF}, load_vocabulary())
    ready = matcher.ready(trial)
    alone = [matcher.pair(name, ready) for name in told]
    assert [found.patient_id for _, found in alone] == list(told)
    assert list(matcher.against(ready)) == alone
    assert list(matcher.against(ready, ("s", "q"))) == [alone[3], alone[1]]
    assert list(match([trial], facts, as_of={"": AS_OF}, vocabulary=load_vocabulary())) == alone
