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
# # How right is it?
#
# `annotations/` holds listings, notes and verdicts of our own invention, annotated from the text
# by the rules of `annotations/GUIDE.md`. This page measures inclex on their dev part, then
# another system that knows nothing of inclex, and shows what an error looks like. Your own corpus
# goes the same way: brat, JSON Lines, spaCy's DocBin or UIMA's XMI.

# %%
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib.pyplot as plt
import pandas as pd
import spacy

from nlp.recognizers import import_medspacy
from pipelines.evaluation import (
    Reading,
    answerable,
    changes,
    definition_lines,
    evaluate,
    fresh_run,
    load_maps,
    read_corpus,
    row_to_json,
    rows_of,
    saved_run,
)

pd.set_option("display.max_colwidth", 100)
corpus = read_corpus(["../annotations"], print).part("dev")
labels = load_maps()["own"]
tasks = answerable(corpus, labels)
run = fresh_run(corpus, labels.side, Reading())
evaluation = evaluate(corpus, run, labels, tasks)
results = pd.DataFrame(map(row_to_json, rows_of(evaluation, 500)))
print(
    len(corpus.listings),
    "listings,",
    len(corpus.notes),
    "notes,",
    len(corpus.pairs),
    "verdicts;",
    ", ".join(tasks),
)

# %% [markdown]
# ## One figure a task, with its interval
#
# F1, or the share that is right. The interval is found by resampling documents (patients, for
# verdicts), since the errors of one document hang together.

# %%
main = {
    "entities": "relaxed",
    "relations": "relaxed",
    "negation": "of those found",
    "thresholds": "values",
    "windows": "values",
    "logic": "pairs",
    "facts": "found",
    "verdicts": "accuracy",
}
totals = results[results["label"] == "all"].set_index(["task", "measure"])
shown = totals.loc[list(main.items())].iloc[::-1]
figure, axes = plt.subplots(figsize=(8, 3.6))
errors = [shown["value"] - shown["low"], shown["high"] - shown["value"]]
axes.barh(
    [f"{task}: {measure}" for task, measure in shown.index],
    shown["value"],
    xerr=errors,
    color="#4c8bd6",
    ecolor="#333",
    capsize=3,
)
axes.set_xlim(0, 1)
axes.set_xlabel("F1 or share, 95 %")
axes.spines[["top", "right"]].set_visible(False)
plt.tight_layout()
plt.show()

# %% [markdown]
# What each measure counts is part of every output:

# %%
print("\n".join(line for line in definition_lines(evaluation) if line.startswith("entities")))

# %% [markdown]
# ## By label, strictly and relaxed

# %%
entities = results[(results["task"] == "entities") & ~results["label"].isin(["all", "macro"])]
table = entities.pivot(index="label", columns="measure", values="value")[["strict", "relaxed"]]
axes = table.sort_values("relaxed").plot.barh(
    figsize=(8, 4.6), color=["#b7cfec", "#4c8bd6"], width=0.8
)
axes.set_xlabel("F1")
axes.set_ylabel("")
axes.legend(frameon=False, ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1))
axes.spines[["top", "right"]].set_visible(False)

# %% [markdown]
# ## What was taken for what

# %%
confusion = pd.Series(evaluation.confusions["entities"]).unstack(fill_value=0)
figure, axes = plt.subplots(figsize=(8, 6))
shares = confusion.div(confusion.sum(axis=1), axis=0)
axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
for row in range(len(confusion.index)):
    for column in range(len(confusion.columns)):
        count = confusion.iloc[row, column]
        if count:
            axes.text(
                column,
                row,
                count,
                ha="center",
                va="center",
                fontsize=8,
                color="white" if shares.iloc[row, column] > 0.6 else "black",
            )
axes.set_xticks(range(len(confusion.columns)), confusion.columns, rotation=45, ha="right")
axes.set_yticks(range(len(confusion.index)), confusion.index)
axes.set_xlabel("read as")
axes.set_ylabel("annotated as")
plt.tight_layout()
plt.show()

