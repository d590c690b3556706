"""Rows of our own annotations, as the tests of their readers use them."""

TEXT = "Inclusion:\n- platelets >= 100 x 10^9/L\nExclusion:\n- no stroke within 6 months"
CRITERION = {
    "criterion_id": "L1#I1",
    "kind": "inclusion",
    "span": [11, 38],
    "short": "platelets >= 100 10*9/L",
    "entities": [
        {"id": "T1", "type": "measurement", "span": [13, 22]},
        {"id": "T2", "type": "value", "span": [23, 38]},
    ],
    "relations": [{"type": "has_value", "arg1": "T1", "arg2": "T2"}],
    "thresholds": [
        {"concept": "platelets", "span": [23, 38], "op": ">=", "values": ["100"], "unit": "10*9/L"}
    ],
    "windows": [],
}
EXCLUSION = {
    "criterion_id": "L1#E1",
    "kind": "exclusion",
    "span": [50, 77],
    "short": None,
    "entities": [
        {"id": "T1", "type": "condition", "span": [55, 61]},
        {"id": "T2", "type": "negation", "span": [52, 54]},
    ],
    "relations": [{"type": "has_negation", "arg1": "T1", "arg2": "T2"}],
    "windows": [
        {
            "span": [62, 77],
            "type": "within",
            "op": "<=",
            "values": ["6"],
            "unit": "mo",
            "anchor": "now",
            "period": "past",
        }
    ],
}
NOTE = {
    "patient_id": "P1",
    "note_id": "P1-1",
    "style": "lab",
    "date": "2026-03-02",
    "text": "Hgb 9.2 g/dL, no stroke",
    "facts": [
        {
            "kind": "measurement",
            "concept": "hemoglobin",
            "span": [0, 3],
            "op": "=",
            "values": ["9.2"],
        },
        {"kind": "condition", "concept": "stroke", "span": [17, 23], "status": "absent"},
    ],
}
PAIR = {
    "pair_id": "V1",
    "patient_id": "P1",
    "trial_id": "L1",
    "criterion_id": "L1#I1",
    "as_of": "2026-04-01",
    "verdict": "not_met",
    "basis": "stated",
    "evidence": [{"note_id": "P1-1", "span": [0, 3]}],
    "why": "no platelet count is given",
}
