"""Set up the environment that the notebooks, or the tests, run in. Where all is up to date, it says nothing.

    python3 tools/set_up.py lab                  # what a reader needs, in .venv
    python3 tools/set_up.py site                 # and what `make site` needs
    python3 tools/set_up.py test --venv FOLDER   # what the tests need, in another folder

It runs before anything is installed, so it needs nothing but Python, and any Python 3 can read why it is too old.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)
FILES = {
    "lab": ["requirements.txt", "constraints.txt", "pyproject.toml"],
    "site": ["requirements-site.txt", "requirements.txt", "constraints.txt", "pyproject.toml"],
    "test": [
        "requirements-test.txt",
        "requirements-site.txt",
        "requirements.txt",
        "constraints.txt",
        "pyproject.toml",
    ],
}
WHAT = {
    "lab": "Installing JupyterLab and the notebooks' package: about 90 MB, a minute or so.",
    "site": "Installing what the notebooks and the site need: about 110 MB, a minute or so.",
    "test": "Installing what the notebooks and the tests need: about 300 MB, two minutes or so.",
}
STAMP = "set-up.json"  # in the environment: how far it is set up, and for which folder


def say(text):
    print(text, flush=True)


def python_of(venv):
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def answer(venv, *words):
    """Return what an environment's Python says, or None where it does not run."""
    command = [str(python_of(venv)), "-I", *words]
    try:
        ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ran.stdout.decode().strip() if ran.returncode == 0 else None


def version_of(venv):
    """Return an environment's version of Python, such as "3.13", or None where it does not run."""
    return answer(venv, "-S", "-c", "import sys; print('%d.%d' % sys.version_info[:2])")


def digest_of(which, root):
    """Return a digest of all that decides what is installed, and of the folder that it is installed from."""
    digest = hashlib.sha256(str(root).encode())
    for name in FILES[which]:
        content = (root / name).read_bytes()
        digest.update(b"\0%s\0%d\0" % (name.encode(), len(content)))
        digest.update(content)
    return digest.hexdigest()


def read_stamp(venv):
    try:
        return json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def write_stamp(venv, stamp):
    (venv / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def why_anew(venv, stamp, this_python):
    """Return why an environment has to be made anew, or None where it can be used as it is."""
    if stamp is None:  # not made here: used as it is, if it can be
        return None if answer(venv, "-m", "pip", "--version") else "it is only half made"
    if "python" not in stamp or stamp.get("is_installing"):
        return "it is only half made"
    if stamp["folder"] != str(venv):
        return "it was made for the folder " + stamp["folder"]
    version = version_of(venv)
    if version is None:
        return "its Python is gone"
    if stamp["python"] != version:
        return f"it was made for Python {stamp['python']}, and finds Python {version}"
    if this_python and version != "{}.{}".format(*sys.version_info):
        return "it is of Python " + version
    return None


def make_environment(venv, run):
    """Make an environment, or say what is missing for it."""
    if sys.version_info < OLDEST:
        sys.exit(
            "weatherbits needs Python {}.{} or newer, and this is {}. If you have another one: "
            "make PYTHON=python3.13 lab".format(*OLDEST, sys.version.split()[0])
        )
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        sys.exit(
            "This Python cannot make environments, because a part of it is a package of its own on Debian and "
            "Ubuntu. Install that first: sudo apt install " + package
        )
    say(f"Making an environment for Python in {venv}: a few seconds.")
    venv.mkdir(parents=True, exist_ok=True)
    write_stamp(venv, {})
    if run([sys.executable, "-m", "venv", str(venv)]) != 0:
        sys.exit(f"The environment in {venv} could not be made; above stands why.")
    stamp = {"folder": str(venv), "python": version_of(venv)}
    write_stamp(venv, stamp)
    return stamp


def install(which, venv, stamp, root, run):
    """Install what is needed, or say what to do next."""
    say(WHAT[which])
    write_stamp(venv, dict(stamp, is_installing=True))
    pip = [str(python_of(venv)), "-m", "pip", "install", "--disable-pip-version-check"]
    quiet = [] if sys.stdout.isatty() else ["--quiet"]  # a terminal gets pip's own account of its progress
    code = run([*pip, *quiet, "-r", FILES[which][0]])
    if code < 0:  # killed midway, and nobody knows where
        sys.exit(1)
    if code > 0:
        write_stamp(venv, stamp)
        sys.exit(
            "Not all could be installed; above pip says why. It needs the network, and room for 1 GB. "
            "The same command goes on from here."
        )
    stamp = dict(stamp, folder=str(venv), python=version_of(venv))
    for part in FILES:
        if set(FILES[part]) <= set(FILES[which]):
            stamp[part] = digest_of(part, root)
    write_stamp(venv, stamp)


def set_up(which, venv, root=ROOT, this_python=False, run=None):
    """Make the environment if it is not there or does not fit, and install what is not installed yet."""
    run = run or (lambda command: subprocess.run(command, cwd=str(root)).returncode)
    venv = Path(os.path.abspath(str(venv)))
    stamp = read_stamp(venv)
    if venv.exists() and any(venv.iterdir()):
        why = why_anew(venv, stamp, this_python)
        if why and stamp is None and not (venv / "pyvenv.cfg").exists():
            sys.exit(
                f"{venv} is no environment of Python, and is left alone. Remove it, or choose another folder: "
                "make VENV=another lab"
            )
        if why:
            say(f"The environment in {venv} is made anew: {why}.")
            shutil.rmtree(str(venv))
            stamp = None
    if not python_of(venv).exists():
        stamp = make_environment(venv, run)
    stamp = stamp or {}
    if stamp.get(which) != digest_of(which, root):
        install(which, venv, stamp, root, run)


def main(words=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("which", choices=list(FILES))
    parser.add_argument("--venv", default=".venv", help="the folder of the environment")
    parser.add_argument(
        "--this-python", action="store_true", help="make it anew where it is of another version of Python"
    )
    arguments = parser.parse_args(words)
    try:
        set_up(arguments.which, arguments.venv, this_python=arguments.this_python)
    except KeyboardInterrupt:
        sys.exit("\nStopped midway. The same command starts again.")


if __name__ == "__main__":
    main()
