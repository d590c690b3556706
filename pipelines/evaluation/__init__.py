"""Measured: predictions against annotated texts, with intervals and every error."""

from pipelines.evaluation.baseline import Drop, drops, read_baseline, write_baseline
from pipelines.evaluation.evaluate import (
    TASKS,
    Evaluation,
    answerable,
    choose_map,
    evaluate,
    tell_unknown,
)
from pipelines.evaluation.labels import LabelMap, load_maps
from pipelines.evaluation.page import write_page
from pipelines.evaluation.pages import Page, Trouble
from pipelines.evaluation.readers import Corpus, read_corpus
from pipelines.evaluation.runs import Reading, Run, fresh_run, saved_run
from pipelines.evaluation.tables import (
    change_table,
    confusion_table,
    definition_lines,
    result_tables,
    rows_of,
    to_csv,
    to_json,
)
from pipelines.evaluation.tally import Change, Row, changes

__all__ = [
    "TASKS",
    "Change",
    "Corpus",
    "Drop",
    "Evaluation",
    "LabelMap",
    "Page",
    "Reading",
    "Row",
    "Run",
    "Trouble",
    "answerable",
    "change_table",
    "changes",
    "choose_map",
    "confusion_table",
    "definition_lines",
    "drops",
    "evaluate",
    "fresh_run",
    "load_maps",
    "read_baseline",
    "read_corpus",
    "result_tables",
    "rows_of",
    "saved_run",
    "tell_unknown",
    "to_csv",
    "to_json",
    "write_baseline",
    "write_page",
]
