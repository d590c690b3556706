"""Brat's standoff: parts, links, attributes, groups, CRLF; every fault by its line."""

from __future__ import annotations

import pytest

from pipelines.evaluation.readers.brat import is_negated, page_of_brat

TEXT = "No stroke or chronic\nand acute kidney failure.\nAspirin 100 mg"


def read(*lines, text=TEXT):
    troubles = []
    page = page_of_brat("d", text, "\n".join(lines) + "\n", "d.ann", troubles.append)
    return page, [str(each) for each in troubles]


def test_marks_links_attributes_groups():
    page, troubles = read(
        "T1\tCondition 3 9\tstroke",
        "T2\tNegation 0 2\tNo",
        "T3\tCondition 13 20;31 45\tchronic kidney failure",
        "R1\tHas_negation Arg1:T1 Arg2:T2\t",
        "A1\tNegated T1",
        "A2\tSeverity T3 severe",
        "*\tOR T1 T3",
        "#1\tAnnotatorNotes T1\tof the brain",
        "N1\tReference T1 UMLS:C0038454\tstroke",
        "",
    )
    assert not troubles
    stroke, _, failure = page.marks
    assert (stroke.label, stroke.parts, stroke.line) == ("Condition", ((3, 9),), 1)
    assert failure.parts == ((13, 20), (31, 45)) and failure.span == (13, 45)
    assert failure.attributes == {"severity": "severe"}
    (link,) = page.links
    assert (link.label, link.head.id, link.tail.id) == ("Has_negation", "T1", "T2")
    assert page.groups == (frozenset({"T1", "T3"}),)
    assert [mark.id for mark in page.negated] == ["T1"]


def test_an_event_stands_for_its_trigger():
    page, troubles = read(
        "T1\tDrug 47 54\tAspirin",
        "T2\tValue 55 61\t100 mg",
        "E1\tTaking:T1 Dose:T2",
        "R1\tHas_value Arg1:E1 Arg2:T2",
        "A1\tNegation E1",
    )
    assert not troubles
    assert page.links[0].head.id == "T1"
    assert [mark.id for mark in page.negated] == ["T1"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "T2\tCondition 50 99\tx",
            "d.ann, line 2: T2: 50-99 is no stretch of a text of 61 characters",
        ),
        ("T2\tCondition 9 9\t", "d.ann, line 2: T2: 9-9 is no stretch of a text of 61 characters"),
        ("T1\tDrug 47 54\tAspirin", "d.ann, line 2: id T1 is used twice: the second is left out"),
        ("T2\tDrug 47 54\tHeparin", "d.ann, line 2: T2: other words stand at its place"),
        ("R1\tHas_value Arg1:T1 Arg2:T9", "d.ann, line 2: no mark T9"),
        ("R1\tHas_value Arg1:T8 Arg2:T1", "d.ann, line 2: no mark T8"),
        ("T2 Drug 47 54 Aspirin", "d.ann, line 2: no line that brat writes"),
        ("T2\tDrug 47\tAspirin", "d.ann, line 2: no line that brat writes"),
        ("hello", "d.ann, line 2: no line that brat writes"),
    ],
)
def test_a_faulty_line_is_told_and_the_rest_is_kept(line, told):
    page, troubles = read("T1\tCondition 3 9\tstroke", line, "T7\tDrug 47 54\tAspirin")
    assert troubles == [told]
    assert {"T1", "T7"} <= {mark.id for mark in page.marks}
    assert not page.links


def test_crlf_counted_as_two_or_as_one():
    text = TEXT.replace("\n", "\r\n")
    two, troubles = read("T1\tDrug 49 56\tAspirin", text=text)
    assert not troubles and two.text == text
    one, troubles = read("T1\tDrug 47 54\tAspirin", text=text)
    assert not troubles and one.text == TEXT
    assert one.text[slice(*one.marks[0].span)] == "Aspirin"


def test_an_annotation_file_with_crlf_itself():
    troubles = []
    page = page_of_brat("d", TEXT, "T1\tDrug 47 54\tAspirin\r\n", "d.ann", troubles.append)
    assert len(page.marks) == 1 and not troubles


def test_offsets_beyond_the_basic_plane_count_code_points():
    page, troubles = read("T1\tDrug 2 9\tAspirin", text="😀 Aspirin")
    assert not troubles and page.text[slice(*page.marks[0].span)] == "Aspirin"


@pytest.mark.parametrize(
    ("attributes", "negated"),
    [
        ({"negated": "yes"}, True),
        ({"negation": "true"}, True),
        ({"status": "absent"}, True),
        ({"polarity": "NEG"}, True),
        ({"negated": "no"}, False),
        ({"status": "present"}, False),
        ({}, False),
    ],
)
def test_what_says_absent(attributes, negated):
    assert is_negated(attributes) is negated
