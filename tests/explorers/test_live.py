"""The engine: state, scene and wiring, tried with a scene and a state of our own."""

import asyncio
import html
import io
import struct
import threading
import zlib
from dataclasses import dataclass, replace

import numpy as np
import pytest
from driving import APOLOGY
from PIL import Image

from weatherbits.explorers._live import Explorer, choice, int_slider, slider, text_field
from weatherbits.explorers.prediction import predict
from weatherbits.lessons.predictions import guesses
from weatherbits.plots.canvas import BAND, LiveCanvas, PngWriter
from weatherbits.plots.style import Label, new_figure


@dataclass(frozen=True)
class Dial:
    x: float = 0.25
    steps: int = 3
    word: str = "<b>"
    guess: float | None = None

    @property
    def sentence(self) -> str:
        if self.x > 0.9:
            raise ValueError("the dial ends at 0.9")
        if self.steps == 7:
            raise KeyError("seven")
        return f"x is {self.x:.2f} of {self.steps} {self.word} {self.guess}"


class DialScene:
    def __init__(self, state):
        self.figure = new_figure(300, 200)
        self.ax = self.figure.add_subplot()
        self.ax.set(xlim=(0, 1), ylim=(0, 1))
        (self.bar,) = self.ax.bar([0.5], [0], width=0.5, color="k")
        self.label = Label(self.ax, 0.1, 0.5)
        self.moving = [self.bar, self.label]
        self.shown = []

    def show(self, state):
        self.shown.append(state)
        self.bar.set_height(state.x)
        self.label.set(text=str(state.steps))
        if state.word == "wide":
            self.ax.set_title("new title")
            return True


def an_explorer(**options) -> Explorer:
    controls = {
        "x": slider("x", 0, 1, 0.05),
        "steps": int_slider("steps", 0, 10),
        "word": text_field("word"),
    }
    return Explorer(Dial(), DialScene, controls, **options)


def pixels_of(data: bytes) -> np.ndarray:
    """Decode a PNG of ours with the standard library alone."""
    width, height = struct.unpack(">II", data[16:24])
    length = struct.unpack(">I", data[33:37])[0]
    rows = np.frombuffer(zlib.decompress(data[41 : 41 + length]), dtype=np.uint8)
    return rows.reshape(height, 1 + 4 * width)[:, 1:].reshape(height, width, 4)


def test_a_slider_moves_the_state_the_picture_and_the_sentence():
    explorer = an_explorer()
    before = explorer.picture.value
    explorer.controls["x"].value = 0.5
    assert explorer.state == Dial(x=0.5)
    assert explorer.live.scene.bar.get_height() == 0.5
    assert explorer.picture.value != before
    assert explorer.sentence.value.startswith("x is 0.50 of 3")


def test_the_sentence_is_escaped():
    assert html.escape("<b>") in an_explorer().sentence.value


def test_the_picture_is_what_a_full_redraw_would_give():
    explorer = an_explorer()
    explorer.controls["x"].value = 0.7
    fresh = LiveCanvas(DialScene, Dial(x=0.7))
    np.testing.assert_array_equal(pixels_of(explorer.picture.value), pixels_of(fresh.png()))


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
    assert explorer.buttons["Stop"].disabled


def test_a_coarse_screen_gets_a_picture_of_its_own_size_and_a_fine_one_twice_that():
    explorer = an_explorer()
    fine = pixels_of(explorer.picture.value)
    assert fine.shape == (400, 600, 4)
    explorer.screen.value = 1
    explorer.controls["x"].value = 0.5
    coarse = pixels_of(explorer.picture.value)
    assert coarse.shape == (200, 300, 4)
    fresh = LiveCanvas(DialScene, Dial(x=0.5))
    fresh.set_scale(1, Dial(x=0.5))
    np.testing.assert_array_equal(coarse, pixels_of(fresh.png()))
    explorer.screen.value = 1.25
    explorer.reset()
    np.testing.assert_array_equal(pixels_of(explorer.picture.value), fine)


def test_what_stands_still_is_redrawn_where_the_scene_says_so():
    explorer = an_explorer()
    explorer.controls["word"].value = "wide"
    fresh = LiveCanvas(DialScene, Dial(word="wide"))
    np.testing.assert_array_equal(pixels_of(explorer.picture.value), pixels_of(fresh.png()))


@pytest.mark.parametrize("height", [1, BAND, 3 * BAND + 5])
def test_each_png_of_a_writer_holds_the_pixels_it_was_given(height):
    rng = np.random.default_rng(1)
    writer = PngWriter()
    pixels = rng.integers(0, 256, size=(height, 7, 4), dtype=np.uint8)
    for _ in range(6):
        np.testing.assert_array_equal(pixels_of(writer.write(pixels)), pixels)
        np.testing.assert_array_equal(np.asarray(Image.open(io.BytesIO(writer.write(pixels)))), pixels)
        pixels[rng.integers(height), rng.integers(7)] ^= 1
    wider = rng.integers(0, 256, size=(height + 1, 9, 4), dtype=np.uint8)
    np.testing.assert_array_equal(pixels_of(writer.write(wider)), wider)


