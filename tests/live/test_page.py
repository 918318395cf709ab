"""What a page is given, and what happens to explorers whose cell is run again."""

import pytest

from tests.live.dial import an_explorer
from weatherbits.live import cell as running_cells
from weatherbits.live import page


@pytest.fixture
def cell(monkeypatch):
    """Play a cell that runs: set its name, and the number of its run."""
    running = {}
    monkeypatch.setattr(page, "_shown", {})
    for module in (page, running_cells):
        monkeypatch.setattr(
            module, "running_cell", lambda: iter([tuple(running["cell"])] if "cell" in running else [])
        )
    monkeypatch.setattr("IPython.display.display", lambda *data, **more: None)

    def run(name, number, *explorers):
        running["cell"] = name, number
        for explorer in explorers:
            explorer._ipython_display_()

    return run


def test_an_explorer_whose_cell_is_run_again_is_let_go_of(cell):
    first, second = an_explorer(), an_explorer()
    cell("a", "1", first)
    assert not first.is_closed
    cell("a", "2", second)
    assert first.is_closed
    assert not second.is_closed


def test_two_explorers_of_one_run_stay_and_so_does_one_that_is_shown_again_or_elsewhere(cell):
    one, other, kept = an_explorer(), an_explorer(), an_explorer()
    cell("a", "1", one, other, kept)
    assert not one.is_closed
    cell("b", "2", one)
    cell("a", "3", kept)
    assert not one.is_closed, "another cell still shows it"
    assert other.is_closed
    assert not kept.is_closed, "its own cell shows it again"


def test_where_no_page_names_its_cells_nothing_is_closed(monkeypatch):
    monkeypatch.setattr("IPython.display.display", lambda *data, **more: None)
    first, second = an_explorer(), an_explorer()
    first._ipython_display_()
    second._ipython_display_()
    assert not first.is_closed


def test_script_and_style_are_carried_once_by_all_explorers_of_a_look():
    pages = [page.Page(an_explorer()) for _ in range(3)]
    assert len({one.stage for one in pages}) == 1
    assert all("render" in str(one._esm) and len(str(one._esm)) < 1500 for one in pages), (
        "each has the loader alone"
    )
    stage = page.stage_of(an_explorer().look)
    assert "export function mount" in stage.script
    assert ".live-picture" in stage.style
    stage.close()
    assert page.stage_of(an_explorer().look) is not stage, "whoever closes all widgets can go on"


def test_a_told_state_that_takes_its_time_is_drawn_to_be_stored_and_not_while_somebody_waits(cell):
    asked = []
    explorer = an_explorer(told=lambda state: asked.append(state) or state)
    assert "<details>" in explorer.static_html()
    cell("a", "1")
    assert "<details>" not in explorer.static_html()
    assert len(asked) == 1
