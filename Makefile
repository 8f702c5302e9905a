# Everything works in a .venv beside this file; the first call of a target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AS := # not ?=: make itself has AS=as, the assembler

.DEFAULT_GOAL := help
.PHONY: help run chat test check lint types contract bench eval lock clean

help: ## Show the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: $(VENV)/.run ## Set everything up and talk with the bot in the terminal (demonstration data, no accounts)
	@$(BIN)/kikitori demo seed --if-empty
	@$(BIN)/kikitori chat

chat: $(VENV)/.run ## The same as somebody: make chat AS=citizen
	@$(BIN)/kikitori demo seed --if-empty
	@$(BIN)/kikitori chat $(if $(AS),--as $(AS))

test: $(VENV)/.dev ## Set everything up and run all tests
	$(BIN)/pytest

check: $(VENV)/.dev lint types contract test ## What CI runs: lint, types, import contract, tests

lint: $(VENV)/.dev ## Style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## mypy --strict
	$(BIN)/mypy

contract: $(VENV)/.dev ## The direction of imports between the rooms
	$(BIN)/lint-imports

bench: $(VENV)/.dev ## Ratios measured side by side in one run
	$(BIN)/python -m benchmarks.matching
	$(BIN)/python -m benchmarks.turns
	$(BIN)/python -m benchmarks.line

eval: $(VENV)/.eval ## Accuracy of questions and replies beside plain baselines
	$(BIN)/python -m eval.run

lock: $(VENV)/.dev ## Lock the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-annotate --upgrade pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-annotate --upgrade pyproject.toml --group build --group dev -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-annotate --upgrade pyproject.toml --group build --group dev --group eval -o requirements-eval.lock

clean: ## Remove the virtual environment and what tools left behind
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-dev.lock
	@touch $@

$(VENV)/.eval: requirements-eval.lock $(VENV)/.dev
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-eval.lock
	@touch $@
