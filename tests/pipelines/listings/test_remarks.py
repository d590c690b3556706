"""Do words that only say how, where or by whom something is told ask nothing?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("creatinine clearance > 50 mL/min by Cockcroft-Gault", "creatinine_clearance > 50 mL/min"),
        ("eGFR > 50 mL/min/1.73 m2 (CKD-EPI)", "egfr > 50 mL/min/{1.73_m2}"),
        ("eGFR (MDRD) > 50 mL/min/1.73 m2", "egfr > 50 mL/min/{1.73_m2}"),
        ("FEV1 > 40 % predicted", "fev1 > 40 %"),
        ("FEV1 > 40 % of predicted", "fev1 > 40 %"),
        ("SpO2 > 94 % on room air", "spo2 > 94 %"),
        ("QTcF < 440 ms on the resting ECG", "qtc < 440 ms"),
        ("LVEF > 55 % by echocardiography or MUGA", "lvef > 55 %"),
        ("no hemorrhage on CT", "hemorrhage absent"),
        # Asked by themselves.
        ("LVEF > 55 % and an abnormal ECG", "lvef > 55 % and abnormal_ecg"),
        ("ALT < 2 x ULN and CT", "alt < 2 xULN and ct"),
        ("chronic kidney disease", "chronic_kidney_disease"),
        ("room air", '"room air"'),
    ],
)
def test_remarks_ask_nothing(line, short):
    trial = extract_criteria(Listing("T", f"Inclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short


def test_remarks_are_read():
    text = "Inclusion Criteria:\n- creatinine clearance > 50 mL/min by Cockcroft-Gault\n"
    criterion = extract_criteria(Listing("T", text), build_reader()).criteria[0]
    assert (criterion.readable, criterion.unread) == ("full", ())
