"""The public checks: valid workflows that ask for little, and run on every system what `make test` runs."""

import itertools
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema.validators import validator_for
from packaging.specifiers import SpecifierSet
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORKFLOWS = {path.stem: YAML(typ="safe").load(path.read_text(encoding="utf-8")) for path in FILES}
JOBS = {
    f"{file}.{name}": job for file, workflow in WORKFLOWS.items() for name, job in workflow["jobs"].items()
}


def complaints(text: str) -> list[str]:
    """Return what the schema of GitHub's workflows has against a file, and whether a job has no time limit."""
    said = []
    for name in ("vendor.github-workflows", "custom.github-workflows-require-timeout"):
        schema = get_builtin_schema(name)
        found = validator_for(schema)(schema).iter_errors(YAML(typ="safe").load(text))
        said += [f"{error.json_path}: {error.message[:300]}" for error in found]
    return said


def commands(job: dict) -> list[list[str]]:
    """Return the command lines of a job's steps, in words."""
    lines = [
        line
        for step in job["steps"]
        if step.get("shell") != "python"
        for line in step.get("run", "").splitlines()
    ]
    return [shlex.split(line) for line in lines]


def pytest_options(job: dict) -> list[str]:
    """Return what a job says to pytest."""
    (words,) = [words for words in commands(job) if "pytest" in words]
    return words[words.index("pytest") + 1 :]


def ignored(options: list[str]) -> set[str]:
    return {path for option, path in itertools.pairwise(options) if option == "--ignore"}


def make_test() -> list[list[str]]:
    """Return the commands of `make test`, in words."""
    recipe = re.search(
        r"^test:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE
    )[1]
    return [shlex.split(line) for line in recipe.replace("\\\n", " ").splitlines()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_is_valid_and_every_job_ends_in_time(path):
    assert not complaints(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("runs-on:", "run-on:"),
        ("contents: read", "contents: reed"),
        ("timeout-minutes: 10", ""),
        ("cancel-in-progress", "cancel-in-progres"),
    ],
)
def test_a_slip_in_a_workflow_is_noticed(right, wrong):
    text = (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    assert complaints(text.replace(right, wrong))


def test_every_python_that_the_package_supports_is_tested_on_linux_and_one_on_macos_and_windows():
    matrix = JOBS["tests.unit"]["strategy"]["matrix"]
    assert matrix["system"] == ["ubuntu-latest"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert {case["system"] for case in matrix["include"]} == {"macos-latest", "windows-latest"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (
        list(SpecifierSet(project["requires-python"]).filter(["3.10", *matrix["python"]])) == matrix["python"]
    )


def test_binder_is_tested_with_its_own_python():
    (setup,) = [
        step["with"] for step in JOBS["tests.binder"]["steps"] if "setup-python" in step.get("uses", "")
    ]
    assert f"python-{setup['python-version']}" == (ROOT / "binder" / "runtime.txt").read_text().strip()


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=WORKFLOWS)
def test_a_workflow_may_only_read_and_gives_way_to_a_newer_run(workflow):
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["cancel-in-progress"] is True
    assert "pull_request_target" not in workflow["on"]


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_a_job_uses_actions_of_a_major_version_keeps_no_credentials_and_caches_what_pip_brings(job):
    assert "permissions" not in job
    steps = [step for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", step["uses"]) for step in steps)
    checkout, setup = steps
    assert checkout["with"]["persist-credentials"] is False
    assert setup["with"]["cache"] == "pip"
    patterns = setup["with"]["cache-dependency-path"].split()
    assert patterns
    assert all(list(ROOT.glob(pattern)) for pattern in patterns)


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_what_a_job_takes_from_its_matrix_is_there(job):
    matrix = job.get("strategy", {}).get("matrix", {})
    assert set(re.findall(r"\{\{ matrix\.(\w+) \}\}", str(job))) == set(matrix) - {"include"}


def test_all_that_make_test_does_is_done_by_some_job():
    *lints, tests = make_test()
    assert [["ruff", *words[1:]] for words in lints] == [
        w for w in commands(JOBS["tests.lint"]) if w[0] == "ruff"
    ]
    wanted = tests[tests.index("pytest") + 1 :]
    options = pytest_options(JOBS["tests.unit"])
    assert options[: len(wanted)] == wanted
    elsewhere = {path for name in ("tests.binder", "tests.browser") for path in pytest_options(JOBS[name])}
    assert ignored(options) == elsewhere
    assert all((ROOT / path).exists() for path in elsewhere)


def test_the_newest_releases_are_tried_each_week_with_all_tests_but_those_of_binders_pins():
    (moment,) = WORKFLOWS["newest"]["on"]["schedule"]
    day, month, weekday = moment["cron"].split()[2:]
    assert (day, month) == ("*", "*")
    assert weekday.isdigit()
    wanted = make_test()[-1]
    options = pytest_options(JOBS["newest.newest"])
    assert options[: len(wanted) - wanted.index("pytest") - 1] == wanted[wanted.index("pytest") + 1 :]
    assert ignored(options) == {"tests/test_binder.py"}


@pytest.mark.skipif(sys.platform != "linux", reason="the weekly job runs on Linux, with its sed")
def test_the_weekly_job_takes_the_pins_off_the_packages_and_leaves_the_rest(tmp_path):
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    (script,) = [step["run"] for step in JOBS["newest.newest"]["steps"] if "pins" in step.get("name", "")][:1]
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, check=True, capture_output=True)
    lines = (tmp_path / "requirements.txt").read_text(encoding="utf-8").splitlines()
    left = [line for line in lines if not line.startswith("#")]
    assert left == ["jupyterlab", "numpy", "matplotlib", "ipywidgets", "anywidget", "nbval", "-e ."]
