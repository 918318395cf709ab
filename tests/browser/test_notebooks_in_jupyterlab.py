"""Each notebook in a real JupyterLab: it opens with its pictures, runs, and every control does what it says.

Beside each explorer in the page stands a twin in plain Python, made by the same line of code. What a key does in the
page is done to the twin as well, and then the sentence in the page has to be the twin's.

With LITE=FOLDER in the environment, the same is done in the JupyterLite that was built in that folder.
"""

import ast
import contextlib
import html
import os
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.browser.driver import (
    WAIT,
    jupyter_lab,
    jupyter_lite,
    open_notebook,
    wait_until_idle,
)
from tools.site.runs import stored
from tools.store_notebooks import NOTEBOOKS
from weatherbits.lessons.contents import LESSONS
from weatherbits.live import Choice, Control, Slider, Switch, TextField
from weatherbits.teaching.predictions import guesses

FILES = [lesson.file for lesson in LESSONS]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    if lite := os.environ.get("LITE"):
        with jupyter_lite(Path(lite)) as address:
            yield address
        return
    folder = tmp_path_factory.mktemp("notebooks")
    for path in NOTEBOOKS.glob("*.ipynb"):
        shutil.copy(path, folder)
    with jupyter_lab(folder, tmp_path_factory.mktemp("settings")) as address:
        yield address


def explorer_cells(file: str) -> list[str]:
    """Return the names of a notebook's cells that end with an explorer."""
    cells = nbformat.read(NOTEBOOKS / f"{file}.ipynb", as_version=4).cells
    return [cell.id for cell in cells if cell.cell_type == "code" and "_explorer(" in cell.source]


def twins_of(file: str) -> list:
    """Return the explorers of a notebook, made anew in this process by the notebook's own code."""
    guesses.clear()
    notebook = nbformat.read(NOTEBOOKS / f"{file}.ipynb", as_version=4)
    names, twins, instead = {}, [], stored()  # a cell that takes most of a minute need not run twice
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        tree = ast.parse(cell.source)
        last = tree.body[-1] if tree.body else None
        if isinstance(last, ast.Expr) and "_explorer(" in ast.unparse(last):
            exec(compile(ast.Module(tree.body[:-1], []), cell.id, "exec"), names)
            twins.append(eval(compile(ast.Expression(last.value), cell.id, "eval"), names))
        elif cell.id in instead:
            names |= instead[cell.id]
        else:
            with contextlib.redirect_stdout(None):
                exec(compile(tree, cell.id, "exec"), names)
    return twins


