"""Coin weather, and news of it, which has the same picture: chances, what news of them tells, and what on average."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.driving import heights
from weatherbits.lessons.coin_weather import coin_weather_explorer

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
