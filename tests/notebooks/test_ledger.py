"""The numbers ledger: each number in a notebook's prose is worked out by the package, or a test fails."""

import importlib

import nbformat
import pytest

from tests.notebooks.quantities import quantities
from tools.store_notebooks import NOTEBOOKS
from weatherbits.lessons.contents import LESSONS


def disagreements(cell_id: str, markdown: str, values: list[float]) -> list[str]:
    """Return what is wrong between the numbers in a cell's prose and the values that the ledger has for it."""
    written = quantities(markdown)
    if len(written) != len(values):
        return [
            f"cell {cell_id!r} claims {len(written)} numbers ({', '.join(map(str, written))}), "
            f"and the ledger works out {len(values)} ({', '.join(map(str, values))})"
        ]
    return [
        f"cell {cell_id!r} says {quantity}, and the package works out {value}"
        for quantity, value in zip(written, values, strict=True)
        if not quantity.agrees(value)
    ]


@pytest.mark.parametrize("file", [*(lesson.file for lesson in LESSONS), "glossary"])
def test_every_number_in_the_prose_is_what_the_package_works_out(file):
    ledger = importlib.import_module(f"tests.notebooks.ledgers.{file.lstrip('0123456789_')}").NUMBERS
    notebook = nbformat.read(NOTEBOOKS / f"{file}.ipynb", as_version=4)
    prose = {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "markdown"}
    assert set(ledger) <= set(prose), f"the ledger speaks of cells that are gone: {set(ledger) - set(prose)}"
    problems = [
        problem
        for cell_id, text in prose.items()
        for problem in disagreements(cell_id, text, ledger.get(cell_id, []))
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    ("prose", "value"),
    [
        ("Rain tells you **3 bits** ([Shannon](https://doi.org/10.1002/x)).", 2.0),
        ("Sun tells you 0.41 bits.", 0.415037),  # it would be rounded to 0.42
        ("It takes three questions.", 3.01),
        ("$75\\%$ of days are sunny.", 0.76),
        ("$\\frac{15}{16}$", 0.9),
    ],
)
def test_a_wrong_number_is_named_with_its_cell(prose, value):
    (problem,) = disagreements("rain", prose, [value])
    assert problem.startswith("cell 'rain' says ")


def test_a_number_that_the_ledger_does_not_know_is_named_with_its_cell():
    (problem,) = disagreements("rain", "Rain tells you 2 bits, sun 0.415.", [2.0])
    assert "cell 'rain' claims 2 numbers" in problem
