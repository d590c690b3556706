"""Tables with a header: one row a concept or one row a name, parents by id or by name."""

from __future__ import annotations

import pytest

from nlp.errors import TerminologyError
from pipelines.terminologies.plain import read_plain


def tables(tmp_path, *texts):
    files = []
    for number, text in enumerate(texts):
        files.append(tmp_path / f"t{number}.csv")
        files[-1].write_text(text, encoding="utf-8")
    return files


def test_one_row_a_concept(tmp_path):
    text = (
        "Code,Preferred Name,Synonyms,Parent,Kind,ATC\n"
        'D1,quorlumab,"Quorlara|QLB 12",D9,drug,L04AX99\n'
        "D9,zarn inhibitor,,,drug,\n"
    )
    found = list(read_plain(tables(tmp_path, text), print))
    assert [each.names for each in found] == [
        ["quorlumab", "Quorlara", "QLB 12"],
        ["zarn inhibitor"],
    ]
    assert found[0].parents == ["D9"]
    assert found[0].kind == "drug"
    assert found[0].codes == {"ATC": ["L04AX99"]}


def test_names_in_one_table_links_and_codes_in_others(tmp_path):
    names = (
        "id\tkind\ttext\nI:1\tsynonym\tZarn's fever\nI:1\tname\tzarnic fever\nI:2\tname\tfever\n"
    )
    links = "id\tlabel\tsubClassOf\nI:1\tzarnic fever\tFever\n"
    codes = "id\tlabel\txref\nI:1\tzarnic fever\tICD-10-CM:A99\n"
    found = list(read_plain(tables(tmp_path, names, links, codes), print))
    assert [(each.id, each.names, each.parents) for each in found] == [
        ("I:1", ["zarnic fever", "Zarn's fever"], ["I:2"]),
        ("I:2", ["fever"], []),
    ]
    assert found[0].codes == {"ICD10CM": ["A99"]}


def test_bad_rows_are_named_and_the_rest_is_read(tmp_path):
    text = "id,name\n1,quorl\n,nobody\n2,zarn,and,more\n3,vexel\n"
    faults = []
    found = list(read_plain(tables(tmp_path, text), faults.append))
    assert [each.names for each in found] == [["quorl"], ["vexel"]]
    assert [(fault.row, fault.reason) for fault in faults] == [
        (3, "no id"),
        (4, "too many columns"),
    ]


def test_a_table_without_ids_is_refused(tmp_path):
    with pytest.raises(TerminologyError, match="no column of ids"):
        list(read_plain(tables(tmp_path, "color,shape\nred,round\n"), print))
