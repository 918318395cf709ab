# make lab    set everything up, and open the notebooks in JupyterLab
# make test   set everything up, and prove that it all works
# make site   set everything up, and build the site
#
# Another Python than python3:  make PYTHON=python3.13 lab

PYTHON ?= python3
VENV ?= .venv
RUN = "$(VENV)/bin/python" -m
ASKED_FOR := $(if $(filter command environment,$(firstword $(origin PYTHON))),--this-python)
ROOT_NEEDS := $(if $(filter 0,$(shell id -u)),--allow-root)

.PHONY: set-up-lab set-up-site set-up-test lab test site teachers lint chromium bench bench-browser bench-class bench-site notebooks picture repository format lock clean

lab: set-up-lab
	@echo "Opening the notebooks in a browser: a few seconds. To end it, press Ctrl + C twice here."
	@JUPYTER_CONFIG_PATH="$(CURDIR)/jupyter$${JUPYTER_CONFIG_PATH:+:$$JUPYTER_CONFIG_PATH}" $(RUN) jupyterlab \
		$(ROOT_NEEDS) --ServerApp.root_dir=notebooks --LabApp.default_url=/lab/tree/00_start_here.ipynb

test: lint chromium
	$(RUN) pytest -n auto --dist loadfile \
		--nbval --nbval-current-env --nbval-cell-timeout=900 --nbval-sanitize-with tests/notebooks/sanitize.cfg

# Build the site, in the folder site. For a classroom without a network:  make site OFFLINE=a-folder-with-Pyodide
site: set-up-site
	$(RUN) tools.site $(if $(OFFLINE),--offline "$(OFFLINE)")

# What can be said without running anything; after `.venv/bin/pre-commit install` also before each commit.
lint: set-up-test
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy

# Some tests open the notebooks in a browser: find one, or let Playwright install its own. Without one, they are left out.
chromium: set-up-test
	@$(RUN) tests.browser.driver

bench: set-up-test
	for name in $(filter-out bench_browser bench_class bench_site,$(basename $(notdir $(wildcard benchmarks/bench_*.py)))); do $(RUN) benchmarks.$$name || exit 1; done

# Every explorer in a real JupyterLab in a real Chromium: some twelve minutes.
bench-browser: set-up-test chromium
	$(RUN) benchmarks.bench_browser

# A class on one server: 5, 10 and 20 kernels at once, whose learners drag sliders. Some eleven minutes, on Linux.
bench-class: set-up-test
	$(RUN) benchmarks.bench_class

# The site's pages beside the live notebooks: some ten minutes.
bench-site: set-up-test chromium
	$(RUN) benchmarks.bench_site

# Run the notebooks, and store their outputs; after a change to a notebook or to the package behind it.
notebooks: set-up-lab
	$(RUN) tools.store_notebooks $(NAMES)

# Make the README's moving picture; after a change to the looks of the explorer in it.
picture: set-up-test chromium
	$(RUN) tools.make_moving_picture

# What teachers need, made from the lessons, into the folder for-teachers: plans, key, question bank, worksheet, slides.
teachers: set-up-test chromium
	$(RUN) tools.teachers for-teachers

# Write the public address into every file that has it:  make repository URL=https://github.com/OWNER/REPO
repository: set-up-lab
	$(RUN) tools.set_repository $(URL)

format: set-up-test
	$(RUN) ruff check --fix
	$(RUN) ruff format

# Work out anew, for all platforms, the exact versions that the files of requirements bring along.
lock: set-up-test
	$(RUN) pip install --quiet uv
	: > constraints.txt
	$(RUN) uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-package weatherbits \
		requirements-test.txt binder/requirements.txt --output-file constraints.txt.new
	echo '# Made by `make lock`: exact versions for Linux, macOS and Windows, Python 3.11 to 3.14. Do not edit by hand.' \
		| cat - constraints.txt.new > constraints.txt
	rm constraints.txt.new

clean:
	rm -rf "$(VENV)"

# It knows what is there already, also in an environment that was moved or is only half made.
set-up-lab set-up-site set-up-test: set-up-%:
	@$(PYTHON) tools/set_up.py $* --venv "$(VENV)" $(ASKED_FOR)
