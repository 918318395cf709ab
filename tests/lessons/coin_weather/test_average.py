"""On average: two boxes, and the same area, levelled."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.driving import area
from weatherbits.lessons.coin_weather import average_explorer

EXPLORER = average_explorer()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100))
def test_the_boxes_have_the_area_of_the_level(percent):
    EXPLORER.controls["p_rain"].value = percent / 100
    scene = EXPLORER.picture.scene
    assert area(scene.boxes) == pytest.approx(scene.level.get_height(), abs=1e-12)
    assert area(scene.boxes) == pytest.approx(EXPLORER.state.entropy, abs=1e-12)
    assert area(scene.boxes) == pytest.approx(EXPLORER.state.shares.sum(), abs=1e-12)
