# make ask q="..."   answers a question; the first run makes .venv, later ones download nothing
# make test          format, lint, types, tests, pack check
# make format        formats, and mends what lint can mend
# make bench         how fast, against bare baselines
# make chaos         the Slack bot under random kills
# make quality FILE=questions.jsonl   how well questions in a file are answered
# make lock          renews both locks from pyproject.toml

PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.run-installed
DEV := .venv/.dev-installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

# The question reaches the shell through the environment, so quotes and dollar signs stay as typed.
export TRADEFACTS_QUESTION := $(value q)

.PHONY: help ask test format bench chaos quality lock
.DEFAULT_GOAL := help

help:
	@sed -n '/^# make /s/^# //p' Makefile

# An answer ends with 0, a question back with 3 and a refusal with 4: none of them is a failure of make.
ask: $(RUN)
	@$(BIN)/tradefacts ask -- "$$TRADEFACTS_QUESTION" || { status=$$?; [ $$status = 3 ] || [ $$status = 4 ]; }

test: $(DEV)
	$(BIN)/ruff format --check --output-format concise .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/tradefacts check
	$(BIN)/python -m pytest --numprocesses logical

format: $(DEV)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: $(DEV)
	@$(BIN)/python -m tests.bench

chaos: $(DEV)
	@$(BIN)/python -m tests.chaos

quality: $(DEV)
	@$(BIN)/python -m tests.quality "$(FILE)"

# Two locks, so that asking does not install the test tools. Both hold hashes and no address.
COMPILE := build/lock-env/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade --quiet

lock:
	$(PYTHON) -m venv build/lock-env
	build/lock-env/bin/python -m pip --disable-pip-version-check --quiet install uv
	$(COMPILE) --group install --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock

define set_up
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit(\
	  f"tradefacts needs Python 3.11 or later, this is {v.major}.{v.minor}: make PYTHON=/path/to/python3.11")'
	@echo "Setting up .venv from $< (once) ..." >&2
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes --requirement $<
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@
endef

$(RUN): requirements.lock pyproject.toml
	$(set_up)

$(DEV): requirements-dev.lock pyproject.toml
	$(set_up)
	@touch $(RUN)
