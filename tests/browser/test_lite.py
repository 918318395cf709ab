"""JupyterLite is built, and its kernel starts in a page that has no network.

npm's package of Pyodide has Python itself, but neither NumPy nor matplotlib: so no explorer is shown here. The workflow
that publishes the site opens all notebooks in JupyterLite, and moves every control there, before it does.
"""

import importlib.metadata
import json
import re
import runpy
import shutil
from pathlib import Path

import nbformat
import pytest

import weatherbits
from tests.browser.driver import (
    NO_OTHER_HOST,
    browser_page,
    jupyter_lite,
    open_notebook,
    run_all,
    tell_kernel,
)
from tools.site import lite, pyodide

# The versions of Pyodide's list, and with them other hashes: Pyodide packs what it takes from PyPI anew.
KERNEL_WHEELS = Path(__file__).with_name("kernel_wheels.txt")
FILE = "glossary.ipynb"
ABSENT = {
    *("contourpy", "cycler", "fonttools", "kiwisolver", "matplotlib", "numpy", "packaging", "pillow"),
    *("pyparsing", "python-dateutil", "pytz"),
}
NOTEBOOK = nbformat.v4.new_notebook(
    cells=[
        nbformat.v4.new_code_cell("import ipywidgets\nslider = ipywidgets.IntSlider(3)\nslider"),
        nbformat.v4.new_code_cell(
            "import anywidget\n"
            "class Word(anywidget.AnyWidget):\n"
            '    _esm = \'export default { render({ el }) { el.className = "spoken"; el.textContent = "Hello"; } }\'\n'
            "Word()"
        ),
        # The package as a whole needs NumPy; this module of it does not.
        nbformat.v4.new_code_cell(
            "import importlib.metadata, runpy\n"
            "file = next(f for f in importlib.metadata.files('weatherbits') if f.match('live/cell.py'))\n"
            "running_cell = runpy.run_path(str(file.locate()))['running_cell']\n"
            "print('the cell is', next(running_cell())[0])"
        ),
    ],
    metadata=lite.METADATA,
)


def versions_of(requirements: Path) -> dict[str, str]:
    """Return the versions that a file of requirements pins."""
    return dict(
        re.findall(r"^([\w-]+)==([\w.]+)", requirements.read_text(encoding="utf-8"), flags=re.MULTILINE)
    )


@pytest.fixture(scope="module")
def without_numpy(tmp_path_factory):
    """Return a JupyterLite that was built with npm's Pyodide, and with what its kernel is made of."""
    core = tmp_path_factory.mktemp("core")
    shutil.copytree(pyodide.core(), core, dirs_exist_ok=True)
    pyodide.pure_wheels(core, KERNEL_WHEELS.read_text(encoding="utf-8"))
    lock = json.loads((core / pyodide.LOCK).read_text(encoding="utf-8"))
    known = pyodide.list_with(lock, sorted(core.glob("*.whl")))
    (core / pyodide.LOCK).write_text(json.dumps(known), encoding="utf-8")
    built = tmp_path_factory.mktemp("built") / "lab"
    assert set(lite.build(built, core)) == ABSENT
    nbformat.write(NOTEBOOK, built / "files" / FILE)  # in place of one, as it stands in the list of files
    return built


@pytest.fixture(scope="module")
def page(without_numpy, tmp_path_factory):
    with (
        jupyter_lite(without_numpy) as address,
        browser_page(tmp_path_factory.mktemp("profile"), flags=NO_OTHER_HOST) as page,
    ):
        page.asked = []
        page.context.on("request", lambda request: page.asked.append(request.url))
        open_notebook(page, address, FILE)
        yield page


def test_a_notebook_that_nobody_has_touched_is_not_marked_as_changed_and_so_not_kept(page):
    page.wait_for_timeout(2000)
    assert not page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty")


def test_without_a_network_and_without_numpy_the_kernel_starts_imports_ipywidgets_and_finds_our_package(page):
    said = tell_kernel(page, "import ipywidgets, sys; print(ipywidgets.__version__, sys.platform)")
    assert said.split() == [versions_of(pyodide.WHEELS)["ipywidgets"], "emscripten"]
    found = tell_kernel(page, "from importlib.metadata import version; print(version('weatherbits'))")
    assert found.strip() == weatherbits.__version__
    assert "No module named 'numpy'" in tell_kernel(page, "import weatherbits")


def test_the_versions_in_the_browser_are_those_that_the_notebooks_have_elsewhere_and_those_of_pyodides_list():
    pinned = versions_of(pyodide.ROOT / "constraints.txt")
    assert versions_of(pyodide.WHEELS).items() <= pinned.items()
    lock = json.loads((pyodide.core() / pyodide.LOCK).read_text(encoding="utf-8"))["packages"]
    theirs = {pyodide.plain(name): about["version"] for name, about in lock.items()}
    assert versions_of(KERNEL_WHEELS).items() <= theirs.items()
    assert theirs["numpy"] == pinned["numpy"]


def test_pyodide_is_the_one_that_goes_with_the_kernel():
    known = runpy.run_path(str(lite.kernel_package() / "jupyterlite_pyodide_kernel" / "constants.py"))
    assert known["PYODIDE_VERSION"] == pyodide.VERSION
    assert known["PYODIDE_CDN_URL"] + "/" == pyodide.CDN


def test_no_jupyterlab_that_has_a_server_finds_the_kernel_of_the_browser():
    """It would load it, and complain in each page's console."""
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.version("jupyterlite-pyodide-kernel")


def test_widgets_are_shown_and_a_cell_knows_that_somebody_watches(page):
    run_all(page)
    page.wait_for_selector(".jp-OutputArea [role=slider]")
    page.wait_for_selector(".spoken >> text=Hello")
    assert page.locator(f"text=the cell is {NOTEBOOK.cells[2].id}").count() == 1
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def test_nothing_is_asked_of_another_host(page):
    others = [url for url in page.asked if not re.match(r"http://127\.0\.0\.1:|data:|blob:", url)]
    assert page.asked
    assert others == []
    assert not any("Failed to fetch" in complaint for complaint in page.complaints)


def test_each_release_has_a_store_of_its_own_and_what_was_changed_in_any_can_be_downloaded(
    page, without_numpy
):
    config = json.loads((without_numpy / "jupyter-lite.json").read_text(encoding="utf-8"))
    assert config["jupyter-config-data"]["contentsStorageName"] == f"weatherbits {weatherbits.__version__}"
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function("!jupyterapp.shell.currentWidget.context.model.dirty")
    root = page.url.rpartition("/lab/")[0]
    other = page.context.new_page()
    other.goto(f"{root}/your_work.html")
    link = other.get_by_role("link", name=FILE)
    assert f"weatherbits {weatherbits.__version__}" in link.locator("..").inner_text()
    with other.expect_download() as download:
        link.click()
    kept = nbformat.read(download.value.path(), as_version=4)
    assert [cell.source for cell in kept.cells] == [cell.source for cell in NOTEBOOK.cells]
    other.close()


def test_the_door_leads_on_with_all_that_stands_in_the_address(page):
    root = page.url.rpartition("/lab/")[0]
    tail = "?path=01_coin_weather.ipynb#cell?p=%3Cb%3E"
    other = page.context.new_page()
    other.goto(f"{root}/index.html{tail}")
    other.wait_for_function("location.pathname.endsWith('/lab/index.html')")
    # What the page was opened with: JupyterLab takes it out of the address, and an explorer finds it here.
    assert (
        other.evaluate("performance.getEntriesByType('navigation')[0].name") == f"{root}/lab/index.html{tail}"
    )
    other.close()
