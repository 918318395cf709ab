"""The first cell of each notebook says what it is to say, and nothing of a machine that cannot keep a list of fonts."""

import os

import nbformat
import pytest
from nbclient import NotebookClient

from tools.store_notebooks import NOTEBOOKS
from weatherbits.lessons.contents import LESSONS

# matplotlib says that it looks for fonts where that takes longer than 5 s: here it takes longer at once.
SLOW = """
import threading
class Timer(threading.Timer):
    def __init__(self, seconds, *rest): super().__init__(0, *rest)
threading.Timer = Timer
"""


def said_by_a_first_cell(cell: str, folder, **environment: str) -> dict[str, str]:
    """Return what a cell says in a new kernel, by stream."""
    keeps = {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    environment = os.environ | keeps | {"IPYTHONDIR": str(folder / "ipython")} | environment
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute(env=environment)
    return {output.name: output.text for output in notebook.cells[0].outputs}


@pytest.fixture(params=[lesson.file for lesson in LESSONS])
def first_cell(request):
    cells = nbformat.read(NOTEBOOKS / f"{request.param}.ipynb", as_version=4).cells
    return next(cell.source for cell in cells if cell.cell_type == "code")


def nowhere(folder) -> dict[str, str]:
    """Return what sends all that wants to be kept to where nothing can be."""
    (folder / "file").touch()
    home = str(folder / "file" / "home")
    return {
        "HOME": home,
        "USERPROFILE": home,
        "MPLCONFIGDIR": home,
        "XDG_CACHE_HOME": home,
        "XDG_CONFIG_HOME": home,
    }


def test_a_home_that_cannot_be_written_is_no_matter(first_cell, tmp_path):
    assert "stderr" not in said_by_a_first_cell(first_cell, tmp_path, **nowhere(tmp_path))


def test_matplotlib_looks_for_its_fonts_in_silence(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(SLOW, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    new = {"MPLCONFIGDIR": str(tmp_path / "new"), "PYTHONPATH": path}
    said = said_by_a_first_cell(
        "import matplotlib.font_manager", tmp_path, **new | {"MPLCONFIGDIR": str(tmp_path / "old")}
    )
    assert "building the font cache" in said["stderr"], "it is as loud as ever where it is not ours"
    assert said_by_a_first_cell("import weatherbits.pictures.codes", tmp_path, **new) == {}


def test_afterwards_matplotlib_says_what_it_has_to_say(tmp_path):
    cell = (
        "import weatherbits.live, logging; logging.getLogger('matplotlib.anything').warning('Mind the gap.')"
    )
    assert said_by_a_first_cell(cell, tmp_path) == {"stderr": "Mind the gap.\n"}
