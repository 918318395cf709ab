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


@pytest.mark.parametrize("guess", [-1.0, 0.3, 0.415, 0.7, 0.811, 1.0, 2.0])
def test_the_line_of_a_guess_never_crosses_the_number(guess):
    EXPLORER.set(p_rain=0.25, guess=guess)
    amount, line = EXPLORER.picture.scene.amount, EXPLORER.picture.scene.guess.line
    foot = amount.axes.transData.transform((0, amount.y))[1] + amount.offset[1] / 72 * 100
    height = 0.7 * amount.size / 72 * 100
    low = foot - height if amount.valign == "top" else foot
    at = amount.axes.transData.transform((0, line.get_ydata()[0]))[1]
    assert not low - 1 < at < low + height + 1
