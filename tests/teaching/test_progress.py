"""The line that says how far a long cell has come."""

from types import SimpleNamespace

import pytest

from weatherbits.teaching import progress as module
from weatherbits.teaching import show_progress
from weatherbits.teaching.progress import Progress


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (Progress(32, "classifiers trained"), "0 of 32 classifiers trained."),
        (Progress(32, "classifiers trained", 8, 8.2), "8 of 32 classifiers trained. About 25 seconds left."),
        (Progress(32, "", 16, 300.0), "16 of 32. About 5 minutes left."),
        (Progress(32, "", 31, 31.0), "31 of 32. A few seconds left."),
        (Progress(32, "", 32, 24.4, is_over=True), "32 of 32, in 24 seconds."),
        (Progress(32, "", 3, 1.0, is_over=True), "Stopped: 3 of 32, in 1 second."),
        (Progress(0, "", 0, 0.0, is_over=True), "0 of 0, in 1 second."),
    ],
)
def test_what_the_line_says(state, says):
    assert state.sentence == says


def test_outside_of_a_notebook_it_gives_the_things_and_shows_nothing(capsys):
    assert list(show_progress(iter("abc"), of="letters read")) == ["a", "b", "c"]
    assert capsys.readouterr().out == ""


@pytest.fixture
def lines(monkeypatch):
    """What a notebook is given to show; time goes on by a second whenever somebody looks."""
    shown, clock = [], iter(range(1000))
    monkeypatch.setattr(module, "get_ipython", lambda: SimpleNamespace(kernel="one"))
    monkeypatch.setattr(module, "display", shown.append)
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    return shown


def test_in_a_notebook_the_line_moves_while_the_cell_works(lines):
    said = []
    for _ in show_progress(range(4), of="done"):
        said.append(lines[0].sentence)
    assert said == [
        "0 of 4 done.",
        "1 of 4 done. A few seconds left.",
        "2 of 4 done. A few seconds left.",
        "3 of 4 done. A few seconds left.",
    ]
    assert lines[0].sentence == "4 of 4 done, in 5 seconds."
    assert len(lines) == 1


def test_what_is_stored_does_not_depend_on_time(lines):
    list(show_progress(range(4)))
    assert repr(lines[0]) == "While this cell works, a line here says how far it has come."


def test_a_cell_that_is_interrupted_leaves_the_line_where_it_was(lines):
    work = show_progress(range(4))
    next(work)
    next(work)
    work.close()
    assert lines[0].sentence == "Stopped: 1 of 4, in 2 seconds."
