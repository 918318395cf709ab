"""JupyterLite: the notebooks, live and to be edited, with a Python that runs in the reader's own browser.

    python -m tools.site.lite OUT                     # Pyodide comes from its CDN when a notebook is opened
    python -m tools.site.lite OUT --offline FOLDER    # it is copied from a folder: nothing comes from anywhere else

FOLDER holds a release of Pyodide, unpacked (``pyodide-VERSION.tar.bz2`` of its releases on GitHub; the version is
in ``pyodide.py`` beside this file). Of its packages only those are copied that the notebooks need.
"""

import argparse
import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat

import weatherbits
from tools.downloads import made_once
from tools.store_notebooks import NOTEBOOKS

from . import pyodide

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
PYTHON = "python"  # the folder of what is built that has Python's list and our wheels

# The parts of JupyterLab that are built in, by the packages that bring them; whatever else is installed stays out.
EXTENSIONS = ("jupyterlab_widgets", "anywidget")

# The kernel stays apart from what is installed: a JupyterLab that has a server would load it, and complain.
KERNEL_PACKAGE = Path(__file__).with_name("kernel.txt")
KERNEL_EXTENSION = "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension"

# A learner's copies of notebooks are kept in the browser, and hide the notebooks of the site. So each release has a
# store of its own, and its corrections are seen. What was changed in an earlier one is found on a page of its own.
STORES = "weatherbits "
STORE = STORES + weatherbits.__version__
TAKE_ALONG = (
    "What you change is kept in this browser, on this computer, and nowhere else. A new release of these notebooks "
    "starts with fresh ones. To take your work along, right-click a notebook in the list of files and choose Download; "
    "later drag the file into the list of the new one. my_answers.json has your guesses and answers. The page "
    "your_work.html, beside the live notebooks, has what you changed in every release."
)

