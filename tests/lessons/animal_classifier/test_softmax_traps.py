"""Softmax's traps: where the plain formula breaks, and that care changes nothing else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import logsumexp, softmax

from tests.driving import drawn, texts
from weatherbits.lessons.animal_classifier.softmax_traps import (
    LARGEST,
    LOGITS,
    SMALLEST,
    SoftmaxTraps,
    SoftmaxTrapsScene,
)

states = st.builds(SoftmaxTraps, shift=st.floats(-1000, 1000), scale=st.floats(1, 200))


@given(states)
@settings(max_examples=60, deadline=None)
def test_with_care_softmax_and_log_sum_exp_are_scipy_s_wherever_the_logits_are(state):
    np.testing.assert_allclose(state.careful_softmax, softmax(state.scale * np.array(LOGITS)), atol=1e-9)
    assert state.careful_log_sum_exp == pytest.approx(logsumexp(state.logits), rel=1e-12)


@given(states)
@settings(max_examples=60, deadline=None)
def test_the_plain_formula_agrees_with_care_or_is_no_number(state):
    naive = state.naive_softmax
    if np.isnan(naive).any():
        assert np.isinf(state.naive_weights).any() or not state.naive_weights.any()
        assert not np.isfinite(state.naive_log_sum_exp)
    elif state.naive_weights.max() > 1e-300:  # below, what is left of a float has lost its digits
        np.testing.assert_allclose(naive, state.careful_softmax, atol=1e-6)


def test_710_is_where_numpy_itself_overflows():
    with np.errstate(over="ignore"):
        assert np.isinf(np.exp(710.0))
        assert np.isfinite(np.exp(709.0))
    assert 709 / np.log(10) < LARGEST < 710 / np.log(10)
    assert np.exp(SMALLEST * np.log(10) + 0.1) > 0


def test_the_result_that_is_no_number_is_drawn_as_a_word_and_the_other_as_bars():
    scene = drawn(SoftmaxTrapsScene, SoftmaxTraps(shift=710))
    assert texts(scene.naive.labels) == ["nan", "nan", "nan", "0%", "0%", "0%", "nan"]
    assert not scene.naive.bars.boxes[:, 3].any()
    assert scene.naive.sum.text == "log Σ exp(z) = inf"
    np.testing.assert_allclose(scene.careful.bars.boxes[:, 3], softmax(LOGITS))
    np.testing.assert_allclose(scene.marks[0].get_xdata(), (np.array(LOGITS) + 710) / np.log(10))
    assert max(scene.marks[1].get_xdata()) == 0


def test_the_axis_tells_its_powers_of_ten():
    ax = drawn(SoftmaxTrapsScene, SoftmaxTraps()).figure.axes[0]
    powers = {
        text.xy[0]: text.get_text() for text in ax.texts if hasattr(text, "xy") and text.get_text() != "10"
    }
    assert powers == {power: f"{power}".replace("-", "−") for power in (-300, -200, -100, 100, 200, 300)}
    assert [text.get_text() for text in ax.texts].count("10") == len(powers)
