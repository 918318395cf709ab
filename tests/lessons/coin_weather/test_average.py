"""On average: two boxes, and the same area, levelled."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherbits.lessons.coin_weather import average_explorer
from weatherbits.lessons.coin_weather.average import AverageScene

EXPLORER = average_explorer()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100))
def test_the_boxes_have_the_area_of_the_level(percent):
    EXPLORER.controls["p_rain"].value = percent / 100
    scene: AverageScene = EXPLORER.picture.scene
    area = sum(box.get_width() * box.get_height() for box in scene.boxes)
    assert area == pytest.approx(scene.level.get_height(), abs=1e-12)
    assert area == pytest.approx(EXPLORER.state.entropy, abs=1e-12)
    assert EXPLORER.state.shares.sum() == pytest.approx(area, abs=1e-12)


def test_a_guess_is_said_and_drawn():
    explorer = average_explorer()
    before = explorer.picture.moving
    explorer.set(guess=1.0)
    assert explorer.sentence.endswith(" You guessed 1 bit a day for 75% sun.")
    explorer.set(guess=1.25)
    assert "You guessed 1.25 " in explorer.sentence
    assert "1.25</text>" in explorer.picture.moving
    explorer.set(guess=None)
    assert "You guessed" not in explorer.sentence
    assert explorer.picture.moving == before


def test_what_the_text_tells_of_is_stored_beside_the_start():
    start, folded = average_explorer().static_html().split("<details>")
    assert "= 0.811 bits a day" in folded
    assert "= 0.811 bits a day" not in start
