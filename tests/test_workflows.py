"""What `make test` does is done in public too, for all that the package promises, and is what the README says."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
JOBS = YAML(typ="safe").load(ROOT / ".github" / "workflows" / "tests.yml")["jobs"]


def commands(target: str) -> list[str]:
    """Return the commands of one of make's targets, as one types them in an environment that is switched on."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    recipe = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", makefile, flags=re.MULTILINE)[1]
    return [" ".join(line.replace("$(RUN) ", "").split()) for line in recipe.splitlines()]


def steps(job: str) -> list[str]:
    """Return the commands of a job's steps."""
    return [
        " ".join(line.split()) for step in JOBS[job]["steps"] for line in step.get("run", "").splitlines()
    ]


def python_of(job: str) -> str:
    (setup,) = [step["with"] for step in JOBS[job]["steps"] if "setup-python" in step.get("uses", "")]
    return setup["python-version"]


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_a_workflow_is_valid_and_every_job_ends_in_time(schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *FILES]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_may_only_read(path):
    workflow = YAML(typ="safe").load(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow["on"]
    assert not [job for job in workflow["jobs"].values() if "permissions" in job]


def test_all_that_make_test_does_is_done_by_some_job():
    done = {command for job in JOBS for command in steps(job)}
    assert set(commands("lint")) <= done
    (tests,) = commands("test")
    (unit,) = [command for command in steps("unit") if "pytest" in command]
    assert unit.startswith(f"python -m {tests}")
    assert {f"python -m pytest {path}" for path in re.findall(r"--ignore (\S+)", unit)} <= done


def test_without_make_the_same_is_done():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    typed = "\n".join([*commands("lint"), *commands("test")])
    assert f"pip install -r requirements-test.txt\n{typed}\n```" in readme


def test_every_python_that_is_promised_is_tried_the_oldest_with_the_lowest_versions_and_binder_with_its_own():
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "requires-python"
    ]
    tried = JOBS["unit"]["strategy"]["matrix"]["python"]
    first = int(re.fullmatch(r">=3\.(\d+)", promised)[1])
    assert tried == [f"3.{first + i}" for i in range(len(tried))]
    assert python_of("lowest") == tried[0]
    assert f"python-{python_of('binder')}" == (ROOT / "binder" / "runtime.txt").read_text().strip()
