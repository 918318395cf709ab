"""What is stored in the notebooks is whole: nbval compares outputs, and passes over what is not there."""

import base64
import html
import re
import struct
from pathlib import Path

import nbformat
import pytest

from tests.builders import all_exercises, all_predictions
from tests.notebooks.paths import NOTEBOOK_FOLDER
from tools import store_notebooks
from weatherbits.lessons.contents import LESSONS

ROOT = NOTEBOOK_FOLDER.parent
LONGEST_CELL = 30  # lines: about a screen
MOST_BYTES = 70_000  # of a picture with faces; test_explorers' own law is stricter for the others


def read(file: str):
    return nbformat.read(NOTEBOOK_FOLDER / f"{file}.ipynb", as_version=4)


def problems_of(notebook) -> list[str]:
    """Return what is wrong with the stored outputs of a notebook, each with the cell's name."""
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
            if output.output_type == "error":
                complain(cell, f"stored an error, {output.ename}")
            if output.get("name") == "stderr":
                complain(cell, f"wrote to stderr: {output.text[:80]}")
            if store_notebooks.WIDGET in output.get("data", {}):
                complain(cell, "stores a widget, which no longer lives")
        if must_show_something(cell.source) and not cell.outputs:
            complain(cell, "has no stored output")
        for output in cell.outputs:
            if "<script" in output.get("data", {}).get("text/html", ""):
                complain(cell, "stores a script; the page has its own")
        if "_explorer(" in cell.source:
            stills = [output.data for output in cell.outputs if "text/html" in output.get("data", {})]
            for what in missing_in_still_picture(stills[0] if stills else {}):
                complain(cell, what)
        if "reveal(" in cell.source:
            for output in cell.outputs:
                if not re.match("<details><summary>", output.get("data", {}).get("text/html", "")):
                    complain(cell, "tells an answer in the open, to whoever has not guessed yet")
    return problems


def must_show_something(source: str) -> bool:
    """Return whether a cell prints, or ends with a bare expression."""
    calls = ("print(", "check(", "reveal(", "predict(", "solution(", "_explorer(")
    return any(call in source for call in calls)


def missing_in_still_picture(data: dict) -> list[str]:
    """Return what a stored explorer lacks for a reader without a kernel: real pictures, small ones, and their words."""
    page = data.get("text/html", "")
    pictures = re.findall(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]*)"', page)
    if not pictures:
        return ["has no still picture"]
    missing = []
    for encoded, words in pictures:
        picture = base64.b64decode(encoded)
        width, height = struct.unpack(">II", picture[16:24]) if picture.startswith(b"\x89PNG") else (0, 0)
        if min(width, height) < 200:
            missing.append("has a still picture that is no picture")
        if len(picture) > MOST_BYTES:
            missing.append(f"has a still picture of {len(picture)} bytes")
        if len(words) < 20:
            missing.append("has a still picture without alt text")
    if data.get("image/png", "").replace("\n", "") != pictures[0][0]:
        missing.append("has no plain picture for readers that show no HTML")
    if data.get("text/plain", "") != html.unescape(pictures[0][1]):
        missing.append("has no plain words for readers that show no pictures")
    if len(pictures) > 1 and not re.search("<details><summary>.*</summary><figure", page):
        missing.append("shows what should be guessed first")
    return missing


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
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "<!-- contents -->" in text
    assert text == store_notebooks.generate(text, folder="notebooks/"), "run `make notebooks`"


def test_every_notebook_is_in_the_contents():
    assert sorted(path.stem for path in Path(NOTEBOOK_FOLDER).glob("*.ipynb")) == [n.file for n in LESSONS]


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
        (lambda cell: cell.update(outputs=[]), "no stored output"),
        (lambda cell: cell.update(source=cell.source + ";"), "semicolon"),
        (
            lambda cell: cell.outputs.append(nbformat.v4.new_output("stream", name="stderr", text="Warning")),
            "wrote to stderr",
        ),
        (lambda cell: cell.outputs.append(nbformat.v4.new_output("error", ename="KeyError")), "KeyError"),
        (
            lambda cell: cell.outputs[1].data.update(
                {"text/html": re.sub('alt="[^"]*"', 'alt=""', cell.outputs[1].data["text/html"])}
            ),
            "without alt text",
        ),
        (lambda cell: cell.outputs.pop(1), "no still picture"),
        (lambda cell: cell.outputs[1].data.pop("image/png"), "no plain picture"),
        (lambda cell: cell.outputs[1].data.update({"text/plain": "a picture"}), "no plain words"),
        (
            lambda cell: cell.outputs[1].data.update(
                {"text/html": cell.outputs[1].data["text/html"] + "<script></script>"}
            ),
            "stores a script",
        ),
        (
            lambda cell: cell.outputs[1].data.update(
                {"text/html": cell.outputs[1].data["text/html"].replace("<details>", "<div>")}
            ),
            "guessed first",
        ),
    ],
)
def test_what_is_spoiled_is_noticed(spoil, complaint):
    notebook = read("01_coin_weather")
    spoil(next(cell for cell in notebook.cells if cell.id == "unequal-explorer"))
    assert any("unequal-explorer" in problem and complaint in problem for problem in problems_of(notebook))
