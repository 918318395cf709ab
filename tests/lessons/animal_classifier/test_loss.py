"""The loss explorer: one term of a sum, told in nats and bits, drawn as bars, as a dot and as an area."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import log_softmax
from scipy.stats import entropy as scipy_entropy

from tests.driving import drawn, is_whole, texts
from weatherbits.animals import ANIMALS
from weatherbits.lessons.animal_classifier import loss_explorer
from weatherbits.lessons.animal_classifier.loss import FIELDS, MOST_NATS, Loss, LossScene
from weatherbits.lessons.animal_classifier.words_en import chance

logits = st.floats(-20, 20)
states = st.builds(
    Loss,
    **dict.fromkeys(FIELDS, logits),
    temperature=st.floats(0.1, 5),
    truth=st.sampled_from(ANIMALS),
    unit=st.sampled_from(["nats", "bits"]),
    guess=st.none() | st.floats(-10, 1e6),
)


def test_the_story_s_belief_is_a_distribution_with_thirty_percent_for_the_raccoon():
    q = Loss().q
    np.testing.assert_allclose(q, [0.30, 0.25, 0.15, 0.08, 0.06, 0.05, 0.11], atol=1e-12)


@given(states)
@settings(max_examples=60, deadline=None)
def test_the_loss_is_what_scipy_makes_of_the_same_logits(state):
    expected = -log_softmax(np.array(state.logits) / state.temperature)
    np.testing.assert_allclose(state.lengths, expected, atol=1e-9)
    assert state.loss == pytest.approx(expected[ANIMALS.index(state.truth)], abs=1e-9)


@given(states)
@settings(max_examples=30, deadline=None)
def test_for_a_certain_truth_the_whole_loss_is_divergence(state):
    assert state.loss == pytest.approx(scipy_entropy(state.p, state.q), rel=1e-6, abs=1e-9)


def test_a_high_temperature_flattens_the_belief_and_a_low_one_sharpens_it():
    entropies = [scipy_entropy(replace(Loss(), temperature=t).q) for t in (0.1, 0.5, 1.0, 2.0, 5.0, 100.0)]
    assert entropies == sorted(entropies)
    assert entropies[-1] == pytest.approx(math.log(7), abs=1e-3)


@given(states)
@settings(max_examples=25, deadline=None)
def test_bars_dot_and_area_are_drawn_at_the_state_s_numbers(state):
    scene, true = drawn(LossScene, state), ANIMALS.index(state.truth)
    height = min(state.loss, MOST_NATS)
    np.testing.assert_allclose(scene.belief_bars.boxes[:, 3], state.q)
    bar = scene.truth_bar
    assert bar.get_height() == 1
    assert bar.get_x() <= true <= bar.get_x() + bar.get_width()
    np.testing.assert_allclose(scene.dot.get_data(), [[state.q_of_truth], [height]])
    blocks = [block for block in scene.area.blocks if block.get_width() > 0]
    assert [(block.get_width(), block.get_height()) for block in blocks] == [(1, pytest.approx(height))]
    assert texts(scene.words) == [
        f"{x:z.2f}" if x < 9.995 else f"{x:.1f}" for x in map(state.shown, state.lengths)
    ]


def test_the_unit_changes_the_numbers_and_moves_nothing():
    scene = drawn(LossScene, Loss())
    assert scene.amount.text == "1.204"
    assert scene.curve.get_yticks()[1] == 1
    dot = scene.dot.get_data()
    drawn(LossScene, Loss(unit="bits"))
    assert scene.amount.text == "1.737"
    np.testing.assert_array_equal(scene.dot.get_data(), dot)
    # The marks of the axis stand where their own unit has whole numbers.
    np.testing.assert_allclose(scene.curve.get_yticks()[1], 2 * math.log(2))
    assert scene.curve.get_yticklabels()[1].get_text() == "2"


@pytest.mark.parametrize("guess", [1.0, 6.5, -12345.0, -99999.6, 99999.6, math.inf])
@pytest.mark.parametrize("loss", [Loss(), Loss(fox=4.0, unit="bits"), Loss(fox=7.0)])
def test_a_guess_is_never_cut_off_and_its_number_keeps_clear_of_lines(guess, loss):
    explorer = loss_explorer()
    explorer.set(**vars(replace(loss, guess=guess)))
    assert is_whole(explorer.picture.pixels())
    scene = explorer.picture.scene
    label, lines = scene.guess.label, (scene.guess.line, scene.dot)
    assert all(not label.y - 0.5 < line.get_ydata()[0] < label.y for line in lines)
    assert len(label.text) * 6.1 < label.x * scene.curve.get_window_extent().width, "it begins at the curve"


def test_a_guess_is_one_of_nats_whatever_the_unit():
    state = Loss(unit="bits", guess=0.7)
    assert "You guessed 0.7 nats" in state.sentence
    assert drawn(LossScene, Loss(guess=1.0)).guess.label.text == "your guess 1 nat"
    assert list(drawn(LossScene, state).guess.line.get_ydata()) == [0.7, 0.7]


def test_chances_near_0_and_1_never_look_like_0_and_1():
    assert chance(1e-9) == "1e-09"
    certain = replace(Loss(), raccoon=7.0, temperature=0.1)
    assert certain.q_of_truth == 1.0, "a float64 can say nothing else"
    assert "the belief in that is >99.9%. The loss is less than 0.001 nats." in certain.sentence
