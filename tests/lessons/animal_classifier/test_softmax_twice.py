"""Softmax applied twice: how far a certain belief falls, by hand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.driving import drawn
from weatherbits.lessons.animal_classifier.softmax_twice import MOST_TIMES, SoftmaxTwice, SoftmaxTwiceScene


def by_hand(logit, times):
    q = [logit, *[0.0] * 6]
    for _ in range(times):
        weights = [math.exp(z) for z in q]
        q = [w / sum(weights) for w in weights]
    return q


@pytest.mark.parametrize(("logit", "times"), [(5, 1), (5, 2), (0, 3), (2.5, 6), (20, 2)])
def test_the_belief_is_the_formula_applied_so_many_times(logit, times):
    np.testing.assert_allclose(SoftmaxTwice(logit, times).q, by_hand(logit, times), atol=1e-12)


def test_a_certain_belief_applied_once_more_is_e_by_e_plus_6():
    assert SoftmaxTwice(20, 2).q[0] == pytest.approx(math.e / (math.e + 6), abs=1e-6)
    assert SoftmaxTwice().best_twice == pytest.approx(math.log(1 + 6 / math.e))


@given(st.floats(0, 30), st.integers(2, MOST_TIMES))
@settings(max_examples=60, deadline=None)
def test_no_logit_gets_below_the_line_once_softmax_is_applied_twice(logit, times):
    state = SoftmaxTwice(logit, times)
    assert state.best_twice - 1e-12 <= state.loss <= math.log(7) + 1e-12
    assert state.q[0] <= state.belief_after(1)[0] + 1e-12


@pytest.mark.parametrize(
    "state", [SoftmaxTwice(), SoftmaxTwice(3, 4), SoftmaxTwice(0, 6), SoftmaxTwice(20, 1)]
)
def test_bars_and_dots_are_drawn_at_the_state_s_numbers(state):
    scene = drawn(SoftmaxTwiceScene, state)
    np.testing.assert_allclose(scene.bars.boxes[:, 3], by_hand(state.logit, state.times), atol=1e-12)
    np.testing.assert_allclose(
        scene.line.get_ydata(), [-math.log(by_hand(state.logit, t)[0]) for t in range(1, 7)]
    )
    assert scene.dot.get_data()[0][0] == state.times
    assert scene.amount.text == f"{-math.log(by_hand(state.logit, state.times)[0]):z.3f}"
