"""A hundred days under one slider."""

import pytest

from weatherbits.lessons.start_here import hundred_days_explorer
from weatherbits.lessons.start_here.hundred_days import HundredDays


def test_as_many_days_are_rainy_as_the_chance_of_rain_says():
    explorer = hundred_days_explorer()
    for percent in (0, 1, 25, 50, 99, 100):
        explorer.controls["p_rain"].value = percent / 100
        assert [sky.state for sky in explorer.picture.scene.days].count("rainy") == percent
        assert f"{percent} {'is' if percent == 1 else 'are'} rainy" in explorer.sentence


def test_a_guess_is_said_with_what_it_was_about():
    assert HundredDays(guess=1.0).sentence.endswith(" You guessed 1 rainy day.")
    assert HundredDays(guess=1.25).sentence.endswith(" You guessed 1.25 rainy days.")
    assert "You guessed" not in HundredDays().sentence


def test_what_the_text_tells_of_is_stored_beside_the_start():
    start, folded = hundred_days_explorer().static_html().split("<details>")
    assert "25 are rainy" in folded
    assert "25 are rainy" not in start


def test_a_chance_of_rain_out_of_range_is_refused_in_words():
    with pytest.raises(ValueError, match="p_rain should be from 0 to 1"):
        HundredDays(p_rain=2.0)
