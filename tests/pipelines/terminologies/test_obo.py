"""OBO files: terms, what they are also called, and what they are kinds of."""

from pathlib import Path

from pipelines.terminologies.obo import read_obo

OURS = Path(__file__).with_name("ours.obo")


def test_terms_with_names_links_and_references():
    faults = []
    found = {each.id: each for each in read_obo(OURS, faults.append)}
    assert not faults
    assert set(found) == {"INV:1", "INV:2", "INV:3"}  # neither the obsolete nor the relation
    assert found["INV:2"].names == ["zarnic fever", "Zarn's fever", "ZAF"]
    assert found["INV:2"].parents == ["INV:1"]
    assert found["INV:2"].codes == {"ICD10CM": ["A99.9"]}


def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path):
    file = tmp_path / "bad.obo"
    file.write_text("[Term]\nid: X:1\nname: quorl\nsynonym: unquoted EXACT []\nis_a: X:2\n")
    faults = []
    assert [(each.names, each.parents) for each in read_obo(file, faults.append)] == [
        (["quorl"], ["X:2"])
    ]
    assert [(fault.file, fault.row) for fault in faults] == [("bad.obo", 4)]
