"""One trial against many patients: every judgement and standing is as of each patient alone."""

from __future__ import annotations

from patients import AS_OF, TRIAL, judge, patient

from nlp.vocabulary import load_vocabulary
from pipelines.matching.judge import Judge
from pipelines.matching.laying import laid
from pipelines.matching.panel import Panel
from pipelines.matching.patient import Patient
from pipelines.matching.ready import Ready
from pipelines.matching.sharing import Shared
from pipelines.matching.standing import Sum, stand

PATIENTS = {
    "a": "female; age = 30 a; psoriasis",
    "b": "male; lung_cancer",
    "c": "age = 12 a; malignancy absent",
    "d": '"zorbular fevers"; creatinine = 4 mg/dL; male',
    "e": "",
}


def panel(policy: str) -> Panel:
    found = []
    for each in map(patient, PATIENTS.values()):
        silent = Patient.silent(each.person.sex, each.index.known, AS_OF, load_vocabulary())
        found.append(Judge(each, policy, silence=Judge(silent, policy)))
    return Panel(found, 1000)


def test_the_short_way_gives_what_the_long_way_gives():
    ready = Ready.of(TRIAL, load_vocabulary(), Shared())
    for policy in ("presume", "unknown"):
        results = laid(ready, panel(policy), tuple(PATIENTS))
        for (name, lines), (judged, found) in zip(PATIENTS.items(), results, strict=True):
            alone, instead = judge(lines, policy), patient(lines).complaint
            findings = [alone.criterion(each) for each in ready.asked]
            told = list(zip(ready.heads, findings, strict=True))
            assert judged == tuple((name, *head.tail(each, instead)) for head, each in told)
            shares = Sum.of([head.share(each) for head, each in told])
            assert found == stand(name, ready.whole, shares, (), AS_OF)
