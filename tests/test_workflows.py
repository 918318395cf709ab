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
SITE = YAML(typ="safe").load(ROOT / ".github" / "workflows" / "site.yml")["jobs"]


def commands(target: str) -> list[str]:
    """Return the commands of one of make's targets, as one types them in an environment that is switched on."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    recipe = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", makefile, flags=re.MULTILINE)[1]
    return [" ".join(line.replace("$(RUN) ", "").split()) for line in recipe.splitlines()]


def steps(job: str, jobs: dict = JOBS) -> list[str]:
    """Return the commands of a job's steps."""
    return [
        " ".join(line.split()) for step in jobs[job]["steps"] for line in step.get("run", "").splitlines()
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
    # What puts the site on GitHub Pages may do that, and runs nothing of ours.
    may_do_more = [name for name, job in workflow["jobs"].items() if "permissions" in job]
    assert may_do_more == (["deploy"] if path.name == "site.yml" else [])


def test_all_that_make_test_does_is_done_by_some_job():
    done = {command for job in JOBS for command in steps(job)}
    assert set(commands("lint")) <= done
    (tests,) = commands("test")
    (unit,) = [command for command in steps("unit") if "pytest" in command]
    assert unit.startswith(f"python -m {tests}")
    assert {f"python -m pytest {path}" for path in re.findall(r"--ignore (\S+)", unit)} <= done


def test_the_site_is_built_and_tried_in_a_browser_and_then_deployed_by_a_job_that_runs_nothing_of_ours():
    assert list(SITE) == ["build", "deploy"]
    runs = [line for line in steps("build", SITE) if "tools.site" in line or "pytest" in line]
    assert runs[0] == "python -m " + commands("site")[-1].partition(" $")[0]
    (in_lite,) = [step for step in SITE["build"]["steps"] if "LITE" in step.get("env", {})]
    assert in_lite["run"] == "python -m pytest tests/browser/test_notebooks_in_jupyterlab.py"
    assert [step["uses"].partition("@")[0] for step in SITE["build"]["steps"][-1:]] == [
        "actions/upload-pages-artifact"
    ]
    assert SITE["build"]["steps"].index(in_lite) == len(SITE["build"]["steps"]) - 2, (
        "tried before it is handed over"
    )
    assert SITE["build"]["steps"][-1]["with"]["path"] == in_lite["env"]["LITE"].partition("/")[0]
    assert SITE["deploy"]["needs"] == "build"
    assert SITE["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert not steps("deploy", SITE)


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
