"""Halving: each bit received leaves half of what was possible."""

import itertools

import pytest

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
        bright = [bar for bar in EXPLORER.picture.scene.bright if bar.get_visible()]
        assert bright[-1].get_width() == left / possibilities
        for wide, narrow in itertools.pairwise(bright):
            assert wide.get_x() <= narrow.get_x() < wide.get_x() + wide.get_width()


def test_eight_possibilities_take_three_bits():
    assert "one is left. It took 3 bits to learn which of the 8 it is." in Halving(8, 3).sentence
    assert "2 are left, 1 bit to go" in Halving(8, 2).sentence
    assert "since bit number 3" in Halving(8, 6).sentence


def test_a_guess_is_said_with_what_it_was_about():
    assert Halving(guess=1.0).sentence.endswith(" You guessed 1 bit for 8 possibilities.")
    assert "You guessed" not in Halving().sentence


def test_what_the_text_tells_of_is_stored_beside_the_start():
    start, folded = halving_explorer().static_html().split("<details>")
    assert "It took 3 bits to learn which of the 8 it is" in folded
    assert "It took 3 bits to learn which of the 8 it is" not in start


@pytest.mark.parametrize("make_state", [lambda: Halving(3, 1), lambda: Halving(8, 7)])
def test_a_state_out_of_range_is_refused_in_words(make_state):
    with pytest.raises(ValueError, match="should be"):
        make_state()
