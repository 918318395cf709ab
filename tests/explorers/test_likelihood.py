"""Likelihood: the top of the hill and the bottom of the valley are in the same place."""

import math

import numpy as np
import pytest
from driving import make, moves
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from weatherbits.explorers import likelihood_explorer
from weatherbits.explorers.likelihood import MOST_NATS, Likelihood


@pytest.fixture(scope="module")
def explorer():
    return likelihood_explorer()


states = st.builds(Likelihood, raccoons=st.integers(0, 10), q=st.floats(0.01, 0.99))


@given(states)
@settings(max_examples=60, deadline=None)
def test_the_likelihood_is_scipy_s_without_the_ways_to_order_the_labels(state):
    expected = binom.pmf(state.raccoons, 10, state.q) / math.comb(10, state.raccoons)
    assert state.likelihood == pytest.approx(expected, rel=1e-9)


@given(states)
@settings(max_examples=60, deadline=None)
def test_the_loss_is_minus_the_log_of_the_likelihood_over_ten(state):
    assert state.loss == pytest.approx(-math.log(state.likelihood) / 10, rel=1e-9)


@pytest.mark.parametrize("raccoons", range(1, 10))
def test_no_belief_on_a_fine_grid_beats_the_share_of_raccoons_in_either_way(raccoons):
    grid = [Likelihood(raccoons, q) for q in np.arange(1, 100) / 100]
    assert max(grid, key=lambda state: state.likelihood).q == pytest.approx(raccoons / 10)
    assert min(grid, key=lambda state: state.loss).q == pytest.approx(raccoons / 10)


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("An even belief", "a chance of 1 in 1,024, and costs 0.693 nats"),
        (
            "The belief that fits",
            "0.611 nats a picture. No belief makes them more probable, and none costs less.",
        ),
        ("Too sure", "A belief of 70% makes them most probable, and costs least: 0.611 nats."),
    ],
)
def test_each_preset_tells_its_chance_and_its_cost(label, told):
    explorer = likelihood_explorer()
    explorer.buttons[label].click()
    assert told in explorer.sentence


@given(states)
@settings(max_examples=20, deadline=None)
def test_curves_and_dots_are_drawn_at_the_state_s_numbers(explorer, state):
    explorer.picture.show(state)
    hill, valley = explorer.picture.scene.lines
    at = int(np.argmax(hill.get_ydata()))
    assert hill.get_xdata()[at] == pytest.approx(state.share, abs=0.003)
    assert valley.get_xdata()[np.argmin(valley.get_ydata())] == pytest.approx(state.share, abs=0.003)
    above, below = (float(dot.get_ydata()[0]) for dot in explorer.picture.scene.dots)
    assert 0 <= above <= 1 + 1e-9
    assert below == pytest.approx(min(state.loss, MOST_NATS))


@pytest.mark.parametrize("fields", [{"raccoons": 11}, {"raccoons": -1}, {"q": 0.0}, {"q": 1.0}])
def test_bad_numbers_are_refused_in_words(fields):
    with pytest.raises(ValueError, match=r"raccoons|between 0 and 1"):
        Likelihood(**fields)


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_whatever_a_learner_moves_the_picture_and_the_words_stay_whole(explorer, data):
    explorer.reset()
    for _ in range(4):
        make(explorer, data.draw(moves(explorer)))
