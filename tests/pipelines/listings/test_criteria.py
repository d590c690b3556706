"""Are listings cut into their criteria, with nothing lost?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from postings.gold import entities, lines, recut
from postings.lists import list_items, nested_lists, nesting_faults
from postings.texts import PIECES, lost, mutated, registry

from cases import read_cases
from nlp.model import GivenCriterion, Listing
from pipelines.listings.criteria import Cut, cut_criteria

CASES = read_cases("pipelines/listings/criteria.cases")


def outline(cut: Cut) -> str:
    """The criteria of a cut listing on one line."""
    depths: list[int] = []
    lines = []
    for raw in cut.criteria:
        depths.append(0 if raw.parent is None else depths[raw.parent] + 1)
        cohort = f"@{raw.cohort}" if raw.cohort else ""
        joined = f" {{{raw.composition}}}" if raw.lead_in else ""
        words = " ".join(raw.reading.split())
        head = ">" * depths[-1] + raw.kind[0].upper() + (raw.label or "")
        lines.append(f"{head}{cohort} {words}{joined}")
    return " | ".join(lines) or "nothing"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_criteria(case, vocabulary):
    cut = cut_criteria(Listing("T", case.text), vocabulary)
    assert outline(cut) == case.expected
    assert lost(case.text, cut) == []


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_nothing_is_lost_whatever_the_page(vocabulary, text):
    cut = cut_criteria(Listing("T", text), vocabulary)
    assert lost(text, cut) == []
    for number, raw in enumerate(cut.criteria):
        assert raw.text == text[raw.start : raw.end]
        assert len(raw.reading) == len(raw.text)
        assert raw.text.strip()
        assert raw.parent is None or raw.parent < number


def test_nothing_is_lost_of_the_registry(vocabulary, shared):
    for row in registry(shared / "corpora"):
        cut = cut_criteria(Listing("T", row["text"]), vocabulary)
        assert lost(row["text"], cut) == []
        assert cut.criteria


def test_mutated_registry_texts(vocabulary, shared):
    texts = [row["text"] for row in registry(shared / "corpora")]
    for text in mutated(texts, 1500):
        assert lost(text, cut_criteria(Listing("T", text), vocabulary)) == []


@pytest.mark.parametrize("corpus", ["chia", "lct"])
def test_annotated_entities_stay_whole(corpus, vocabulary, shared):
    """One of 200 may straddle; outside all lie a few titles and closing lines that ask nothing."""
    straddling, outside, nowhere = entities(shared / "corpora", corpus, vocabulary)
    assert straddling.value < 1 / 200
    assert outside.value < 1 / 2000
    assert nowhere.value < 1 / 2000


def test_single_lines_are_criteria_of_their_posting(vocabulary, shared):
    whole, kind = lines(shared / "corpora", vocabulary)
    assert whole.value > 0.98
    assert kind.value > 0.99


def test_pages_of_single_lines_are_cut_into_them_again(vocabulary, shared):
    for recall, precision in recut(shared / "corpora", vocabulary).values():
        assert recall.value > 0.995
        assert precision.value > 0.995


def test_the_psoriasis_page(vocabulary, shared):
    text = (shared / "corpora/listings/psoriasis-ucmsc.txt").read_text(encoding="utf-8")
    cut = cut_criteria(Listing("p", text), vocabulary)
    labels = {kind: [raw.label for raw in cut.criteria if raw.kind == kind]
              for kind in ("inclusion", "exclusion")}  # fmt: skip
    assert labels["inclusion"] == ["1", "2", "3"]
    assert labels["exclusion"] == [str(number) for number in range(1, 11)]
    assert [problem.code for problem in cut.problems] == ["run_together"]
    assert lost(text, cut) == []


def test_the_title_of_a_page_is_furniture(vocabulary):
    title = "A Trial of Drops in Dry Eye"
    for text, count in (
        (f"{title}\n\nInclusion Criteria:\n* Dry eye", 1),
        (f"{title}\n\nExclusion Criteria:\n* Stroke", 2),
    ):
        cut = cut_criteria(Listing("T", text, title, source="page"), vocabulary)
        assert len(cut.criteria) == count
        assert lost(text, cut) == []


def test_given_criteria_stay_as_they_are(vocabulary):
    listing = Listing("T", criteria=(GivenCriterion("c1", "exclusion", "- Gout\n- Stroke"),))
    (raw,) = cut_criteria(listing, vocabulary).criteria
    assert (raw.kind, raw.criterion_id, raw.text) == ("exclusion", "c1", "- Gout\n- Stroke")
    assert (raw.start, raw.end) == (0, 15)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Adults\nGout", "no_heading"),
        ("Critères d'inclusion :\n- Adulte", "foreign_language"),
        ("Inclusion Criteria:\n1adults 2gout 3consent", "run_together"),
    ],
)
def test_problems(text, code, vocabulary):
    assert code in [p.code for p in cut_criteria(Listing("T", text), vocabulary).problems]


def test_nested_lists(vocabulary, shared):
    """All that can be parsed must nest just so; the last, which has no HTML, must lose nothing."""
    cases = nested_lists(shared / "corpora")
    for case in cases:
        cut = cut_criteria(Listing("T", case["input"]), vocabulary)
        assert lost(case["input"], cut) == []
        assert nesting_faults(case["input"], cut, case["expected_html"]) == [], case["note"]
    assert [len(list(list_items(case["expected_html"]))) for case in cases] == [
        *(7, 3, 11, 8, 11, 68, 40, 0),
    ]
