"""What holds for every live picture, however a learner has come to it."""

import html
import random
import re

import numpy as np
import pytest
from fontTools.ttLib import TTFont

from tests.builders import NAMES, make
from tests.driving import APOLOGY, values_of
from weatherbits.live import LivePicture
from weatherbits.pictures.style import LOOK, PAPER

MOVES = 40
SLOW = {"send", "train"}  # runs that take their time, and have tests of their own
GUESSES = [None, 0.811, 2.765432, -3.0, 12345.0, 9.9e8, 0.0]


def a_move(explorer, rng: random.Random) -> str:
    """Move one control or press one button; return which."""
    buttons = sorted(set(explorer.buttons) - SLOW)
    name = rng.choice(sorted(explorer.controls) + buttons)
    if name in buttons:
        explorer.buttons[name].click()  # a run plays to its end
        return name
    values = values_of(explorer.controls[name])
    # The ends are where things are cut off: they come as often as all that lies between.
    explorer.controls[name].value = rng.choice([values[0], values[-1], *rng.choices(values, k=2)])
    return name


def is_whole(pixels: np.ndarray) -> bool:
    """Return whether the rim of a picture is paper all around: what is cut off would reach it."""
    rim = np.concatenate([pixels[[0, -1]].reshape(-1, 4), pixels[:, [0, -1]].reshape(-1, 4)])
    paper = [int(PAPER[i : i + 2], 16) for i in (1, 3, 5)]
    return bool((rim == [*paper, 255]).all())


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_the_same_by_any_way_and_nothing_is_cut_off_at_its_edges(name):
    explorer, rng = make(name), random.Random(name)
    for turn in range(MOVES):
        moved = a_move(explorer, rng)
        assert APOLOGY not in explorer.sentence
        if turn % 4 == 0:
            if hasattr(explorer.state, "guess") and name != "decoder_explorer":  # its guess is a text
                explorer.set(guess=GUESSES[turn // 4 % len(GUESSES)])
            assert is_whole(explorer.picture.pixels(1)), f"after {moved!r} it is cut off: {explorer.sentence}"
    anew = LivePicture(type(explorer.picture.scene), explorer.state, LOOK, explorer.picture.prefix)
    assert (explorer.picture.still, explorer.picture.moving) == (anew.still, anew.moving), str(
        explorer.state
    )[:200]
    assert is_whole(explorer.picture.pixels())


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_of_a_picture_follows_the_page_s_theme(name):
    explorer, rng = make(name), random.Random(name)
    for _ in range(MOVES // 4):
        a_move(explorer, rng)
        svg = re.sub(r'"data:[^"]*"', "", explorer.picture.svg())
        assert not re.findall(r'"(#[0-9a-f]{3,8})"', svg)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_every_letter_of_a_picture_in_our_own_typeface(name):
    explorer = make(name)
    for label in explorer.presets:
        explorer.buttons[label].click()
        written = set(html.unescape(re.sub("<[^>]*>", "", explorer.picture.still + explorer.picture.moving)))
        for path in LOOK.web_fonts.values():
            lacks = written - set(map(chr, TTFont(path).getBestCmap()))
            assert not lacks, f"{path.name} lacks {sorted(lacks)}"