# What JupyterLite's kernel says of itself. A notebook that does not know it yet is marked as changed when it is opened,
# and then kept in the browser, although nobody has touched it.
METADATA = {
    "kernelspec": {"name": "python", "display_name": "Python (Pyodide)", "language": "python"},
    "language_info": {
        "codemirror_mode": {"name": "python", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": "3.8",
    },
}

# The root of what is built leads on to the lab, with all that stands in the address; JupyterLite's own would drop it.
# It keeps what JupyterLite looks for in it.
DOOR = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>weatherbits</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{}</script>
<script src="door.js"></script>
<p><a href="lab/index.html">The notebooks, live</a></p>
</html>
"""
DOOR_SCRIPT = "location.replace('lab/index.html' + location.search + location.hash);\n"

YOUR_WORK = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Your work in the live notebooks</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<script src="your_work.js" type="module"></script>
<h1>Your work in the live notebooks</h1>
<p>This browser has kept what you changed, release by release. Download a file, and drag it into the list of files of
<a href="lab/index.html">the live notebooks</a>.</p>
<p role="status">Looking for it …</p>
<ul></ul>
</html>
"""


def build(out: Path, offline: Path | None = None) -> list[str]:
    """Build JupyterLite in a folder, which is made anew; return what the folder of Pyodide lacks."""
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryDirectory() as name:
        lite, python = Path(name, "lite"), Path(name, PYTHON)
        _stage(lite / "files")
        absent = _add_python(python, offline)
        _configure(lite, (python / pyodide.LOCK).read_bytes(), offline is not None)
        command = [sys.executable, "-m", "jupyterlite_core", "build"]
        command += ["--lite-dir", str(lite), "--output-dir", str(out.resolve())]
        environment = os.environ | {"PYTHONPATH": str(kernel_package())}
        built = subprocess.run(
            command, cwd=lite, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if built.returncode != 0:
            raise RuntimeError(f"JupyterLite could not be built:\n{built.stdout}")
        shutil.copytree(python, out / PYTHON)
    (out / "index.html").write_text(DOOR, encoding="utf-8", newline="\n")
    (out / "door.js").write_text(DOOR_SCRIPT, encoding="utf-8", newline="\n")
    (out / "your_work.html").write_text(YOUR_WORK, encoding="utf-8", newline="\n")
    shutil.copyfile(Path(__file__).with_name("your_work.js"), out / "your_work.js")
    return absent


def _stage(files: Path) -> None:
    """Copy the notebooks, for the kernel that runs them there; no learner's answers that may lie beside them."""
    for path in sorted(NOTEBOOKS.rglob("*.ipynb")):
        place = path.relative_to(NOTEBOOKS)
        if not any(part.startswith(".") for part in place.parts):
            (files / place).parent.mkdir(parents=True, exist_ok=True)
            notebook = nbformat.read(path, as_version=4)
            notebook.metadata |= METADATA
            nbformat.write(notebook, files / place)
    (files / "take_your_work_along.md").write_text(f"# Your work\n\n{TAKE_ALONG}\n", encoding="utf-8")


def _add_python(place: Path, offline: Path | None) -> list[str]:
    """Write Python's list, and put our wheels beside it; without a network, Pyodide's own as well.

    Return the packages that are needed and not there.
    """
    place.mkdir()
    wheels = pyodide.our_wheels()
    source = offline or pyodide.core()
    theirs = json.loads((source / pyodide.LOCK).read_text(encoding="utf-8"))
    lock = pyodide.list_with(theirs, wheels, base="" if offline else pyodide.CDN)
    packages = lock["packages"]
    for wheel in wheels:
        # In a folder named after what is in it: no browser takes an older file, which it has kept, for this one.
        about = packages[pyodide.plain(wheel.name.split("-")[0])]
        about["file_name"] = f"{about['sha256'][:8]}/{wheel.name}"
        (place / about["file_name"]).parent.mkdir(exist_ok=True)
        shutil.copyfile(wheel, place / about["file_name"])
    absent = []
    if offline:
        for name in pyodide.CORE:
            shutil.copyfile(offline / name, place / name)
        names = pyodide.needed(packages, ["weatherbits", *pyodide.OF_THE_KERNEL])
        for name in names:
            file = packages[name]["file_name"]
            if not (place / file).exists():
                if (offline / file).exists():
                    pyodide.check(offline / file, packages[name]["sha256"])
                    shutil.copyfile(offline / file, place / file)
                else:
                    absent.append(name)
        # What is not there is not missed either: only who imports it is told.
        lock["packages"] = {
            name: packages[name]
            | {
                "depends": [
                    other for other in packages[name]["depends"] if pyodide.plain(other) not in absent
                ]
            }
            for name in names
            if name not in absent
        }
    (place / pyodide.LOCK).write_text(json.dumps(lock, separators=(",", ":")), encoding="utf-8")
    return absent


def _configure(lite: Path, lock: bytes, is_offline: bool) -> None:
    """Write what JupyterLite is to be built from, and what it is to do."""
    digest = hashlib.sha256(lock).hexdigest()[:8]
    kernel: dict[str, Any] = {
        "loadPyodideOptions": {
            "lockFileURL": f"./{PYTHON}/{pyodide.LOCK}?{digest}",
            # Side by side, while the kernel starts: what it is made of, and what the notebooks import.
            "packages": [*pyodide.OF_THE_KERNEL, "weatherbits"],
        }
    }
    if is_offline:
        kernel |= {"pyodideUrl": f"./{PYTHON}/pyodide.mjs", "disablePyPIFallback": True}
    _write(
        lite / "jupyter-lite.json",
        {
            "jupyter-lite-schema-version": 0,
            "jupyter-config-data": {
                "appName": "weatherbits",
                "contentsStorageName": STORE,
                "exposeAppInBrowser": True,  # the tests drive it by this
                "litePluginSettings": {KERNEL: kernel},
            },
        },
    )
    _write(
        lite / "jupyter_lite_config.json",
        {
            "LiteBuildConfig": {
                "apps": ["lab"],
                "no_libarchive": True,
                "no_sourcemaps": True,
                "no_unused_shared_packages": True,
                "ignore_sys_prefix": ["federated_extensions"],
                "federated_extensions": [
                    str(kernel_package() / KERNEL_EXTENSION),
                    *(str(extension_of(name)) for name in EXTENSIONS),
                ],
            }
        },
    )


def kernel_package(kept: Path = pyodide.KEPT) -> Path:
    """Return a folder that has the package of JupyterLite's kernel installed, and nothing else."""
    digest = hashlib.sha256(KERNEL_PACKAGE.read_bytes()).hexdigest()[:8]
    return made_once(kept / f"kernel-{digest}", _install_kernel)


def _install_kernel(folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--target", str(folder), "--requirement", str(KERNEL_PACKAGE)]
    subprocess.run(command, check=True)


def extension_of(distribution: str) -> Path:
    """Return the folder of the extension of JupyterLab that an installed package brings along."""
    for file in importlib.metadata.files(distribution) or ():
        if file.name == "package.json" and "share/jupyter/labextensions" in file.as_posix():
            return Path(str(file.locate())).resolve().parent
    raise ValueError(f"{distribution} brings no extension of JupyterLab along")


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main(words: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--offline", type=Path, help="a folder with a release of Pyodide")
    arguments = parser.parse_args(words)
    absent = build(arguments.out, arguments.offline)
    if absent:
        print(f"{arguments.offline} lacks what the notebooks need: {', '.join(absent)}", file=sys.stderr)


if __name__ == "__main__":
    main()
