# Two commands set everything up on a machine with Python 3.11+, git and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
PROGRAM := 2024/koeln-bethlehem
TODAY := 2024-04-15
FUZZ_SECONDS ?= 120

.PHONY: help demo test lint format soak bench clean

help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "skew needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: $(VENV)/.installed ## validate programs/, write a calendar series and a checklist into build/demo/
	@echo "== skew validate --as-of $(TODAY)"
	@$(BIN)/skew validate --as-of $(TODAY) --show warning --format full
	@echo "== skew ical $(PROGRAM) -o $(DEMO)"
	@SOURCE_DATE_EPOCH=1713168000 $(BIN)/skew ical $(PROGRAM) -o $(DEMO) --as-of $(TODAY)
	@echo "== skew checklist $(PROGRAM) --kind exploration-meeting"
	@for lang in de en ar; do \
		$(BIN)/skew checklist $(PROGRAM) --lang $$lang --as-of $(TODAY) --format html \
			-o $(DEMO)/$(PROGRAM)/checklist-$$lang.html || exit $$?; \
	done
	@echo "== skew export $(PROGRAM) --document handout"
	@$(BIN)/skew export $(PROGRAM) --lang de,en,ar --format html -o $(DEMO)/$(PROGRAM) --as-of $(TODAY)
	@echo
	@echo "The repository was checked, and these files are there to be opened:"
	@echo "  $(DEMO)/$(PROGRAM)/series-both.ics     the session series, German and Arabic, for a calendar program"
	@echo "  $(DEMO)/$(PROGRAM)/checklist-de.html   the checklist of the exploration meeting, for a browser (also -en, -ar)"
	@echo "  $(DEMO)/$(PROGRAM)/2024-koeln-bethlehem-handout-ar.html   the handout in Arabic (also -de, -en)"

test: $(VENV)/.developing ## run all tests
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/.developing ## formatter, linter, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.developing ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

soak: $(VENV)/.developing ## long random tests
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -n auto
	@$(BIN)/python -c 'import atheris' 2>/dev/null || { echo "atheris is not installed: no coverage-guided fuzzing"; exit 0; }; \
	for target in $$($(BIN)/python tests/fuzz_atheris.py); do \
		echo "== atheris: $$target"; $(BIN)/python tests/fuzz_atheris.py $$target $(FUZZ_SECONDS) || exit $$?; \
	done

bench: $(VENV)/.developing ## what skew costs, beside its peers: docs/benchmarks.md; takes long, on an idle machine
	$(BIN)/python -m benchmarks --write

clean: ## remove what the commands above made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
