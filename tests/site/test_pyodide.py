"""Python for the browser: the list names all that the notebooks need."""

import hashlib
import zipfile

import pytest

from tools.site import pyodide


def wheel(
    folder,
    name="some_thing-1.2-py3-none-any.whl",
    files=("some_thing/__init__.py", "some_thing-1.2.dist-info/RECORD"),
):
    with zipfile.ZipFile(folder / name, "w") as archive:
        for file in files:
            archive.writestr(file, "")
    return folder / name


LOCK = {
    "info": {"python": "3.14.2"},
    "packages": {
        "numpy": {"name": "numpy", "file_name": "numpy.whl", "depends": [], "sha256": "1"},
        "some-thing": {
            "name": "some-thing",
            "file_name": "old.whl",
            "depends": ["prompt_toolkit"],
            "sha256": "2",
        },
        "Prompt_Toolkit": {
            "name": "Prompt_Toolkit",
            "file_name": "https://a.b/pt.whl",
            "depends": ["numpy"],
            "sha256": "3",
        },
    },
}


def test_the_list_has_a_wheel_with_what_a_browser_asks_for(tmp_path):
    path = wheel(tmp_path)
    about = pyodide.list_with(LOCK, [path])["packages"]["some-thing"]
    assert about["file_name"] == path.name
    assert (about["version"], about["imports"]) == ("1.2", ["some_thing"])
    assert about["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert about["depends"] == ["prompt_toolkit"], "it needs what it needed before"


def test_files_of_pyodide_lie_at_its_address_and_what_has_one_of_its_own_keeps_it(tmp_path):
    packages = pyodide.list_with(LOCK, [wheel(tmp_path)], base="https://cdn/full/")["packages"]
    assert packages["numpy"]["file_name"] == "https://cdn/full/numpy.whl"
    assert packages["prompt-toolkit"]["file_name"] == "https://a.b/pt.whl"
    assert packages["some-thing"]["file_name"] == "some_thing-1.2-py3-none-any.whl"


def test_what_is_needed_is_found_however_its_name_is_spelt(tmp_path):
    packages = pyodide.list_with(LOCK, [])["packages"]
    assert pyodide.needed(packages, ["some_thing"]) == ["numpy", "prompt-toolkit", "some-thing"]


def test_our_own_wheel_has_the_package_with_all_that_is_not_code(tmp_path):
    about = pyodide.entry(pyodide.own_wheel(tmp_path), pyodide.NEEDS["weatherbits"])
    assert (about["name"], about["imports"]) == ("weatherbits", ["weatherbits"])
    with zipfile.ZipFile(tmp_path / about["file_name"]) as archive:
        names = archive.namelist()
    for file in ("live/live.js", "live/live.css", "lessons/animal_classifier/runs.json", "rain/seattle.csv"):
        assert f"weatherbits/{file}" in names


def test_a_file_that_is_not_the_one_of_the_list_is_refused(tmp_path):
    path = wheel(tmp_path)
    pyodide.check(path, hashlib.sha256(path.read_bytes()).hexdigest())
    with pytest.raises(ValueError, match=r"is not the file of pyodide-lock\.json beside it"):
        pyodide.check(path, "0" * 64)
