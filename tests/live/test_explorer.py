"""The wiring: a state, a scene and controls, tried with ones of our own."""

import asyncio
import html
import re
import threading
from dataclasses import dataclass, replace

import numpy as np
import pytest

from tests.driving import is_as_drawn_anew
from tests.live.dial import LOOK, WORDS, Dial, DialScene, a_menu, an_explorer
from weatherbits.live import Explorer, LivePicture, Slider, TextField
from weatherbits.live.page import Page


def test_a_slider_moves_the_state_the_picture_and_the_sentence():
    explorer = an_explorer()
    before = explorer.picture.moving
    explorer.controls["x"].value = 0.5
    assert explorer.state == Dial(x=0.5)
    assert explorer.picture.scene.bar.get_height() == 0.5
    assert explorer.picture.moving != before
    assert explorer.sentence.startswith("x is 0.50 of 3")


def test_what_another_thread_does_while_a_run_works_out_its_next_state_is_not_overwritten():
    is_working, may_go_on = threading.Event(), threading.Event()

    def states(state):
        yield replace(state, steps=1)
        is_working.set()
        may_go_on.wait(10)
        yield replace(state, steps=2)

    explorer = an_explorer(runs={"Run": states})

    async def run():
        explorer.buttons["Run"].click()
        await asyncio.sleep(0.3)

    # JupyterLab hands a control's messages to another thread than that of a run.
    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    assert is_working.wait(10)
    explorer.controls["x"].value = 0.75
    may_go_on.set()
    thread.join(10)
    assert explorer.state == Dial(x=0.75, steps=1)
    assert not explorer.buttons["Run"].disabled
    assert explorer.buttons["stop"].disabled


def test_what_stands_still_is_redrawn_where_the_scene_says_so():
    explorer = an_explorer()
    explorer.controls["word"].value = "wide"
    assert is_as_drawn_anew(explorer)
    assert "new title" in explorer.picture.still


def test_a_preset_moves_all_its_controls_with_one_redraw():
    explorer = an_explorer(presets={"far": {"x": 0.61, "steps": 8}})
    redraws = len(explorer.picture.scene.shown)
    explorer.buttons["far"].click()
    assert len(explorer.picture.scene.shown) == redraws + 1
    assert explorer.state.x == 0.61, "the state keeps the exact number"
    assert explorer.controls["x"].value == pytest.approx(0.6), "the slider shows the nearest step"
    assert explorer.controls["steps"].value == 8


def test_reset_goes_back_to_the_start_and_leaves_what_is_kept():
    explorer = an_explorer()
    explorer.set(guess=0.7, steps=9)
    explorer.controls["x"].value = 0.8
    explorer.buttons["reset"].click()
    assert explorer.state == Dial(guess=0.7)
    assert explorer.controls["x"].value == 0.25


def test_an_action_changes_the_state():
    explorer = an_explorer(actions={"one more": lambda state: replace(state, steps=state.steps + 1)})
    explorer.buttons["one more"].click()
    assert explorer.state.steps == 4
    assert explorer.controls["steps"].value == 4


@pytest.mark.parametrize(
    ("control", "value", "says"),
    [("x", 0.95, "the dial ends at 0.9"), ("steps", 7, "KeyError"), ("x", float("nan"), "NaN")],
)
def test_what_goes_wrong_is_said_in_the_explorer_and_the_next_move_works(control, value, says):
    explorer = an_explorer()
    before = explorer.picture.moving
    explorer.controls[control].value = value
    assert explorer.sentence.startswith("Misslungen: ")
    assert says in explorer.sentence
    assert explorer.picture.moving == before
    assert explorer.state == Dial()
    explorer.controls["steps"].value = 5
    assert "Misslungen" not in explorer.sentence
    explorer.buttons["reset"].click()
    assert explorer.state == Dial()
    assert "Misslungen" not in explorer.sentence


