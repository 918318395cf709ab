"""The rule of the house: numbers, pictures and widgets stay apart, and imports run downwards only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import weatherbits

PACKAGE = Path(weatherbits.__file__).parent

# What each part may import, of the outside and of the package. A folder's name stands for all in it.
OUTSIDE = {
    "live": {"numpy", "matplotlib", "PIL", "IPython", "anywidget", "traitlets"},
    "lessons": {"numpy", "IPython"},
    "plots": {"numpy", "matplotlib"},
    "explorers": {"numpy", "matplotlib"},
}
INSIDE = {
    "distributions": set(),
    "measures": {"distributions"},
    "codes": {"distributions", "_code_checks", "_bit_reader"},
    "weather": {"distributions", "codes"},
    "classifier": {"distributions", "measures"},
    "animals": {"distributions", "measures"},
}
NUMERIC = set(INSIDE)
INSIDE["_code_checks"] = INSIDE["_bit_reader"] = set()  # for codes alone
INSIDE["lessons"] = NUMERIC | {"lessons"}
INSIDE["live"] = {"live"}  # it knows no lesson, and can be lifted into another course
INSIDE["plots"] = NUMERIC | {"live", "plots"}
INSIDE["explorers"] = NUMERIC | {"live", "lessons", "plots", "explorers"}
INSIDE["server"] = set()  # the Jupyter server loads it, and nobody else
INSIDE["__init__"] = NUMERIC

FILES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path) -> tuple[set[str], set[str]]:
    """Return the top-level names that a file imports: from outside, and of the package's own parts."""
    outside, inside = set(), set()
    folder = path.parent.relative_to(PACKAGE).parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            outside.add(node.module.split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            base = folder[: len(folder) - node.level + 1]
            targets = [node.module] if node.module else [alias.name for alias in node.names]
            inside |= {(base + tuple(target.split(".")))[0] for target in targets}
    return outside - set(sys.stdlib_module_names), inside


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_imports_only_what_lies_below_it(path):
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    outside, inside = imports_of(path)
    assert outside <= OUTSIDE.get(part, {"numpy"})
    assert inside <= INSIDE[part]


def test_pyplot_is_nowhere():
    assert not [path for path in FILES if "matplotlib.pyplot" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("part", "without"),
    [
        ("lessons", {"matplotlib", "ipywidgets", "anywidget", "scipy"}),
        ("plots.codes", {"ipywidgets", "anywidget", "matplotlib.pyplot"}),
        ("explorers", {"ipywidgets", "anywidget", "matplotlib.pyplot"}),  # until one is shown in a page
    ],
)
def test_numbers_come_without_pictures_and_pictures_without_widgets(part, without):
    code = f"import sys, weatherbits.{part}; print({without} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"
