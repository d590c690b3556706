"""Is our own gold sound: spans that hold, names that exist, the promised counts, our own texts?"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from nlp.model.expression import Child, Requirement, leaves
from nlp.model.reading import read_expression

FOLDER = Path(__file__).parents[1] / "annotations"
MENTIONS = {
    "condition",
    "drug",
    "procedure",
    "measurement",
    "observation",
    "person",
    "device",
    "value",
    "temporal",
    "qualifier",
    "negation",
    "reference_point",
    "multiplier",
    "mood",
    "visit",
}
STATEMENTS = {
    "condition",
    "drug",
    "procedure",
    "measurement",
    "observation",
    "demographic",
    "device",
    "allergy",
    "visit",
    "consent",
    "other",
}
SIGNS = {"<", "<=", ">", ">=", "=", "!=", "between", "in"}
WINDOWS = {"within", "lasting", "since", "before", "after", "during"}
TIME_UNITS = {"a", "mo", "wk", "d", "h", "min", "half-life", "cycle", None}
ANCHORS = {
    "screening",
    "enrollment",
    "randomization",
    "consent",
    "first_dose",
    "visit",
    "baseline",
    "now",
    "event",
}
RELATIONS = {"has_value": "value", "has_temporal": "temporal", "has_negation": "negation"}
RUN = 14  # words in a row that no text of a corpus may share with ours


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


LISTINGS, NOTES, PAIRS = rows("listings.jsonl"), rows("notes.jsonl"), rows("pairs.jsonl")
CRITERIA = {each["criterion_id"]: each for one in LISTINGS for each in one["criteria"]}
NOTE = {note["note_id"]: note for note in NOTES}


def words_at(text: str, span: list[int]) -> str:
    """The words of a span, which must lie in the text and neither begin nor end with a blank."""
    start, end = span
    assert 0 <= start < end <= len(text), span
    assert text[start:end] == text[start:end].strip(), (span, text[start:end])
    return text[start:end]


def assert_amount(amount: dict, vocabulary) -> None:
    assert amount["op"] in SIGNS
    assert len(amount["values"]) == 2 if amount["op"] == "between" else amount["values"]
    assert amount["unit"] is None or amount["unit"] in vocabulary.units, amount
    if amount["op"] == "between":
        low, high = map(Decimal, amount["values"])
        assert low < high, amount


def test_there_is_as_much_as_promised():
    verdicts = Counter(pair["verdict"] for pair in PAIRS)
    assert len(LISTINGS) >= 40
    assert len(CRITERIA) >= 600
    assert len(NOTES) >= 80
    assert len(PAIRS) >= 500
    assert verdicts["not_met"] >= 120
    assert verdicts["unknown"] >= 120
    assert len({one["layout"] for one in LISTINGS}) >= 30
    assert len({note["style"] for note in NOTES}) >= 12


def test_ids_are_unique_and_sorted():
    for records, key in ((LISTINGS, "trial_id"), (NOTES, "note_id"), (PAIRS, "pair_id")):
        ids = [record[key] for record in records]
        assert len(set(ids)) == len(ids)
    assert [one["trial_id"] for one in LISTINGS] == sorted(one["trial_id"] for one in LISTINGS)
    assert len(CRITERIA) == sum(len(one["criteria"]) for one in LISTINGS)
    judged = [(pair["patient_id"], pair["criterion_id"]) for pair in PAIRS]
    assert len(set(judged)) == len(judged)


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one["trial_id"])
def test_criteria_stand_apart_and_cover_the_text(listing):
    text, spans = listing["text"], sorted(each["span"] for each in listing["criteria"])
    for span in spans:
        words_at(text, span)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    outside, here = [], 0
    for start, end in [*spans, [len(text), len(text)]]:
        outside.append(text[here:start])
        here = end
    letters = sum(map(str.isalpha, text))
    assert sum(map(str.isalpha, "".join(outside))) <= 0.35 * letters


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one["trial_id"])
def test_the_marks_of_a_listing(listing, vocabulary):
    for criterion in listing["criteria"]:
        assert_criterion(criterion, listing["text"], vocabulary)


def assert_criterion(criterion: dict, text: str, vocabulary) -> None:
    low, high = criterion["span"]
    assert criterion["kind"] in ("inclusion", "exclusion")
    assert criterion["parent_id"] is None or criterion["parent_id"] in CRITERIA
    entities = {entity["id"]: entity for entity in criterion["entities"]}
    assert len(entities) == len(criterion["entities"])
    for entity in entities.values():
        words_at(text, entity["span"])
        assert low <= entity["span"][0] and entity["span"][1] <= high
        assert entity["type"] in MENTIONS
    for relation in criterion["relations"]:
        assert entities[relation["arg2"]]["type"] == RELATIONS[relation["type"]]
        assert entities[relation["arg1"]]["type"] not in RELATIONS.values()
    for threshold in criterion["thresholds"]:
        words_at(text, threshold["span"])
        assert_amount(threshold, vocabulary)
        assert vocabulary.concept(threshold["concept"])
        assert threshold["relative_to"] in (None, "ULN", "LLN", "baseline", "normal")
    for window in criterion["windows"]:
        words_at(text, window["span"])
        assert window["type"] in WINDOWS
        assert window["unit"] in TIME_UNITS
        assert window["anchor"] in ANCHORS
        assert window["op"] is None or window["op"] in SIGNS


def test_short_forms_can_be_read_and_name_what_exists(vocabulary):
    for criterion in CRITERIA.values():
        if criterion["short"] is not None:
            assert_short(criterion, vocabulary)


def assert_short(criterion: dict, vocabulary) -> None:
    for leaf in leaves(read_expression(criterion["short"])):
        if isinstance(leaf, Child):
            assert CRITERIA[leaf.criterion_id]["parent_id"] == criterion["criterion_id"]
        elif isinstance(leaf, Requirement) and leaf.statement.concept is not None:
            concept_id = leaf.statement.concept.concept_id
            assert concept_id is None or vocabulary.concept(concept_id)


@pytest.mark.parametrize("note", NOTES, ids=lambda one: one["note_id"])
def test_a_note(note, vocabulary):
    assert note["note_id"].startswith(note["patient_id"] + "-")
    assert note["date"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", note["date"])
    assert note["facts"]
    for fact in note["facts"]:
        words_at(note["text"], fact["span"])
        assert fact["kind"] in STATEMENTS
        assert fact["concept"]
        assert fact["status"] in ("present", "absent", "possible", "hypothetical")
        assert fact["experiencer"] in ("patient", "family", "other")
        assert fact["time"] in ("current", "history", "future")
        assert fact["date_start"] is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", fact["date_start"])
        if fact["op"] is not None:
            assert_amount(fact, vocabulary)


def test_verdicts_rest_on_words_of_the_notes():
    for pair in PAIRS:
        assert_verdict(pair)


def assert_verdict(pair: dict) -> None:
    assert pair["criterion_id"] in CRITERIA
    assert pair["criterion_id"].startswith(pair["trial_id"] + "#")
    assert pair["verdict"] in ("met", "not_met", "unknown")
    assert (pair["verdict"] == "unknown") == (pair["basis"] == "none")
    assert pair["basis"] in ("stated", "inferred", "presumed", "none")
    assert pair["basis"] not in ("stated", "inferred") or pair["evidence"]
    assert pair["why"].endswith(".")
    for evidence in pair["evidence"]:
        note = NOTE[evidence["note_id"]]
        assert note["patient_id"] == pair["patient_id"]
        assert words_at(note["text"], evidence["span"])
        assert note["date"] is None or note["date"] <= pair["as_of"]


def test_every_listing_and_patient_has_its_split():
    splits = {row["id"]: row["split"] for row in table("splits.csv")}
    wanted = {one["trial_id"] for one in LISTINGS} | {note["patient_id"] for note in NOTES}
    assert set(splits) == wanted
    assert set(splits.values()) == {"dev", "test"}


def test_what_the_second_reading_changed_is_on_record():
    record = table("agreement.csv")
    assert record
    known = set(CRITERIA) | set(NOTE) | {pair["pair_id"] for pair in PAIRS}
    for row in record:
        assert row["file"] in ("listings.jsonl", "notes.jsonl", "pairs.jsonl")
        assert row["item"] in known
        assert row["resolved"]


def test_the_counts_told_in_the_sources_are_those_of_the_files():
    told = " ".join((FOLDER / "SOURCES.md").read_text("utf-8").split())
    parts = Counter()
    for criterion in CRITERIA.values():
        for part in ("entities", "relations", "thresholds", "windows"):
            parts[part] += len(criterion[part])
    facts = sum(len(note["facts"]) for note in NOTES)
    patients = len({note["patient_id"] for note in NOTES})
    verdicts = Counter(pair["verdict"] for pair in PAIRS)
    for count in (
        f"{len(LISTINGS)} listings",
        f"{len(CRITERIA)} criteria",
        f"{parts['entities']:,} mentions",
        f"{parts['relations']} relations",
        f"{parts['thresholds']} thresholds",
        f"{parts['windows']} windows",
        f"{len(NOTES)} notes of {patients} patients, {facts:,} facts",
        f"{len(PAIRS)}: {verdicts['met']} met, {verdicts['not_met']} not met, "
        f"{verdicts['unknown']} unknown",
        f"{len(table('agreement.csv'))} changes",
    ):
        assert count in told, count


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return zip(*(found[at:] for at in range(RUN)), strict=False)


def corpus_texts(value: object) -> Iterator[str]:
    """Every string within a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from corpus_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from corpus_texts(each)


def test_the_texts_are_our_own(shared):
    """No line and no run of words of ours stands in a corpus."""
    texts = [record["text"] for record in (*LISTINGS, *NOTES)]
    ours = {run for text in texts for run in runs(text)}
    lines = {" ".join(words(line)) for text in texts for line in text.splitlines()}
    lines = {line for line in lines if line.count(" ") >= 7}
    for path in sorted((shared / "corpora").glob("*/*.jsonl*")):
        data = path.read_bytes()
        unpacked = gzip.decompress(data) if path.suffix == ".gz" else data
        for record in unpacked.decode("utf-8").splitlines():
            for text in corpus_texts(json.loads(record)):
                assert ours.isdisjoint(runs(text)), path.name
                assert lines.isdisjoint(" ".join(words(line)) for line in text.splitlines())
