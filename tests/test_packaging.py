"""What is built: a wheel and an sdist with all that the package needs, and of the version that all papers name."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import weatherbits

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

BUILD = """
import sys
from flit_core.buildapi import build_sdist, build_wheel
print(build_wheel(sys.argv[1]))
print(build_sdist(sys.argv[1]))
"""

MAKE_ALL = """
import weatherbits
from tests.builders import NAMES, make
for name in NAMES:
    explorer = make(name)
    assert explorer.sentence and "<svg" in explorer.picture.svg(), name
print(len(NAMES), weatherbits.__file__)
"""


def run(folder: Path, *words, **environment: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, *map(str, words)], cwd=folder, env=os.environ | environment,
        capture_output=True, text=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.splitlines()


def build(source: Path, into: Path) -> tuple[Path, Path]:
    """Build a wheel and an sdist of what is in a folder."""
    wheel, sdist = run(source, "-c", BUILD, into)[-2:]
    return into / wheel, into / sdist


def files_in(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build(ROOT, tmp_path_factory.mktemp("built"))


def test_the_wheel_has_every_file_of_the_package_and_changes_nothing_else(built):
    files = files_in(built[0])
    source = ROOT / "src"
    own = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in (source / "weatherbits").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".DS_Store"
    }
    endings = {Path(name).suffix for name in own}
    assert {".py", ".js", ".css", ".ttf", ".woff2", ".txt", ".csv"} <= endings
    assert {name: files.get(name) for name in own} == own
    others = {name.partition("/")[0] for name in set(files) - set(own)}
    assert others == {f"weatherbits-{PROJECT['version']}.dist-info"}


def test_the_sdist_makes_the_same_wheel(built, tmp_path):
    with tarfile.open(built[1]) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    again = tmp_path / "again"
    again.mkdir()
    assert files_in(build(source, again)[0]) == files_in(built[0])


def test_every_explorer_is_made_where_the_wheel_is_installed(built, tmp_path):
    place, elsewhere = tmp_path / "installed here", tmp_path / "elsewhere"
    elsewhere.mkdir()
    pip = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check"]
    run(elsewhere, *pip, "--target", place, built[0])
    path = os.pathsep.join([str(place), str(ROOT)])
    (said,) = run(elsewhere, "-W", "error", "-c", MAKE_ALL, PYTHONPATH=path)
    number, where = said.split(" ", 1)
    assert int(number) > 20
    assert Path(where) == place / "weatherbits" / "__init__.py"


def test_the_newest_release_is_the_same_everywhere():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = [line for line in re.findall(r"^## (.*)", changes, flags=re.MULTILINE) if line != "Unreleased"]
    releases = [re.fullmatch(r"(\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2})\)", line) for line in headings]
    assert all(releases), headings
    version, date = releases[0].groups()
    citation = YAML(typ="safe").load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert [PROJECT["version"], weatherbits.__version__, str(citation["version"])] == [version] * 3
    assert str(citation["date-released"]) == date
