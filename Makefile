# Five verbs. PYTHON is the interpreter of an environment that has the extra `test`; `make setup` makes one.
PYTHON ?= .venv/bin/python

.PHONY: setup check test bench docs

setup:  ## an environment of Pastiche's own, and the checks before each commit
	python3 -m venv .venv
	.venv/bin/pip install -e ".[test]" pre-commit
	.venv/bin/pre-commit install

check:  ## style, format, borders and types
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(dir $(PYTHON))lint-imports
	$(PYTHON) -m mypy

test:  ## everything, the checks included, on all cores
	$(PYTHON) -m pytest

bench:  ## how fast it is here (minutes); what it prints as JSON belongs into docs/measurements/bench
	$(PYTHON) -m app bench --json

docs:  ## the page that is made of measurements, and the words of the window
	$(PYTHON) docs/performance.py
	$(PYTHON) -m app.i18n
