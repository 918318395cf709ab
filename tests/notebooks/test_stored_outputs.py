"""What is stored in the notebooks is whole: nbval compares outputs, but no pictures, and no cell that was not run."""

import base64
import re
import struct

import nbformat
import pytest

from tests.builders import all_exercises, all_predictions
from tools import store_notebooks
from tools.store_notebooks import NOTEBOOKS
from weatherbits.lessons.contents import LESSONS

LONGEST_CELL = 30  # lines: about a screen
MOST_BYTES = 70_000  # of a picture: those with faces are the largest


def read(file: str):
    return nbformat.read(NOTEBOOKS / f"{file}.ipynb", as_version=4)


def problems_of(notebook) -> list[str]:
    """Return what is wrong with a notebook as it is stored, each with the cell's name, where nbval would not see it."""
    problems = []

    def complain(cell, what):
        problems.append(f"cell {cell.id!r}: {what}")

    if "widgets" in notebook.metadata:
        problems.append("widget state is stored; JupyterLab would show it dead instead of the picture")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code, start=1):
        if cell.execution_count != count:
            complain(cell, f"ran as number {cell.execution_count}, not {count}: run all cells in order")
        if cell.source.rstrip().endswith(";"):
            complain(cell, "ends with a semicolon, which hides its output from the comparison")
        if len(cell.source.splitlines()) > LONGEST_CELL:
            complain(cell, f"is longer than {LONGEST_CELL} lines")
        for output in cell.outputs:
            if output.get("name") == "stderr":
                complain(cell, f"wrote to stderr: {output.text[:80]}")
            if store_notebooks.WIDGET in output.get("data", {}):
                complain(cell, "stores a widget, which no longer lives")
        if "_explorer(" in cell.source:
            stills = [output.data for output in cell.outputs if "text/html" in output.get("data", {})]
            for what in wrong_with_still_picture(stills[0] if stills else {}):
                complain(cell, what)
    return problems


def wrong_with_still_picture(data: dict) -> list[str]:
    """Return what is wrong with an explorer's pictures for a reader without a kernel; nbval compares their words."""
    pictures = re.findall(r'<img src="data:image/png;base64,([^"]+)"', data.get("text/html", ""))
    if not pictures:
        return ["has no still picture"]
    wrong = []
    for picture in map(base64.b64decode, pictures):
        width, height = struct.unpack(">II", picture[16:24]) if picture.startswith(b"\x89PNG") else (0, 0)
        if min(width, height) < 200:
            wrong.append("has a still picture that is no picture")
        if len(picture) > MOST_BYTES:
            wrong.append(f"has a still picture of {len(picture)} bytes")
    if data.get("image/png", "").replace("\n", "") != pictures[0]:
        wrong.append("has no plain picture for readers that show no HTML")
    return wrong


@pytest.mark.parametrize("file", [lesson.file for lesson in LESSONS])
def test_every_output_is_stored_in_order_and_in_good_health(file):
    notebook = read(file)
    nbformat.validate(notebook)
    problems = problems_of(notebook)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("file", [lesson.file for lesson in LESSONS])
def test_navigation_and_contents_are_as_generated(file):
    for cell in read(file).cells:
        if cell.cell_type == "markdown":
            assert cell.source == store_notebooks.generate(cell.source, file), (
                f"run `make notebooks`: {cell.id}"
            )


def test_the_readme_lists_the_notebooks_as_generated():
    text = (store_notebooks.ROOT / "README.md").read_text(encoding="utf-8")
    assert "<!-- contents -->" in text
    assert text == store_notebooks.generate(text, folder="notebooks/"), "run `make notebooks`"


def test_every_notebook_is_in_the_contents():
    assert sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb")) == [*(n.file for n in LESSONS), "glossary"]


def test_every_prediction_and_exercise_is_asked_in_a_notebook_once_and_answered():
    code = [c.source for n in LESSONS for c in read(n.file).cells if c.cell_type == "code"]
    asked = re.findall(r'check\("([^"]+)"', "\n".join(code))
    assert sorted(asked) == sorted(all_exercises())
    predicted = re.findall(r'predict\("([^"]+)"', "\n".join(code))
    assert sorted(predicted) == sorted(all_predictions())
    shown = re.findall(r'(?:reveal\(|prediction=)"([^"]+)"', "\n".join(code))
    assert set(shown) == set(predicted), "each guess is revealed, or shown in a picture"


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda cell: cell.update(execution_count=None), "ran as number None"),
        (lambda cell: cell.outputs.pop(1), "no still picture"),
    ],
)
def test_what_is_spoiled_is_noticed(spoil, complaint):
    notebook = read("01_coin_weather")
    spoil(next(cell for cell in notebook.cells if cell.id == "unequal-explorer"))
    assert any("unequal-explorer" in problem and complaint in problem for problem in problems_of(notebook))
