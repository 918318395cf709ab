"""`make lab` and `make test` set up what they need: anywhere, and again where they were stopped or moved."""

import ast
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import set_up

ROOT = Path(__file__).resolve().parents[1]
VERSION = "{}.{}".format(*sys.version_info)
needs_make = pytest.mark.skipif(
    shutil.which("make") is None or sys.platform == "win32", reason="there is no make here"
)

# Stands in for JupyterLab: says where it runs.
FAKE_LAB = "import os, sys; print('LAB', sys.executable, os.getcwd(), *sys.argv[1:], sep='|')"


@pytest.fixture
def project(tmp_path):
    """Return a copy of what sets things up, which needs no packages, in a folder with an awkward name."""
    project = tmp_path / "Für alle – 天気" / "weather bits"
    (project / "tools").mkdir(parents=True)
    for name in ("Makefile", "constraints.txt", "pyproject.toml", "tools/set_up.py"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, project / name)
    for name in ("requirements.txt", "requirements-site.txt", "requirements-test.txt"):
        (project / name).write_text("# nothing\n", encoding="utf-8")
    (project / "jupyterlab.py").write_text(FAKE_LAB, encoding="utf-8")
    return project


class Runner:
    """Stands in for what runs venv and pip: an environment is made without pip, and pip does what it is told to."""

    def __init__(self, code: int = 0):
        self.commands, self.code = [], code

    def __call__(self, command: list[str]) -> int:
        self.commands.append(command[1:])
        if "venv" in command:
            return subprocess.run([*command, "--without-pip"]).returncode
        if self.code is None:
            raise KeyboardInterrupt
        return self.code

    @property
    def did(self) -> list[str]:
        """What was run since it was last asked: venv, pip."""
        done, self.commands = [command[1] for command in self.commands], []
        return done


@pytest.fixture
def runner():
    return Runner()


def make(project: Path, *words: str) -> str:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))
    }
    ran = subprocess.run(
        ["make", f"PYTHON={sys.executable}", *words], cwd=project, env=environment,
        capture_output=True, text=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def lab_of(said: str) -> Path:
    """Return the environment whose Python JupyterLab ran on."""
    (line,) = [line for line in said.splitlines() if line.startswith("LAB|")]
    assert line.endswith("/00_start_here.ipynb")
    return Path(line.split("|")[1]).parents[1]


@needs_make
def test_make_sets_up_once_says_what_it_does_and_again_where_the_folder_was_moved(project, tmp_path):
    said = make(project, "lab", "VENV=my env")
    assert lab_of(said) == project / "my env"
    steps = ["Making an environment", "Installing", "Opening"]
    assert [line.split("|")[0] for line in said.splitlines() if line.startswith((*steps, "LAB"))] == [
        line for line in said.splitlines() if line.startswith(tuple(steps))
    ] + ["LAB"]
    assert [sum(line.startswith(step) for line in said.splitlines()) for step in steps] == [1, 1, 1]
    assert all(
        "second" in line or "minute" in line for line in said.splitlines() if line.startswith(tuple(steps))
    )

    said = make(project, "lab", "VENV=my env")
    assert "Making" not in said
    assert "Installing" not in said

    moved = tmp_path / "then moved"
    shutil.move(project, moved)
    said = make(moved, "lab", "VENV=my env")
    assert f"was made for the folder {project / 'my env'}" in said
    assert lab_of(said) == moved / "my env"


@needs_make
def test_make_sees_a_half_made_environment(project):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", project / ".venv"], check=True)
    for name in ("ruff", "mypy", "pytest", "tests/browser/driver"):  # what `make test` runs then
        path = project / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert "it is only half made" in make(project, "test")
    assert set_up.answer(project / ".venv", "-m", "pip", "--version")


@needs_make
def test_make_clean_removes_the_environment_and_nothing_else(project):
    for name in ("my env", "my", "env"):
        (project / name).mkdir()
    make(project, "clean", "VENV=my env")
    assert not (project / "my env").exists()
    assert (project / "my").exists()
    assert (project / "env").exists()


def test_what_is_up_to_date_is_left_alone_at_once(project, runner, capsys):
    venv = project / ".venv"
    set_up.set_up("test", venv, project, run=runner)
    assert runner.did == ["venv", "pip"]
    capsys.readouterr()
    times = []
    for which in ("lab", "test", "lab"):
        start = time.perf_counter()
        set_up.set_up(which, venv, project, run=runner)
        times.append(time.perf_counter() - start)
    assert runner.did == []
    assert capsys.readouterr().out == ""
    assert min(times) < 0.2


def test_the_lab_does_not_bring_what_the_tests_need(project, runner):
    venv = project / ".venv"
    set_up.set_up("lab", venv, project, run=runner)
    set_up.set_up("test", venv, project, run=runner)
    assert [command[-1] for command in runner.commands if command[1] == "pip"] == [
        "requirements.txt", "requirements-test.txt",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["requirements.txt", "constraints.txt", "pyproject.toml"])
def test_what_has_changed_is_installed_in_the_same_environment(project, runner, name):
    venv = project / ".venv"
    set_up.set_up("lab", venv, project, run=runner)
    (venv / "mark").touch()
    with (project / name).open("a", encoding="utf-8") as file:
        file.write("# a change\n")
    assert runner.did == ["venv", "pip"]
    set_up.set_up("lab", venv, project, run=runner)
    assert runner.did == ["pip"]
    assert (venv / "mark").exists()


def test_an_environment_elsewhere_learns_that_the_project_has_moved(project, tmp_path, runner):
    venv = tmp_path / "elsewhere"
    set_up.set_up("lab", venv, project, run=runner)
    moved = project.rename(tmp_path / "moved")
    assert runner.did == ["venv", "pip"]
    set_up.set_up("lab", venv, moved, run=runner)
    assert runner.did == ["pip"]


def stopped_midway(venv):
    set_up.write_stamp(venv, dict(set_up.read_stamp(venv), is_installing=True))


def stopped_at_once(venv):
    set_up.write_stamp(venv, {})


def with_another_python(venv):
    set_up.write_stamp(venv, dict(set_up.read_stamp(venv), python="3.9"))


def without_its_python(venv):
    python = set_up.python_of(venv)
    python.unlink()
    python.symlink_to(venv / "gone")


def without_its_stamp(venv):
    (venv / set_up.STAMP).unlink()  # and it has no pip


@pytest.mark.skipif(sys.platform == "win32", reason="its Pythons are no links")
@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (stopped_midway, "half made"),
        (stopped_at_once, "half made"),
        (without_its_stamp, "half made"),
        (with_another_python, f"for Python 3.9, and finds Python {VERSION}"),
        (without_its_python, "its Python is gone"),
    ],
)
def test_what_does_not_fit_is_made_anew(project, runner, capsys, spoil, why):
    venv = project / ".venv"
    set_up.set_up("lab", venv, project, run=runner)
    (venv / "mark").touch()
    spoil(venv)
    assert runner.did == ["venv", "pip"]
    set_up.set_up("lab", venv, project, run=runner)
    assert runner.did == ["venv", "pip"]
    assert not (venv / "mark").exists()
    assert why in capsys.readouterr().out


