"""Do the codes of our rows exist? Against the code lists beside the repository, where they are."""

from __future__ import annotations

import csv
import gzip
import re

import pytest

# Five levels: anatomical group, therapeutic, pharmacological and chemical subgroup, substance.
ATC = re.compile(r"[A-DGHJLMNPRSV](?:\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?)?")


@pytest.fixture(scope="module")
def icd(shared):
    """Every ICD-10-CM code of the list and every category above one, without points."""
    path = shared / "corpora" / "terminologies" / "icd10cm_ccsr_2021.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        codes = {row["icd10cm"] for row in csv.DictReader(stream)}
    return {code[:length] for code in codes for length in range(3, len(code) + 1)}


def coded(vocabulary, system):
    rows = vocabulary.terminology.concepts()
    return [(row.id, code) for row in rows for code in dict(row.codes).get(system, ())]


def test_every_icd_code_is_in_the_list(vocabulary, icd):
    ours = coded(vocabulary, "ICD10CM")
    assert len(ours) > 3_000
    assert [(i, code) for i, code in ours if code.replace(".", "") not in icd] == []


def test_every_atc_code_has_the_shape_of_one(vocabulary):
    ours = coded(vocabulary, "ATC")
    assert len(ours) > 2_000
    assert [(i, code) for i, code in ours if not ATC.fullmatch(code)] == []


def test_conditions_and_drugs_are_as_many_as_promised(vocabulary):
    kinds = [term.kind for term in vocabulary.terms.values()]
    assert kinds.count("condition") >= 3_000
    assert kinds.count("drug") >= 2_000
    assert kinds.count("procedure") + kinds.count("device") >= 600
