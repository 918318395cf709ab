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
    MOST_TIMES,
    SMALLEST,
    SoftmaxTraps,
    SoftmaxTrapsScene,
)

states = st.builds(SoftmaxTraps, shift=st.floats(-1000, 1000), scale=st.floats(1, MOST_TIMES))


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


def test_the_result_that_is_no_number_is_said_in_a_word():
    scene = drawn(SoftmaxTrapsScene, SoftmaxTraps(shift=710))
    assert texts(scene.naive) == ["nan", "nan", "nan", "0%", "0%", "0%", "nan", "inf"]
    assert texts(scene.careful) == ["49%", "22%", "12%", "4.5%", "2.5%", "1.3%", "8.1%", "712.71"]
    np.testing.assert_allclose(softmax(LOGITS)[:2], [0.49, 0.22], atol=0.005)
    np.testing.assert_allclose(scene.marks[0].get_xdata(), (np.array(LOGITS) + 710) / np.log(10))
    assert max(scene.marks[1].get_xdata()) == 0


def test_where_there_is_no_result_no_point_is_drawn():
    assert not drawn(SoftmaxTrapsScene, SoftmaxTraps(shift=710)).dot.get_visible()
    scene = drawn(SoftmaxTrapsScene, SoftmaxTraps(shift=700))
    assert scene.dot.get_visible()
    np.testing.assert_allclose(scene.dot.get_data(), [[700], [softmax(LOGITS)[0]]])


def test_a_wrong_result_is_called_wrong_though_it_is_a_number():
    # by hand: 3 · 2.0 − 750 = −744 is just above the −745.1 at which exp becomes 0, and the other six are below
    sentence = SoftmaxTraps(shift=-750, scale=3).sentence
    assert (
        "The logits are multiplied by 3. Then 750 is taken from each. 6 of the seven exp(z) are" in sentence
    )
    assert (
        "still gives numbers, but wrong ones: the raccoon gets >99.9%. With care, the raccoon gets 90%"
        in sentence
    )
    assert "wrong" in SoftmaxTraps(shift=-740, scale=2).sentence
    assert "wrong" not in SoftmaxTraps(shift=-700, scale=2).sentence


def test_with_care_the_smallest_may_become_0():
    # by hand: the bear is 3.6 · 250 = 900 below the largest, the dog 750, the cat 600
    assert "With care, 2 of the seven numbers become 0" in SoftmaxTraps(scale=250).sentence
    assert "1 of the seven exp(z) is too large" in SoftmaxTraps(shift=700, scale=7).sentence


@pytest.mark.parametrize("scale", [1, 20, 200])
def test_the_line_of_the_plain_formula_ends_where_it_breaks(scale):
    scene = drawn(SoftmaxTrapsScene, SoftmaxTraps(scale=scale))
    shifts, belief = scene.naive_line.get_data()
    # by hand: exp overflows above 709.78 and is 0 below -745.13; the raccoon's logit is 2, the largest
    assert shifts.max() == pytest.approx(min(709.8 - 2 * scale, 1000), abs=5)
    assert shifts.min() == pytest.approx(max(-745.1 - 2 * scale, -1000), abs=5)
    normal = shifts + 2 * scale > -700
    np.testing.assert_allclose(belief[normal], softmax(scale * np.array(LOGITS))[0], rtol=1e-6)
    assert list(scene.careful_line.get_ydata()) == pytest.approx([softmax(scale * np.array(LOGITS))[0]] * 2)
    assert scene.broken[1].get_x() == shifts.max()


def test_the_axis_tells_its_powers_of_ten():
    ax = drawn(SoftmaxTrapsScene, SoftmaxTraps()).figure.axes[0]
    powers = {
        text.xy[0]: text.get_text() for text in ax.texts if hasattr(text, "xy") and text.get_text() != "10"
    }
    assert powers == {power: f"{power}".replace("-", "−") for power in (-300, -200, -100, 100, 200, 300)}
    assert [text.get_text() for text in ax.texts].count("10") == len(powers)
