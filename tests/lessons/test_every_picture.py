"""What holds for every live picture, however a learner has come to it."""

import html
import math
import random
import re
from functools import cache

import pytest
from fontTools.ttLib import TTFont

from tests.builders import NAMES, make
from tests.driving import is_as_drawn_anew, is_whole, move_at_random, press
from weatherbits.pictures.style import LOOK
from weatherbits.teaching.explorer import Guessable

MOVES = 40
GUESSES = [None, 0.811, 2.765432, -99.99, 12345.67, 9.9e8, 0.0, math.inf, -12345.0, -99999.6]
MOST_LETTERS = 15_000  # sent at each move; more only where it is new faces, or a mark for each of many
MORE_LETTERS = {"features_explorer": 45_000, "gallery_explorer": 30_000, "mix_explorer": 20_000}

explorer_of = cache(make)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_the_same_by_any_way_and_nothing_is_cut_off_at_its_edges(name):
    explorer, rng = make(name), random.Random(name)
    for turn in range(MOVES):
        moved = move_at_random(explorer, rng)
        if turn % 4 == 0:
            if isinstance(explorer.state, Guessable):
                explorer.set(guess=GUESSES[turn // 4 % len(GUESSES)])
            assert is_whole(explorer.picture.pixels(1)), f"after {moved!r} it is cut off: {explorer.sentence}"
        assert len(explorer.picture.moving) < MORE_LETTERS.get(name, MOST_LETTERS), moved
    assert is_as_drawn_anew(explorer), str(explorer.state)[:200]
    assert is_whole(explorer.picture.pixels())


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_of_a_picture_follows_the_page_s_theme(name):
    explorer, rng = explorer_of(name), random.Random(name)
    for _ in range(MOVES // 4):
        move_at_random(explorer, rng)
        svg = re.sub(r'"data:[^"]*"', "", explorer.picture.svg())
        assert not re.findall(r'"(#[0-9a-f]{3,8})"', svg)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_every_letter_of_a_picture_in_our_own_typeface(name):
    explorer = explorer_of(name)
    for preset in explorer.presets:
        press(explorer, preset)
        written = set(html.unescape(re.sub("<[^>]*>", "", explorer.picture.still + explorer.picture.moving)))
        for path in LOOK.web_fonts.values():
            lacks = written - set(map(chr, TTFont(path).getBestCmap()))
            assert not lacks, f"{path.name} lacks {sorted(lacks)}"
