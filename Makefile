# make lab    set everything up, and open the notebooks in JupyterLab
# make test   set everything up, and prove that it all works
#
# Another Python than python3:  make PYTHON=python3.13 lab

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ROOT_NEEDS := $(if $(filter 0,$(shell id -u)),--allow-root)

.PHONY: lab test lint chromium bench bench-browser notebooks picture repository format lock clean

lab: $(VENV)/lab-is-set-up
	$(BIN)/jupyter lab $(ROOT_NEEDS) notebooks/00_start_here.ipynb

test: lint chromium
	$(BIN)/python -m pytest -n auto --dist loadfile \
		--nbval --nbval-current-env --nbval-cell-timeout=300 --nbval-sanitize-with tests/notebooks/sanitize.cfg

# What can be said without running anything; after `.venv/bin/pre-commit install` also before each commit.
lint: $(VENV)/test-is-set-up
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# Some tests open the notebooks in a browser: find one, or let Playwright install its own. Without one, they are left out.
chromium: $(VENV)/test-is-set-up
	$(BIN)/python -m tests.browser.driver

bench: $(VENV)/test-is-set-up
	for name in $(filter-out bench_browser,$(basename $(notdir $(wildcard benchmarks/bench_*.py)))); do $(BIN)/python -m benchmarks.$$name || exit 1; done

# Every explorer in a real JupyterLab in a real Chromium: some twelve minutes.
bench-browser: $(VENV)/test-is-set-up chromium
	$(BIN)/python -m benchmarks.bench_browser

# Run the notebooks, and store their outputs; after a change to a notebook or to the package behind it.
notebooks: $(VENV)/lab-is-set-up
	$(BIN)/python -m tools.store_notebooks $(NAMES)

# Make the README's moving picture; after a change to the looks of the explorer in it.
picture: $(VENV)/test-is-set-up chromium
	$(BIN)/python -m tools.make_moving_picture

# Write the public address into every file that has it:  make repository URL=https://github.com/OWNER/REPO
repository: $(VENV)/bin/python
	$(BIN)/python -m tools.set_repository $(URL)

format: $(VENV)/test-is-set-up
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Work out anew, for all platforms, the exact versions that the three files of requirements bring along.
lock: $(VENV)/test-is-set-up
	$(BIN)/python -m pip install --quiet uv
	: > constraints.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-package weatherbits \
		requirements-test.txt binder/requirements.txt --output-file constraints.txt.new
	echo '# Made by `make lock`: exact versions for Linux, macOS and Windows, Python 3.11 to 3.14. Do not edit by hand.' \
		| cat - constraints.txt.new > constraints.txt
	rm constraints.txt.new

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("weatherbits needs Python 3.11 or newer, and this is " + sys.version.split()[0] + ". If you have another one: make PYTHON=python3.13 lab")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/lab-is-set-up: requirements.txt constraints.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/test-is-set-up: requirements-test.txt requirements.txt constraints.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	touch $@ $(VENV)/lab-is-set-up
