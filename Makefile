# Two commands do everything: `make episode` runs the main job, `make test` runs the tests.
# They need Python >= 3.11 and make; what else is needed they install into .venv/.

PYTHON ?= $(shell for one in python3 python3.13 python3.12 python3.11 python; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$one; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
EPISODE := the-night-the-phones-rang

.PHONY: episode test coverage check bench clean

episode: $(VENV)/installed
	$(BIN)/dateline build $(EPISODE)
	$(BIN)/dateline publish

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --dist loadfile $(PYTEST)

# Measured apart: it doubles the time that the tests take.
coverage: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term $(PYTEST)

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/memory.py

$(VENV)/bin/pip:
	@test -n "$(PYTHON)" || { echo "dateline needs Python 3.11 or newer; on Debian: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "this Python lacks venv; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/installed: $(VENV)/bin/pip pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[neural]'
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/pip pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,neural,proof]'
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) .coverage* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
