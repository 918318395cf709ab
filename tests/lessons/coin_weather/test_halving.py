"""Halving: each bit received leaves half of what was possible."""

import itertools

import pytest

from tests.driving import seen
from weatherbits.lessons.coin_weather import halving_explorer
from weatherbits.lessons.coin_weather.halving import Halving

EXPLORER = halving_explorer()


@pytest.mark.parametrize("possibilities", [2, 4, 8, 16, 32, 64])
def test_each_bit_halves_what_is_left(possibilities):
    EXPLORER.controls["possibilities"].value = possibilities
    for received in range(7):
        EXPLORER.controls["received"].value = received
        left = max(possibilities / 2**received, 1)
        assert EXPLORER.state.left[-1] == left
        bright = seen(EXPLORER.picture.scene.bright)
        assert bright[-1].get_width() == left / possibilities
        for wide, narrow in itertools.pairwise(bright):
            assert wide.get_x() <= narrow.get_x() < wide.get_x() + wide.get_width()


def test_bits_to_go_and_bits_too_many_are_said():
    assert "2 are left. You still need 1 bit." in Halving(8, 2).sentence
    assert "Bit number 3 was the last one that told you anything new." in Halving(8, 6).sentence
