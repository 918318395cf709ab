"""Likelihood: the top of the hill and the bottom of the valley are in the same place."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from tests.driving import drawn
from weatherbits.lessons.animal_classifier import likelihood_explorer
from weatherbits.lessons.animal_classifier.likelihood import MOST_NATS, Likelihood, LikelihoodScene

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


@given(states)
@settings(max_examples=20, deadline=None)
def test_curves_and_dots_are_drawn_at_the_state_s_numbers(state):
    scene = drawn(LikelihoodScene, state)
    hill, valley = scene.lines
    at = int(np.argmax(hill.get_ydata()))
    assert hill.get_xdata()[at] == pytest.approx(state.share, abs=0.003)
    assert valley.get_xdata()[np.argmin(valley.get_ydata())] == pytest.approx(state.share, abs=0.003)
    above, below = (float(dot.get_ydata()[0]) for dot in scene.dots)
    assert 0 <= above <= 1 + 1e-9
    assert below == pytest.approx(min(state.loss, MOST_NATS))


@pytest.mark.parametrize(
    ("raccoons", "end"), [(10, "100% (the slider ends at 99%)"), (0, "0% (the slider begins at 1%)")]
)
def test_a_best_belief_that_the_slider_does_not_reach_is_called_so(raccoons, end):
    assert f"A belief of {end} makes them most probable." in Likelihood(raccoons, 0.5).sentence
    q = likelihood_explorer().controls["q"]
    assert (q.min, q.max) == (0.01, 0.99)
