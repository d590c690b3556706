# What a developer runs, and what .ci/run runs. The environment is one folder, .venv, made on first use.

PYTHON ?= python3
BIN    := .venv/bin
STAMP  := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help venv demo test lint types unit bench parity postings score notebooks format clean

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "inclex needs Python 3.11 or later: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

venv: $(STAMP)  ## make the environment in .venv

demo: $(STAMP)  ## read the shipped listing and notes, match them, write a report
	$(BIN)/inclex demo

test: lint types unit score notebooks  ## format, lint, types, tests, score, notebooks: all that .ci/run demands

lint: $(STAMP)  ## check format and style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)  ## check types, strictly
	$(BIN)/mypy --strict nlp pipelines

unit: $(STAMP)  ## run the tests, with coverage
	$(BIN)/pytest -q --cov --cov-report=term:skip-covered

parity: $(STAMP)  ## compare our ConText and headings with medspaCy's: make parity NOTES=FILE.jsonl
	PYTHONPATH=tests $(BIN)/python -m parity $(NOTES) 500

bench: $(STAMP)  ## measure speed, beside medspaCy's own pipeline
	PYTHONPATH=tests $(BIN)/python -m speed.bench

postings: $(STAMP)  ## measure how postings are cut, on the corpora beside the repository
	PYTHONPATH=.:tests $(BIN)/python -m segmentation ../shared/corpora/ctgov/trials.jsonl.gz
	PYTHONPATH=.:tests $(BIN)/python -m postings.measure ../shared/corpora 100000 ages

score: $(STAMP)  ## score against the annotated texts; a drop below the baseline fails
	$(BIN)/inclex evaluate --gold annotations --boot 0 --baseline annotations/baseline.toml

notebooks: $(STAMP)  ## run the notebooks as they stand
	$(BIN)/pytest -q -p no:cacheprovider --nbmake notebooks

format: $(STAMP)  ## bring the code into its written form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove what the other targets made
	rm -rf .venv build dist .coverage .mypy_cache .ruff_cache .hypothesis
