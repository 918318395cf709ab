"""A picture and the learner's own plots share matplotlib, and leave each other alone."""

import contextlib
import re
import threading

import matplotlib
import pytest
from matplotlib import style
from matplotlib.figure import Figure

from tests.builders import NAMES, make
from tests.driving import is_as_drawn_anew, press
from tests.live.dial import LOOK, WORDS, Dial, DialScene
from weatherbits.live import Explorer, Look, Slider

TIMEOUT = 30


def test_what_a_picture_sets_is_seen_by_nobody_else_while_it_is_drawn():
    """Thread one stands still in the middle of a drawing; then another thread looks, and changes things."""
    is_drawing, may_go_on, seen = threading.Event(), threading.Event(), {}
    ours = Look({"font.size": 31.0, "lines.linewidth": 7.0}, {})
    before = dict(matplotlib.rcParams)

    def draw():
        with ours.drawing():
            seen["mine"] = (
                matplotlib.rcParams["font.size"],
                Figure().add_subplot().plot([0])[0].get_linewidth(),
            )
            is_drawing.set()
            assert may_go_on.wait(TIMEOUT)
            seen["mine later"] = matplotlib.rcParams["font.size"]

    thread = threading.Thread(target=draw)
    with matplotlib.rc_context():
        thread.start()
        assert is_drawing.wait(TIMEOUT)
        assert dict(matplotlib.rcParams) == before
        assert Figure().add_subplot().plot([0])[0].get_linewidth() == before["lines.linewidth"]
        matplotlib.rcParams["font.size"] = 5.0  # the learner's own wish, in the middle of our drawing
        may_go_on.set()
        thread.join(TIMEOUT)
        assert seen == {"mine": (31.0, 7.0), "mine later": 31.0}
        assert matplotlib.rcParams["font.size"] == 5.0, "and it is still there afterwards"
    assert type(matplotlib.rcParams) is matplotlib.RcParams


def test_two_threads_that_draw_at_once_draw_what_each_alone_would():
    """The second picture is asked for while the first one is being drawn, and has to wait."""
    is_drawing, may_go_on, order = threading.Event(), threading.Event(), []

    class Slow(DialScene):
        def show(self, state):
            super().show(state)
            if state.steps == 4:
                is_drawing.set()
                assert may_go_on.wait(TIMEOUT)
                order.append("slow")

    class Quick(DialScene):
        def show(self, state):
            super().show(state)
            order.append("quick")

    def explorer(scene):
        return Explorer(Dial(), scene, {"steps": Slider(0, 10, 1)}, look=LOOK, words=WORDS)

    slow, quick = explorer(Slow), explorer(Quick)
    before = dict(matplotlib.rcParams)
    order.clear()
    threads = [
        threading.Thread(target=lambda e=e, steps=steps: setattr(e.controls["steps"], "value", steps))
        for e, steps in ((slow, 4), (quick, 5))
    ]
    threads[0].start()
    assert is_drawing.wait(TIMEOUT)
    threads[1].start()
    threads[1].join(0.3)
    assert threads[1].is_alive(), "one at a time"
    may_go_on.set()
    for thread in threads:
        thread.join(TIMEOUT)
    assert order == ["slow", "quick"]
    assert is_as_drawn_anew(slow)
    assert is_as_drawn_anew(quick)
    assert dict(matplotlib.rcParams) == before


def test_a_drawing_within_a_drawing_and_one_that_fails_leave_all_as_it_was():
    outer, inner = Look({"font.size": 20.0}, {}), Look({"font.size": 30.0}, {})
    before = dict(matplotlib.rcParams)
    with outer.drawing():
        with contextlib.suppress(KeyError), inner.drawing():
            assert matplotlib.rcParams["font.size"] == 30.0
            raise KeyError
        assert matplotlib.rcParams["font.size"] == 20.0
    assert dict(matplotlib.rcParams) == before


# What learners do to matplotlib: styles, and settings that break drawings which rely on the defaults.
OWN_SETTINGS = {
    "text.usetex": True,
    "font.size": 25.0,
    "font.family": ["cursive"],
    "axes.grid": True,
    "axes.spines.left": False,
    "axes.titlesize": "xx-small",
    "axes.unicode_minus": False,
    "lines.linewidth": 9.0,
    "lines.markersize": 20.0,
    "lines.solid_capstyle": "butt",
    "patch.force_edgecolor": True,
    "patch.linewidth": 5.0,
    "hatch.linewidth": 6.0,
    "hatch.color": "red",
    "xtick.direction": "in",
    "xtick.major.size": 20.0,
    "xtick.minor.visible": True,
    "path.sketch": (5.0, 100.0, 2.0),
    "path.simplify": False,
    "figure.facecolor": "black",
    "figure.dpi": 33.0,
    "figure.autolayout": True,
    "text.color": "pink",
    "savefig.transparent": True,
    "axes.autolimit_mode": "round_numbers",
}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_learner_has_set_changes_nothing_in_our_pictures(name):
    def drawn():
        explorer = make(name)
        press(explorer, *[*explorer.presets][:1])
        return re.sub(r"live\d+-", "", explorer.picture.still + explorer.picture.moving)

    expected = drawn()
    with matplotlib.rc_context():
        style.use(["ggplot", "seaborn-v0_8-poster"])
        matplotlib.rcParams.update(OWN_SETTINGS)
        own = dict(matplotlib.rcParams)
        assert drawn() == expected
        assert dict(matplotlib.rcParams) == own


def test_a_colour_is_written_by_its_name_and_others_as_they_are():
    look = Look({}, {"ink": ("#000000", "#ffffff"), "also_ink": ("#000000", "#eeeeee")})
    assert look.paint("black") == "var(--live-ink)"
    assert look.paint((1, 0, 0)) == "#ff0000"
    assert "--live-ink:#000000" in look.css
    assert "--live-ink:#ffffff" in look.css.split("@media not print")[1]
