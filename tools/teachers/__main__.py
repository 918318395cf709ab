"""Make everything for teachers: ``python -m tools.teachers [FOLDER]``, by default ``for-teachers``.

Each product is a module with ``make(folder)``, which returns the files that it wrote; ``make teachers`` calls all.
"""

import importlib
import sys
import time
from pathlib import Path

from .pages import print_to_pdf

PRODUCTS = ("plans", "key", "bank", "worksheet", "slides")
FOR_PAPER = ("plans", "key", "worksheet")


def main(folder: Path) -> None:
    start = time.monotonic()
    by_product = {
        product: importlib.import_module(f"{__package__}.{product}").make(folder) for product in PRODUCTS
    }
    made = [path for paths in by_product.values() for path in paths]
    for path in made:
        print(f"made {path}")
    pages = [path for product in FOR_PAPER for path in by_product[product] if path.suffix == ".html"]
    printed = print_to_pdf(pages)
    for path in printed:
        print(f"printed {path}")
    if not printed:
        print(
            "No Chromium was found, so nothing is printed to PDF: open the pages in a browser, and print them."
        )
    print(f"{len(made) + len(printed)} files in {time.monotonic() - start:.0f} seconds")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "for-teachers"))