def test_controls_that_move_each_other_settle_at_once_on_their_own_steps():
    @dataclass(frozen=True)
    class Halves:
        a: float = 0.5
        b: float = 0.5
        sentence: str = "two halves"

    def change(state, **moved):
        ((name, value),) = moved.items()
        return Halves(a=value, b=1 - value) if name == "a" else Halves(a=1 - value, b=value)

    class Scene(DialScene):
        def show(self, state):
            self.shown.append(state)
            self.bar.set_height(0.5)

    sliders = {name: Slider(0.0, 1.0, 0.03) for name in "ab"}
    explorer = Explorer(Halves(), Scene, sliders, look=LOOK, words=WORDS, change=change)
    redraws = len(explorer.picture.scene.shown)
    explorer.controls["a"].value = 0.3
    assert len(explorer.picture.scene.shown) == redraws + 1
    assert explorer.state.b == 0.7
    steps = explorer.controls["b"].value / 0.03
    assert steps == pytest.approx(round(steps))
    assert abs(explorer.controls["b"].value - 0.7) <= 0.015
    assert explorer.controls["a"].value == 0.3, "the slider in the hand is left alone"


def counting(state):
    for steps in range(4, 11):
        yield replace(state, steps=steps)


def test_what_a_slider_is_set_to_is_just_what_the_browser_would_round_it_to():
    explorer = an_explorer()
    for x in (0.15, 0.35, 0.7):  # 3, 7 and 14 steps of 0.05, each a hair off when multiplied out
        explorer.set(x=x + 0.01)
        assert explorer.controls["x"].value == x


def test_a_run_plays_to_its_end_in_plain_python():
    explorer = an_explorer(runs={"Play": counting})
    explorer.buttons["Play"].click()
    assert explorer.state.steps == 10
    assert explorer.controls["steps"].value == 10


async def until_over(explorer: Explorer) -> None:
    """Wait until a run has come to its end, for ten seconds at most."""
    for _ in range(500):
        if explorer.buttons["stop"].disabled:
            return
        await asyncio.sleep(0.02)
    pytest.fail("the run goes on and on")


def test_a_run_can_be_stopped_played_again_and_interrupted_by_a_slider():
    async def learner():
        explorer = an_explorer(runs={"Play": counting})
        play, stop = explorer.buttons["Play"], explorer.buttons["stop"]
        play.click()
        await asyncio.sleep(0.12)
        assert play.disabled
        assert not stop.disabled
        stop.click()
        assert not play.disabled
        assert stop.disabled
        reached = explorer.state.steps
        assert 4 <= reached < 10
        await asyncio.sleep(0.12)
        assert explorer.state.steps == reached, "nothing goes on behind one's back"
        play.click()
        await asyncio.sleep(0.02)
        explorer.controls["steps"].value = 1
        await asyncio.sleep(0.12)
        assert explorer.state.steps == 1
        play.click()
        await until_over(explorer)
        assert explorer.state.steps == 10
        assert not play.disabled
        assert len(asyncio.all_tasks()) == 1, "no task is left over"

    asyncio.run(learner())


def test_an_error_in_a_run_is_said_and_ends_it():
    def failing(state):
        yield replace(state, steps=4)
        raise ValueError("the wire broke")

    async def learner():
        explorer = an_explorer(runs={"Play": failing})
        explorer.buttons["Play"].click()
        await until_over(explorer)
        assert "the wire broke" in explorer.sentence
        assert not explorer.buttons["Play"].disabled
        explorer.controls["x"].value = 0.5
        assert "Misslungen" not in explorer.sentence

    asyncio.run(learner())


def test_a_run_shows_that_it_has_begun_before_its_first_state_is_worked_out():
    def slow(state):
        assert explorer.running == "Play", "the page knows by now"
        assert frames[-1]["running"] == "Play"
        yield replace(state, steps=4)

    frames = []

    async def learner():
        explorer._page = Page(explorer)
        explorer._page.observe(lambda event: frames.append(event.new), names="frame")
        explorer.hear({"do": "press", "name": "Play", "n": 1})
        assert frames[-1] | {"n": 1, "running": "Play"} == frames[-1]
        await until_over(explorer)
        assert frames[-1]["running"] == ""

    explorer = an_explorer(runs={"Play": slow})
    asyncio.run(learner())
    assert explorer.state.steps == 4


def test_a_control_beside_a_run_does_not_end_it_and_the_run_builds_on_what_is_shown():
    def states(state):
        for _ in range(3):
            yield lambda shown: replace(shown, steps=shown.steps + 1)

    async def learner():
        explorer = an_explorer(runs={"Play": states}, beside_runs=("x",))
        explorer.buttons["Play"].click()
        await asyncio.sleep(0.08)
        explorer.controls["x"].value = 0.5
        await until_over(explorer)
        assert explorer.state == Dial(x=0.5, steps=6)

    asyncio.run(learner())


