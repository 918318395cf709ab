"""The palette can be read: on light and on dark paper, in grey, and by eyes that see fewer colours."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from weatherbits.pictures import style

TEXTS = [name for name in vars(style) if name == "INK" or name.endswith("_INK")]
MARKS = ["TRUTH", "BELIEF", "INFORMATION", "WASTE", "UNUSED", "SENT", "GUESS"]
GROUNDS = ["SENT_FILL", "CONFLICT_FILL", "OPEN_FILL", "LOST_FILL"]
NAMES = [
    name
    for name, value in vars(style).items()
    if name.isupper() and isinstance(value, str) and value.startswith("#")
]

in_both_themes = pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])


def seen(name: str, theme: int) -> str:
    """Return the colour of a meaning on a light page, or on a dark one, as the pictures find it."""
    painted = style.LOOK.paint(getattr(style, name))
    assert painted.startswith("var(--live-"), f"{name} has no partner"
    return style.COLOURS[painted.removeprefix("var(--live-").removesuffix(")")][theme]


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


@pytest.mark.parametrize("name", NAMES)
def test_each_colour_has_a_partner_on_a_dark_page_and_stays_itself_on_a_light_one(name):
    assert seen(name, 0) == getattr(style, name)
    assert seen(name, 1)


@pytest.mark.parametrize("name", style.COLOURS)
def test_a_colour_of_a_page_is_written_out_in_both_themes(name):
    for color in style.COLOURS[name]:
        assert re.fullmatch("#[0-9a-f]{6}", color)


def test_two_meanings_with_one_light_colour_have_one_dark_colour():
    partners = {}
    for light, dark in style.COLOURS.values():
        assert partners.setdefault(light, dark) == dark


@in_both_themes
@pytest.mark.parametrize("name", TEXTS)
def test_text_stands_out_from_paper(name, theme):
    assert contrast(seen(name, theme), seen("PAPER", theme)) >= 4.5


@in_both_themes
@pytest.mark.parametrize("name", MARKS)
def test_marks_stand_out_from_paper(name, theme):
    assert contrast(seen(name, theme), seen("PAPER", theme)) >= 3


@in_both_themes
@pytest.mark.parametrize("name", GROUNDS)
def test_ink_can_be_read_on_a_pale_ground(name, theme):
    assert contrast(seen("INK", theme), seen(name, theme)) >= 4.5


@in_both_themes
def test_what_is_in_the_hand_and_the_edges_of_controls_stand_out_from_paper(theme):
    for name in ("line", "accent"):
        assert contrast(style.COLOURS[name][theme], seen("PAPER", theme)) >= 3


@in_both_themes
def test_truth_and_belief_differ_in_grey_and_by_hatch(theme):
    assert contrast(seen("TRUTH", theme), seen("BELIEF", theme)) >= 1.8
    assert style.BELIEF_HATCH


@in_both_themes
def test_the_darker_a_sky_the_darker_its_cloud(theme):
    clouds = [luminance(seen(f"{name}_CLOUD", theme)) for name in ("LIGHT", "PALE", "GREY", "DARK")]
    assert clouds == sorted(clouds, reverse=True)


@in_both_themes
@pytest.mark.parametrize("fill", ["SUNLIGHT", "LIGHT_CLOUD", "PALE_CLOUD", "GREY_CLOUD", "DARK_CLOUD"])
def test_a_weather_drawing_stands_out_from_paper_by_its_outline_or_by_its_filling(fill, theme):
    paper, line = seen("PAPER", theme), seen("SKY_LINE", theme)
    assert max(contrast(line, paper), contrast(seen(fill, theme), paper)) >= 3
    assert contrast(line, seen(fill, theme)) >= 2


# Linear-light matrices for the three kinds of dichromacy: Viénot, Brettel and Mollon (1999) for red and green;
# for blue the same construction with the neutral axis kept.
SEEN_AS = {
    "protanopia": [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
    "deuteranopia": [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
}


@in_both_themes
@pytest.mark.parametrize("kind", SEEN_AS)
def test_truth_belief_and_information_differ_for_colour_blind_eyes(kind, theme):
    def to_their_eyes(color):
        channels = np.array(to_rgb(color)) ** 2.2
        return np.clip(np.array(SEEN_AS[kind]) @ channels, 0, 1) ** (1 / 2.2)

    colors = [to_their_eyes(seen(name, theme)) for name in ("TRUTH", "BELIEF", "INFORMATION")]
    for i in range(3):
        for j in range(i):
            assert np.linalg.norm(colors[i] - colors[j]) > 0.2


@in_both_themes
def test_each_meaning_has_a_colour_of_its_own(theme):
    assert len({seen(name, theme) for name in MARKS}) == len(MARKS)
