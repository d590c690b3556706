"""Are the headings of notes and listings found, and nothing else taken for one?"""

import time

import pytest

from cases import read_cases
from nlp.sections import heading_finder, split_sections

CASES = read_cases("nlp/sections.cases")
LISTING = ("inclusion", "exclusion", "eligibility")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_split_sections(case, vocabulary):
    passages = split_sections(case.text, vocabulary, side=case.section)
    assert " ".join(passage.section or "-" for passage in passages) == case.expected
    for passage in passages:
        assert passage.text == case.text[passage.start : passage.start + len(passage.text)]


def sections_of(text, row, vocabulary):
    if row.side == "note":
        return {passage.section for passage in split_sections(text, vocabulary, side="note")}
    finder = heading_finder(vocabulary, "listing")
    found = finder.named(text)
    told = found.section if found else finder.sentence(text)
    return {told}


def test_every_row_proves_itself(vocabulary):
    for row in vocabulary.headings:
        section = row.section.removesuffix("_lead")
        if row.side == "listing" and section not in LISTING:
            continue
        for text in row.fields["examples"]:
            assert section in sections_of(text, row, vocabulary), text
        for text in row.rejects:
            assert section not in sections_of(text, row, vocabulary), text


def test_a_phrase_has_one_row(vocabulary):
    owners = {}
    for row in vocabulary.headings:
        for phrase in row.phrases:
            assert owners.setdefault((row.side, phrase.lower()), row.section) == row.section


def test_a_title_is_kept(vocabulary):
    (passage,) = split_sections("* Past Medical History: gout", vocabulary, side="note")
    assert (passage.title, passage.text, passage.start) == ("Past Medical History", " gout", 23)


@pytest.mark.parametrize("side", ["listing", "note"])
@pytest.mark.parametrize("sign", ["Inclusion ", "- ", "A:", "(", "1. ", "\n", ". Plan:"])
def test_long_runs_take_no_time(side, sign, vocabulary):
    start = time.process_time()
    split_sections(sign * 20_000, vocabulary, side=side)
    assert time.process_time() - start < 3
