"""Binder sets the notebooks up as repo2docker tells it to: here the same is done, without docker.

repo2docker's own build packs look at the repository. The pip lines that they would run are run in a new virtual
environment, beside the older Jupyter packages of the image that Binder builds upon, and there the notebooks run.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from weatherbits.lessons.contents import LESSONS

ROOT = Path(__file__).resolve().parents[1]
NOT_IN_A_CLONE = shutil.ignore_patterns(
    ".git", ".*_cache", ".hypothesis", ".ipynb_checkpoints", ".venv", "__pycache__", "build"
)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Binder builds on Linux, with lines for its shell"
)

# Asks repo2docker, in the folder of a repository, what it makes of it.
ASK = """
import json
from repo2docker.app import Repo2Docker

pack = next(pack for pack in (kind("base") for kind in Repo2Docker().buildpacks) if pack.detect())
pack.platform = "linux/amd64"
lines = [line for _, line in pack.get_preassemble_scripts() + pack.get_assemble_scripts()]
base = next(name for name in pack.get_build_script_files() if name.endswith(".lock"))
print(json.dumps({
    "named python": pack.runtime[1],
    "python": pack.python_version,
    "pip lines": lines,
    "other scripts": pack.get_post_build_scripts(),
    "start": pack.get_start_script(),
    "packages underneath": open(__import__("repo2docker").__path__[0] + "/buildpacks/" + base).read(),
}))
"""

# Of those packages underneath, the ones that stay, and ask for versions of what our pip line brings: their names at
# PyPI and at conda-forge.
UNDERNEATH = {
    "pip": "pip",
    "notebook": "notebook",
    "jupyterhub": "jupyterhub-base",
    "jupyter-resource-usage": "jupyter-resource-usage",
    "jupyter-offlinenotebook": "jupyter-offlinenotebook",
}


def python_like(version: str) -> str | None:
    """Return a Python of a version such as "3.13" on this machine, if there is one."""
    if version == "{}.{}".format(*sys.version_info):
        return sys.executable
    # pyenv puts a name for each version on the path, and obeys this variable when it is called by it.
    asked = subprocess.run(
        ["sh", "-c", f"python{version} -c 'import sys; print(sys.executable)'"],
        env={**os.environ, "PYENV_VERSION": version}, capture_output=True, text=True,
    )  # fmt: skip
    return asked.stdout.strip() or None


@pytest.fixture(scope="module")
def binder():
    """Return what repo2docker would do with this repository."""
    answer = subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """Return a copy of the repository, as a clone would have it."""
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("binder") / "clone", ignore=NOT_IN_A_CLONE)


@pytest.fixture(scope="module")
def environment(binder, clone):
    """Return the folder of a virtual environment, of Binder's Python if it is here, in which its pip lines were run."""
    assert not binder["other scripts"], "these would have to be run here as well"
    folder = clone.parent / "environment"
    python = python_like(binder["python"]) or sys.executable
    subprocess.run([python, "-m", "venv", folder], check=True)
    versions = dict(re.findall(r"/([\w.-]+)-([\w.]+)-\w+\.(?:conda|tar\.bz2)", binder["packages underneath"]))
    pip = [folder / "bin" / "python", "-m", "pip"]
    shell = {
        **os.environ, "KERNEL_PYTHON_PREFIX": str(folder),
        "PIP_QUIET": "1", "PIP_NO_COMPILE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }  # fmt: skip
    for names in (["pip"], [name for name in UNDERNEATH if name != "pip"]):
        pinned = [f"{name}=={versions[UNDERNEATH[name]]}" for name in names]
        subprocess.run([*pip, "install", "--no-deps", *pinned], check=True, env=shell)
    for line in binder["pip lines"]:
        subprocess.run(["bash", "-c", line], check=True, env=shell, cwd=clone)
    return folder


def installed(environment: Path) -> dict[str, str]:
    """Return the versions of the packages in an environment, by name."""
    code = "import json, importlib.metadata as m; print(json.dumps([(d.name, d.version) for d in m.distributions()]))"
    answer = subprocess.run([environment / "bin" / "python", "-c", code], capture_output=True, check=True)
    return {canonicalize_name(name): version for name, version in json.loads(answer.stdout)}


def test_binder_names_a_python_that_the_package_supports(binder):
    assert binder["named python"] == binder["python"], "without binder/runtime.txt Binder picks an old Python"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"{binder['python']}.0" in SpecifierSet(project["requires-python"])


def test_the_environment_has_the_versions_that_everybody_has(environment):
    pinned = {}
    for file in ("requirements.txt", "constraints.txt"):
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        # What differs between Pythons has a marker behind a semicolon; here one of the versions will do.
        for name, version in (re.split("==", line.split(";")[0].strip()) for line in lines if "==" in line):
            pinned.setdefault(canonicalize_name(name), set()).add(version)
    found = installed(environment)
    assert {"jupyterlab", "notebook", "numpy", "nbgitpuller"} <= set(found) & set(pinned)
    assert not {name: found[name] for name in set(found) & set(pinned) if found[name] not in pinned[name]}


def test_nothing_in_the_environment_contradicts_what_lies_underneath(environment):
    check = subprocess.run(
        [environment / "bin" / "python", "-m", "pip", "check"], capture_output=True, text=True
    )
    # The packages underneath were put there alone: what they need besides is in Binder's image, and not here.
    conflicts = [
        line for line in check.stdout.splitlines() if "not installed" not in line and "No broken" not in line
    ]
    assert not conflicts, "\n".join(conflicts)


@pytest.mark.parametrize("extension", ["jupyterlab", "nbgitpuller"])
def test_the_server_finds_what_belongs_to_it(environment, extension):
    command = [environment / "bin" / "jupyter", "server", "extension", "list"]
    listed = subprocess.run(command, capture_output=True, text=True)
    assert re.search(rf"{extension} .*enabled", listed.stdout + listed.stderr)


def test_binders_server_starts_with_our_settings(binder, environment, clone):
    code = (
        "from jupyter_core.paths import jupyter_config_path as path; "
        "from jupyter_server.extension.config import ExtensionConfigManager as Manager; "
        "print(Manager(read_config_path=path()).get_jpserver_extensions()['weatherbits.server'])"
    )
    # As Docker does in the image.
    start = binder["start"].replace("${REPO_DIR}", str(clone))
    answer = subprocess.run(
        [start, environment / "bin" / "python", "-c", code],
        cwd="/", env=os.environ | {"REPO_DIR": str(clone)}, capture_output=True, text=True,
    )  # fmt: skip
    assert answer.stdout.strip() == "True", answer.stderr


@pytest.mark.parametrize("file", [lesson.file for lesson in LESSONS])
def test_every_notebook_runs_as_it_would_in_binder(environment, clone, file):
    run = subprocess.run(
        [environment / "bin" / "jupyter", "execute", f"{file}.ipynb"],
        cwd=clone / "notebooks", capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
