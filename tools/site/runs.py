"""Store what the 32 trainings of notebook 4 reach: they take minutes, and always reach the same.

    python -m tools.site.runs

The site shows these figures, and so does a Python in a browser, which is slow; a test trains one of them again.
"""

import json
from dataclasses import asdict
from typing import Any

from tools.site.cells import code_cells, run_cells
from tools.store_notebooks import NOTEBOOKS
from weatherbits.lessons.animal_classifier.learning_curve import Run
from weatherbits.lessons.animal_classifier.stored_runs import FILE, fingerprint, stored_runs
from weatherbits.server import compute_with_one_thread

NOTEBOOK = NOTEBOOKS / "04_animal_classifier.ipynb"
CELL = "more-train"
SIZES = (2, 5, 10, 20, 50, 100, 200, 500)


def stored() -> dict[str, dict[str, Any]]:
    """Return what the cell that trains leaves behind, by its id."""
    return {CELL: {"sizes": SIZES, "runs": list(stored_runs().values())}}


def main() -> None:
    compute_with_one_thread()
    cells = code_cells(NOTEBOOK)
    place = next(place for place, cell in enumerate(cells) if cell.id == CELL)
    kept: list[Run] = []
    pictures: list[Any] = []
    cells[
        place
    ].source += "\nkeep(runs)\nlook_at([validation[0], *(render(individuals(500, 10 + seed)[0]) for seed in range(4))])"
    cells = [cell for cell in cells[: place + 1] if "_explorer(" not in cell.source]
    for _ in run_cells(cells, {}, keep=kept.extend, look_at=pictures.extend, __name__="__main__"):
        pass
    write(kept, *map(fingerprint, pictures))


def write(runs: list[Run], validation: float, *training: float) -> None:
    """Write the runs, in the order in which the notebook makes them, with what tells the pictures from others."""
    known = {"validation": validation, "training": training}
    lines = ",\n".join(
        json.dumps({"seed": place // len(SIZES), **asdict(run)}) for place, run in enumerate(runs)
    )
    FILE.write_text(f'{{"pictures": {json.dumps(known)},\n"runs": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
