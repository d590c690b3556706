"""Many patients at once: each is answered as alone, and those on whom no fact bears not at all."""

from __future__ import annotations

import pytest
from patients import AS_OF, asked, judge, patient

from nlp.vocabulary import load_vocabulary
from pipelines.matching.judge import Judge
from pipelines.matching.panel import Panel
from pipelines.matching.patient import Patient

CRITERIA = [
    asked(form, kind)
    for form in (
        "age >= 18 a",
        "female",
        "lung_cancer",
        "asthma or stroke",
        "asthma and stroke",
        "asthma and (stroke or gout) and not pregnancy",
        'malignancy and not "zorbular fever"',
        '"zorbular fever" and asthma',
        "2 of (asthma; stroke; creatinine > 1.5 xULN)",
        "asthma within [-6 mo, 0 d] of as_of",
        'unread "as the sponsor sees fit"',
    )
    for kind in ("inclusion", "exclusion")
]
PATIENTS = [
    "female; age = 30 a; psoriasis",
    "male; lung_cancer; 2024-03-01 asthma",
    "age = 12 a; malignancy absent; stroke absent",
    '"zorbular fevers"; creatinine = 4 mg/dL; male; stroke',
    "asthma; 2024-06-01 asthma absent; gout; stroke",
    "",
]


def judges(policy: str) -> list[Judge]:
    """A judge of each patient, with the one who judges of silence for the like of them."""
    found = []
    for each in map(patient, PATIENTS):
        silent = Patient.silent(each.person.sex, each.index.known, AS_OF, load_vocabulary())
        found.append(Judge(each, policy, silence=Judge(silent, policy)))
    return found


@pytest.mark.parametrize("kept", [0, 1000])
@pytest.mark.parametrize("policy", ["presume", "unknown"])
def test_each_patient_is_answered_as_alone(policy, kept):
    panel = Panel(judges(policy), kept)
    for _ in range(2):  # the second time as remembered
        for each in CRITERIA:
            column = panel.criterion(each)
            for at, lines in enumerate(PATIENTS):
                silence = panel.silences[at]
                found = column.get(at) or silence.criterion(each)
                assert found == judge(lines, policy).criterion(each)


def test_only_those_are_looked_at_on_whom_facts_bear():
    panel = Panel(judges("presume"), 1000)
    lung_cancer, psoriasis = asked("lung_cancer"), asked("psoriasis", "exclusion")
    assert panel.criterion(lung_cancer).keys() == {1, 2}
    assert panel.criterion(psoriasis).keys() == {0}
    assert panel.criterion(asked("hepatitis_c")) == {}


def test_what_says_no_more_than_silence_is_left_to_silence():
    panel = Panel(judges("presume"), 1000)
    # The words are shared with a fact, and are still not near it.
    assert panel.criterion(asked('"fever of the seventh day of march"', "exclusion")) == {}