def test_a_menu_is_a_control_too():
    explorer = a_menu()
    explorer.controls["steps"].index = 1
    assert explorer.state.steps == 5


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.3", 0.3),
        ("0,3", 0.3),
        (".3", 0.3),
        ("30%", 0.3),
        ("30 %", 0.3),
        ("3/10", 0.3),
        (" 0.30 ", 0.3),
        ("1e-1", 0.1),
    ],
)
def test_what_is_typed_is_read_as_people_write_numbers(text, value):
    explorer = an_explorer()
    explorer.type("x", text)
    assert explorer.state.x == value
    assert explorer.sentence.startswith(f"x is {value:.2f}")


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("x", "lots", "Keine Zahl: lots"),
        ("x", "", "Keine Zahl: "),
        ("x", "0..3", "Keine Zahl: 0..3"),
        ("x", "1/0", "Keine Zahl: 1/0"),
        ("x", "1e999", "Keine Zahl: 1e999"),
        ("x", "inf", "Keine Zahl: inf"),
        ("x", "7", "7 liegt nicht zwischen 0 und 1"),
        ("x", "-1%", "-1% liegt nicht zwischen 0 und 1"),
        ("steps", "2.5", "Keine ganze Zahl: 2.5"),
    ],
)
def test_what_cannot_be_read_is_refused_and_the_value_stays(field, text, says):
    explorer = an_explorer()
    before = explorer.picture.moving
    explorer.type(field, text)
    assert explorer.sentence == says
    assert explorer.state == Dial()
    assert explorer.picture.moving == before


def test_a_number_that_is_typed_lies_on_a_step_of_its_slider():
    explorer = an_explorer()
    explorer.type("x", "1/3")
    assert explorer.state.x == 0.35


def test_a_run_that_has_nothing_new_yet_gives_nothing_to_draw():
    def slowly(state):
        for steps in (1, 2):
            yield None
            yield replace(state, steps=steps)
        yield None

    explorer = an_explorer(runs={"Slow": slowly})
    explorer.buttons["Slow"].click()  # outside of an event loop
    assert [state.steps for state in explorer.picture.scene.shown] == [3, 1, 2]

    async def run():
        explorer.buttons["Slow"].click()
        await explorer._run

    explorer.reset()
    asyncio.run(run())
    assert [state.steps for state in explorer.picture.scene.shown] == [3, 1, 2, 3, 1, 2]
    assert not explorer.running


# What comes from a page: requests, each answered by a frame of its number.


def shown_in_a_page(**options) -> Explorer:
    explorer = an_explorer(**options)
    explorer._page = Page(explorer)
    return explorer


def test_a_request_is_answered_with_all_that_has_changed():
    explorer = shown_in_a_page()
    explorer.hear({"do": "move", "name": "x", "value": 0.5, "n": 1})
    frame = explorer._page.frame
    assert frame["n"] == 1
    assert frame["values"] == {"x": 0.5, "steps": 3, "word": "<b>", "is_on": False}
    assert frame["sentence"] == explorer.sentence
    assert frame["moving"] == explorer.picture.moving


@pytest.mark.parametrize(
    "request_",
    [
        {"do": "move", "name": "x", "value": "0.5"},
        {"do": "move", "name": "x", "value": float("nan")},
        {"do": "move", "name": "x", "value": True},
        {"do": "move", "name": "word", "value": ["a"]},
        {"do": "move", "name": "is_on", "value": 1},
        {"do": "move", "name": "sentence", "value": "mine"},
        {"do": "type", "name": "word", "value": "1"},
        {"do": "press", "name": "__class__"},
        {"do": "press", "name": "Halt"},
        {"do": "visit"},
        {"do": "visit", "fields": ["x"]},
        {"do": "visit", "fields": {"guess": "1", "sentence": "mine", "preset": "__class__", "": ""}},
        {"do": "visit", "fields": {"x": "1e999", "steps": "2.5", "is_on": "<b>"}},
        {"do": "visit", "fields": {"x": ["0.5"], "steps": None, "is_on": {"on": 1}}},
        {"do": "nothing"},
        {},
    ],
)
def test_whatever_a_page_sends_it_is_answered_and_the_state_stays_sound(request_):
    explorer = shown_in_a_page(runs={"Play": counting})
    explorer.hear(request_ | {"n": 5})
    assert explorer._page.frame["n"] == 5
    assert explorer.state == Dial()


