"""The sketch of a network: what a nudge to one weight does to the loss."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import log_softmax

from tests.driving import drawn, press, texts
from weatherbits.lessons.animal_classifier import network_explorer
from weatherbits.lessons.animal_classifier.network import (
    HIDDEN,
    HIGHEST,
    LOWEST,
    NUDGE,
    Network,
    NetworkScene,
)

states = st.builds(Network, weight=st.floats(LOWEST, HIGHEST))


def test_it_starts_with_the_story_s_belief():
    np.testing.assert_allclose(Network().q, [0.30, 0.25, 0.15, 0.08, 0.06, 0.05, 0.11], atol=1e-12)
    assert "The raccoon gets 30%, so the loss is 1.204 nats." in Network().sentence
    assert "A nudge of +0.1 to it makes the loss 0.035 nats smaller. The slope is −0.35" in Network().sentence


@given(states)
@settings(max_examples=40, deadline=None)
def test_the_weight_moves_the_raccoon_s_logit_alone_and_the_loss_is_scipy_s(state):
    np.testing.assert_array_equal(state.logits[1:], Network().logits[1:])
    assert state.logits[0] - Network(0.0).logits[0] == pytest.approx(HIDDEN[0] * state.weight)
    assert state.loss == pytest.approx(-log_softmax(state.logits)[0])


@given(states)
@settings(max_examples=40, deadline=None)
def test_the_slope_is_what_a_small_nudge_measures(state):
    low, high = (Network(state.weight + nudge).loss for nudge in (-1e-5, 1e-5))
    assert state.slope == pytest.approx((high - low) / 2e-5, abs=1e-6)
    assert (state.nudged - state.loss) / NUDGE == pytest.approx(state.slope, abs=0.01)


def test_each_step_goes_downhill_until_the_slider_ends():
    explorer = network_explorer()
    losses = [press(explorer, "one_step").state.loss for _ in range(6)]
    assert losses == sorted(losses, reverse=True)
    assert losses[0] < Network().loss
    assert Network(HIGHEST).stepped().weight == HIGHEST


@given(states)
@settings(max_examples=15, deadline=None)
def test_bars_dot_and_numbers_are_those_of_the_state(state):
    scene = drawn(NetworkScene, state)
    np.testing.assert_allclose(scene.bars.boxes[:, 2], np.maximum(scene.WIDE * state.q, 0.1))
    np.testing.assert_allclose(scene.dot.get_data(), [[state.weight], [state.loss]])
    assert texts(scene.scores) == [f"{z:z.2f}".replace("-", "−") for z in state.logits]
    (left, right), (above, below) = scene.tangent.get_data()
    assert (below - above) / (right - left) == pytest.approx(state.slope)
