"""Marks that many pictures share."""

import numpy as np
import pytest

from weatherbits.live import new_figure
from weatherbits.pictures.marks import GuessLine, UnitAxis


@pytest.fixture
def ax():
    return new_figure(300, 200).add_subplot(xlim=(0, 10), ylim=(0, 2))


@pytest.mark.parametrize(
    ("guess", "height", "text"),
    [
        (1.25, 1.25, "your guess 1.25"),
        (7.0, 2.0, "your guess 7 ↑"),
        (-1.0, 0.0, "your guess −1 ↓"),
        (2.0, 2.0, "your guess 2"),
    ],
)
def test_a_guess_crosses_the_axes_at_its_height_and_stays_within_them(ax, guess, height, text):
    line = GuessLine(ax)
    assert line.show(guess) == height
    assert list(line.line.get_xdata()) == [0, 10]
    assert list(line.line.get_ydata()) == [height, height]
    assert line.label.text == text
    assert line.label.y == height


def test_without_a_guess_nothing_is_drawn(ax):
    line = GuessLine(ax, on_areas=True)
    line.show(1.0)
    assert line.show(None) is None
    assert len(line.line.get_xdata()) == len(line.rim.get_xdata()) == 0
    assert line.label.text == ""


def test_an_axis_in_bits_can_be_read_in_nats(ax):
    axis = UnitAxis(ax, {"bits": 1.0, "nats": float(np.log(2))})
    assert axis.show("bits", "bits a day")
    assert ax.get_yticks().tolist() == [0, 1, 2]
    assert not axis.show("bits", "bits a day"), "nothing new, nothing to draw anew"
    assert axis.show("nats", "nats a day")
    np.testing.assert_allclose(ax.get_yticks(), [0, 1 / np.log(2)])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["0", "1"]
    assert ax.get_ylabel() == "nats a day"
