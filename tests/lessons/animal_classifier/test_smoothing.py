"""Soft truth: the loss is lowest where belief equals truth, and there it is the entropy."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import entropy as scipy_entropy

from tests.driving import area, drawn, is_whole, texts, widths
from weatherbits.lessons.animal_classifier import smoothing_explorer
from weatherbits.lessons.animal_classifier.smoothing import MOST_NATS, Smoothing, SmoothingScene


def by_hand(amount, q):
    p = [1 - amount + amount / 7, *[amount / 7] * 6]
    beliefs = [q, *[(1 - q) / 6] * 6]
    return sum(-a * math.log(b) for a, b in zip(p, beliefs, strict=True) if a > 0)


@given(st.floats(0, 0.6), st.floats(0.01, 0.99))
@settings(max_examples=60, deadline=None)
def test_the_loss_is_the_sum_over_all_seven_and_never_below_the_entropy(amount, q):
    state = Smoothing(amount, q)
    assert state.loss == pytest.approx(by_hand(amount, q))
    assert state.floor == pytest.approx(scipy_entropy(state.p))
    assert state.loss >= state.floor - 1e-12


@pytest.mark.parametrize("guess", [-12345.0, -99999.6, 12345.67, math.inf])
def test_a_guess_is_never_cut_off(guess):
    explorer = smoothing_explorer()
    explorer.set(guess=guess)
    assert is_whole(explorer.picture.pixels())


@pytest.mark.parametrize("amount", [0.05, 0.2, 0.6])
def test_the_lowest_loss_is_where_an_outside_search_finds_it(amount):
    found = minimize_scalar(lambda q: by_hand(amount, q), bounds=(0.001, 0.999), method="bounded")
    assert Smoothing(amount).best == pytest.approx(found.x, abs=1e-4)
    assert Smoothing(amount).floor == pytest.approx(found.fun, abs=1e-6)


@pytest.mark.parametrize("state", [Smoothing(), Smoothing(0.0, 0.5), Smoothing(0.6, 0.01)])
def test_area_and_dot_are_drawn_at_the_state_s_numbers(state):
    scene = drawn(SmoothingScene, state)
    np.testing.assert_allclose(widths(scene.area.blocks), state.p)
    assert area(scene.area.blocks) == pytest.approx(state.loss)
    np.testing.assert_allclose(scene.dot.get_data(), [[state.q_raccoon], [min(state.loss, MOST_NATS)]])
    assert list(scene.floor.get_ydata()) == pytest.approx([state.floor] * 2)
    assert scene.loss_label.text == f"loss {state.loss:.3f}"
    said = [float(text.split(" = ")[1]) for text in texts(scene.parts) if text]
    assert sum(said) == pytest.approx(state.loss, abs=0.002), "the parts of the area, in numbers"
    assert scene.line.get_ydata().min() >= state.floor - 1e-9
