"""ICD-10-CM code files: the code with its point, its title, the code above it."""

from __future__ import annotations

import pytest

from pipelines.terminologies.icd import is_icd, read_icd

ORDERED = "\n".join(
    f"{number:05d} {code:7} {header} {title:60} {title} in full"
    for number, code, header, title in (
        (1, "Q99", 0, "Zarnic fever"),
        (2, "Q991", 0, "Zarnic fever of hand"),
        (3, "Q9911", 1, "Zarnic fever of left hand"),
    )
)
LISTED = "Q99    Zarnic fever\nQ9911  Zarnic fever of left hand\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (ORDERED, [("Q99", []), ("Q99.1", ["Q99"]), ("Q99.11", ["Q99.1"])]),
        (LISTED, [("Q99", []), ("Q99.11", ["Q99"])]),
    ],
)
def test_codes_and_what_stands_above_them(tmp_path, text, wanted):
    file = tmp_path / "codes.txt"
    file.write_text(text)
    faults = []
    found = list(read_icd(file, faults.append))
    assert is_icd(file)
    assert [(each.id, each.parents) for each in found] == wanted
    assert all(each.codes == {"ICD10CM": [each.id]} for each in found)
    assert found[0].names[0].startswith("Zarnic fever")
    assert not faults


def test_other_text_is_no_code_file_and_a_bad_line_is_named(tmp_path):
    file = tmp_path / "codes.txt"
    file.write_text("A letter to the editor\n")
    assert not is_icd(file)
    file.write_text(LISTED + "what is this\n")
    faults = []
    assert len(list(read_icd(file, faults.append))) == 2
    assert [fault.row for fault in faults] == [3]
