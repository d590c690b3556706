"""Does a wrapped and indented criterion read like one on a single line, its quotes in place?"""

from __future__ import annotations

import pytest

from nlp.model import Listing, Quote
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.criteria import RawCriterion
from pipelines.listings.wraps import unwrapped

LINES = [
    "Lipase at least 3.5 times the upper limit of normal",
    "Stroke, transient ischemic attack or seizure within 9 weeks before enrollment",
    "Any rash that, in the opinion of the investigator, hampers the study",
    "No prior radiotherapy, splenectomy or methotrexate within 5 weeks before screening",
    "Albumin < 2.5 g/dL or creatinine > 2 x ULN (creatinine clearance < 40 mL/min)",
]
HEAD = "Exclusion Criteria:\n\n          -  "


def read(line):
    (criterion,) = extract_criteria(Listing("T", HEAD + line + "\n"), build_reader()).criteria
    return criterion


@pytest.mark.parametrize("line", LINES)
def test_every_wrap_reads_the_same(line):
    plain = read(line)
    words = line.split()
    for at in range(2, len(words)):
        if len(words[at]) < 2 or not words[at].isalpha():
            continue  # a number, a sign or a letter at a line's start may be a label
        wrapped = " ".join(words[:at]) + "\n             " + " ".join(words[at:])
        assert read(wrapped).short == plain.short


def test_quotes_lie_where_the_words_were_received():
    line = "Lipase at least 3.5 times the\n             upper limit of normal,   or severe    gout"
    criterion = read(line)
    text = HEAD + line
    assert criterion.quote == Quote(len(HEAD), len(text), line)
    lipase, gout = criterion.statements
    for quote, words in (
        (lipase.concept.quote, "Lipase"),
        (lipase.amount.quote, line[line.index("at least") : line.index(",")]),
        (gout.concept.quote, "gout"),
        (gout.qualifiers[0], "severe"),
    ):
        assert text[quote.start : quote.end] == words
        assert quote.text.split() == words.split()


def test_what_has_no_runs_of_blanks_stays():
    raw = RawCriterion("inclusion", 4, 14, "acute gout", "acute gout")
    assert unwrapped(raw) == (raw, ())
