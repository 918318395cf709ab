"""Coin weather, and news of it, which has the same picture: chances, what news of them tells, and what on average."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.driving import heights
from weatherbits.lessons.coin_weather import coin_weather_explorer
from weatherbits.lessons.coin_weather.news import News

EXPLORER = coin_weather_explorer()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100))
def test_coin_weather_draws_its_chances_surprisals_and_entropy(percent):
    EXPLORER.controls["p_rain"].value = p = percent / 100
    scene = EXPLORER.picture.scene
    assert heights(scene.bars) == pytest.approx([1 - p, p])
    x, y = scene.dots.get_data()
    assert x == pytest.approx([1 - p, p])
    with np.errstate(divide="ignore"):
        assert y == pytest.approx(np.minimum(-np.log2([1 - p, p]), 7), abs=1e-12)
    expected = sum(-share * np.log2(share) for share in (p, 1 - p) if share > 0)
    assert scene.average_dot.get_ydata()[0] == pytest.approx(expected, abs=1e-12)


def test_a_guess_is_asked_for_where_it_is_said_and_nowhere_else():
    assert not hasattr(EXPLORER.state, "guess")
    assert "You guessed 0.5 bits for sun, at 75% sun." in News(0.25, guess=0.5).sentence


def test_an_even_chance_and_a_certain_one_are_said_as_the_curve_shows_them():
    assert "News of sun tells you 1 bit, news of rain 1 bit." in News(0.5).sentence
    assert "Every day brings rain, so news of rain tells you 0 bits." in News(1.0).sentence
