"""The palette can be read: on paper, in grey, and by eyes that see fewer colours."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from weatherbits.plots import style

TEXTS = [name for name in vars(style) if name == "INK" or name.endswith("_INK")]
MARKS = ["TRUTH", "BELIEF", "INFORMATION", "WASTE", "UNUSED", "SENT", "GUESS"]


def luminance(color: str) -> float:
    """Return relative luminance as WCAG 2 defines it."""
    channels = np.array(to_rgb(color))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_has_the_highest_contrast_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("name", TEXTS)
def test_text_stands_out_from_paper(name):
    assert contrast(getattr(style, name), style.PAPER) >= 4.5


@pytest.mark.parametrize("name", MARKS)
def test_marks_stand_out_from_paper(name):
    assert contrast(getattr(style, name), style.PAPER) >= 3


def test_truth_and_belief_differ_in_grey_and_by_hatch():
    assert contrast(style.TRUTH, style.BELIEF) >= 1.8
    assert style.BELIEF_HATCH


# Linear-light matrices for the three kinds of dichromacy: Viénot, Brettel and Mollon (1999) for red and green;
# for blue the same construction with the neutral axis kept.
SEEN_AS = {
    "protanopia": [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
    "deuteranopia": [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
}


@pytest.mark.parametrize("kind", SEEN_AS)
def test_truth_belief_and_information_differ_for_colour_blind_eyes(kind):
    def seen(color):
        channels = np.array(to_rgb(color)) ** 2.2
        return np.clip(np.array(SEEN_AS[kind]) @ channels, 0, 1) ** (1 / 2.2)

    colors = [seen(color) for color in (style.TRUTH, style.BELIEF, style.INFORMATION)]
    for i in range(3):
        for j in range(i):
            assert np.linalg.norm(colors[i] - colors[j]) > 0.2


def test_each_meaning_has_a_colour_of_its_own():
    assert len({getattr(style, name) for name in MARKS}) == len(MARKS)