# %% [markdown]
# ## Errors, in their sentences
#
# `inclex evaluate -o report.html` shows all of them, filtered by task, kind and label.

# %%
faults = pd.DataFrame([fault.to_json(evaluation.pages) for fault in evaluation.faults])
faults[faults["task"] == "windows"][["what", "field", "gold", "read", "sentence"]].head(8)

# %% [markdown]
# ## Verdicts: when it decides, is it right?
#
# Met and not met that should not be are the errors that matter most: each has a line of its own.

# %%
verdicts = results[(results["task"] == "verdicts")].set_index(["measure", "label"])
verdicts.loc[["accuracy", "decided", "right when decided", "wrongly met", "wrongly not met"]][
    ["value", "low", "high", "right", "extra"]
].round(3)

# %% [markdown]
# ## Two runs compared
#
# The same notes under the other silence policy. Both runs are resampled with the same patients,
# so that the interval is that of the difference.

# %%
other = evaluate(
    corpus, fresh_run(corpus, labels.side, Reading(silence="unknown")), labels, ["verdicts"]
)
differences = pd.DataFrame(
    [
        {
            "measure": each.key[1],
            "label": each.key[2],
            "unknown": each.before,
            "presume": each.after,
            "low": each.interval[0],
            "high": each.interval[1],
            "p": each.p,
        }
        for each in changes(other.tallies["verdicts"], evaluation.tallies["verdicts"], 500)
        if each.interval
    ]
).round(3)
differences[differences["label"] == "all"]

# %% [markdown]
# ## Another system, by what it wrote as brat
#
# Stock medspaCy with a handful of its own target rules. Nothing of it comes from inclex; what
# counts is the standoff that it leaves behind.

# %%
import_medspacy()  # quietly: it would log every token, and silence all warnings
import medspacy
from medspacy.ner import TargetRule

language = medspacy.load(spacy.blank("en"), medspacy_enable={"medspacy_target_matcher"})
language.get_pipe("medspacy_target_matcher").add(
    [
        TargetRule(words, label)
        for label, names in {
            "condition": [
                "diabetes",
                "hypertension",
                "heart failure",
                "stroke",
                "infection",
                "hepatitis b",
                "cancer",
            ],
            "drug": [
                "methotrexate",
                "insulin",
                "aspirin",
                "chemotherapy",
                "prednisone",
                "warfarin",
            ],
            "measurement": [
                "platelet count",
                "hemoglobin",
                "creatinine",
                "alt",
                "ast",
                "hba1c",
                "egfr",
            ],
            "procedure": ["surgery", "radiotherapy", "transplant", "biopsy"],
        }.items()
        for words in names
    ]
)
with TemporaryDirectory() as folder, warnings.catch_warnings():
    warnings.simplefilter("ignore")
    for page in corpus.listings:
        found = language(page.text).ents
        lines = [
            f"T{k}\t{e.label_} {e.start_char} {e.end_char}\t{e.text}"
            for k, e in enumerate(found, start=1)
        ]
        Path(folder, f"{page.doc}.txt").write_text(page.text, encoding="utf-8", newline="")
        Path(folder, f"{page.doc}.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    peer = evaluate(corpus, saved_run([folder], print), labels, ["entities"])
peers = pd.DataFrame(map(row_to_json, rows_of(peer, 500)))
both = pd.concat({"inclex": results, "medspaCy, 24 rules": peers}).reset_index(
    level=0, names="system"
)
both = both[
    (both["task"] == "entities")
    & (both["measure"] == "relaxed")
    & (both["label"].isin(["condition", "drug", "measurement", "procedure"]))
]
both.pivot(index="label", columns="system", values=["precision", "recall", "value"]).round(2)

# %% [markdown]
# The same from the command line:
#
# ```
# inclex evaluate --gold annotations --split dev -o report.html scores.json
# inclex evaluate --gold corpus/ --pred theirs/ --against ours.jsonl -o compared.html
# inclex agreement first/ second/          # how far do two annotators agree?
# inclex annotate trials/ -o to_correct/   # marks in advance, for a person to correct
# ```
