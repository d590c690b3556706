"""Are listings cut into their criteria, with nothing lost?"""

import gzip
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from cases import read_cases
from nlp.cleaning import cleaned
from nlp.model import GivenCriterion, Listing
from pipelines.listings.criteria import Cut, cut_criteria

CASES = read_cases("pipelines/listings/criteria.cases")
PIECES = [
    *("Inclusion Criteria:", "Exclusion Criteria", "\n", "\n\n", "\r\n", "\t", "    ", "* ", "- "),
    *(
        "1. ",
        "2. ",
        "a) ",
        "(i) ",
        "1",
        "2",
        "18 to 65 years",
        "Age: ",
        "Note: ",
        "or",
        "Cohort A:",
    ),
    *("&lt;", "<li>", "<p>", "\\>", "â‰¥", "\u00a0", "\u2028", "\x00", "：", "(", ")", "•", "😀"),
    *("gout", "No stroke.", "Patients with gout are excluded", "one of the following:"),
    "Recruitment Status: Open",
]


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


def lost(text: str, cut: Cut) -> list[int]:
    """Which non-blank characters lie in no span of a cut listing, or in several?"""
    seen = bytearray(len(text))
    spans = [(raw.start, raw.end) for raw in cut.criteria]
    for start, end in [*spans, *cut.furniture, *cut.headings, *cut.labels]:
        for place in range(start, end):
            seen[place] = min(2, seen[place] + 1)
    clean = cleaned(text)
    return [n for n, count in enumerate(seen) if count != 1 and not clean[n].isspace()]


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


def registry_texts(shared):
    for name in ("trials", "trials_classic"):
        with gzip.open(shared / f"corpora/ctgov/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def test_nothing_is_lost_of_the_registry(vocabulary, shared):
    for text in registry_texts(shared):
        cut = cut_criteria(Listing("T", text), vocabulary)
        assert lost(text, cut) == []
        assert cut.criteria


def test_mutated_registry_texts(vocabulary, shared):
    texts = list(registry_texts(shared))
    chance = random.Random(7)
    for _ in range(1500):
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        text = text[start : start + chance.choice((80, 300, 900))]
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(text) + 1)
            text = text[:place] + chance.choice(PIECES) + text[place + chance.choice((0, 9)) :]
        assert lost(text, cut_criteria(Listing("T", text), vocabulary)) == []


@pytest.mark.parametrize("corpus", ["chia", "lct"])
def test_annotated_entities_stay_whole(corpus, vocabulary, shared):
    """A gold entity straddles two criteria in less than 1 of 200; outside all are headings only."""
    straddling = outside = total = 0
    with gzip.open(shared / f"corpora/{corpus}/{corpus}.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            cut = cut_criteria(Listing(row["doc"], row["text"]), vocabulary)
            labels = {end: start for start, end in cut.labels}
            spans = [(labels.get(raw.start, raw.start), raw.end) for raw in cut.criteria]
            for entity in row["entities"]:
                if entity["type"] == "Parsing_Error":
                    continue
                for start, end in entity.get("spans") or [entity["span"]]:
                    touched = sum(a < end and start < b for a, b in spans)
                    total += 1
                    straddling += touched > 1
                    outside += touched == 0
    assert straddling < total / 200
    assert outside < total / 1000


def test_the_psoriasis_page(vocabulary, shared):
    text = (shared / "corpora/listings/psoriasis-ucmsc.txt").read_text(encoding="utf-8")
    cut = cut_criteria(Listing("p", text), vocabulary)
    labels = {kind: [raw.label for raw in cut.criteria if raw.kind == kind]
              for kind in ("inclusion", "exclusion")}  # fmt: skip
    assert labels["inclusion"] == ["1", "2", "3"]
    assert labels["exclusion"] == [str(number) for number in range(1, 11)]
    assert [problem.code for problem in cut.problems] == ["run_together"]
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


def bare(words):
    return " ".join("".join(c if c.isalnum() else " " for c in words.lower()).split())


def list_items(markup):
    """The depth and own words of each list item of an HTML text."""
    for item in html.fromstring(f"<div>{markup}</div>").iter("li"):
        words = (item.text or "") + "".join(child.tail or "" for child in item)
        lists = [above for above in item.iterancestors() if above.tag in ("ul", "ol")]
        if bare(words):
            yield len(lists) - 1, bare(words)


def with_children(clean, cut, number):
    """The words of a criterion and of all that stand under it, as one."""
    end, under = cut.criteria[number].end, {number}
    for place, raw in enumerate(cut.criteria):
        if raw.parent in under:
            under.add(place)
            end = max(end, raw.end)
    return bare(clean[cut.criteria[number].start : end])


def nesting_faults(text, cut, markup):
    """Which list items of an HTML text are not cut, in order, each at its depth?

    A paragraph within a list has no level there, though it may be a criterion; so only those
    criteria count for depth that are list items. An item's own words open the criterion; what
    runs on in it ("a) ... b) ...") may stand under it.
    """
    items, clean = list(list_items(markup)), cleaned(text)
    depths: dict[int, int] = {}
    faults, waiting = [], 0
    for number, raw in enumerate(cut.criteria):
        above = raw.parent
        while above is not None and above not in depths:
            above = cut.criteria[above].parent
        if waiting < len(items) and with_children(clean, cut, number).startswith(items[waiting][1]):
            depths[number] = 0 if above is None else depths[above] + 1
            if depths[number] != items[waiting][0]:
                faults.append(f"depth {depths[number]}, not {items[waiting]}")
            waiting += 1
    return faults + [str(item) for item in items[waiting:]]


def nested_lists(shared):
    file = shared / "corpora/ctgov_list_parser/cases.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_nested_lists(vocabulary, shared):
    """All that can be parsed must nest just so; the last, which has no HTML, must lose nothing."""
    cases = nested_lists(shared)
    for case in cases:
        cut = cut_criteria(Listing("T", case["input"]), vocabulary)
        assert lost(case["input"], cut) == []
        assert nesting_faults(case["input"], cut, case["expected_html"]) == [], case["note"]
    assert [len(list(list_items(case["expected_html"]))) for case in cases] == [
        *(7, 3, 11, 8, 11, 68, 40, 0),
    ]
