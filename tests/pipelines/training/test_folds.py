"""Folds: no trial is read by a model that saw it."""

from __future__ import annotations

from nlp.statements import build_reader
from pipelines.training import (
    NO_AIDS,
    Document,
    Marked,
    examples_of,
    fold_of,
    read_held_out,
)

TEXT = "- no zorbitis\n- no fever at all\n"
# Only the trial g0 ever speaks of "zorbitis"; all others mark "fever".
DOCUMENTS = [
    Document(
        f"d{n}",
        f"g{n}",
        TEXT if n == 0 else TEXT.replace("zorbitis", "stroke"),
        (Marked("condition", ((5, 13 if n == 0 else 11),)),)
        + ((Marked("device", ((22, 27),)),) if n else ()),
    )
    for n in range(8)
]


def test_folds_part_by_trial():
    assert {fold_of(f"g{n}", 2) for n in range(8)} == {0, 1}
    assert fold_of("g3", 4) == fold_of("g3", 4)


def test_every_document_is_read_once_and_blind():
    reader, told = build_reader(), []
    examples = examples_of(DOCUMENTS, reader)
    records = list(read_held_out(DOCUMENTS, examples, NO_AIDS, reader, 2, told.append))
    assert sorted(record["trial_id"] for record in records) == [d.name for d in DOCUMENTS]
    seen = [sum(fold_of(e.group, 2) != fold for e in examples) for fold in (0, 1)]
    assert [line.split(": ")[1] for line in told] == [
        f"fitted on {count} criteria" for count in seen
    ]
