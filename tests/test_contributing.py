"""The recipes of CONTRIBUTING.md, walked step by step in a copy: they name every file that they touch."""

import filecmp
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lessons.test_presets import SENTENCES

ROOT = Path(__file__).resolve().parents[1]
PARTS = ["src", "tests", "tools", "notebooks", "pyproject.toml", "README.md", "CONTRIBUTING.md"]
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*", "*.egg-info", "*.gif")


@pytest.fixture
def copy(tmp_path):
    """Return a folder with a copy of what the recipes change, and of the tests that accept it."""
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, tmp_path / part, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / part, tmp_path)
    return tmp_path


def recipe(title: str) -> str:
    """Return a section of CONTRIBUTING.md."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return re.search(rf"^## {title}\n(.*?)(?=^## )", text, flags=re.MULTILINE | re.DOTALL)[1]


def files_named(text: str, models: set[str]) -> set[str]:
    """Return the files that a recipe names as its own: not the models that it points to."""
    return set(re.findall(r"`((?:src|tests|notebooks)/[\w/.]+\.\w+|README\.md)`", text)) - models


def files_touched(copy: Path) -> set[str]:
    """Return which files of the copy are new or changed."""
    files = (path.relative_to(copy) for part in PARTS for path in [copy / part, *(copy / part).rglob("*")])
    return {
        file.as_posix()
        for file in files
        if (copy / file).is_file() and not {"__pycache__", ".pytest_cache"} & set(file.parts)
        if not (ROOT / file).exists() or not filecmp.cmp(copy / file, ROOT / file, shallow=False)
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name} has {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def part_of(path: Path, start: str, end: str) -> str:
    """Return a file's text from one line's beginning to before another's."""
    text = path.read_text(encoding="utf-8")
    begin = text.index(start)
    return text[begin : text.index(end, begin)]


def renamed(text: str) -> str:
    """Return the model's text under the new name."""
    for old, new in (
        ("HundredDays", "YourTitle"),
        ("hundred_days", "your_title"),
        ("rainy-days-in-100", "your-days"),
        ("sunny-days-in-200", "your-exercise"),
        ("start_here", "your_title"),
    ):
        text = text.replace(old, new)
    return text


def run(copy: Path, *command: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONIOENCODING": "utf-8"}
    environment.pop("PYTEST_ADDOPTS", None)
    ran = subprocess.run(
        [sys.executable, "-m", *command], cwd=copy, env=environment,
        capture_output=True, text=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, (ran.stdout + ran.stderr)[-3000:]
    return ran.stdout


def accepted(copy: Path, *files: str, only: str = "") -> None:
    """Run tests in the copy. Some have to be there."""
    chosen = ["-k", only] if only else []
    said = run(copy, "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *files, *chosen)
    assert re.search(r"\b[1-9]\d* passed", said), said[-500:]


def test_the_recipe_for_an_explorer_makes_one_that_the_tests_accept(copy):
    model, room = copy / "src/weatherbits/lessons/start_here", copy / "src/weatherbits/lessons/coin_weather"
    # 1, 2, 4, 5: the model, under the new name.
    explorer = renamed((model / "hundred_days.py").read_text(encoding="utf-8"))
    (room / "your_title.py").write_text(explorer, encoding="utf-8")
    # 3: its words.
    words = renamed(part_of(model / "words_en.py", "class HundredDays", "PREDICTIONS"))
    edit(room / "words_en.py", "\nPREDICTIONS = {", f"\n{words}PREDICTIONS = {{")
    # 5: exported.
    line = "from .your_title import your_title_explorer"
    edit(room / "__init__.py", "\n__all__ = [", f'{line}\n\n__all__ = [\n    "your_title_explorer",')
    # 7: tested.
    test = renamed((copy / "tests/lessons/start_here/test_hundred_days.py").read_text(encoding="utf-8"))
    test = test.replace("lessons.your_title", "lessons.coin_weather")
    (copy / "tests/lessons/coin_weather/test_your_title.py").write_text(test, encoding="utf-8")
    rows = [
        f'    ("your_title", {preset!r}, {part!r}),\n'
        for name, preset, part in SENTENCES
        if name == "hundred_days"
    ]
    edit(copy / "tests/lessons/test_presets.py", "SENTENCES = [\n", "".join(["SENTENCES = [\n", *rows]))

    named = files_named(
        recipe("How to add an explorer"), {"src/weatherbits/lessons/start_here/hundred_days.py"}
    )
    assert files_touched(copy) == named
    accepted(copy, "tests/lessons/coin_weather/test_your_title.py", "tests/test_layers.py", only="your_title")
    files = ["presets", "every_explorer", "every_picture", "another_language"]
    accepted(copy, *(f"tests/lessons/test_{file}.py" for file in files), only="your_title")


def test_the_recipe_for_a_lesson_makes_one_that_the_tests_accept(copy):
    lessons = copy / "src/weatherbits/lessons"
    # 1: a line in the contents.
    edit(
        lessons / "contents.py",
        "        }.items()",
        '            "your_title": (10, 15),\n        }.items()',
    )
    # 2: the model's room, and its only explorer, under new names.
    (lessons / "your_title").mkdir()
    for path in (lessons / "start_here").glob("*.py"):
        text = renamed(path.read_text(encoding="utf-8"))
        (lessons / "your_title" / renamed(path.name)).write_text(text, encoding="utf-8")
    # 3 and 4: a notebook.
    notebook = renamed((copy / "notebooks/00_start_here.ipynb").read_text(encoding="utf-8"))
    (copy / "notebooks/06_your_title.ipynb").write_text(notebook, encoding="utf-8")
    # 5: its ledger.
    ledger = renamed((copy / "tests/notebooks/ledgers/start_here.py").read_text(encoding="utf-8"))
    (copy / "tests/notebooks/ledgers/your_title.py").write_text(ledger, encoding="utf-8")
    # 6: run, stored, connected.
    run(copy, "tools.store_notebooks", "06_your_title")

    named = files_named(
        recipe("How to add a lesson"), {"notebooks/01_coin_weather.ipynb", "notebooks/glossary.ipynb"}
    )
    assert files_touched(copy) == named | {"src/weatherbits/lessons/your_title/your_title.py"}
    which = "prose or navigation or readme or in_the_contents or health or once"
    accepted(copy, "tests/notebooks/test_ledger.py", "tests/notebooks/test_stored_outputs.py", only=which)
    accepted(copy, "tests/teaching/test_exercises.py", "tests/test_layers.py", only="your")
    comparing = ["--nbval", "--nbval-current-env", "--nbval-sanitize-with", "tests/notebooks/sanitize.cfg"]
    accepted(copy, *comparing, "notebooks/06_your_title.ipynb")
