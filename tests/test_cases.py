"""Is a .cases table read as it is written?"""

from pathlib import Path

import pytest

from cases import Case, FaultyCases, read_cases


@pytest.fixture
def table(tmp_path: Path):
    def write(content: str) -> Path:
        file = tmp_path / "some.cases"
        file.write_text(content, encoding="utf-8")
        return file

    return write


def only(cases: list[Case]) -> tuple[str, str]:
    (case,) = cases
    return case.text, case.expected


def test_text_left_short_form_right(table):
    assert only(read_cases(table("ANC >= 1500/uL    => anc >= 1.5 10*9/L\n"))) == (
        "ANC >= 1500/uL",
        "anc >= 1.5 10*9/L",
    )


def test_comments_and_blank_lines_are_no_cases(table):
    assert read_cases(table("# age => 18\n\n   \n  # more\n")) == []


def test_the_last_arrow_divides(table):
    assert only(read_cases(table("age => 18 => age >= 18 a"))) == ("age => 18", "age >= 18 a")


def test_an_arrow_stands_alone(table):
    assert only(read_cases(table("age=>18 years => age >= 18 a"))) == (
        "age=>18 years",
        "age >= 18 a",
    )


def test_escapes_stand_for_line_breaks_and_tabs(table):
    assert only(read_cases(table(r"Labs:\n\tHb 9\n => x\n"))) == ("Labs:\n\tHb 9\n", r"x\n")


def test_a_header_names_the_lines_below_it(table):
    file = table("a => 1\n[notes]\nb => 2\n[x] c => 3\n[ lists ]\nd => 4\n")
    assert [(case.text, case.section) for case in read_cases(file)] == [
        ("a", ""),
        ("b", "notes"),
        ("[x] c", "notes"),
        ("d", "lists"),
    ]
    assert [case.text for case in read_cases(file, section="notes")] == ["b", "[x] c"]


def test_a_remark_follows_the_short_form(table):
    (case,) = read_cases(table("a => 1 #2  # the second\n"))
    assert (case.expected, case.remark) == ("1 #2", "the second")


def test_a_case_names_its_line(table):
    file = table("\n\na => 1\n")
    assert [str(case) for case in read_cases(file)] == [f"{file.as_posix()}:3"]


def test_faulty_lines_are_reported_together(table):
    with pytest.raises(FaultyCases) as caught:
        read_cases(table("no arrow\na => 1\na =>\n => 1\n"))
    assert [line.split(": ")[0].rsplit(":")[-1] for line in str(caught.value).splitlines()] == [
        "1",
        "3",
        "4",
    ]
