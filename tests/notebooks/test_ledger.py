"""The numbers ledger: each number in a notebook's prose is worked out by the package, or a test fails."""

import importlib

import nbformat
import pytest

from tests.notebooks.paths import NOTEBOOK_FOLDER
from tests.notebooks.quantities import Quantity, quantities
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


@pytest.mark.parametrize("file", [lesson.file for lesson in LESSONS])
def test_every_number_in_the_prose_is_what_the_package_works_out(file):
    ledger = importlib.import_module(f"tests.notebooks.ledgers.{file[3:]}").NUMBERS
    notebook = nbformat.read(NOTEBOOK_FOLDER / f"{file}.ipynb", as_version=4)
    prose = {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "markdown"}
    assert set(ledger) <= set(prose), f"the ledger speaks of cells that are gone: {set(ledger) - set(prose)}"
    problems = [
        problem
        for cell_id, text in prose.items()
        for problem in disagreements(cell_id, text, ledger.get(cell_id, []))
    ]
    assert not problems, "\n".join(problems)


def test_a_wrong_number_is_named_with_its_cell():
    assert disagreements("rain", "Rain tells you **2 bits**.", [2.0]) == []
    assert disagreements("rain", "Rain tells you 3 bits.", [2.0]) == [
        "cell 'rain' says 3 bits, and the package works out 2.0"
    ]
    (problem,) = disagreements("rain", "Rain tells you 2 bits, sun 0.415.", [2.0])
    assert "claims 2 numbers" in problem


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("It is 0.415 bits", ["0.415 bits"]),
        ("H(p) = 2.23", ["2.23"]),
        ("$\\log_2 8 = 3$ and $\\tfrac{1}{8}$", ["3", "1/8"]),
        ("75% of days, or 25 %", ["75%", "25%"]),
        ("0.771 wasted bits in 1,000 days", ["0.771 bits", "1,000 days"]),
        ("a fair coin is one bit", ["one bit"]),
        ("**−0.5** nats", ["−0.5 nats"]),
        ("eight equally likely states", ["eight states"]),
        ("$1.2\\text{ bits}$", ["1.2 bits"]),
        ("$\\log_2 \\frac{1}{p} \\text{bits}$", []),
        ("run `np.log2(8.5)` in cell 3", []),
        ("[Shannon 1948](https://x.org/1.5)", []),
        ("one of two outcomes", ["two outcomes"]),
    ],
)
def test_the_ledger_sees_what_the_prose_claims(prose, found):
    assert list(map(str, quantities(prose))) == found


@pytest.mark.parametrize(
    ("written", "unit", "value", "verdict"),
    [
        ("0.41", "bits", 0.415037, False),
        ("0.415", "bits", 0.415037, True),
        ("75", "%", 0.75, True),
        ("1,000", "days", 1000, True),
        ("15/16", "", 0.9375, True),
        ("three", "bits", 3.0, True),
        ("three", "bits", 3.01, False),
    ],
)
def test_a_written_number_agrees_with_the_value_it_is_rounded_from(written, unit, value, verdict):
    assert Quantity(written, unit).agrees(value) is verdict
