# Each target that has a sentence behind two hashes shows in `make help`.
# A step is skipped while what it is made from has not changed.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test quick lint style types floors words house format soak scale bench shots messages compile lock wheel clean

PORT ?= 8000
DIALOGUE_DATA ?= data
# what to test: make test T=tests/streams
T ?= tests
# how many tests at once: a file stays with one process, for its tests share a server
WORKERS ?= auto
export PORT DIALOGUE_DATA

VENV := .venv
PYTHON := $(VENV)/bin/python
TEST = $(PYTHON) -m pytest --numprocesses $(WORKERS) --maxprocesses 4 --dist loadfile
VENDOR := static/vendor/manifest.json
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/*.po))
READY := $(VENV)/.runtime $(VENV)/.project $(VENDOR) $(CATALOGUES)
READY_TO_TEST := $(VENV)/.dev $(READY) build/axe.min.js
# Ctrl-C is how it should end, at any moment, and no error; SIGTERM is handed on
UNTIL_CTRL_C := exec sh -c 'trap : INT; trap "kill \$$!" TERM; "$$0" "$$@" & \
	while kill -0 $$! 2>/dev/null; do wait $$!; code=$$?; done; test $$code = 130 || exit $$code'

help: ## what can be done here
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  PORT (8000) and DIALOGUE_DATA (data) change where the server listens and keeps its data."

run: $(READY) ## set up what is missing, then serve on http://127.0.0.1:8000
	@$(UNTIL_CTRL_C) $(VENV)/bin/dialogue serve --demo-if-empty

test: $(READY_TO_TEST) ## set up what is missing, then every test but the long ones (T=tests/streams: a part)
	@exec $(TEST) -m "not soak" $(T)

quick: $(READY_TO_TEST) ## the tests without a browser, whole meetings and PostgreSQL: under three minutes
	@exec $(TEST) -m "not soak and not browser and not story and not postgresql" $(T)

soak: $(READY_TO_TEST) ## every test, the long ones too
	@exec $(TEST) $(T)

lint: $(READY_TO_TEST) ## every rule: style, types, floors, words (catalogues), house; each is a target too
	@$(MAKE) --no-print-directory --keep-going style types floors words house

style:
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check

types:
	$(PYTHON) -m mypy

floors:
	$(VENV)/bin/lint-imports --no-logo

words:
	$(PYTHON) -m deploy.setup.catalogues check

house:
	$(PYTHON) -m pytest --quiet tests/house

format: $(VENV)/.dev ## mend what style rules can mend by themselves
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format

bench: $(READY_TO_TEST) ## measure beside the bare libraries, figures in build/bench.json (ROW=fanout_40x25: one row)
	@exec $(PYTHON) -m bench $(if $(ROW),--row $(ROW)) $(if $(PAIRS),--pairs $(PAIRS))

scale: $(READY_TO_TEST) ## a meeting across three processes with PostgreSQL, Redis and nginx, and its faults
	@exec $(PYTHON) -m pytest --verbose -m "not soak" tests/scale

shots: $(READY_TO_TEST) ## every page and state in four languages, as pictures in build/screenshots
	@exec $(PYTHON) -m tests.shots

messages: $(VENV)/.runtime ## take the sentences out of the code into the catalogues in translations/
	$(PYTHON) -m deploy.setup.catalogues update

compile: $(CATALOGUES) ## turn the catalogues into what the server reads

lock: ## settle the versions of all libraries anew (needs uv)
	./deploy/setup/lock

wheel: $(READY) ## one file to install elsewhere, in dist/
	$(PYTHON) -m hatchling build --target wheel

clean: ## remove all that make has made; the data stays
	rm -rf $(VENV) build dist static/vendor
	find translations -name '*.mo' -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/.runtime: requirements.lock deploy/setup/environment.py
	@python3 -m deploy.setup.environment $<
	@touch $@

# the lock for development holds everything in the other one
$(VENV)/.dev: requirements-dev.lock deploy/setup/environment.py
	@python3 -m deploy.setup.environment $<
	@touch $@ $(VENV)/.runtime

$(VENV)/.project: pyproject.toml | $(VENV)/.runtime
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps --no-index --editable .
	@touch $@

$(VENDOR): package.json package-lock.json .npmrc requirements-node.lock $(wildcard deploy/setup/*.py) | $(VENV)/.runtime
	@$(PYTHON) -m deploy.setup.browser
	@touch $@ build/axe.min.js

# made together with the above, and again if only build/ was removed
build/axe.min.js: | $(VENDOR)
	@test -f $@ || $(PYTHON) -m deploy.setup.browser

%.mo: %.po | $(VENV)/.runtime
	@$(VENV)/bin/pybabel --quiet compile --input-file $< --output-file $@
