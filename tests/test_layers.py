"""The rule of the house: imports run downwards only, and words, numbers, pictures and widgets stay apart."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import weatherbits
from weatherbits.lessons.contents import LESSONS

PACKAGE = Path(weatherbits.__file__).parent
ROOMS = [lesson.room for lesson in LESSONS]

# The floors of the house, from the ground up: what is imported lies on a lower floor, or in the same part.
FLOORS = [
    {"distributions"},
    {"_code_checks"},
    {
        "measures",
        "codes",
        "live",
    },  # the engine knows nothing of the package, and can be lifted into another course
    {"classifier", "animals", "story", "language", "scores"},
    {"rain"},
    {"pictures"},
    {"teaching"},
    {"lessons"},
]
FLOOR_OF = {part: floor for floor, parts in enumerate(FLOORS) for part in parts}
NUMERIC = {"distributions", "measures", "codes", "classifier", "animals", "story", "scores", "rain"}

# What each part may import from outside, besides numpy.
OUTSIDE = {
    "live": {"matplotlib", "PIL", "IPython", "anywidget", "traitlets"},
    "pictures": {"matplotlib"},
    "teaching": {"IPython"},
    "lessons": {"matplotlib"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path, at_once: bool = False) -> tuple[set[str], set[tuple[str, ...]]]:
    """Return what a file imports: top-level names from outside, and modules of the package, in parts.

    ``at_once`` leaves out what is imported only when a function runs, or by a type checker.
    """
    outside, inside = set(), set()
    folder = path.parent.relative_to(PACKAGE).parts
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body if at_once else ast.walk(tree):
        if isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            outside.add(node.module.split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            base = folder[: len(folder) - node.level + 1]
            targets = [node.module] if node.module else [alias.name for alias in node.names]
            inside |= {base + tuple(target.split(".")) for target in targets}
    return outside - set(sys.stdlib_module_names), inside


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_imports_only_what_lies_below_it(path):
    outside, inside = imports_of(path)
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert outside <= {"numpy"} | OUTSIDE.get(part, set())
    if path.stem.startswith("words_"):
        assert all(target[-1] == path.stem for target in inside), (
            "words import other words of their language only"
        )
        assert outside <= {"numpy"}
    elif part == "__init__":
        assert {target[0] for target in inside} <= NUMERIC
    elif part == "server":
        assert not inside  # the Jupyter server loads it, and nobody else
    else:
        above = {t for t in inside if t[0] != part and FLOOR_OF.get(t[0], len(FLOORS)) >= FLOOR_OF[part]}
        assert not above


@pytest.mark.parametrize("path", [path for path in FILES if "lessons" in path.parts], ids=name_of)
def test_a_lesson_knows_no_other_lesson(path):
    _, inside = imports_of(path)
    room = path.relative_to(PACKAGE / "lessons").parts[0]
    assert not {t for t in inside if len(t) > 1 and t[1] in ROOMS and t[1] != room}


def test_within_a_part_imports_make_no_circle():
    modules = {
        path.relative_to(PACKAGE).with_suffix("").parts: imports_of(path, at_once=True)[1] for path in FILES
    }
    done: set[tuple[str, ...]] = set()

    def visit(module, way):
        assert module not in way, f"a circle: {' -> '.join(map('.'.join, [*way, module]))}"
        if module not in done:
            for target in modules.get(module, ()):
                # A package stands for the files that it imports itself.
                visit((*target, "__init__") if (*target, "__init__") in modules else target, [*way, module])
            done.add(module)

    for module in modules:
        visit(module, [])


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_what_is_private_stays_in_its_module(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level:
            assert not [alias.name for alias in node.names if alias.name.startswith("_")]


def test_pyplot_is_nowhere():
    assert not [path for path in FILES if "matplotlib.pyplot" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("part", "without"),
    [
        ("story", {"matplotlib", "ipywidgets", "anywidget", "scipy"}),
        ("animals", {"matplotlib", "ipywidgets", "anywidget", "scipy"}),
        ("rain", {"matplotlib", "ipywidgets", "anywidget", "scipy", "pandas"}),
        ("pictures.codes", {"ipywidgets", "anywidget", "matplotlib.pyplot"}),
        (
            "lessons.coin_weather",
            {"ipywidgets", "anywidget", "matplotlib.pyplot"},
        ),  # until one is shown in a page
    ],
)
def test_numbers_come_without_pictures_and_pictures_without_widgets(part, without):
    code = f"import sys, weatherbits.{part}; print({without} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"
