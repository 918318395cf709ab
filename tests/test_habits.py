"""What lets a change be made anywhere: a checkout that runs, a hook before each commit, and warnings that are ours."""

import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from matplotlib import MatplotlibDeprecationWarning

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(not (shutil.which("git") and (ROOT / ".git").exists()), reason="this is no clone")
def test_a_checkout_under_windows_settings_has_the_bytes_that_are_stored(tmp_path):
    def git(folder: Path, *words: str, given: str = "") -> list[str]:
        command = ["git", "-c", "core.autocrlf=true", "-c", "core.quotePath=false", *words]
        ran = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=True)
        return ran.stdout.splitlines()

    git(ROOT, "checkout-index", "--all", f"--prefix={tmp_path.as_posix()}/")
    stored = {}
    for line in git(ROOT, "ls-files", "--stage"):
        about, path = line.split("\t")
        stored[path] = about.split()[1]
    found = git(tmp_path, "hash-object", "--no-filters", "--stdin-paths", given="\n".join(stored))
    assert not [path for path, name in zip(stored, found, strict=True) if name != stored[path]]


def test_the_hook_before_a_commit_is_valid():
    command = [sys.executable, "-m", "pre_commit", "validate-config", ROOT / ".pre-commit-config.yaml"]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def warn_in(module: str, kind: type[Warning]) -> None:
    """Let a module of that name call what is out of date. Python names the caller, as it does here."""

    def old() -> None:
        warnings.warn("use new()", kind, stacklevel=2)

    exec("old()", {"__name__": module, "old": old})


@pytest.mark.parametrize(
    "kind", [DeprecationWarning, PendingDeprecationWarning, MatplotlibDeprecationWarning, RuntimeWarning]
)
@pytest.mark.parametrize("module", ["weatherbits", "weatherbits.live.svg", "tests.builders", "tools.marks"])
def test_what_is_out_of_date_in_our_own_code_fails_a_test(module, kind):
    with pytest.raises(kind):
        warn_in(module, kind)


@pytest.mark.parametrize("kind", [DeprecationWarning, PendingDeprecationWarning])
@pytest.mark.parametrize("module", ["matplotlib._mathtext", "weatherbitsfriend", "some.tests"])
def test_what_is_out_of_date_in_a_dependency_fails_none(module, kind):
    warn_in(module, kind)


@pytest.mark.parametrize("kind", [UserWarning, FutureWarning, RuntimeWarning])
def test_any_other_warning_fails_a_test_wherever_it_comes_from(kind):
    with pytest.raises(kind):
        warn_in("matplotlib._mathtext", kind)