@pytest.mark.parametrize("request_", [None, "move", 3, ["move"]])
def test_what_is_no_request_is_passed_over(request_):
    explorer = shown_in_a_page()
    explorer.hear(request_)
    assert explorer.state == Dial()


def test_a_value_beyond_the_ends_of_a_slider_is_taken_to_its_end():
    explorer = shown_in_a_page()
    explorer.hear({"do": "move", "name": "steps", "value": 99, "n": 1})
    assert explorer.state.steps == 10


def test_an_address_opens_a_state_and_is_read_like_what_is_typed():
    explorer = shown_in_a_page(presets={"Many": {"steps": 9}})
    fields = {"preset": "Many", "x": "1/2", "word": "<script>", "is_on": "on"}
    explorer.hear({"do": "visit", "fields": fields, "n": 1})
    assert explorer.state == Dial(x=0.5, steps=9, word="<script>", is_on=True)
    assert explorer._page.frame["n"] == 1
    assert "<script>" not in explorer._page.frame["moving"]


def test_a_number_in_an_address_that_a_slider_does_not_have_is_refused_as_if_it_were_typed():
    explorer = shown_in_a_page()
    explorer.hear({"do": "visit", "fields": {"steps": "99"}, "n": 1})
    assert explorer.sentence == WORDS.out_of_range("99", "0", "10")
    assert explorer.state == Dial()


@pytest.mark.parametrize(("text", "steps"), [("5", 5), ("1", 3), ("fünf", 3), ("4", 3)])
def test_an_address_has_the_options_of_a_menu_by_their_values(text, steps):
    explorer = a_menu()
    explorer.visit({"steps": text})
    assert explorer.state.steps == steps


def test_a_page_that_is_opened_anew_finds_all_that_is_shown():
    class Growing(DialScene):
        def show(self, state):
            super().show(state)
            self.ax.set_title("late" if state.steps > 5 else "")
            return state.steps > 5

    explorer = Explorer(Dial(), Growing, {"steps": Slider(0, 10, 1)}, look=LOOK, words=WORDS)
    explorer._page = Page(explorer)
    assert "late" not in explorer._page.picture["still"]
    explorer.hear({"do": "move", "name": "steps", "value": 8, "n": 1})
    assert explorer._page.picture["still"] == explorer.picture.still
    assert "late" in explorer.picture.still
    explorer.hear({"do": "look", "n": 2})
    assert explorer._page.picture["defined"] == "".join(explorer.picture.defined.values())


def test_half_of_a_surrogate_pair_never_leaves_the_kernel():
    explorer = shown_in_a_page()
    explorer.hear({"do": "move", "name": "word", "value": "a\ud83c", "n": 1})
    str(explorer._page.frame).encode()
    assert explorer.state.word == "a?"
    explorer.controls["word"].value = "b\udfff"  # by a program, not by a page
    str(explorer._page.frame["moving"] + explorer._page.frame["sentence"]).encode()


def test_a_text_is_cut_where_its_field_ends():
    assert TextField(most=5).accept("too long a text") == "too l"


