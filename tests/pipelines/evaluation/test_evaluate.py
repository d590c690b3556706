"""A run against gold: which tasks, which map; and the same counts as the other scorers have."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections import Counter

import pytest

from nlp.model import fact_from_json, judgement_to_json, trial_from_json
from nlp.vocabulary import load_vocabulary
from pipelines.engine import read_facts, read_trials
from pipelines.evaluation import (
    Corpus,
    Page,
    Run,
    answerable,
    choose_map,
    evaluate,
    load_maps,
    read_corpus,
    rows_of,
    saved_run,
    tell_unknown,
)
from pipelines.evaluation.pages import Clause, FactMark, Link, Mark, Pair, Quantity
from pipelines.intake import read_listings, read_notes
from pipelines.matching import match

MAPS = load_maps()


def page(*labels, doc="d", **fields):
    marks = tuple(Mark(f"T{k}", each, ((k, k + 1),), line=k + 1) for k, each in enumerate(labels))
    return Page(doc, "some text of sorts", marks, place=("gold.ann", None), **fields)


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        (("Condition", "Drug", "Mood"), "chia"),
        (("Eq-Comparison", "Condition", "Condition-Name"), "leaf"),
        (("Disease_disorder", "Lab_value"), "maccrobat"),
        (("condition", "drug"), "own"),
        (("Wetter", "Laune"), "labels as they are"),
    ],
)
def test_the_map_that_knows_the_labels(labels, name):
    assert choose_map(Corpus(plain=[page(*labels)]), MAPS).name == name


def test_a_map_that_is_asked_for():
    assert choose_map(Corpus(plain=[page("Condition")]), MAPS, "leaf").name == "leaf"
    assert choose_map(Corpus(), MAPS).name == "own"


def test_unknown_labels_are_told_once_with_their_line():
    troubles = []
    tell_unknown([page("Condition", "Wetter", "Wetter")], MAPS["chia"], troubles.append)
    (told,) = map(str, troubles)
    assert (
        told == "gold.ann, line 2: label 'Wetter' is not in the map 'chia': not scored, and 1 more"
    )


def test_what_the_gold_can_answer():
    chia = MAPS["chia"]
    one, other = Mark("T1", "Condition", ((0, 1),)), Mark("T2", "Negation", ((2, 3),))
    linked = Page("d", "x y", (one, other), (Link("Has_negation", one, other),))
    assert answerable(Corpus(plain=[linked]), chia) == ["entities", "relations", "negation"]
    assert answerable(Corpus(), chia) == []
    whole = Corpus(
        [
            page(
                doc="L",
                quantities=(Quantity("window", (0, 1)),),
                clauses=(Clause("c", "i", None, None),),
            )
        ],
        notes=[page(doc="N", facts=(FactMark("condition", (0, 1)),))],
        pairs=[Pair("V", "p", "t", "c", "met")],
    )
    wanted = ["thresholds", "windows", "logic", "facts", "verdicts"]
    assert answerable(whole, MAPS["own"]) == wanted


def test_a_document_that_was_not_read_is_missed():
    corpus = Corpus(plain=[page("Condition", doc="a"), page("Condition", doc="b")])
    run = Run({"a": page("condition", doc="a")})
    made = evaluate(corpus, run, MAPS["chia"], ["entities"])
    rows = {(row.measure, row.label): row for row in rows_of(made, 0)}
    assert (rows["strict", "all"].right, rows["strict", "all"].missed) == (1, 1)


# --- beside the scorers of ../shared/bench: the same counts from the same predictions


# Every third document, which takes seconds; all of them where WHOLE_CORPORA is set.
STEP = 1 if os.environ.get("WHOLE_CORPORA") else 3


def predicted(shared, tmp_path, name, maker, command):
    """Extracts the inputs that the bench makes of a corpus -> gold, predictions."""
    gold, given, out = (tmp_path / each for each in ("gold.jsonl", "in.jsonl", "out.jsonl"))
    file = shared / "corpora" / name / f"{name}.jsonl.gz"
    with gzip.open(file, "rt", encoding="utf-8", newline="\n") as lines:
        gold.write_text("".join(list(lines)[::STEP]), encoding="utf-8", newline="\n")
    made = [sys.executable, str(shared / "bench" / maker), name, str(gold), "-o", str(given)]
    subprocess.run(made, check=True, capture_output=True)
    read = (read_trials, read_listings) if command == "extract" else (read_facts, read_notes)
    with out.open("w", encoding="utf-8") as lines:
        for record in read[0](read[1]([str(given)], _passed_over)):
            lines.write(json.dumps(record) + "\n")
    return gold, out


def _passed_over(error):
    """An empty section is no listing; it is scored as one in which nothing was found."""
    assert error.reason.startswith(("empty", "no text")), error


def benched(shared, tmp_path, scorer, *files):
    """The scorer's own results, by its names."""
    target = tmp_path / "bench.json"
    called = [sys.executable, str(shared / "bench" / scorer), *map(str, files)]
    done = [*called, "--boot", "0", "--json", str(target)]
    subprocess.run(done, check=True, capture_output=True)
    return json.loads(target.read_text(encoding="utf-8"))


