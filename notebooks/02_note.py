# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Clinical notes, read
#
# A note says what a patient is. inclex reads it into *facts*: the same statements that a listing
# gives, with whose they are, when they held, and the words that say so. What is denied, doubted,
# long past or a relative's stays apart from what the patient has.
#
# All patients here are invented.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from nlp.model import Note, PartialDate, Requirement, fact_to_json, write_expression
from nlp.statements import build_reader
from pipelines.engine import read_facts
from pipelines.evaluation import read_corpus
from pipelines.intake import read_notes
from pipelines.notes import extract_facts

pd.set_option("display.max_colwidth", 80)
reader = build_reader()
text = """Clinic, 2 March 2026

58-year-old woman with type 2 diabetes since 2011. Myocardial infarction in May 2023.
No history of stroke. Possible sleep apnea. Mother had breast cancer at 61.
Denies chest pain or dyspnea. Started empagliflozin 10 mg daily in January 2025.

HbA1c 7.9 %   Creatinine 98 umol/L (45-84)   eGFR 56   BP 142/88
"""
facts, doubts = extract_facts(Note("p1", "n1", text, PartialDate(2026, 3, 2)), reader)
pd.DataFrame(
    {
        "kind": [fact.statement.kind for fact in facts],
        "short form": [write_expression(Requirement(fact.statement)) for fact in facts],
        "words": [fact.statement.quote.text for fact in facts],
        "start": [fact_to_json(fact)["time"]["start"] for fact in facts],
        "dated by": [fact.time.source for fact in facts],
    }
).fillna("")

# %% [markdown]
# Creatinine came in µmol/L and stands in mg/dL, converted exactly; its own reference range is
# kept beside it, since a trial may ask for multiples of the upper limit. A guess would be on
# record as an assumption:

# %%
[
    (
        write_expression(Requirement(fact.statement)),
        [each.message for each in fact.statement.assumptions],
    )
    for fact in facts
    if fact.statement.assumptions
]

# %% [markdown]
# ## Said, denied, doubted; of whom, and when
#
# Eighty-two invented notes in many styles stand in `annotations/`.

# %%
corpus = read_corpus(["../annotations/notes.jsonl"], print)
notes = [
    Note(
        page.meta["patient_id"],
        page.doc,
        page.text,
        PartialDate(*map(int, page.meta["date"].split("-"))),
    )
    for page in corpus.notes
    if page.meta.get("date")
]
records = list(read_facts(notes))
table = pd.DataFrame(
    [
        {
            "kind": record["kind"],
            **{key: record["assertion"][key] for key in ("status", "experiencer", "time")},
        }
        for record in records
    ]
)
kinds = table["kind"].value_counts().index[:6]
figure, panels = plt.subplots(1, 3, figsize=(11, 3.4), sharey=True)
for axes, column in zip(panels, ("status", "experiencer", "time"), strict=True):
    shares = pd.crosstab(table["kind"], table[column], normalize="index").loc[kinds[::-1]]
    shares.plot.barh(stacked=True, ax=axes, width=0.75, colormap="viridis")
    axes.set_title(column)
    axes.set_ylabel("")
    axes.legend(fontsize=8, loc="lower center", bbox_to_anchor=(0.5, -0.55), ncols=2, frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
figure.suptitle(f"{len(table)} facts of {len(notes)} notes", y=1.04)
plt.show()

# %% [markdown]
# ## One patient over time
#
# Results of the demo's patients, each dated by the text or by its note, with the source on
# record.

# %%
demo = list(read_notes(["../pipelines/demo/notes.jsonl"], print))
results = pd.DataFrame(
    [
        {
            "patient": record["patient_id"],
            "measure": record["concept"]["name"],
            "value": float(record["amount"]["interval"]["low"]),
            "unit": record["amount"]["interval"]["unit"],
            "day": record["time"]["start"],
        }
        for record in read_facts(demo)
        if record["kind"] == "measurement"
        and (record["amount"] or {}).get("interval")
        and record["amount"]["op"] == "="
        and record["concept"]
        and record["time"]["precision"] == "day"
    ]
)
results["day"] = pd.to_datetime(results["day"])
colors = dict(zip(sorted(set(results["patient"])), plt.cm.tab10.colors, strict=False))
common = results["measure"].value_counts().index[:4]
figure, panels = plt.subplots(2, 2, figsize=(10, 5.6), sharex=True)
for axes, measure in zip(panels.flat, common, strict=True):
    for patient, values in results[results["measure"] == measure].groupby("patient"):
        ordered = values.sort_values("day")
        axes.plot(ordered["day"], ordered["value"], "o-", label=patient, color=colors[patient])
    axes.set_title(measure)
    axes.set_ylabel(results.loc[results["measure"] == measure, "unit"].iloc[0])
    axes.spines[["top", "right"]].set_visible(False)
panels[0, 0].legend(fontsize=7, ncols=2, frameon=False)
figure.autofmt_xdate()
plt.tight_layout()
plt.show()

# %% [markdown]
# From the command line: `inclex facts notes/ -o facts.parquet`. To see, correct and measure what
# was read, go on to `04_evaluate`.
