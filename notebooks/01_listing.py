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
# # A trial listing, read
#
# A listing tells in free text who may join a trial. inclex cuts it into criteria and reads each
# as an expression of *statements*: a concept, an amount, a window of time, and how it is
# asserted. Nothing is dropped: what cannot be read stays as words, and is said to be unread.
#
# The listing here is invented, in the state in which a web page pastes: furniture around it,
# numbers run into the text, powers of ten that lost their sign.

# %%
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.engine import read_trials
from pipelines.evaluation import read_corpus
from pipelines.intake import read_listings
from pipelines.listings import extract_criteria

pd.set_option("display.max_colwidth", 90)
source = Path("..") / "pipelines" / "demo" / "veltorimab.txt"
print(source.read_text(encoding="utf-8")[:700])

# %% [markdown]
# ## Criteria and their short form
#
# `short` is the expression in one line. `readable` says whether all of the text went into it.

# %%
(listing,) = read_listings([source], print)
trial = extract_criteria(listing, build_reader())
criteria = pd.DataFrame(
    {
        "id": [each.criterion_id.rpartition("#")[2] for each in trial.criteria],
        "text": [each.quote.text if each.quote else "(field)" for each in trial.criteria],
        "short": [each.short for each in trial.criteria],
        "readable": [each.readable for each in trial.criteria],
    }
)
criteria

# %% [markdown]
# ## One criterion in full
#
# `<` is not `<=`, a limit may be relative to the upper limit of normal, and a window hangs on an
# anchor.

# %%
one = extract_criteria(
    Listing(
        "T1",
        "Exclusion Criteria:\n- AST or ALT > 2.5 x ULN within 14 days before the first dose, "
        "unless caused by liver metastases",
    ),
    build_reader(),
).criteria[0]
print(one.short)
pd.DataFrame(
    [
        {
            "statement": each.id,
            "concept": each.concept.name if each.concept else None,
            "status": each.assertion.status.value,
            "op": each.amount.op.value if each.amount else None,
            "values": [str(value) for value in each.amount.values] if each.amount else None,
            "relative to": each.amount.relative_to if each.amount else None,
            "windows": [window.quote.text for window in each.windows if window.quote],
        }
        for each in one.statements
    ]
)

# %% [markdown]
# ## What the criteria speak of
#
# Every recognized stretch is a mention, in the types of the Chia corpus.

# %%
kinds = pd.Series([m.kind for c in trial.criteria for m in c.mentions]).value_counts()
axes = kinds.sort_values().plot.barh(figsize=(8, 3.6), color="#4c8bd6")
axes.set_xlabel("mentions in this listing")
axes.spines[["top", "right"]].set_visible(False)
plt.tight_layout()

# %% [markdown]
# ## Windows of time
#
# Days around the anchor that a criterion names; an open end runs to the edge of the picture.

# %%
windows = [
    (criterion.criterion_id.rpartition("#")[2], window)
    for criterion in trial.criteria
    for window in dict.fromkeys(w for s in criterion.statements for w in s.windows)
    if window.start is not None or window.end is not None
]
figure, axes = plt.subplots(figsize=(8, 0.5 + 0.42 * len(windows)))
for row, (_, window) in enumerate(windows):
    days = [
        edge if bound is None else max(-200, min(200, bound.months * 30.4 + bound.days))
        for bound, edge in ((window.start, -200), (window.end, 200))
    ]
    axes.barh(row, days[1] - days[0], left=days[0], height=0.55, color="#4c8bd6")
    axes.text(205, row, f"{window.quote.text} ({window.anchor})", va="center", fontsize=9)
axes.set_yticks(range(len(windows)), [name for name, _ in windows])
axes.axvline(0, color="#b35900")
axes.set_xlim(-200, 200)
axes.set_xlabel("days from the anchor")
axes.spines[["top", "right"]].set_visible(False)
axes.invert_yaxis()

# %% [markdown]
# ## Forty-eight listings at once
#
# The listings of `annotations/` stand in as many layouts. How much of each is read in full, and
# what is left over, is on record for every criterion.

# %%
corpus = read_corpus(["../annotations/listings.jsonl"], print)
records = list(read_trials(Listing(page.doc, page.text) for page in corpus.listings))
layout = {page.doc: page.meta["specialty"] for page in corpus.listings}
read = pd.DataFrame(
    [
        {"specialty": layout[trial["trial_id"]], "readable": criterion["readable"]}
        for trial in records
        for criterion in trial["criteria"]
    ]
)
shares = pd.crosstab(read["specialty"], read["readable"], normalize="index").sort_values("full")
axes = shares.reindex(columns=["full", "partial", "none"], fill_value=0).plot.barh(
    stacked=True, figsize=(8, 6), color=["#1a7f37", "#e3b341", "#c2410c"], width=0.75
)
axes.set_xlabel(f"share of {len(read)} criteria")
axes.set_ylabel("")
axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3, frameon=False)
axes.spines[["top", "right"]].set_visible(False)

# %% [markdown]
# From the command line the same is `inclex extract trials/ -o trials.jsonl`; the form follows the
# ending (`.jsonl`, `.parquet`, `.csv`, `.duckdb`).
