"""What holds for every live picture, however a learner has come to it."""

import random

import numpy as np
import pytest
from driving import APOLOGY

from making import NAMES, make
from weatherbits.plots.canvas import LiveCanvas
from weatherbits.plots.style import PAPER

MOVES = 40
SLOW = {"Send", "Train"}  # runs that take their time, and have tests of their own


def a_move(explorer, rng: random.Random) -> str:
    """Move one control or press one button; return which."""
    fields = sorted(explorer.controls)
    buttons = sorted(set(explorer.buttons) - SLOW)
    name = rng.choice(fields + buttons)
    if name in buttons:
        explorer.buttons[name].click()  # a run plays to its end
        return name
    control = explorer.controls[name]
    if hasattr(control, "options"):
        control.index = rng.randrange(len(control.options))
    elif hasattr(control, "step"):
        steps = round((control.max - control.min) / control.step)
        # The ends are where things are cut off: they come as often as all that lies between.
        step = rng.choice([0, steps, rng.randint(0, steps), rng.randint(0, steps)])
        control.value = type(control.value)(min(control.min + step * control.step, control.max))
    elif isinstance(control.value, bool):
        control.value = not control.value
    else:
        control.value = rng.choice(["", "0110", "11111111", "0", "Rainy", "a long message, much too long"])
    return name


def is_whole(pixels: np.ndarray) -> bool:
    """Return whether the rim of a picture is paper all around: what is cut off would reach it."""
    rim = np.concatenate([pixels[[0, -1]].reshape(-1, 4), pixels[:, [0, -1]].reshape(-1, 4)])
    paper = [int(PAPER[i : i + 2], 16) for i in (1, 3, 5)]
    return bool((rim == [*paper, 255]).all())


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_the_same_by_any_way_and_nothing_is_cut_off_at_its_edges(name):
    explorer, rng = make(name), random.Random(name)
    for _ in range(MOVES):
        moved = a_move(explorer, rng)
        assert APOLOGY not in explorer.sentence.value
        pixels = np.asarray(explorer.live.canvas.buffer_rgba())
        assert is_whole(pixels), f"after {moved!r} something is cut off: {explorer.sentence.value}"
    anew = LiveCanvas(type(explorer.live.scene), explorer.state)
    np.testing.assert_array_equal(pixels, np.asarray(anew.canvas.buffer_rgba()), str(explorer.state)[:200])

    anew.set_scale(1, explorer.state)
    coarse = np.asarray(anew.canvas.buffer_rgba())
    assert coarse.shape == (pixels.shape[0] // 2, pixels.shape[1] // 2, 4)
    assert is_whole(coarse)
