# Two commands do everything: `make demo` and `make test`. Both install what they need into .venv from requirements.lock.
SHELL := /bin/bash
PYTHON ?= python3
DATA ?= ../shared/bench
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help demo test check format lint types walls bench bench-fetch bench-figures bench-parse accuracy hostile fuzz lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tallywire needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP) ## run the main job on the embedded default (ARGS=--once ends by itself)
	$(BIN)/tallywire demo $(ARGS)

test: $(STAMP) ## run the tests
	$(BIN)/python -m pytest $(ARGS)

check: format lint types walls test ## the gate: format, lint, types, walls, tests

format: $(STAMP) ## check the format
	$(BIN)/ruff format --check .

lint: $(STAMP) ## lint
	$(BIN)/ruff check .

types: $(STAMP) ## check the types
	$(BIN)/mypy

walls: $(STAMP) ## check who imports whom
	$(BIN)/lint-imports

bench: bench-fetch bench-parse bench-figures ## all benches

bench-fetch: $(STAMP) ## pages a second: one fetcher against a bare httpx loop, and 1,000 hosts against what politeness allows
	@$(BIN)/python -m tests.bench.fetch; first=$$?; $(BIN)/python -m tests.bench.hosts $(ARGS) && exit $$first

hostile: $(STAMP) ## every hostile class through every entrance: outcome, memory, time
	$(BIN)/python -m tests.hostile

bench-parse: $(STAMP) ## CPU per page of the parser against trafilatura, and its memory over many pages
	$(BIN)/python -m tests.bench.parse $(ARGS)

accuracy: $(STAMP) ## every accuracy measure, one a line (DATA=../shared/bench)
	$(BIN)/python -m tests.accuracy $(DATA)

fuzz: $(STAMP) ## random pages against the parser until stopped (ARGS=-max_total_time=60)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris==3.0.0
	$(BIN)/python -m tests.fuzz $(ARGS)

bench-figures: $(STAMP) ## sentences a second of the figure reader against quantulum3 and bare regexes, ms for the mean article
	$(BIN)/python -m pip install --quiet --disable-pip-version-check quantulum3==0.10.0
	$(BIN)/python -m tests.bench.figures $(ARGS)

lock: $(STAMP) ## write requirements.lock anew from pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--all-extras --group dev --upgrade pyproject.toml --output-file requirements.lock

clean: ## remove what the targets made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
