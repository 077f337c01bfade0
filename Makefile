# Two commands do everything: `make timeline` and `make test`. Each makes the environment first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: timeline test check format bench clean
.DEFAULT_GOAL := timeline

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("dateline needs Python 3.11 or newer; set PYTHON=...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(STAMP)

timeline: $(STAMP)  ## the timeline of seeds/stories/korea-russia, as timeline.html; its claims stay in the store
	$(BIN)/dateline build seeds/stories/korea-russia -o timeline.html

test: $(STAMP)  ## all tests, doctests and (where chromium is) browser tests
	$(BIN)/python -m pytest -n auto

check: $(STAMP)  ## linter, formatter, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP)  ## put the code in its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)  ## speed and memory beside peers; prints ratios, asserts nothing
	$(BIN)/python -m pytest tests/benchmarks -p no:xdist -s -o norecursedirs=".*"

clean:  ## remove what was made
	rm -rf $(VENV) timeline.html .dateline