def test_a_preset_moves_all_its_controls_with_one_redraw():
    explorer = an_explorer(presets={"far": {"x": 0.61, "steps": 8}})
    redraws = len(explorer.live.scene.shown)
    explorer.buttons["far"].click()
    assert len(explorer.live.scene.shown) == redraws + 1
    assert explorer.state.x == 0.61, "the state keeps the exact number"
    assert explorer.controls["x"].value == pytest.approx(0.6), "the slider shows the nearest step"
    assert explorer.controls["steps"].value == 8


def test_reset_goes_back_to_the_start():
    explorer = an_explorer()
    explorer.controls["x"].value = 0.8
    explorer.controls["steps"].value = 9
    explorer.buttons["Reset"].click()
    assert explorer.state == Dial()
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
    before = explorer.picture.value
    explorer.controls[control].value = value
    assert APOLOGY in explorer.sentence.value
    assert says in html.unescape(explorer.sentence.value)
    assert explorer.picture.value == before
    assert explorer.state == Dial()
    explorer.controls["steps"].value = 5
    assert APOLOGY not in explorer.sentence.value
    explorer.buttons["Reset"].click()
    assert explorer.state == Dial()
    assert APOLOGY not in explorer.sentence.value


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

    explorer = Explorer(Halves(), Scene, {name: slider(name, 0, 1, 0.03) for name in "ab"}, change=change)
    redraws = len(explorer.live.scene.shown)
    explorer.controls["a"].value = 0.3
    assert len(explorer.live.scene.shown) == redraws + 1
    assert explorer.state.b == 0.7
    steps = explorer.controls["b"].value / 0.03
    assert steps == pytest.approx(round(steps))
    assert abs(explorer.controls["b"].value - 0.7) <= 0.015
    assert explorer.controls["a"].value == 0.3, "the slider in the hand is left alone"


def counting(state):
    for steps in range(4, 11):
        yield replace(state, steps=steps)


def test_a_slider_whose_value_comes_back_rounded_has_not_been_moved():
    explorer = an_explorer(change=lambda state, **fields: replace(state, **fields, word="moved"))
    explorer.controls["x"].value = 0.25 + 2**-54
    assert explorer.controls["x"].value != 0.25
    assert explorer.state == Dial()
    explorer.controls["x"].value = 0.3
    assert explorer.state == Dial(x=0.3, word="moved")


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
        if explorer.buttons["Stop"].disabled:
            return
        await asyncio.sleep(0.02)
    pytest.fail("the run goes on and on")


def test_a_run_can_be_stopped_played_again_and_interrupted_by_a_slider():
    async def learner():
        explorer = an_explorer(runs={"Play": counting})
        play, stop = explorer.buttons["Play"], explorer.buttons["Stop"]
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
        assert "the wire broke" in explorer.sentence.value
        assert not explorer.buttons["Play"].disabled
        explorer.controls["x"].value = 0.5
        assert APOLOGY not in explorer.sentence.value

    asyncio.run(learner())


def test_a_guess_reaches_the_picture_also_when_it_is_made_later_and_survives_reset():
    guesses.clear()
    explorer = an_explorer(prediction="bits-of-sun")
    assert explorer.state.guess is None
    form = predict("bits-of-sun")
    form.field.value = "0.7"
    form.button.click()
    assert "Kept: 0.7 bits" in form.line.value
    assert explorer.state.guess == 0.7
    explorer.buttons["Reset"].click()
    assert explorer.state.guess == 0.7
    assert an_explorer(prediction="bits-of-sun").state.guess == 0.7
    guesses.clear()


def test_a_guess_that_makes_no_sense_is_answered_in_the_form():
    guesses.clear()
    form = predict("bits-of-sun")
    form.field.value = "lots"
    form.button.click()
    assert "Not kept: a guess is a number of bits" in form.line.value
    form = predict("sun-or-rain")
    form.field.value = "news of rain"
    assert "Kept: news of rain" in form.line.value
    guesses.clear()


def test_the_output_holds_a_widget_and_a_still_picture_with_its_words(monkeypatch):
    shown = []
    monkeypatch.setattr(
        "weatherbits.explorers._live.display", lambda data, raw: shown.append(data) if raw else None
    )
    explorer = an_explorer()
    explorer._ipython_display_()
    live, still = shown
    assert "application/vnd.jupyter.widget-view+json" in live
    assert live["text/plain"] == "A live picture: run this cell to move it."
    assert f'alt="{html.escape(explorer.state.sentence)}"' in still["text/html"]
    assert "data:image/png;base64," in still["text/html"]
    assert "None" in still["text/plain"]


def test_a_menu_is_a_control_too():
    explorer = Explorer(Dial(), DialScene, {"steps": choice("steps", (3, 5))})
    explorer.controls["steps"].value = 5
    assert explorer.state.steps == 5


def test_a_label_stands_where_matplotlib_would_put_the_text():
    figure = new_figure(300, 200)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, 1), ylim=(0, 1))
    ax.axis("off")
    label = Label(ax, 0.5, 0.5, "2.42 bits", align="center", valign="middle")

    class Scene:
        def __init__(self, state):
            self.figure, self.moving = figure, [label]

        def show(self, state):
            pass

    dark = pixels_of(LiveCanvas(Scene, None).png())[:, :, :3].min(axis=2) < 128
    rows, columns = np.nonzero(dark)
    assert abs(columns.mean() - 300) < 8
    assert abs(rows.mean() - 200) < 6
    label.set(text="")
    assert pixels_of(LiveCanvas(Scene, None).png())[:, :, :3].min() == 255