def ours(gold, out, name, tasks):
    troubles = []
    corpus = read_corpus([str(gold)], troubles.append)
    assert not troubles
    labels = choose_map(corpus, MAPS)
    assert labels.name == name
    rows = rows_of(evaluate(corpus, saved_run([str(out)], pytest.fail), labels, tasks), 0)
    return {(r.task, r.measure, r.label): (r.right, r.extra, r.missed) for r in rows}


def counts(cell):
    return cell["tp"], cell["fp"], cell["fn"]


VIEWS = {"chia": ("", " | outside non-query text"), "lct": (" | all lines", "")}


@pytest.mark.parametrize(("name", "mapped"), [("chia", "chia"), ("lct", "leaf")])
def test_entities_and_relations_as_the_bench_counts_them(shared, tmp_path, name, mapped):
    gold, out = predicted(shared, tmp_path, name, "bench_io.py", "extract")
    bench = benched(shared, tmp_path, "score_entities.py", gold, out)
    tasks = ["entities", *(["relations", "negation"] if name == "chia" else [])]
    mine = ours(gold, out, mapped, tasks)
    everything, annotated = VIEWS[name]
    compared = Counter()
    for label in ("all", *MAPS[mapped].scored):
        theirs = "ALL" if label == "all" else label.capitalize()
        for measure in ("strict", "relaxed"):
            for view, suffix in (("", everything), (", annotated text", annotated)):
                cell = bench["results"].get(f"{theirs} {measure}{suffix}")
                if cell and (label == "all" or sum(counts(cell))):
                    assert mine["entities", measure + view, label] == counts(cell)
                    compared[measure + view] += 1
    assert set(compared.values()) == {len(MAPS[mapped].scored) + 1}
    assert mine["entities", "any", "all"] == counts(
        bench["results"][f"any type relaxed{everything}"]
    )
    if name == "chia":
        for relation in ("has_value", "has_temporal", "has_negation"):
            wanted = counts(bench["relations"][relation.capitalize()])
            assert mine["relations", "relaxed", relation] == wanted
        assert mine["relations", "either", "all"] == counts(bench["relations"]["value or time"])
        assert mine["negation", "found", "all"] == counts(bench["relations"]["negated"])


def test_facts_of_case_reports_as_the_bench_counts_them(shared, tmp_path):
    gold, out = predicted(shared, tmp_path, "maccrobat", "bench_notes.py", "facts")
    bench = benched(shared, tmp_path, "score_facts.py", gold, out)
    mine = ours(gold, out, "maccrobat", ["entities", "negation"])
    for label in MAPS["maccrobat"].scored:
        assert mine["entities", "relaxed", label] == counts(bench["results"][label])
    negation = counts(bench["results"]["negation"])
    assert mine["negation", "of those found", "all"] == negation