def test_where_pip_fails_the_same_command_goes_on_from_there(project, capsys):
    venv = project / ".venv"
    with pytest.raises(SystemExit, match="above pip says why"):
        set_up.set_up("lab", venv, project, run=Runner(code=1))
    runner = Runner()
    set_up.set_up("lab", venv, project, run=runner)
    assert runner.did == ["pip"]


@pytest.mark.parametrize("code", [None, -9], ids=["Ctrl + C", "killed"])
def test_where_pip_was_stopped_nobody_knows_what_is_there_and_it_is_made_anew(project, code):
    venv = project / ".venv"
    with pytest.raises((SystemExit, KeyboardInterrupt)):
        set_up.set_up("lab", venv, project, run=Runner(code))
    runner = Runner()
    set_up.set_up("lab", venv, project, run=runner)
    assert runner.did == ["venv", "pip"]


def test_another_python_is_taken_where_it_is_asked_for(project, runner, monkeypatch):
    venv = project / ".venv"
    set_up.set_up("lab", venv, project, run=runner)
    monkeypatch.setattr(set_up, "version_of", lambda venv: "3.9")
    set_up.write_stamp(venv, dict(set_up.read_stamp(venv), python="3.9"))
    assert set_up.why_anew(venv, set_up.read_stamp(venv), this_python=False) is None
    assert set_up.why_anew(venv, set_up.read_stamp(venv), this_python=True) == "it is of Python 3.9"


def test_an_environment_of_the_readers_own_is_used_as_it_is(project, runner, monkeypatch):
    venv = project / "conda"
    set_up.python_of(venv).parent.mkdir(parents=True)
    set_up.python_of(venv).touch()
    monkeypatch.setattr(set_up, "answer", lambda *words: "3.11")
    set_up.set_up("lab", venv, project, run=runner)
    assert runner.did == ["pip"]


def test_a_folder_that_is_no_environment_is_left_alone(project, runner):
    with pytest.raises(SystemExit, match="is no environment of Python, and is left alone"):
        set_up.set_up("lab", project, project, run=runner)
    assert (project / "Makefile").exists()
    assert runner.did == []


def test_a_terminal_gets_pips_own_progress(project, runner, monkeypatch):
    set_up.set_up("lab", project / ".venv", project, run=runner)
    assert "--quiet" in runner.commands[-1]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    set_up.set_up("test", project / ".venv", project, run=runner)
    assert "--quiet" not in runner.commands[-1]


def test_debian_without_its_package_for_environments_is_told_its_name(project, runner, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(SystemExit, match=f"sudo apt install python{VERSION}-venv"):
        set_up.set_up("lab", project / ".venv", project, run=runner)
    assert not (project / ".venv").exists()


def test_an_old_python_is_told_what_is_needed(project, runner, monkeypatch):
    monkeypatch.setattr(set_up, "OLDEST", (4, 0))
    with pytest.raises(
        SystemExit, match=r"needs Python 4.0 or newer, and this is 3\..*make PYTHON=python3.13 lab"
    ):
        set_up.set_up("lab", project / ".venv", project, run=runner)
    assert not (project / ".venv").exists()


def test_an_old_python_can_read_the_script():
    text = (ROOT / "tools" / "set_up.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    imported = {
        name.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import) for name in node.names
    }
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_the_stamp_says_for_what_it_stands(project, runner):
    set_up.set_up("lab", project / ".venv", project, run=runner)
    stamp = json.loads((project / ".venv" / set_up.STAMP).read_text(encoding="utf-8"))
    assert stamp == {
        "folder": str(project / ".venv"), "python": VERSION, "lab": set_up.digest_of("lab", project),
    }  # fmt: skip
