"""The article's code as a belief: 2^-length, and the sixteenth that is left over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.driving import drawn, heights, texts
from weatherbits.lessons.sunny_and_rainy_regions import belief_explorer
from weatherbits.lessons.sunny_and_rainy_regions.belief import MOST, Belief, BeliefScene


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 1))
def test_the_weather_moves_and_the_belief_stays(region):
    scene = drawn(BeliefScene, Belief(region))
    assert list(scene.pairs.q_bars.boxes[:, 3]) == [
        1 / 4,
        1 / 4,
        1 / 8,
        1 / 8,
        1 / 16,
        1 / 16,
        1 / 32,
        1 / 32,
    ]
    assert texts(scene.pairs.q_labels) == ["1/4", "1/4", "1/8", "1/8", "1/16", "1/16", "1/32", "1/32"]
    assert scene.pairs.unused_label.text == "1/16"
    assert scene.pairs.unused_bar.get_height() == 1 / 16
    p = heights(scene.pairs.p_bars)
    assert sum(p) == pytest.approx(1)
    assert max(p) <= MOST


def test_the_sum_of_the_beliefs_is_said():
    explorer = belief_explorer()
    assert "The eight q add up to 15/16. The other 1/16 is unused code space." in explorer.sentence
    assert "In the sunny region, sunny weather has a chance of 35%" in explorer.sentence
