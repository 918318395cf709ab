"""The two places for a break in notebook 04: what comes after each runs with the cells that its text names."""

import ast
import builtins

import nbformat
import pytest

from tools.store_notebooks import NOTEBOOKS

CELLS = nbformat.read(NOTEBOOKS / "04_animal_classifier.ipynb", as_version=4).cells
PLACES = {cell.id: place for place, cell in enumerate(CELLS)}


def unknown_names(cells) -> set[str]:
    """Return the names that these cells, run one after the other, use before they have them."""
    known, unknown = set(dir(builtins)), set()
    for cell in cells:
        nodes = list(ast.walk(ast.parse(cell.source)))
        names = [node for node in nodes if isinstance(node, ast.Name)]
        known |= {name.id for name in names if isinstance(name.ctx, ast.Store)}
        known |= {node.arg for node in nodes if isinstance(node, ast.arg)}
        known |= {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
        known |= {node.asname or node.name for node in nodes if isinstance(node, ast.alias)}
        unknown |= {name.id for name in names if name.id not in known}
    return unknown


@pytest.mark.parametrize(
    ("after", "run_first"), [("break", []), ("second-break", ["imports-again", "train-data"])]
)
def test_what_comes_after_a_break_needs_only_the_cells_that_its_text_names(after, run_first):
    rest = [cell for cell in CELLS[PLACES[after] :] if cell.cell_type == "code"]
    assert not unknown_names([*(CELLS[PLACES[name]] for name in run_first), *rest])


def test_the_text_of_the_second_break_leads_to_those_cells():
    text = CELLS[PLACES["second-break"]].source
    assert "go up to section 4" in text
    assert "begins with `def individuals`" in text
    assert CELLS[PLACES["train-data"]].source.startswith("def individuals")
    assert PLACES["imports-again"] + 1 == PLACES["train"] == PLACES["train-data"] - 1
    assert CELLS[PLACES["train"]].source.startswith("## 4 ")
