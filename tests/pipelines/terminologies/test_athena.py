"""Athena folders: domains, synonyms, is-a links, and codes mapped to a standard concept."""

from __future__ import annotations

import pytest

from nlp.errors import TerminologyError
from pipelines.terminologies.athena import read_athena

CONCEPT = """\
concept_id\tconcept_name\tdomain_id\tvocabulary_id\tconcept_class_id\tstandard_concept\t\
concept_code\tinvalid_reason
1\tvexed organ disease\tCondition\tSNOMED\tDisorder\tS\t901\t
2\tzarnic fever\tCondition\tSNOMED\tDisorder\tS\t902\t
3\tZarnic fever, unspecified\tCondition\tICD10CM\t4-char\t\tA99.9\t
4\tquorlumab\tDrug\tRxNorm\tIngredient\tS\t903\t
5\told name\tCondition\tSNOMED\tDisorder\tS\t904\tD
6\tsomewhere\tGeography\tOSM\tplace\tS\t905\t
7\tshort row
"""
SYNONYM = """\
concept_id\tconcept_synonym_name\tlanguage_concept_id
2\tZarn's "marsh" fever\t4180186
2\tfièvre de Zarn\t4180190
"""
RELATIONSHIP = """\
concept_id_1\tconcept_id_2\trelationship_id\tinvalid_reason
2\t1\tIs a\t
3\t2\tMaps to\t
2\t3\tMapped from\t
4\t1\tIs a\tD
"""


@pytest.fixture
def folder(tmp_path):
    for name, text in (
        ("CONCEPT.csv", CONCEPT),
        ("CONCEPT_SYNONYM.csv", SYNONYM),
        ("CONCEPT_RELATIONSHIP.csv", RELATIONSHIP),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_concepts_of_the_domains_that_are_read(folder):
    faults = []
    found = {each.id: each for each in read_athena(folder, faults.append)}
    assert set(found) == {"OMOP:1", "OMOP:2", "OMOP:4"}
    assert found["OMOP:2"].names == ["zarnic fever", 'Zarn\'s "marsh" fever']
    assert found["OMOP:2"].parents == ["OMOP:1"]
    assert found["OMOP:2"].codes == {"SNOMED": ["902"], "OMOP": ["2"], "ICD10CM": ["A99.9"]}
    assert (found["OMOP:4"].kind, found["OMOP:4"].parents) == ("drug", [])
    assert [(fault.file, fault.row) for fault in faults] == [("CONCEPT.csv", 8)]


def test_another_table_of_that_name_is_refused(tmp_path):
    (tmp_path / "CONCEPT.csv").write_text("a\tb\n1\t2\n")
    with pytest.raises(TerminologyError, match="no column concept_id"):
        list(read_athena(tmp_path, print))
