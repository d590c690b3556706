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
# # Who may join, and why
#
# The judge lays a patient's facts against a trial's criteria, as of a given day, and answers
# *met*, *not met* or *unknown*, quoting both texts. The trial and its ten patients are invented.

# %%
from datetime import date

import matplotlib.pyplot as plt
import pandas as pd

from nlp.model import fact_from_json, trial_from_json
from nlp.vocabulary import load_vocabulary
from pipelines.engine import read_facts, read_trials
from pipelines.intake import read_listings, read_notes
from pipelines.matching import match

pd.set_option("display.max_colwidth", 110)
listings = read_listings(["../pipelines/demo/veltorimab.txt"], print)
trials = [trial_from_json(record) for record in read_trials(listings)]
notes = read_notes(["../pipelines/demo/notes.jsonl"], print)
facts = [fact_from_json(record) for record in read_facts(notes)]
vocabulary = load_vocabulary()
day = {"": date(2026, 3, 15)}
results = list(match(trials, facts, as_of=day, vocabulary=vocabulary))
pd.DataFrame(
    [
        {
            "patient": each.patient_id,
            "status": each.status,
            "score": round(each.score, 2),
            **dict(each.counts),
        }
        for _, each in results
    ]
).sort_values("score", ascending=False)

# %% [markdown]
# ## The grid
#
# A criterion helps the patient (✓), rules out (✗) or is open (?). An exclusion rules out when it
# is met.

# %%
signs = {"good": "✓", "bad": "✗", "open": "?"}
cells = pd.DataFrame(
    [
        {
            "patient": each.patient_id,
            "criterion": each.criterion_id.rpartition("#")[2],
            "tone": "open"
            if each.verdict.value == "unknown"
            else "bad"
            if each.disqualifies
            else "good",
        }
        for judged, _ in results
        for each in judged
    ]
)
grid = cells.pivot(index="patient", columns="criterion", values="tone")
grid = grid[list(dict.fromkeys(cells["criterion"]))]
tones = {"bad": 0, "open": 1, "good": 2}
codes = pd.DataFrame({column: grid[column].map(tones) for column in grid})
figure, axes = plt.subplots(figsize=(0.62 * len(grid.columns) + 1.5, 4.2))
axes.imshow(
    codes,
    cmap=plt.matplotlib.colors.ListedColormap(["#f2b8ad", "#f7efd0", "#cfe8d4"]),
    vmin=0,
    vmax=2,
    aspect="auto",
)
for row, patient in enumerate(grid.index):
    for column, criterion in enumerate(grid.columns):
        axes.text(column, row, signs[grid.loc[patient, criterion]], ha="center", va="center")
axes.set_xticks(range(len(grid.columns)), grid.columns, rotation=45, ha="right")
axes.set_yticks(range(len(grid.index)), grid.index)
axes.tick_params(length=0)
plt.tight_layout()
plt.show()

# %% [markdown]
# ## Every verdict with its reason and its evidence

# %%
reasons = pd.DataFrame(
    [
        {
            "patient": each.patient_id,
            "criterion": each.criterion_id.rpartition("#")[2],
            "verdict": each.verdict.value,
            "basis": each.basis,
            "reason": each.reason,
            "evidence": " … ".join(e.quote.text for e in each.evidence[:2]),
        }
        for judged, _ in results
        for each in judged
        if each.disqualifies
    ]
)
reasons.head(12)

# %% [markdown]
# ## What silence is taken for
#
# Notes rarely say what a patient does not have. Under the policy `presume` a disease or treatment
# that a note would mention is taken for absent, and the verdict says *presumed*; under `unknown`
# it stays open.

# %%
policies = {
    policy: list(match(trials, facts, as_of=day, vocabulary=vocabulary, silence=policy))
    for policy in ("presume", "unknown")
}
bases = pd.DataFrame(
    {
        policy: pd.Series(
            [
                "unknown" if each.verdict.value == "unknown" else each.basis
                for judged, _ in found
                for each in judged
            ]
        ).value_counts()
        for policy, found in policies.items()
    }
).fillna(0)
order = [name for name in ("stated", "inferred", "presumed", "unknown") if name in bases.index]
axes = bases.loc[order].T.plot.barh(
    stacked=True, figsize=(8, 2.4), color=["#1a7f37", "#7fb98c", "#e3b341", "#c9ced6"]
)
axes.set_xlabel("verdicts")
axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=4, frameon=False)
axes.spines[["top", "right"]].set_visible(False)

# %% [markdown]
# ## The day matters
#
# `as_of` is an argument, never today. A window that a result still satisfied in March may have
# closed by the summer.

# %%
days = pd.date_range("2026-02-01", "2026-12-01", freq="MS")
statuses = pd.DataFrame(
    [
        {"day": each, "status": matched.status}
        for each in days
        for _, matched in match(trials, facts, as_of={"": each.date()}, vocabulary=vocabulary)
    ]
)
counts = pd.crosstab(statuses["day"], statuses["status"])
axes = counts.plot.area(
    figsize=(8, 3),
    color={"eligible": "#cfe8d4", "ineligible": "#f2b8ad", "undetermined": "#f7efd0"},
)
axes.set_ylabel("patients")
axes.set_xlabel("as of")
axes.legend(frameon=False, ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1))
axes.spines[["top", "right"]].set_visible(False)

# %% [markdown]
# From the command line: `inclex screen --trials trials/ --notes notes/ --as-of 2026-03-15 -o
# out/` writes the records and `out/report.html`, in which every sign leads to its evidence.
