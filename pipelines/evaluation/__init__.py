"""Measured: predictions against annotated texts, with intervals and every error."""

from pipelines.evaluation.agreement import Agreement, agreement, agreement_to_json
from pipelines.evaluation.annotate import write_brat
from pipelines.evaluation.annotation_rows import listing_row, note_row, texts_of, write_rows
from pipelines.evaluation.baseline import Drop, drops, read_baseline, write_baseline
from pipelines.evaluation.curve import Point, learning_curve
from pipelines.evaluation.evaluate import (
    TASKS,
    Evaluation,
    answerable,
    choose_map,
    evaluate,
    mended_and_new,
    tell_unknown,
)
from pipelines.evaluation.labels import LabelMap, load_maps
from pipelines.evaluation.learner import TaggerLearner
from pipelines.evaluation.page import write_page
from pipelines.evaluation.pages import Page, Trouble
from pipelines.evaluation.predictions import page_of_facts, page_of_trial
from pipelines.evaluation.readers import Corpus, read_corpus
from pipelines.evaluation.runs import Reading, Run, fresh_run, saved_run
from pipelines.evaluation.tables import (
    change_table,
    confusion_table,
    curve_table,
    definition_lines,
    result_tables,
    row_to_json,
    rows_of,
    to_csv,
    to_json,
)
from pipelines.evaluation.tally import Change, Row, changes

__all__ = [
    "TASKS",
    "Agreement",
    "Change",
    "Corpus",
    "Drop",
    "Evaluation",
    "LabelMap",
    "Page",
    "Point",
    "Reading",
    "Row",
    "Run",
    "TaggerLearner",
    "Trouble",
    "agreement",
    "agreement_to_json",
    "answerable",
    "change_table",
    "changes",
    "choose_map",
    "confusion_table",
    "curve_table",
    "definition_lines",
    "drops",
    "evaluate",
    "fresh_run",
    "learning_curve",
    "listing_row",
    "load_maps",
    "mended_and_new",
    "note_row",
    "page_of_facts",
    "page_of_trial",
    "read_baseline",
    "read_corpus",
    "result_tables",
    "row_to_json",
    "rows_of",
    "saved_run",
    "tell_unknown",
    "texts_of",
    "to_csv",
    "to_json",
    "write_baseline",
    "write_brat",
    "write_page",
    "write_rows",
]
