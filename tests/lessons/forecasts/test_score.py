"""The score explorer: what one stated chance pays, drawn as high as it is."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.driving import drawn, heights, press, seen, texts
from weatherbits.lessons.forecasts import score_explorer
from weatherbits.lessons.forecasts.score import DAYS, Score, ScoreScene

states = st.builds(Score, chance=st.floats(0, 1), came=st.sampled_from(DAYS))


@pytest.mark.parametrize(
    ("chance", "came", "bits"),
    [
        (0.5, "wet", 1),
        (0.25, "wet", 2),
        (0.75, "dry", 2),
        (0.125, "wet", 3),
        (1, "wet", 0),
        (1, "dry", math.inf),
    ],
)
def test_a_day_costs_as_many_halvings_as_its_chance_took(chance, came, bits):
    assert Score(chance=chance, came=came).paid == bits


@given(states)
def test_what_was_paid_is_two_to_the_minus_the_chance_that_was_given(state):
    assert 2**-state.paid == pytest.approx(state.given_to_came)
    turned = Score(chance=1 - state.chance, came=DAYS[1 - DAYS.index(state.came)])
    assert turned.paid == pytest.approx(state.paid, abs=1e-6) or state.paid > 20  # 1 - q is rounded


@pytest.mark.parametrize("came", DAYS)
@pytest.mark.parametrize("chance", [0.01, 0.3, 0.5, 0.99])
def test_bars_and_dots_stand_at_what_each_day_costs(chance, came):
    scene = drawn(ScoreScene, Score(chance=chance, came=came))
    wet, dry = -np.log2(chance), -np.log2(1 - chance)
    assert heights(scene.bars) == pytest.approx([wet, dry])
    assert texts(scene.labels) == [f"{wet:.3f}", f"{dry:.3f}"]
    paid, other = (wet, dry) if came == "wet" else (dry, wet)
    assert scene.dot.get_xydata().tolist() == [[chance, pytest.approx(paid)]]
    assert scene.ring.get_xydata().tolist() == [[chance, pytest.approx(other)]]
    assert seen(scene.tips) == []
    assert not scene.infinity.get_visible()


def test_the_dot_stands_on_the_curve_of_the_day_that_came():
    for chance in (0.2, 0.5, 0.9):
        for came in DAYS:
            scene = drawn(ScoreScene, Score(chance=chance, came=came))
            x, y = np.sort(scene.line.get_xydata(), axis=0).T if came == "dry" else scene.line.get_xydata().T
            assert np.interp(chance, x, y) == pytest.approx(scene.dot.get_ydata()[0], abs=0.01)


def test_sure_and_wrong_is_an_arrow_without_an_end_and_sure_and_right_is_free():
    explorer = press(score_explorer(), "sure_wrong")
    scene = explorer.picture.scene
    assert [tip.get_visible() for tip in scene.tips] == [False, True]
    assert texts(scene.labels) == ["0.000", "∞"]
    assert scene.infinity.get_visible()
    explorer.controls["came"].value = "wet"
    assert explorer.state.paid == 0
    assert [tip.get_visible() for tip in scene.tips] == [False, True], (
        "it would have been infinite on a dry day"
    )


def test_what_came_is_the_strong_one():
    for came, strong in (("wet", 0), ("dry", 1)):
        labels = drawn(ScoreScene, Score(chance=0.4, came=came)).labels
        assert labels[strong].size > labels[1 - strong].size
