"""Python for the browser: Pyodide, the packages that the notebooks need there, and the list that names them all.

Pyodide's list, ``pyodide-lock.json``, says of each of its packages which file has it, what that file's SHA-256 is, and
what it needs. To let the browser find ours, it is enough to add them: nothing has to be installed in a notebook.
"""

import contextlib
import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import flit_core.buildapi

from tools.downloads import NpmPackage

ROOT = Path(__file__).resolve().parents[2]
WHEELS = Path(__file__).with_name("wheels.txt")
KEPT = ROOT / "build" / "site"  # what was downloaded stays here

# The one that goes with jupyterlite-pyodide-kernel (see kernel.txt): a test compares the two.
VERSION = "314.0.6"
CDN = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
# Of npm's package, which has Python itself and the list, but no other package: neither NumPy nor matplotlib.
INTEGRITY = "sha512-BKDTJyIqFxC4BExLqeRS3f5xvXZIjOt8C3zGLN/Cc7tFxSwvKVhVkchQQ2AGLOtR4YrVOIFxbV8poyDOOmWwxQ=="

LOCK = "pyodide-lock.json"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", LOCK)

# What the wheels need there. What else they ask for, the extensions of a Jupyter server, has no use in a browser.
NEEDS: dict[str, list[str]] = {
    "anywidget": ["ipywidgets", "psygnal", "typing-extensions"],
    "comm": [],
    "ipywidgets": ["comm", "ipython", "traitlets"],
    "psygnal": [],
    "weatherbits": ["numpy", "matplotlib", "pillow", "ipywidgets", "anywidget"],
}
# What a kernel of JupyterLite takes from the list by itself.
OF_THE_KERNEL = ["micropip", "ipython", "jedi", "comm"]

Entries = dict[str, dict[str, Any]]


def core(kept: Path = KEPT) -> Path:
    """Return a folder with npm's package of Pyodide; download it where it is not there yet."""
    return NpmPackage("pyodide", VERSION, INTEGRITY, CORE).folder(kept)


def pure_wheels(folder: Path, requirements: str, *words: str) -> None:
    """Let pip put wheels into a folder, for the browser's Python; each line names a version and its hash."""
    folder.mkdir(parents=True, exist_ok=True)
    names = folder / "requirements.txt"
    names.write_text(requirements, encoding="utf-8")
    subprocess.run(
        [
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--require-hashes", "--only-binary=:all:", "--platform=any", "--python-version=3.14",
            "--implementation=py", "--abi=none", "--dest", str(folder), "--requirement", str(names), *words,
        ],
        check=True,
    )  # fmt: skip
    names.unlink()


def our_wheels(kept: Path = KEPT) -> list[Path]:
    """Return what is added to Pyodide's packages, as wheels: what ``wheels.txt`` names, and our own package."""
    content = WHEELS.read_text(encoding="utf-8")
    folder = kept / f"wheels-{hashlib.sha256(content.encode()).hexdigest()[:8]}"
    if len(list(folder.glob("*.whl"))) < content.count("--hash"):
        pure_wheels(folder, content)
    return [*sorted(folder.glob("*.whl")), own_wheel(kept)]


def own_wheel(kept: Path = KEPT) -> Path:
    """Build the wheel of the package, as it stands here."""
    kept.mkdir(parents=True, exist_ok=True)
    with contextlib.chdir(ROOT):  # where flit looks for pyproject.toml
        return kept / flit_core.buildapi.build_wheel(str(kept))


def plain(name: str) -> str:
    """Return a package's name as all its spellings have it in common.

    Examples
    --------
    >>> plain("prompt_toolkit") == plain("Prompt-Toolkit")
    True
    """
    return re.sub("[-_.]+", "-", name).lower()


def entry(wheel: Path, depends: Collection[str]) -> dict[str, Any]:
    """Return what the list says of a wheel, and of what that needs."""
    name, version = wheel.name.split("-")[:2]
    with zipfile.ZipFile(wheel) as archive:
        imports = {
            file.split("/")[0].removesuffix(".py") for file in archive.namelist() if file.endswith(".py")
        }
    return {
        "name": plain(name),
        "version": version,
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(name for name in imports if "." not in name),
        "depends": [*depends],
        "unvendored_tests": False,
    }


def check(file: Path, sha256: str) -> None:
    """Raise a ``ValueError`` where a file is another one than the list says: a browser would refuse it."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != sha256:
        raise ValueError(f"{file} is not the file of {LOCK} beside it: its SHA-256 is {found}, not {sha256}")


def needed(packages: Entries, names: Iterable[str]) -> list[str]:
    """Return packages with all that they need, and that these need; sorted. All names are plain."""
    found: set[str] = set()
    open_ = [plain(name) for name in names]
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += [plain(other) for other in packages[name]["depends"]]
    return sorted(found)


def list_with(lock: Mapping[str, Any], wheels: Collection[Path], base: str = "") -> dict[str, Any]:
    """Return Pyodide's list, all names plain, with wheels added to it, or put in place of what it has.

    ``base`` is the address of Pyodide's own packages; by default they lie beside the list, as the wheels do.
    """
    packages = {}
    for name, about in lock["packages"].items():
        file = about["file_name"]
        packages[plain(name)] = {**about, "file_name": file if ":" in file else base + file}
    for wheel in wheels:
        name = plain(wheel.name.split("-")[0])
        packages[name] = entry(wheel, NEEDS[name] if name in NEEDS else packages[name]["depends"])
    return {**lock, "packages": dict(sorted(packages.items()))}
