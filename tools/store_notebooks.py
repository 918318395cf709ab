"""Run the notebooks and store their outputs, free of what differs from machine to machine.

``make notebooks`` calls it after a notebook or the package behind it has changed. It also writes what is
generated: the navigation line of each notebook, and the tables of contents.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from tools.marks import fill_in
from weatherbits.language import speak
from weatherbits.lessons.contents import LESSONS, navigation, table
from weatherbits.server import compute_with_one_thread

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = ROOT / "notebooks"

# The notebooks of each language: the English ones in the folder itself, others in folders named after their languages.
FOLDERS = {"en": NOTEBOOKS} | {
    folder.parent.name: folder.parent for folder in NOTEBOOKS.glob("[!.]*/00_*.ipynb")
}
WIDGET = "application/vnd.jupyter.widget-view+json"


def generate(text: str, file: str = "", folder: str = "") -> str:
    """Return Markdown with its generated parts written anew."""
    text = fill_in(text, "contents", table(folder))
    return fill_in(text, "navigation", navigation(file)) if file else text


def connect(path: Path) -> None:
    """Write the generated parts of a notebook anew."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = generate(cell.source, path.stem)
    nbformat.write(notebook, path)


def store(path: Path) -> None:
    """Run one notebook, and write it back with clean outputs."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=900, coalesce_streams=True, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            # No widget outlives its kernel: stored, it would only say that it cannot be found.
            output.get("data", {}).pop(WIDGET, None)
    nbformat.write(notebook, path)


def main(names: list[str]) -> None:
    """Run the notebooks of these names, or all; and write what is generated, everywhere."""
    compute_with_one_thread()  # as in `make lab`
    for language, folder in FOLDERS.items():
        speak(language)
        for lesson in LESSONS:
            path = folder / f"{lesson.file}.ipynb"
            if not path.exists():  # not translated yet
                continue
            connect(path)
            if not names or lesson.file in names:
                store(path)
                print(f"stored {path.relative_to(ROOT)}")
    speak("en")
    readme = ROOT / "README.md"
    readme.write_text(generate(readme.read_text(encoding="utf-8"), folder="notebooks/"), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
