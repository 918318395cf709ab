"""Soft truth: the loss is lowest where belief equals truth, and there it is the entropy."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import entropy as scipy_entropy

from weatherbits.lessons.animal_classifier import smoothing_explorer
from weatherbits.lessons.animal_classifier.smoothing import MOST_NATS, Smoothing, SmoothingScene
from weatherbits.live import LivePicture
from weatherbits.pictures.style import LOOK
from weatherbits.teaching.predictions import guesses


@pytest.fixture(scope="module")
def explorer():
    return smoothing_explorer()


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


@pytest.mark.parametrize("amount", [0.05, 0.2, 0.6])
def test_the_lowest_loss_is_where_an_outside_search_finds_it(amount):
    found = minimize_scalar(lambda q: by_hand(amount, q), bounds=(0.001, 0.999), method="bounded")
    assert Smoothing(amount).best == pytest.approx(found.x, abs=1e-4)
    assert Smoothing(amount).floor == pytest.approx(found.fun, abs=1e-6)


@pytest.mark.parametrize(
    "state", [Smoothing(), Smoothing(0.0, 0.5), Smoothing(0.6, 0.01), Smoothing(0.2, 0.5, guess=3.0)]
)
def test_area_and_dot_are_drawn_at_the_state_s_numbers(state):
    picture = LivePicture(SmoothingScene, Smoothing(), LOOK)
    picture.show(state)
    scene = picture.scene
    np.testing.assert_allclose([block.get_width() for block in scene.area.blocks], state.p)
    area = sum(block.get_width() * block.get_height() for block in scene.area.blocks)
    assert area == pytest.approx(state.loss)
    np.testing.assert_allclose(scene.dot.get_data(), [[state.q_raccoon], [min(state.loss, MOST_NATS)]])
    assert list(scene.floor.get_ydata()) == pytest.approx([state.floor] * 2)
    assert scene.loss_label.text == f"loss {state.loss:.3f}"
    assert scene.line.get_ydata().min() >= state.floor - 1e-9
    assert scene.guess.label.text == ("" if state.guess is None else f"your guess {state.guess:g}")
    assert list(scene.guess.line.get_ydata()) == ([] if state.guess is None else [state.guess] * 2)


def test_a_guess_is_drawn_and_said():
    guesses.clear()
    explorer = smoothing_explorer(prediction="lowest-soft-loss")
    guesses.keep("lowest-soft-loss", 0)
    assert "You guessed 0 nats" in explorer.sentence
    assert list(explorer.picture.scene.guess.line.get_ydata()) == [0, 0]
    guesses.clear()


@pytest.mark.parametrize("guess", [0.765432, 1e3, 12345.0, -1.5e8])
def test_a_long_guess_is_not_cut_off(explorer, guess):
    explorer.set(guess=guess)
    assert (explorer.picture.pixels()[:, -4:] == 255).all()
    explorer.set(guess=None)