def test_thresholds_and_windows_as_the_bench_finds_them(shared, tmp_path):
    """What is annotated, found, missed and too much, thresholds and windows together.

    The bench tells ages and times apart in its own way and forgives slips of this corpus' norms;
    what it calls detection is what `found` is here.
    """
    gold, out = predicted(shared, tmp_path, "lct", "bench_io.py", "extract")
    lines = gold.read_text(encoding="utf-8").splitlines()
    docs = {json.loads(line)["doc"] for line in lines}
    file = shared / "corpora" / "lct" / "lct_comparisons.jsonl.gz"
    flat = tmp_path / "comparisons.jsonl"
    with gzip.open(file, "rt", encoding="utf-8") as given:
        kept = [line for line in given if json.loads(line)["doc"] in docs]
    flat.write_text("".join(kept), encoding="utf-8", newline="\n")
    bench = benched(shared, tmp_path, "score_thresholds.py", gold, flat, out)
    mine = ours(gold, out, "leaf", ["thresholds", "windows"])
    both = zip(mine["thresholds", "found", "all"], mine["windows", "found", "all"], strict=True)
    assert tuple(map(sum, both)) == counts(bench["results"]["ALL detection"])


def test_verdicts_as_the_bench_counts_them(shared, tmp_path):
    """Accuracy, each verdict, their macro-F1, and the expert's sentences that were found."""
    gold = shared / "corpora" / "trialgpt_criterion" / "trialgpt_criterion.jsonl.gz"
    maker = [sys.executable, str(shared / "bench" / "bench_notes.py"), "trialgpt", str(gold)]
    subprocess.run([*maker, "-o", str(tmp_path / "in")], check=True, capture_output=True)
    trials = read_trials(read_listings([str(tmp_path / "in/trials.jsonl")], lambda error: None))
    facts = read_facts(read_notes([str(tmp_path / "in/notes.jsonl")], _passed_over))
    known = [trial_from_json(each) for each in trials], [fact_from_json(each) for each in facts]
    out = tmp_path / "out.jsonl"
    with out.open("w", encoding="utf-8") as lines:
        for judgements, _ in match(*known, as_of=None, vocabulary=load_vocabulary()):
            for judgement in judgements:
                lines.write(json.dumps(judgement_to_json(judgement)) + "\n")
    bench = benched(shared, tmp_path, "score_verdicts.py", gold, out)["results"]
    troubles = []
    corpus = read_corpus([str(gold)], troubles.append)
    assert not troubles
    made = evaluate(corpus, saved_run([str(out)], pytest.fail), MAPS["own"], ["verdicts"])
    rows = {(row.measure, row.label): row for row in rows_of(made, 0)}
    accuracy = rows["accuracy", "all"]
    assert accuracy.right + accuracy.extra == 518
    assert accuracy.value == pytest.approx(bench["accuracy: all"]["acc"], abs=5e-5)
    for label in ("met", "not_met", "unknown"):
        row = rows["verdict", label]
        assert (row.right, row.extra, row.missed) == counts(bench[f"all: {label}"])
    assert rows["verdict", "macro"].value == pytest.approx(bench["macro-F1: all"]["f"], abs=5e-5)
    evidence = bench["evidence: all rows"]
    assert rows["evidence", "all"].right == evidence["tp"]
    assert rows["evidence", "all"].missed == evidence["fn"]


def test_the_logic_of_leaf_as_the_bench_counts_it(shared, tmp_path):
    """Polarities, pairs and whole criteria, where both place every leaf."""
    gold, out = predicted(shared, tmp_path, "leaf_llf", "bench_io.py", "extract")
    bench = benched(shared, tmp_path, "score_logic.py", gold, out)["results"]
    mine = ours(gold, out, "own", ["logic"])
    right, extra, _ = mine["logic", "criterion", "all"]
    cell = bench["criterion"]
    assert right + extra == pytest.approx(cell["total"], rel=0.01)
    assert right / (right + extra) == pytest.approx(cell["acc"], abs=0.005)
    for kind in ("and", "or"):
        right, extra, _ = mine["logic", "pairs", kind]
        assert right / (right + extra) == pytest.approx(
            bench[f"pair: gold {kind.upper()}"]["acc"], abs=0.005
        )


def test_the_corpora_are_read_without_a_word(shared):
    for name in ("chia", "lct", "maccrobat", "leaf_llf"):
        file = shared / "corpora" / name / f"{name}.jsonl.gz"
        troubles = []
        corpus = read_corpus([str(file)], troubles.append)
        tell_unknown(corpus.plain, choose_map(corpus, MAPS), troubles.append)
        assert not troubles
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            docs = {json.loads(line).get("doc") or json.loads(line)["id"] for line in lines}
        assert {page.doc for page in (*corpus.plain, *corpus.forms)} == docs