def test_the_output_holds_a_widget_and_a_still_picture_with_its_words(monkeypatch):
    shown = []
    monkeypatch.setattr(
        "IPython.display.display", lambda data, raw, **more: shown.append(data) if raw else None
    )
    explorer = an_explorer(presets={"far": {"x": 0.6}}, told="far")
    explorer._ipython_display_()
    live, still = shown
    assert live["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer._page.model_id
    assert live["text/plain"] == "Ein Bild, das sich bewegt."
    words = html.escape(explorer.sentence)
    told = html.escape(replace(Dial(), x=0.6).sentence)
    assert still["text/html"].count("data:image/png;base64,") == 2
    assert f'alt="{words}"' in still["text/html"].split("<details>")[0]
    assert f'alt="{told}"' in still["text/html"].split("<details>")[1]
    assert "<summary>Wovon der Text spricht</summary>" in still["text/html"]
    assert "<script" not in still["text/html"]
    assert still["image/png"].startswith("iVBOR")
    assert still["text/plain"] == explorer.sentence
    assert explorer.state == Dial()
    assert is_as_drawn_anew(explorer), "to draw the told state has left nothing behind"


def test_what_is_typed_is_text_and_never_markup(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw, **more: shown.append(data))
    explorer = an_explorer()
    for text in ("<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "&amp;", "עברית ☔"):
        explorer.controls["word"].value = text
        assert html.escape(text, quote=False) in explorer.picture.moving
        assert "<img" not in explorer.picture.moving
        explorer._ipython_display_()
        still = shown[-1]["text/html"]
        assert "<img src=x" not in still
        assert "<svg" not in still


def test_a_closed_explorer_lets_go_of_all_it_held():
    explorer = shown_in_a_page(presets={"far": {"x": 0.5}})
    page = explorer._page
    explorer.close()
    assert page.comm is None
    assert (page.picture, page.frame, page.shape) == ({}, {}, {})
    assert explorer.picture is None
    explorer.controls["x"].value = 0.5
    explorer.hear({"do": "move", "name": "x", "value": 0.5, "n": 9})
    explorer.close()


def test_an_idle_control_says_why():
    explorer = an_explorer(idle=lambda state: {"x": "nothing to turn"} if state.is_on else {})
    assert explorer.frame()["idle"] == {}
    explorer.controls["is_on"].value = True
    assert explorer.frame()["idle"] == {"x": "nothing to turn"}


def test_a_label_stands_where_matplotlib_would_put_the_text():
    picture = LivePicture(OneLabel, None, LOOK)
    dark = picture.pixels(2)[:, :, :3].min(axis=2) < 128
    rows, columns = np.nonzero(dark)
    assert abs(columns.mean() - 300) < 8
    assert abs(rows.mean() - 200) < 6
    picture.scene.label.set(text="")
    assert picture.pixels(2)[:, :, :3].min() == 255


class OneLabel(DialScene):
    def __init__(self, state):
        super().__init__(state)
        self.ax.set_position((0, 0, 1, 1))
        self.ax.axis("off")
        self.bar.set_visible(False)

    def show(self, state):
        self.label.align, self.label.valign = "center", "middle"
        self.label.set(x=0.5, y=0.5, text="2.42 bits")


def test_a_page_is_told_which_buttons_begin_and_which_go_on():
    explorer = an_explorer(
        presets={"half": {"x": 0.5}},
        actions={"home": lambda state: Dial(), "more": lambda state: state},
        starts=["home"],
        runs={"play": lambda state: iter([state])},
    )
    kinds = {name: kind for name, _, kind in explorer.shape()["buttons"]}
    assert kinds == {
        "half": "preset", "home": "preset", "more": "action", "play": "run", "stop": "stop", "reset": "reset",
    }  # fmt: skip


def test_where_nobody_says_how_controls_are_laid_out_those_that_belong_together_share_a_row():
    assert an_explorer().rows == [["x", "steps"], ["word", "is_on"]]
    assert a_menu().rows == [["steps"]]
    told = an_explorer(rows=[["word", "x"], ["guess", "is_on"], ["steps"]], labels={"guess": "Rate:"})
    assert told.rows == [["word", "x"], ["Rate:", "is_on"], ["steps"]]


def test_a_picture_gets_no_narrower_than_its_smallest_text_can_be_read():
    picture = an_explorer().picture
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', picture.still + picture.moving)]
    assert picture.least_width * min(sizes) / picture.width == pytest.approx(9.5, abs=0.1)
    # A text that comes later and is smaller makes it wider; that text may go again, and the picture stays as it is.
    before, label = picture.least_width, picture.scene.label
    label.size = 8.0
    picture.show(Dial(x=0.3))
    assert before < picture.least_width < picture.width
    label.size = 4.0
    picture.show(Dial(x=0.3))
    assert picture.least_width == picture.width


def test_a_kept_picture_can_be_moved_aside_where_it_has_too_little_room():
    explorer = an_explorer()
    stored = explorer.static_html()
    assert f"min-width: {explorer.picture.least_width}px" in stored
    assert "overflow-x: auto" in stored