class InPage:
    """An explorer in the page, and its twin."""

    def __init__(self, page, explorer, twin):
        self.page, self.explorer, self.twin = page, explorer, twin
        self.sentence = explorer.locator(".live-sentence")
        self.picture = explorer.locator(".live-picture svg")

    def agrees(self, what: str) -> None:
        """Wait until the page says and shows what the twin does."""
        expected = self.twin.sentence
        try:
            self.page.wait_for_function(
                "([sentence, expected]) => sentence.textContent === expected",
                arg=[self.sentence.element_handle(), expected],
                timeout=WAIT,
            )
        except Exception:
            said = self.sentence.text_content()
            pytest.fail(f"after {what} the page says\n  {said}\nand the state demands\n  {expected}")
        assert "could not be drawn" not in expected
        assert self.picture.get_attribute("aria-label") == expected
        picture = self.twin.picture
        shown = self.picture.evaluate(
            "svg => [svg.children[1], svg.children[2]].map(part => part.textContent)"
        )
        assert shown == [written_in(picture.still), written_in(picture.moving)], f"after {what}"
        assert self.picture.evaluate("svg => svg.children[2].childElementCount") > 0, (
            f"after {what} nothing moves"
        )
        missing = self.picture.evaluate(
            """svg => Array.from(svg.querySelectorAll('use'), use => use.getAttribute('href'))
                .filter(name => !svg.querySelector(name))"""
        )
        assert not missing, f"after {what} the page lacks what is used by reference: {missing[:3]}"
        assert self.explorer.locator(".live-note").text_content() == ""

    def press(self, name: str) -> None:
        button = self.explorer.get_by_role("button", name=self.twin.buttons[name].label, exact=True)
        before, shown = self.moving(), self.twin.picture.moving
        button.focus()
        self.page.keyboard.press("Enter")
        self.twin.buttons[name].click()
        self.agrees(f"pressing {name!r}")
        self.has_changed(before, shown, name)

    def moving(self) -> str:
        return self.picture.evaluate("svg => svg.children[2].innerHTML")

    def has_changed(self, before: str, shown: str, what: str) -> None:
        """Check that the page has a new picture where the twin has one."""
        if self.twin.picture.moving != shown:
            assert self.moving() != before, f"after {what} the picture in the page is the old one"

    def use(self, field: str, control: Control) -> None:
        """Move a control with the keyboard, and its twin to the same place."""
        if why := self.twin.idle.get(field):
            part = self.explorer.locator(".live-control", has_text=why).first
            assert part.locator("input, select, button").first.is_disabled()
            return
        before, shown = self.moving(), self.twin.picture.moving
        if isinstance(control, Slider):
            self.explorer.get_by_role("slider", name=control.label, exact=True).focus()
            at_end = control.value + control.step > control.max + 1e-9
            self.page.keyboard.press("ArrowLeft" if at_end else "ArrowRight")
            control.value = control.on_step(control.value + (-control.step if at_end else control.step))
        elif isinstance(control, Choice):
            at_end = control.index + 1 == len(control.options)
            self.explorer.get_by_label(control.label, exact=True).focus()
            self.page.keyboard.press("ArrowUp" if at_end else "ArrowDown")
            control.index += -1 if at_end else 1
        elif isinstance(control, TextField):
            self.explorer.get_by_label(control.label, exact=True).focus()
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type("0110")
            control.value = "0110"
        elif isinstance(control, Switch):
            switch = self.explorer.locator(f".live-switch[id$='-{field}']")
            switch.focus()
            self.page.keyboard.press("Enter")
            control.value = not control.value
            assert switch.get_attribute("aria-pressed") == str(control.value).lower()
        else:
            pytest.fail(f"{field} is a {type(control).__name__}: teach this test how a learner uses it")
        self.agrees(f"moving {field!r}")
        self.has_changed(before, shown, field)

    def run(self, name: str) -> None:
        """Start a run, see it move, stop it, and see it stand still."""
        says = self.sentence.text_content()
        self.explorer.get_by_role("button", name=self.twin.buttons[name].label, exact=True).focus()
        self.page.keyboard.press("Enter")
        self.page.wait_for_function(
            "([sentence, before]) => sentence.textContent !== before",
            arg=[self.sentence.element_handle(), says],
            timeout=WAIT,
        )
        stop = self.explorer.get_by_role("button", name="Stop", exact=True)
        if stop.is_enabled():  # a short run may be over by now
            stop.click(force=True)
        self.page.wait_for_function(
            "busy => !busy.textContent",
            arg=self.explorer.locator(".live-busy").element_handle(),
            timeout=WAIT,
        )
        stopped = self.sentence.text_content()
        self.page.wait_for_timeout(400)
        assert self.sentence.text_content() == stopped, f"{name!r} goes on after Stop"
        self.press("reset")


def written_in(markup: str) -> str:
    """Return the text in a part of a picture."""
    return html.unescape(re.sub("<[^>]*>", "", markup))


def wait_for_count(page, selector: str, count: int) -> None:
    """Wait until there are as many elements as there should be."""
    page.wait_for_function(
        "([selector, count]) => document.querySelectorAll(selector).length === count",
        arg=[selector, count],
        timeout=WAIT,
    )


@pytest.mark.parametrize("file", FILES)
def test_a_notebook_opens_runs_and_every_control_does_what_it_says(lab, page, file):
    page.complaints.clear()
    open_notebook(page, lab, f"{file}.ipynb")

    # Freshly opened: the stored pictures, with their words, and no word of a missing widget.
    stills = page.locator(".live-still > figure > img")
    wait_for_count(page, ".live-still > figure > img", len(explorer_cells(file)))
    words = stills.evaluate_all("images => images.map(image => image.alt)")
    assert min(stills.evaluate_all("images => images.map(image => image.naturalWidth)"), default=301) > 300
    assert "Error displaying widget" not in page.content()

    # The page runs its cells while the twins are made, which takes as long.
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")
    twins = twins_of(file)
    wait_until_idle(page)
    assert words == [twin.sentence for twin in twins]
    wait_for_count(page, ".live .live-picture", len(twins))
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert page.locator(".jp-OutputArea script").count() == 0
    assert page.locator("style[data-live]").count() == 1, "script and style reach the page once"
    explorers = page.locator(".live:has(.live-picture)")
    assert not any(stills.nth(i).is_visible() for i in range(stills.count())), (
        "live pictures replace still ones"
    )

    for index, twin in enumerate(twins):
        in_page = InPage(page, explorers.nth(index), twin)
        in_page.explorer.scroll_into_view_if_needed()
        in_page.agrees("running the cell")
        for name in twin.buttons:
            if name not in twin.runs and name != "stop":
                in_page.press(name)
        for field, control in twin.controls.items():
            in_page.use(field, control)
        in_page.press("reset")
        for name in twin.runs:
            in_page.run(name)
    assert page.complaints == []

    # What assistive technology finds, by the axe rules; the notebook around our explorers is JupyterLab's.
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    findings = page.evaluate("async () => (await axe.run('.live')).violations")
    serious = [
        (finding["id"], finding["help"], [node["html"][:120] for node in finding["nodes"][:2]])
        for finding in findings
        if finding["impact"] in ("serious", "critical")
    ]
    assert not serious, serious
