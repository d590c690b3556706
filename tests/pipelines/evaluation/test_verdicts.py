"""Verdicts: right, wrong, missing; what they rest on; which criterion a pair speaks of."""

from __future__ import annotations

from sklearn.metrics import accuracy_score, f1_score

from pipelines.evaluation.pages import Clause, Page, Pair
from pipelines.evaluation.tally import ALL, MACRO
from pipelines.evaluation.verdicts import MISSING, VerdictScores, criterion_ids, score_verdicts

WANTED = ["met", "met", "not_met", "unknown", "unknown", "not_met"]
READ = ["met", "unknown", "met", "unknown", "not_met", None]


def pairs(verdicts=WANTED):
    return [
        Pair(f"V{k}", f"p{k % 3}", "T", "T#I1", verdict, why="because")
        for k, verdict in enumerate(verdicts)
    ]


def record(verdict, basis="stated", evidence=()):
    spans = [{"note_id": note, "span": list(span)} for note, span in evidence]
    return {"verdict": verdict, "basis": basis, "reason": "so", "evidence": spans}


def score(given, records):
    scores = VerdictScores()
    found = dict(zip((pair.id for pair in given), records, strict=True))
    score_verdicts(given, found, scores)
    return {(row.measure, row.label): row for row in scores.tally.rows(0)}, scores


def test_accuracy_and_f1_as_scikit_learn_has_them():
    rows, scores = score(pairs(), [record(v) if v else None for v in READ])
    read = [verdict or MISSING for verdict in READ]
    assert rows["accuracy", ALL].value == accuracy_score(WANTED, read)
    labels = ["met", "not_met", "unknown"]
    for label, value in zip(
        labels, f1_score(WANTED, read, labels=labels, average=None), strict=True
    ):
        assert rows["verdict", label].value == value
    assert rows["verdict", MACRO].value == f1_score(WANTED, read, labels=labels, average="macro")
    assert scores.confusion["not_met", MISSING] == 1
    assert len(scores.faults) == 4


def test_what_was_decided_and_wrongly_so():
    rows, _ = score(pairs(), [record(v) if v else None for v in READ])
    assert (rows["decided", ALL].right, rows["decided", ALL].extra) == (3, 3)
    assert rows["right when decided", ALL].right == 1
    assert (rows["wrongly met", ALL].right, rows["wrongly met", ALL].extra) == (1, 3)
    assert (rows["wrongly not met", ALL].right, rows["wrongly not met", ALL].extra) == (1, 3)


def test_right_by_basis():
    bases = ["stated", "presumed", "presumed", "none", "stated", "none"]
    records = [record(v, b) if v else None for v, b in zip(READ, bases, strict=True)]
    rows, _ = score(pairs(), records)
    assert rows["right when decided", "stated"].value == 1 / 2
    assert rows["right when decided", "presumed"].value == 0


def test_evidence_is_found_where_passages_overlap():
    named = (("n1", (0, 10)), ("n2", (5, 9)))
    given = [Pair("V", "p", "T", "T#I1", "met", evidence=named)]
    read = record("met", evidence=[("n1", (8, 20)), ("n2", (20, 30)), ("n3", (0, 9))])
    row = score(given, [read])[0]["evidence", ALL]
    assert (row.right, row.extra, row.missed) == (1, 2, 1)


def test_an_error_says_what_both_said():
    _, scores = score(pairs(["unknown"]), [record("met", "presumed")])
    (fault,) = scores.faults
    assert (fault.gold, fault.read) == ("unknown: because", "met, presumed: so")


def test_the_criterion_in_the_annotated_place():
    clauses = (
        Clause("T#I1", "inclusion", (0, 20), None),
        Clause("T#I2", "inclusion", (21, 40), None),
    )
    read = (
        Clause("T#all", "inclusion", (0, 40), None),
        Clause("T#I1", "inclusion", (21, 39), None),
        Clause("T#I0", "inclusion", (1, 20), None),
    )
    given = [Pair("V1", "p", "T", "T#I1", "met"), Pair("V2", "p", "T", "T#I2", "met")]
    golds, reads = {"T": Page("T", "", clauses=clauses)}, {"T": Page("T", "", clauses=read[1:])}
    assert criterion_ids(given, golds, reads) == {"V1": "T#I0", "V2": "T#I1"}


def test_without_annotated_places_the_ids_are_the_same():
    given = [Pair("V1", "p", "T", "T#I7", "met")]
    assert criterion_ids(given, {}, {"T": Page("T", "")}) == {"V1": "T#I7"}


def test_a_criterion_that_was_not_read_has_no_verdict():
    golds = {"T": Page("T", "", clauses=(Clause("T#I1", "inclusion", (0, 9), None),))}
    reads = {"T": Page("T", "", clauses=(Clause("T#I1", "inclusion", (9, 12), None),))}
    assert criterion_ids([Pair("V", "p", "T", "T#I1", "met")], golds, reads) == {"V": None}
